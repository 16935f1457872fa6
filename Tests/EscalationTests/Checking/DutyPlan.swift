import Escalation

/// Random hours, roles that stand in for each other, and one action; as a model, and as the text of
/// a plan. All times are full or half hours.
struct DutyPlan {
  enum Stretch {
    /// From one half hour of the day to another; over midnight where the second is not later.
    case days(Set<Int>, Int, Int)
    case week(Int, Int, Int, Int)
    case bankHolidays(Int, Int)
  }

  struct Line {
    let stretch: Stretch
    /// Months and days, both ends included.
    let season: (from: (Int, Int), to: (Int, Int))?
    let isTakenOff: Bool
  }

  enum When {
    case offDuty
    case during(Int)
    case outside(Int)
  }

  struct Role {
    let onDuty: Int?
    let covers: [(When, Int)]
  }

  /// A condition of the clock, with a reading that may be anything.
  indirect enum Test {
    case reading
    case during(Int)
    case outside(Int)
    case all([Test])
    case any([Test])
    case none([Test])
  }

  let hours: [[Line]]
  let roles: [Role]
  let condition: Test?

  init(_ numbers: inout SeededNumbers) {
    hours = (0..<3).map { _ in Self.lines(&numbers) }
    roles = (0..<3).map { Self.role($0, &numbers) }
    condition = Int.random(in: 0..<3, using: &numbers) == 0 ? Self.test(2, &numbers) : nil
  }

  // MARK: - At random

  private static func lines(_ numbers: inout SeededNumbers) -> [Line] {
    let count = Int.random(in: 1...3, using: &numbers)
    return (0..<count).map { index in
      let season: ((Int, Int), (Int, Int))? =
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: ((6, 1), (9, 15))
        case 1: ((11, 1), (2, 29))
        default: nil
        }
      return Line(
        stretch: stretch(&numbers), season: season,
        isTakenOff: index > 0 && Int.random(in: 0..<3, using: &numbers) == 0)
    }
  }

  private static func stretch(_ numbers: inout SeededNumbers) -> Stretch {
    let times = [0, 12, 16, 17, 34, 44, 48]
    let from = times.dropLast().randomElement(using: &numbers) ?? 0
    let to = times.dropFirst().filter { $0 != from }.randomElement(using: &numbers) ?? 48
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0:
      return .week(
        Int.random(in: 0..<7, using: &numbers), from, Int.random(in: 0..<7, using: &numbers), to)
    case 1: return .bankHolidays(from, to)
    case 2: return .days(Set(0..<7), from, to)
    default:
      let sets: [Set<Int>] = [Set(0..<5), [5, 6], [4], Set(0..<7)]
      let days = sets.randomElement(using: &numbers) ?? []
      return .days(days, from, to)
    }
  }

  private static func role(_ index: Int, _ numbers: inout SeededNumbers) -> Role {
    let onDuty = Int.random(in: 0..<4, using: &numbers)
    let own = onDuty < 3 ? onDuty : nil
    guard index < 2 else { return Role(onDuty: own, covers: []) }
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0 where own != nil:
      return Role(
        onDuty: own, covers: [(.offDuty, Int.random(in: (index + 1)..<3, using: &numbers))])
    case 1: return Role(onDuty: own, covers: [])
    default:
      let hours = [0, 1, 2].shuffled(using: &numbers)
      return Role(
        onDuty: own,
        covers: (0..<2).map { place in
          let isDuring = Bool.random(using: &numbers)
          return (
            isDuring ? .during(hours[place]) : .outside(hours[place]),
            Int.random(in: (index + 1)..<3, using: &numbers)
          )
        })
    }
  }

  private static func test(_ depth: Int, _ numbers: inout SeededNumbers) -> Test {
    func parts() -> [Test] { (0..<2).map { _ in test(depth - 1, &numbers) } }
    switch Int.random(in: depth > 0 ? 0..<6 : 0..<3, using: &numbers) {
    case 0: return .reading
    case 1: return .during(Int.random(in: 0..<3, using: &numbers))
    case 2: return .outside(Int.random(in: 0..<3, using: &numbers))
    case 3: return .all(parts())
    case 4: return .any(parts())
    default: return .none(parts())
    }
  }
}

// MARK: - As a plan

extension DutyPlan {
  var text: String {
    let lines = hours.enumerated().map { index, lines in
      "  h\(index): [\(lines.map(\.text).joined(separator: ", "))]"
    }
    let people = roles.enumerated().map { "  r\($0): {title: Role \($0)\($1.text)}" }
    return """
      plimsoll: 1
      plan: duty
      version: 1
      timezone: UTC
      calendar: some.yaml
      scale: {green: {}, red: {}}
      indicators:
        staffing: {unit: percent, range: 0 and up, bands: {green: at least 50, red: under 50}}
      statuses: {overall: {worst of: [staffing]}}
      hours:
      \(lines.joined(separator: "\n"))
      roles:
      \(people.joined(separator: "\n"))
      actions:
        follow: overall
        r0:
          green: business as usual
          red:
            - do: Act
      \(condition.map { "        when: \($0.text)\n" } ?? "")
      """
  }
}

extension DutyPlan.Line {
  fileprivate var text: String {
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    if isTakenOff { return "\"not \(stretch.text)\"" }
    let start = season.map {
      "\($0.from.1) \(months[$0.from.0 - 1]) to \($0.to.1) \(months[$0.to.0 - 1]), "
    }
    return "\"\(start ?? "")\(stretch.text)\""
  }
}

extension DutyPlan.Stretch {
  fileprivate var text: String {
    let names = Weekday.allCases.map(\.name)
    func time(_ half: Int) -> String {
      "\(half / 2 < 10 ? "0" : "")\(half / 2):\(half % 2 == 0 ? "00" : "30")"
    }
    switch self {
    case .bankHolidays(let from, let to): return "bank holidays \(time(from)) to \(time(to))"
    case .week(let first, let from, let last, let to):
      return "\(names[first]) \(time(from)) to \(names[last]) \(time(to))"
    case .days(let days, let from, let to):
      let all = days.sorted()
      let named =
        all.count == 7
        ? "daily"
        : all.count == 1 ? names[all[0]] : "\(names[all[0]]) to \(names[all[all.count - 1]])"
      return "\(named) \(time(from)) to \(time(to))"
    }
  }
}

extension DutyPlan.Role {
  fileprivate var text: String {
    let duty = onDuty.map { ", on duty: h\($0)" } ?? ""
    guard let first = covers.first else { return duty }
    if case .offDuty = first.0 { return duty + ", covered by: r\(first.1)" }
    let all = covers.map { when, role in
      switch when {
      case .during(let index): "during h\(index): r\(role)"
      case .outside(let index): "outside h\(index): r\(role)"
      case .offDuty: ""
      }
    }
    return duty + ", covered by: {\(all.joined(separator: ", "))}"
  }
}

extension DutyPlan.Test {
  fileprivate var text: String {
    switch self {
    case .reading: "staffing under 40"
    case .during(let index): "during h\(index)"
    case .outside(let index): "outside h\(index)"
    case .all(let parts): "{all: [\(parts.map(\.text).joined(separator: ", "))]}"
    case .any(let parts): "{any: [\(parts.map(\.text).joined(separator: ", "))]}"
    case .none(let parts): "{none of: [\(parts.map(\.text).joined(separator: ", "))]}"
    }
  }
}
