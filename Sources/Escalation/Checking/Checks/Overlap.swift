internal import Diagnostics

/// No reading has two levels.
///
/// Bad: `amber: 50 to 70` beside `green: at least 70`: exactly 70 has two. Good: `50 to under 70`.
enum Overlap: Check {
  static let id = "overlap"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for indicator in plan.indicators {
      for (bands, isPoints) in indicator.scorings {
        let what = isPoints ? "scores" : "levels"
        if let values = indicator.values {
          checkWords(values, bands, indicator, what, &diagnostics)
          continue
        }
        for sets in BandSets.all(of: indicator, by: bands, plan) {
          checkNumbers(sets, what, plan, &diagnostics)
        }
      }
    }
  }

  private static func checkWords(
    _ values: [String], _ bands: Bands, _ indicator: Indicator, _ what: String,
    _ diagnostics: inout DiagnosticList
  ) {
    var owners: [Int: Bands.Band] = [:]
    for band in bands.bands {
      guard case .named(let words) = band.readings else { continue }
      for word in words.sorted() {
        if let other = owners[word] {
          diagnostics.report(
            .init(
              id, "'\(indicator.name)' has two \(what) for '\(values[word])'",
              at: band.citation.mark, related: [.init(other.citation.mark, "the other is here")]))
        }
        owners[word] = band
      }
    }
  }

  private static func checkNumbers(
    _ sets: BandSets, _ what: String, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    for (index, entry) in sets.entries.enumerated() {
      for other in sets.entries[..<index] {
        let common = entry.set.intersection(other.set).intersection(sets.domain)
        guard let stretch = common.stretches.first else { continue }
        let text = sets.text(of: stretch)
        diagnostics.report(
          .init(
            id, "'\(sets.indicator.name)' has two \(what) for \(text)\(sets.place)",
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
      guard let key = entry.band.key(plan.scale), !rest.stretches.isEmpty else { return nil }
      return "  \(key): \(sets.bandText(of: rest))"
    }
    return lines.isEmpty ? [] : ["Choose one, and say why in note:"] + lines
  }
}
