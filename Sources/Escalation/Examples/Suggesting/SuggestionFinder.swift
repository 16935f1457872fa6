internal import Diagnostics

/// Looks for readings that reach what no example does, by trying.
///
/// It takes all signs at their best or their worst, and moves one or two of them over every value
/// beside a line. What cannot be reached that way is left for people, and is named.
package struct SuggestionFinder {
  let coverage: PlanCoverage
  let zone: TimeZoneRules
  let values: TrialValues
  let times: [WrittenTime]
  /// An area of the open tier that examples speak of.
  let openArea: String
  /// What is not reached by any example, nor by one that was found.
  private var missing: Set<CoverageKey>
  private var found: [CoverageKey: Suggestion] = [:]
  private var looks = 0

  /// At most so many readings are tried for one thing, and for all.
  private static let mostLooks = (each: 300, all: 3_000)

  package init(_ coverage: PlanCoverage, _ examples: [Example], zone: TimeZoneRules) {
    self.coverage = coverage
    self.zone = zone
    values = TrialValues(coverage.compiled.plan)
    times = Self.times(of: examples)
    let open = coverage.compiled.plan.areas.openTier
    openArea =
      examples.lazy.flatMap(\.snapshot.areas).first { $0.tier == open }?.name ?? "somewhere"
    missing = Set(coverage.missed.map(\.key))
  }

  var plan: Plan { coverage.compiled.plan }

  /// In the order of the plan; and what nothing was found for.
  package mutating func suggestions() -> (found: [Suggestion], notFound: [CoverageItem]) {
    // One example may reach several things, and is needed once.
    for item in coverage.missed where missing.contains(item.key) { search(item) }
    return (
      coverage.missed.compactMap { found[$0.key] },
      coverage.missed.filter { missing.contains($0.key) }
    )
  }

  private mutating func search(_ item: CoverageItem) {
    let limit = min(looks + Self.mostLooks.each, Self.mostLooks.all)
    for expectation in expectations(for: item) {
      let cone = ExampleCone(of: example(TrialReadings(), [expectation]), plan).references
      for readings in TrialPlan(self, expectation, cone).readings {
        guard looks < limit else { return }
        look(readings, expectation, cone, for: item)
        if found[item.key] != nil { return }
      }
    }
  }

  private mutating func look(
    _ readings: TrialReadings, _ expectation: Expectation, _ cone: Set<Reference>,
    for item: CoverageItem
  ) {
    looks += 1
    let reached = self.reached(by: example(readings, [expectation]))
    guard reached.contains(item.key) else { return }
    missing.subtract(reached)
    found[item.key] = Suggestion(
      item: item, example: example(readings, [expectation]),
      interval: readings.isSeries ? Self.interval : nil)
  }

  func reached(by example: Example) -> Set<CoverageKey> {
    coverage.reached(
      by: example.expectations, coverage.compiled.moments(of: example, zone: zone))
  }

  /// Series have a reading each day.
  static let interval = TimeSpan(1, .days)

  func example(_ readings: TrialReadings, _ expectations: [Expectation]) -> Example {
    Example(
      name: "", snapshot: readings.snapshot(interval: Self.interval), expectations: expectations,
      mark: Mark(file: plan.file, range: 0..<0))
  }

  // MARK: - Times

  /// Those of examples, then others of the same week.
  private static func times(of examples: [Example]) -> [WrittenTime] {
    var times: [WrittenTime] = []
    for time in examples.compactMap(\.snapshot.at) where !times.contains(time) {
      if case .instant = time { continue }
      times.append(time)
    }
    guard let first = times.first?.date ?? CivilDate(year: 2024, month: 11, day: 4) else {
      return times
    }
    let others = (0..<7).flatMap { day in
      [3, 12, 20].compactMap { hour in
        TimeOfDay(hour: hour, minute: 0).map { time in
          WrittenTime.local(CivilDateTime(date: first.adding(days: day), time: time))
        }
      }
    }
    return Array(times.prefix(12)) + others
  }
}

extension WrittenTime {
  fileprivate var date: CivilDate? {
    switch self {
    case .day(let date): date
    case .local(let local): local.date
    case .instant: nil
    }
  }

  /// As a plan writes it.
  var text: String {
    switch self {
    case .day(let date): date.iso
    case .local(let local): local.text
    case .instant(let instant): "\(instant)"
    }
  }
}
