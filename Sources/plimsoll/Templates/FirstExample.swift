internal import Diagnostics
internal import Escalation

/// An example of a plan that has none: a reading right on one of its lines, or nothing reported at
/// all, and what comes of it.
struct FirstExample {
  /// Lines of an example but for what is expected.
  private let start: String
  /// What is expected of which sign.
  private let subject: String
  private let levels: [String]

  /// Nil where a plan has nothing that would do.
  init?(of plan: Plan) {
    levels = ["unknown"] + plan.scale.steps.reversed().map(\.name)
    for indicator in plan.indicators where indicator.isInput {
      guard let value = Self.value(of: indicator, plan.scale),
        let area = Self.area(of: indicator, plan.areas)
      else { continue }
      start = """
          - name: \(PlanTemplate.scalar("\(indicator.title) at \(value)"))
            given: {\(area): {\(indicator.name): \(value)}}
        """
      subject = indicator.name + (area == "all" ? "" : " in \(area)")
      return
    }
    guard let status = plan.headline.map({ plan.statuses[$0] }) ?? plan.statuses.first,
      let area = Self.area(in: status.tier, plan.areas)
    else { return nil }
    start = "  - name: nothing was reported"
    subject = status.name + (area == "all" ? "" : " in \(area)")
  }

  /// The number at which a band begins that is not the mildest, or a word of it.
  private static func value(of indicator: Indicator, _ scale: Scale) -> String? {
    for band in indicator.bands?.bands ?? [] {
      guard case .level(let level) = band.verdict, level != .mildest else { continue }
      switch band.readings {
      case .named(let words):
        return words.min().flatMap { indicator.values?[$0] }.map(PlanTemplate.scalar)
      case .numbers(let range):
        let ends = range.pieces.flatMap { [$0.lower, $0.upper] }.compactMap(\.self)
        if let number = ends.lazy.compactMap(\.value.number).first { return number.text }
      }
    }
    return nil
  }

  private static func area(of indicator: Indicator, _ areas: Areas) -> String? {
    area(in: indicator.tier, areas) { indicator.applies(inArea: $0) }
  }

  private static func area(
    in tier: TierID, _ areas: Areas, where fits: (Int) -> Bool = { _ in true }
  ) -> String? {
    let tier = areas[tier]
    if tier.holdsThings { return nil }
    if tier.isOpen { return "first_\(tier.name)" }
    return tier.areas.indices.first(where: fits).map { tier.areas[$0].name }
  }

  /// One text for each thing that could be expected; which of them is right, the plan says.
  var texts: [String] {
    levels.map { level in
      """

      # What you expect of the plan here. The mornings that count lie on a line that
      # you changed, and just beside it.
      examples:
      \(start)
          expect: {\(subject): \(level)}

      """
    }
  }
}
