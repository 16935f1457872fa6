internal import Diagnostics
internal import YAMLTree

// Who an example expects to act for a role: `director held by: duty_manager`, or `nobody`.
extension SnapshotReader {
  /// The name before `held by`, and what stands between; nil where a key says something else.
  static func heldRole(_ key: String) -> (name: String, rest: String)? {
    let words = key.split(separator: " ").map(String.init)
    guard words.count >= 3, words.suffix(2) == ["held", "by"] else { return nil }
    return (words[0], words[1..<(words.count - 2)].joined(separator: " "))
  }

  mutating func holderExpectation(
    _ name: String, _ rest: String, _ entry: YAMLEntry
  ) -> Expectation? {
    guard rest.isEmpty else {
      diagnostics.report(
        .init(
          "bad-expectation", "a role is held by the same one everywhere",
          at: entry.mark(ofKeyWord: rest), label: "write: \(name) held by"))
      return nil
    }
    guard let role = role(name, at: entry.mark(ofKeyWord: name)),
      let text = diagnostics.text(entry.value, "who holds a role")
    else { return nil }
    var holder: Int?
    if text != Self.nobody {
      guard let found = self.role(text, at: entry.value.mark, orNobody: true) else { return nil }
      holder = found
    }
    return Expectation(
      subject: .held(role: role, by: holder),
      area: AreaName(tier: plan.areas.wholePlan, name: "all"), text: entry.key, mark: entry.keyMark)
  }

  /// A role has no level of its own.
  mutating func reportBareRole(_ name: String, _ entry: YAMLEntry) {
    diagnostics.report(
      .init(
        "bad-expectation", "'\(name)' is a role, so say what it does or who holds it",
        at: entry.mark(ofKeyWord: name),
        help: ["For example:", "  \(name) does: [...]", "  \(name) held by: nobody"]))
  }

  static let nobody = "nobody"

  mutating func role(_ name: String, at mark: Mark, orNobody: Bool = false) -> Int? {
    if let role = plan.roles.firstIndex(where: { $0.name == name }) { return role }
    let near = nearestName(to: name, in: plan.roles.map(\.name) + (orNobody ? [Self.nobody] : []))
    diagnostics.report(
      .init(
        "unknown-name", "no role is called '\(name)'", at: mark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: orNobody ? ["Where nobody acts for it, write", "  nobody"] : []))
    return nil
  }

  /// Hours need a time: without one every role would be held by itself, whatever the plan says.
  mutating func reportTimeless(_ expectations: [Expectation]) {
    for expectation in expectations {
      guard case .held = expectation.subject else { continue }
      diagnostics.report(
        .init(
          "bad-expectation", "who holds a role depends on the time, and this example has none",
          at: expectation.mark, help: ["Give the example one:", "  at: 2024-11-04 09:00"]))
    }
  }
}
