internal import Diagnostics
internal import Escalation

/// The text of a plan that is based on another: what it may change stands in remarks.
struct LocalPlanTemplate {
  let id: String
  let title: String
  /// The base, and the way to it.
  let base: Plan
  let path: String
  /// The files of the base.
  let sources: SourceSet

  /// Without an example, which goes behind it.
  var text: String {
    """
    # A plan based on another: it says only what is different here. To change
    # something, take the `# ` away in front of its line, and in front of the lines
    # that it stands below.

    plimsoll: 1
    plan: \(id)
    based on: \(PlanTemplate.scalar(path))
    title: \(PlanTemplate.scalar(title))
    version: 0.1
    # owner: who is responsible for this plan
    # effective: the first day on which it is in effect, such as 2027-01-01

    """ + [areas, thresholds, ends].filter { !$0.isEmpty }.map { "\n" + $0 }.joined()
  }

  // MARK: - Areas

  private var areas: String {
    let tiers = base.areas.named.filter { !$0.isOpen && !$0.holdsThings }
    guard !tiers.isEmpty else { return "" }
    let lines = tiers.flatMap { tier in
      ["  \(tier.name):"]
        + groups(of: tier).map { "    \($0.parent): [\($0.names.joined(separator: ", "))]" }
    }
    return """
      # Areas of your own take the place of those of the base. What the base says of
      # one of its areas by its name has then to be changed as well.

      """ + remark(["areas:"] + lines)
  }

  /// The areas of a tier by the area around them.
  private func groups(of tier: Tier) -> [(parent: String, names: [String])] {
    let parents = base.areas[tier.parent].areas
    return parents.indices.compactMap { index in
      let names = tier.areas.filter { $0.parent == index }.map(\.name)
      return names.isEmpty ? nil : (parents[index].name, names)
    }
  }

  // MARK: - Thresholds

  private var thresholds: String {
    let entries = base.indicators.flatMap(lines)
    guard !entries.isEmpty else { return "" }
    return """
      # Thresholds, as the base has them. A level that you change changes alone, so
      # that its neighbours must fit it: each reading has exactly one level.

      """ + remark(["indicators:"] + entries)
  }

  private func lines(_ indicator: Indicator) -> [String] {
    if indicator.isFromEvents || indicator.givesLevel { return [] }
    let name = "  \(indicator.name):"
    if let bands = indicator.bands { return [name, "    bands:"] + lines(bands) }
    guard let number = indicator.figure?.elsewhere, number.changes.isEmpty else { return [] }
    return [name, "    value: \(number.first.text)"]
  }

  private func lines(_ bands: Bands) -> [String] {
    let lines = bands.bands.map { "      \(word($0.verdict)): \(text(of: $0.citation.mark))" }
    return lines + (bands.otherwise.map { ["      otherwise: \(word($0))"] } ?? [])
  }

  private func word(_ verdict: Bands.Verdict) -> String {
    if case .level(let level) = verdict { base.scale[level].name } else { "not stated" }
  }

  /// What stands there, on one line.
  private func text(of mark: Mark) -> String {
    sources[mark.file].text(in: mark.range).split { $0 == "\n" || $0 == " " }
      .joined(separator: " ")
  }

  private var ends: String {
    let names = base.triggers.filter { !$0.isFromEvents }.map(\.name)
    guard let name = names.last else { return "" }
    return """
      # What does not count here is taken out, with all that reads it.

      """ + remark(["triggers:", "  remove: [\(name)]"])
  }

  private func remark(_ lines: [String]) -> String {
    lines.map { "# \($0)\n" }.joined()
  }
}
