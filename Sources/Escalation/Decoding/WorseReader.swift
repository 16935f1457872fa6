internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// `worse: higher` or `worse: lower`.
  mutating func worseDirection(
    _ node: YAMLNode, of draft: DraftEntry, _ known: Names.IndicatorNames
  ) -> WorseDirection? {
    let side: WorseDirection.Side? = oneOf(node, "worse", "what is worse is higher or lower")
    guard let side else { return nil }
    if draft.fields["bands"] == nil, known.values == nil {
      diagnostics.report(
        .init(
          "wrong-kind", "'\(draft.name)' has no bands, so no reading of it is worse than another",
          at: node.mark, help: ["Give it bands, or leave 'worse' out."]))
    }
    return WorseDirection(side: side, mark: node.mark)
  }
}
