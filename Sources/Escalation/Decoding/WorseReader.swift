internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// `worse: higher` or `worse: lower`.
  mutating func worseDirection(
    _ node: YAMLNode, of draft: DraftEntry, _ known: Names.IndicatorNames
  ) -> WorseDirection? {
    guard let text = diagnostics.text(node, "worse") else { return nil }
    guard let side = WorseDirection.Side(rawValue: text) else {
      let words = WorseDirection.Side.allCases.map(\.rawValue)
      let near = nearestName(to: text, in: words)
      diagnostics.report(
        .init(
          "bad-answer", "what is worse is higher or lower, not '\(text)'", at: node.mark,
          label: near.map { "did you mean '\($0)'?" } ?? ""))
      return nil
    }
    if draft.fields["bands"] == nil, known.values == nil {
      diagnostics.report(
        .init(
          "wrong-kind", "'\(draft.name)' has no bands, so no reading of it is worse than another",
          at: node.mark, help: ["Give it bands, or leave 'worse' out."]))
    }
    return WorseDirection(side: side, mark: node.mark)
  }
}
