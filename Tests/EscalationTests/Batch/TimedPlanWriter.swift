/// Writes small plans that look at other times than now, of one tier of areas and the plan around
/// it, and days of readings for them.
struct TimedPlanWriter {
  private var numbers: SeededNumbers
  let isOpen: Bool
  let hasDecided: Bool

  init(seed: Int) {
    numbers = SeededNumbers(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    for _ in 0..<4 { _ = numbers.next() }
    isOpen = Bool.random(using: &numbers)
    hasDecided = Int.random(in: 0..<3, using: &numbers) == 0
  }

  mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &numbers) ?? ""
  }

  /// One of the texts, or often none.
  mutating func perhaps(_ choices: [String]) -> String {
    Bool.random(using: &numbers) ? pick(choices) : ""
  }

  // MARK: - Plans

  mutating func plan() -> String {
    """
    plimsoll: 1
    plan: timed
    version: 1
    timezone: UTC
    scale: {green: {title: Green}, amber: {title: Amber}, red: {title: Red}}
    areas: {area: \(isOpen ? "any" : "{all: [east, west]}")}
    indicators:
      staffing: {range: 0 to 100, per: area, \(timing())\(perhaps(["margin: 5, "]))\(missing())bands: {green: at least 70, amber: 50 to under 70, red: under 50}}
      calls: {range: 0 and up, per: area, fresh for: 30 hours, \(missing())bands: {green: under 30, amber: 30 to under 60, red: 60 and up}}
      queue: {range: 0 to 100, \(timing())bands: {green: under 40, red: 40 and up}}
    triggers:
      long: {per: area, level: red, when: \(test())}
      other: {per: area, level: amber, when: \(test())}
      flood: {per: area, level: amber, \(perhaps(["lasts: 30 hours", "every: day by 10:00", "lasts: 2 days"]))}
      once: {per: area, when: pressure was \(pick(["amber", "red", "amber or worse"]))}
    statuses:
      pressure: {per: area, worst of: [staffing, calls, long, flood]\(stepDown())\(decided())}
      uneasy: {per: area, at least 2 of: [staffing, calls, other, flood]\(stepDown())}
      county:
        headline: yes
        levels:
          amber: {any: [pressure is amber or worse in any area, queue is red]}
          red: {all: [pressure is red in any area, once in any area]}
    \(stepDown(indent: "    "))
    """
  }

  private mutating func timing() -> String {
    perhaps(["every: day by 10:30, ", "fresh for: 36 hours, ", "every: day, ", "every: 1 days, "])
  }

  private mutating func missing() -> String {
    perhaps([
      "if missing: ignore, ", "if missing: carry forward for 30 hours, ",
      "if missing: carry forward for 2 days, ",
    ])
  }

  private mutating func test() -> String {
    pick([
      "staffing under 60 for 2 readings", "staffing under 60 for 3 days",
      "calls over 20 for 48 hours", "calls over 20 for 2 readings",
      "calls rises by over 20 percent within 3 days",
      "staffing falls by at least 10 within 24 hours", "flood for 2 days",
      "staffing is amber or worse for 2 days", "calls rises by at least 15 within 36 hours",
    ])
  }

  private mutating func stepDown(indent: String = "") -> String {
    let rule = perhaps([
      "{after: 2 assessments}", "{hold: 48 hours}", "{after: 30 hours}",
      "{one level at a time: yes}", "{after: 2 assessments, hold: 36 hours}",
    ])
    if rule.isEmpty { return "" }
    return indent.isEmpty ? ", step down: \(rule)" : "\(indent)step down: \(rule)"
  }

  private mutating func decided() -> String {
    guard hasDecided else { return "" }
    return pick([", decided: daily at 09:00", ", decided: daily at 06:00"])
  }

  // MARK: - Days

  struct Day {
    let time: String
    /// By area, then by name; what is lacking is blank.
    var cells: [(area: String, cells: [String: String])] = []
  }

  mutating func days(_ count: Int) -> [Day] {
    var days: [Day] = []
    var hours = 9
    for _ in 0..<count {
      let hour = hours % 24
      let date = 1 + hours / 24
      days.append(day("2024-11-\(date < 10 ? "0" : "")\(date) \(hour < 10 ? "0" : "")\(hour):00"))
      hours += Int(pick(["24", "24", "24", "24", "3", "48", "20", "26"])) ?? 24
    }
    return days
  }

  private mutating func day(_ time: String) -> Day {
    var day = Day(time: time)
    for area in ["east", "west"] where !isOpen || Int.random(in: 0..<4, using: &numbers) > 0 {
      var cells: [String: String] = [:]
      cells["staffing"] = perhapsNot(["40", "49.5", "50", "54", "55", "68", "70", "75", "90"])
      cells["calls"] = perhapsNot(["10", "21", "29", "30", "45", "60", "80"])
      cells["flood"] = perhaps(["yes", "no"])
      day.cells.append((area, cells))
    }
    day.cells.append(("all", ["queue": perhapsNot(["10", "39", "40", "70"])]))
    return day
  }

  private mutating func perhapsNot(_ choices: [String]) -> String {
    Int.random(in: 0..<4, using: &numbers) == 0 ? "" : pick(choices)
  }
}
