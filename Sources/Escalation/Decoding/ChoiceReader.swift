internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// One of a few words; `law` says which, as `what is worse is higher or lower`.
  mutating func oneOf<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: YAMLNode, _ key: String, _ law: String
  ) -> Choice? {
    guard let text = diagnostics.text(node, key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let near = nearestName(to: text, in: Choice.allCases.map(\.rawValue))
    diagnostics.report(
      .init(
        "bad-answer", "\(law), not '\(text)'", at: node.mark,
        label: near.map { "did you mean '\($0)'?" } ?? ""))
    return nil
  }
}
