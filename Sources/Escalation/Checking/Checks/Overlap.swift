internal import Diagnostics

/// No reading has two levels.
///
/// Bad: `amber: 50 to 70` beside `green: at least 70`: exactly 70 has two. Good: `50 to under 70`.
enum Overlap: Check {
  static let id = "overlap"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for indicator in plan.indicators {
      guard let bands = indicator.bands else { continue }
      if let values = indicator.values {
        checkWords(values, bands, indicator, &diagnostics)
      } else {
        for sets in BandSets.all(of: indicator, plan) {
          checkNumbers(sets, plan, &diagnostics)
        }
      }
    }
  }

  private static func checkWords(
    _ values: [String], _ bands: Bands, _ indicator: Indicator,
    _ diagnostics: inout DiagnosticList
  ) {
    var owners: [Int: Bands.Band] = [:]
    for band in bands.bands {
      guard case .named(let words) = band.readings else { continue }
      for word in words.sorted() {
        if let other = owners[word] {
          diagnostics.report(
            .init(
              id, "'\(indicator.name)' has two levels for '\(values[word])'",
              at: band.citation.mark, related: [.init(other.citation.mark, "the other is here")]))
        }
        owners[word] = band
      }
    }
  }

  private static func checkNumbers(
    _ sets: BandSets, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    for (index, entry) in sets.entries.enumerated() {
      for other in sets.entries[..<index] {
        let common = entry.set.intersection(other.set).intersection(sets.domain)
        guard let stretch = common.stretches.first else { continue }
        let text = sets.text(of: stretch)
        diagnostics.report(
          .init(
            id, "'\(sets.indicator.name)' has two levels for \(text)\(sets.place)",
            at: entry.band.citation.mark, label: "\(text) is here",
            related: [.init(other.band.citation.mark, "and here")],
            help: help(entry, other, common, sets, plan)))
      }
    }
  }

  /// Either band without what both have, where something is then left of it.
  private static func help(
    _ entry: BandSets.Entry, _ other: BandSets.Entry, _ common: NumberSet, _ sets: BandSets,
    _ plan: Plan
  ) -> [String] {
    let lines = [entry, other].compactMap { entry -> String? in
      let rest = entry.set.subtracting(common)
      guard case .level(let level) = entry.band.verdict, !rest.stretches.isEmpty else { return nil }
      return "  \(plan.scale[level].name): \(sets.bandText(of: rest))"
    }
    return lines.isEmpty ? [] : ["Choose one, and say why in note:"] + lines
  }
}
