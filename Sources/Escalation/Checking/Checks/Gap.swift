internal import Diagnostics

/// Every reading an indicator can give has a level.
///
/// Bad: `opel_2: over 50 to under 70` beside `opel_3: over 35 to under 50`: exactly 50 has none.
/// Good: `opel_2: 50 to under 70`, with a note on how the paper's gap was read; or `otherwise`.
enum Gap: Check {
  static let id = "gap"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for indicator in plan.indicators {
      for (bands, isPoints) in indicator.scorings where bands.otherwise == nil {
        let what = isPoints ? "points" : "level"
        if let values = indicator.values {
          checkWords(values, bands, indicator, what, &diagnostics)
        } else {
          checkNumbers(indicator, bands, what, plan, &diagnostics)
        }
      }
    }
  }

  private static func checkWords(
    _ values: [String], _ bands: Bands, _ indicator: Indicator, _ what: String,
    _ diagnostics: inout DiagnosticList
  ) {
    let covered = bands.bands.reduce(into: Set<Int>()) { set, band in
      if case .named(let words) = band.readings { set.formUnion(words) }
    }
    for (index, value) in values.enumerated() where !covered.contains(index) {
      diagnostics.report(
        .init(
          id, "'\(indicator.name)' has no \(what) for '\(value)'", at: bands.mark,
          help: what == "level"
            ? ["Give it one, or say that the paper does not:", "  otherwise: not stated"]
            : ["Give it some, or say for all others:", "  otherwise: 0"]))
    }
  }

  private static func checkNumbers(
    _ indicator: Indicator, _ bands: Bands, _ what: String, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    var reported: Set<Stretch> = []
    let all = BandSets.all(of: indicator, by: bands, plan)
    if let sets = all.first, all.allSatisfy(\.isWholeButForGrid) {
      return reportNoGrid(sets, bands, what, &diagnostics)
    }
    for sets in all {
      for gap in sets.domain.subtracting(sets.covered).stretches
      where reported.insert(gap).inserted {
        report(gap, sets, bands, what, plan, &diagnostics)
      }
    }
  }

  /// `3 to 4` beside `1 to 2` leaves out 2.5, unless there are whole numbers only.
  private static func reportNoGrid(
    _ sets: BandSets, _ bands: Bands, _ what: String, _ diagnostics: inout DiagnosticList
  ) {
    guard let gap = sets.domain.subtracting(sets.covered).stretches.first else { return }
    diagnostics.report(
      .init(
        id, "'\(sets.indicator.name)' has no \(what) for \(sets.text(of: gap))", at: bands.mark,
        label: "only whole numbers have one",
        related: [.init(sets.indicator.citation.mark, "this may have fractions")],
        help: [
          "If it is counted in whole numbers, say so:",
          "  range: whole numbers \(sets.rangeText)",
          "Else let each band end where the next begins, such as: 3 to under 5",
        ]))
  }

  private static func report(
    _ gap: Stretch, _ sets: BandSets, _ bands: Bands, _ what: String, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    let below = sets.entries.first { entry in
      entry.set.stretches.contains { $0.upper != nil && $0.upper == gap.lower }
    }
    let above = sets.entries.first { entry in
      entry.set.stretches.contains { $0.lower != nil && $0.lower == gap.upper }
    }
    let nearest = [above, below].compactMap(\.self)
    let text = sets.text(of: gap)
    let mark = nearest.first?.band.citation.mark ?? bands.mark
    let related = nearest.dropFirst().map {
      Diagnostic.Label($0.band.citation.mark, "and here")
    }
    diagnostics.report(
      .init(
        id, "'\(sets.indicator.name)' has no \(what) for \(text)\(sets.place)", at: mark,
        label: nearest.isEmpty ? "" : "\(text) is left out here", related: related,
        help: help(gap, above, below, sets, what, plan)))
  }

  private static func help(
    _ gap: Stretch, _ above: BandSets.Entry?, _ below: BandSets.Entry?, _ sets: BandSets,
    _ what: String, _ plan: Plan
  ) -> [String] {
    var lines = ["Someone will report such a value. Choose, and say why in note:"]
    for entry in [above, below].compactMap(\.self) {
      guard let key = entry.band.key(plan.scale) else { continue }
      let joined = entry.set.union(NumberSet([gap]))
      lines.append("  \(key): \(sets.bandText(of: joined))")
    }
    return lines + ["  otherwise: \(what == "level" ? "not stated" : "0")"]
  }
}

extension BandSets {
  /// Whether there are gaps, and none of them would be left among whole numbers.
  fileprivate var isWholeButForGrid: Bool {
    guard indicator.grid == nil, !domain.subtracting(covered).isEmpty else { return false }
    let whole = Grid.wholeNumbers
    let edges = covered.boundaries + domain.boundaries
    guard edges.allSatisfy({ whole.contains(ExactNumber($0.value)) }) else { return false }
    return whole.snapped(domain).subtracting(whole.snapped(covered)).isEmpty
  }

  /// The range as it is written behind `whole numbers`.
  fileprivate var rangeText: String {
    let text = domain.stretches.map(text(of:)).joined(separator: " or ")
    guard text.hasPrefix("at least "), domain.stretches.count == 1 else { return text }
    return text.dropFirst("at least ".count) + " and up"
  }
}
