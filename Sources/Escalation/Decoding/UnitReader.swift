internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// A unit. A misspelt one would be taken for something that is counted, and a quotient in
  /// `percnt` would then never be multiplied by 100: such words are asked about.
  mutating func unit(_ node: YAMLNode) -> MeasureUnit? {
    guard let text = diagnostics.text(node, "the unit") else { return nil }
    let unit = MeasureUnit(text)
    guard unit.isCounted else { return unit }
    if text.contains("#") {
      diagnostics.report(
        .init(
          "bad-unit", "no unit has a '#' in it", at: node.mark,
          help: ["A remark stands behind two blanks:", "  unit: percent  # of all staff"]))
    }
    if let known = otherSpelling(text) {
      diagnostics.report(
        .init(
          "bad-unit", "'\(text)' is not how this unit is spelt", at: node.mark,
          label: "write: \(known)"
        ).writing(known, for: text))
      return MeasureUnit(known)
    }
    if let near = nearestName(to: text, in: unitNames) {
      diagnostics.report(
        .init(
          "bad-unit", .warning, "'\(text)' is taken for things that are counted", at: node.mark,
          label: "did you mean '\(near)'?"))
    }
    return unit
  }

  private var unitNames: [String] { ["percent", "minutes", "hours", "seconds", "days", "weeks"] }

  private func otherSpelling(_ text: String) -> String? {
    switch text.lowercased() {
    case "%", "pct", "per cent", "percentage": "percent"
    case "min", "mins": "minutes"
    case "h", "hr", "hrs": "hours"
    case "s", "sec", "secs": "seconds"
    case let plain where plain != text && !MeasureUnit(plain).isCounted: plain
    default: nil
    }
  }
}
