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
    case hours(indicator: Int, under: Int, count: Int)
    case window(Int, under: Int)
    case was(Int)
  }

  /// A summary over days.
  struct Window: Hashable {
    enum Function: String, CaseIterable {
      case sum, highest, lowest, median, latest, count
    }

    let function: Function
    let indicator: Int
    let days: Int
    let beforeNow: Bool
    let needs: Int?
    /// Only days under this are counted.
    let countsUnder: Int
  }

  struct Declaring {
    var may = "raise"
    var lasts: Int?
    var atLeastFor: Int?
  }

  struct StepDown {
    var after: Int?
    var holdDays: Int?
    var oneAtATime = false
    /// The first indicator must be at least this.
    var needs: Int?
    var needsSignOff = false
  }

  static let highest = 10
  /// Green, amber, red.
  static let levels = ["green", "amber", "red"]

  let lines: [(amber: Int, red: Int)]
  /// How many days a reading stands beside its own.
  let stands: [Int]
  /// Whether a reading is due each day.
  let isDue: [Bool]
  let margins: [Int]
  let windows: [Window]
  let declaring: Declaring?
  /// What was declared, in the order of its times; no level is one that is withdrawn. Hours count
  /// from the first day's assessment.
  let declarations: [(hour: Int, level: Int?)]
  let signOffs: [(hour: Int, level: Int)]
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
    isDue = (0..<count).map { _ in chance(30) }
    margins = (0..<count).map { _ in chance(20) ? int(1...3) : 0 }
    windows = (0..<int(0...2)).map { _ in
      Window(
        function: Window.Function.allCases[int(0...5)], indicator: int(0...(count - 1)),
        days: int(1...4), beforeNow: chance(40), needs: chance(40) ? int(1...3) : nil,
        countsUnder: int(1...10))
    }
    let (stands, windows) = (stands, windows)
    triggers = (0..<int(1...3)).map { _ in
      let tests = (0..<int(1...2)).map { _ -> Test in
        let indicator = int(0...(count - 1))
        switch int(0...6) {
        case 0: return .now(indicator: indicator, under: int(1...10))
        case 1: return .readings(indicator: indicator, under: int(2...10), count: int(2...3))
        case 2: return .days(indicator: indicator, under: int(2...10), count: int(1...3))
        case 3: return .falls(indicator: indicator, by: int(1...5), days: int(1...3))
        case 4 where stands[indicator] == 1:
          return .hours(indicator: indicator, under: int(2...10), count: int(6...60))
        case 5 where !windows.isEmpty:
          let window = int(0...(windows.count - 1))
          let most = windows[window].function == .sum ? 25 : 10
          return .window(window, under: int(1...most))
        default: return .was(int(1...2))
        }
      }
      return (int(1...2), tests, chance(50))
    }
    stepDown = StepDown(
      after: chance(50) ? int(1...3) : nil, holdDays: chance(30) ? int(1...3) : nil,
      oneAtATime: chance(30), needs: chance(20) ? int(3...8) : nil, needsSignOff: chance(15))
    let lasts = chance(50) ? int(1...80) : nil
    declaring =
      chance(30)
      ? Declaring(
        may: ["raise", "lower", "either"][int(0...2)], lasts: lasts,
        atLeastFor: chance(30) ? int(1...(lasts ?? 50)) : nil) : nil
    func hours(_ count: Int) -> [Int] {
      Set((0..<count).map { _ in int(-20...264) }).sorted()
    }
    declarations =
      declaring == nil ? [] : hours(int(0...5)).map { ($0, chance(25) ? nil : int(0...2)) }
    signOffs = stepDown.needsSignOff ? hours(int(0...6)).map { ($0, int(0...2)) } : []
    let blanks = [5, 20, 50][int(0...2)]
    readings = (0..<12).map { _ in
      (0..<count).map { _ in chance(blanks) ? nil : int(0...Self.highest) }
    }
  }
}
