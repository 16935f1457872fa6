internal import Diagnostics

/// A reading in a band that is `not stated` leaves every status that reads it unknown.
///
/// Bad: such an indicator in `worst of`. Good: a trigger that tests the part the paper does state.
enum NotStated: Check {
  static let id = "not-stated"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for status in plan.statuses {
      for member in status.members ?? [] {
        guard case .indicator(let index) = member.reference,
          let bands = plan.indicators[index].bands, bands.leavesOpen
        else { continue }
        let name = plan.indicators[index].name
        diagnostics.report(
          .init(
            id, .warning,
            "some readings of '\(name)' have no stated level, and leave "
              + "'\(status.name)' in doubt", at: member.mark,
            related: [.init(bands.mark, "not stated here")],
            help: help(plan.indicators[index], bands, plan)))
      }
    }
  }

  private static func help(_ indicator: Indicator, _ bands: Bands, _ plan: Plan) -> [String] {
    let open = openReadings(indicator, bands, plan).map { ["These have none: \($0)."] } ?? []
    let signs = statedReadings(indicator, bands, plan).map { level, readings in
      "  {level: \(plan.scale[level].name), when: \(indicator.name) \(readings)}"
    }
    return open
      + (signs.isEmpty
        ? ["Give them a level, or read what is stated in a trigger instead."]
        : ["Give them a level, or read what is stated in a trigger instead:"] + signs)
  }

  // MARK: - Readings

  /// In words; nil where figures make them others from area to area, or from day to day.
  private static func openReadings(
    _ indicator: Indicator, _ bands: Bands, _ plan: Plan
  ) -> String? {
    if let values = indicator.values {
      let stated = Set(bands.bands.filter { $0.verdict != .notStated }.flatMap(\.words))
      let open = values.indices.filter { !stated.contains($0) }.map { values[$0] }
      let more = open.count > mostWords ? " and \(open.count - mostWords) more" : ""
      return open.prefix(mostWords).joined(separator: ", ") + more
    }
    guard let sets = onlySets(indicator, bands, plan) else { return nil }
    let written = sets.entries.filter { $0.band.verdict == .notStated }
    let rest =
      bands.otherwise == .notStated ? sets.domain.subtracting(sets.covered) : .nothing
    let open = written.reduce(rest) { $0.union($1.set) }
    return open.stretches.isEmpty
      ? nil : open.stretches.prefix(mostWords).map(sets.text(of:)).joined(separator: " or ")
  }

  /// For each level above the mildest that has readings, which they are, as a condition says it.
  private static func statedReadings(
    _ indicator: Indicator, _ bands: Bands, _ plan: Plan
  ) -> [(Level, String)] {
    if let values = indicator.values {
      return bands.bands.compactMap { band in
        band.leadingLevel.map {
          ($0, "is " + band.words.map { values[$0] }.joined(separator: " or "))
        }
      }
    }
    guard let sets = onlySets(indicator, bands, plan) else { return [] }
    return sets.entries.compactMap { entry in
      let readings = entry.set.stretches.map(sets.text(of:)).joined(separator: " or ")
      return entry.band.leadingLevel.map { ($0, readings) }
    }
  }

  private static let mostWords = 4

  private static func onlySets(
    _ indicator: Indicator, _ bands: Bands, _ plan: Plan
  ) -> BandSets? {
    let all = BandSets.all(of: indicator, by: bands, plan)
    return all.count == 1 ? all[0] : nil
  }
}

extension Bands.Band {
  /// Indices of the words it is about, in the order of the indicator's own.
  fileprivate var words: [Int] {
    if case .named(let words) = readings { words.sorted() } else { [] }
  }

  /// Its level, where that is not the mildest.
  fileprivate var leadingLevel: Level? {
    if case .level(let level) = verdict, level != .mildest { level } else { nil }
  }
}
