import Escalation

/// A small random plan over days, and a random history for it.
///
/// Readings are whole numbers from 0 to 10, so that whatever is missing can be tried out in full.
struct TimePlan {
  enum Test: Hashable {
    case now(indicator: Int, under: Int)
    case readings(indicator: Int, under: Int, count: Int)
    case days(indicator: Int, under: Int, count: Int)
    case falls(indicator: Int, by: Int, days: Int)
    case was(Int)
  }

  struct StepDown {
    var after: Int?
    var holdDays: Int?
    var oneAtATime = false
    /// The first indicator must be at least this.
    var needs: Int?
  }

  static let highest = 10
  /// Green, amber, red.
  static let levels = ["green", "amber", "red"]

  let lines: [(amber: Int, red: Int)]
  /// How many days a reading stands beside its own.
  let stands: [Int]
  let triggers: [(level: Int, tests: [Test], isAll: Bool)]
  let stepDown: StepDown
  /// By day and indicator.
  let readings: [[Int?]]

  init(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }
    func chance(_ percent: Int) -> Bool { int(1...100) <= percent }
    let count = int(1...3)
    lines = (0..<count).map { _ in
      let red = int(0...5)
      return (red + int(1...4), red)
    }
    stands = (0..<count).map { _ in chance(40) ? 1 : 0 }
    triggers = (0..<int(1...3)).map { _ in
      let tests = (0..<int(1...2)).map { _ -> Test in
        let indicator = int(0...(count - 1))
        switch int(0...4) {
        case 0: return .now(indicator: indicator, under: int(1...10))
        case 1: return .readings(indicator: indicator, under: int(2...10), count: int(2...3))
        case 2: return .days(indicator: indicator, under: int(2...10), count: int(1...3))
        case 3: return .falls(indicator: indicator, by: int(1...5), days: int(1...3))
        default: return .was(int(1...2))
        }
      }
      return (int(1...2), tests, chance(50))
    }
    stepDown = StepDown(
      after: chance(50) ? int(1...3) : nil, holdDays: chance(30) ? int(1...3) : nil,
      oneAtATime: chance(30), needs: chance(20) ? int(3...8) : nil)
    let blanks = [5, 20, 50][int(0...2)]
    readings = (0..<12).map { _ in
      (0..<count).map { _ in chance(blanks) ? nil : int(0...Self.highest) }
    }
  }

  // MARK: - As a plan file

  var body: String {
    let indicators = lines.indices.map { index in
      let (amber, red) = lines[index]
      let fresh = stands[index] == 1 ? ", fresh for: 30 hours" : ""
      return "  x\(index): {range: whole numbers 0 to \(Self.highest)\(fresh), bands: "
        + "{green: \(amber) and up, amber: \(red) to under \(amber), red: under \(red)}}"
    }
    let signs = triggers.indices.map { index in
      let trigger = triggers[index]
      let tests = trigger.tests.map(text).joined(separator: ", ")
      return "  sign\(index): {level: \(Self.levels[trigger.level]), when: "
        + "{\(trigger.isAll ? "all" : "any"): [\(tests)]}}"
    }
    let members = lines.indices.map { "x\($0)" } + triggers.indices.map { "sign\($0)" }
    return """
      indicators:
      \(indicators.joined(separator: "\n"))
      triggers:
      \(signs.joined(separator: "\n"))
      statuses:
        status:
          worst of: [\(members.joined(separator: ", "))]
      \(stepDownText)
      """
  }

  private var stepDownText: String {
    let parts = [
      stepDown.after.map { "after: \($0) assessments" },
      stepDown.holdDays.map { "hold: \($0 * 24) hours" },
      stepDown.needs.map { "when: x0 at least \($0)" },
      stepDown.oneAtATime ? "one level at a time: yes" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? "" : "    step down: {\(parts.joined(separator: ", "))}"
  }

  private func text(_ test: Test) -> String {
    switch test {
    case .now(let indicator, let under): "x\(indicator) under \(under)"
    case .readings(let indicator, let under, let count):
      "x\(indicator) under \(under) for \(count) readings"
    case .days(let indicator, let under, let count):
      "x\(indicator) under \(under) for \(count) days"
    case .falls(let indicator, let by, let days):
      "x\(indicator) falls by at least \(by) within \(days) days"
    case .was(let level): "status was \(Self.levels[level]) or worse"
    }
  }

  /// The series of a snapshot that ends on a day.
  func given(through day: Int) -> String {
    let series = lines.indices.map { index in
      let values = readings[0...day].map { $0[index].map(String.init) ?? "missing" }
      return "x\(index): [\(values.joined(separator: ", "))]"
    }
    return "all: {\(series.joined(separator: ", "))}"
  }
}
