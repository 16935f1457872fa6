import Escalation

/// What each list of a random plan comes to, each `continue` written out by hand.
struct WrittenLists {
  private let lists: [ListKey: [String: [ListLine]]]

  init(_ writer: PlanWriter) { lists = writer.lists }

  /// The first list that the plan has otherwise.
  func difference(from plan: Plan) -> String? {
    for block in plan.blocks {
      let key = ListKey(
        role: plan.roles[block.role].name, status: plan.statuses[block.status].name)
      for level in plan.scale.levels {
        guard case .actions(let found)? = block.cells[level] else { continue }
        let expected = writtenOut(plan.scale[level].name, key).map(\.0)
        if found.map(\.text) != expected {
          return "\(key) at \(plan.scale[level].name): \(found.map(\.text)), not \(expected)"
        }
      }
    }
    return nil
  }

  /// Each line once, where it first stands.
  private func writtenOut(_ level: String, _ key: ListKey) -> [(String, [String])] {
    var result: [(String, [String])] = []
    for line in lists[key]?[level] ?? [] {
      switch line {
      case .action(let text, let condition): append((text, condition), to: &result)
      case .continued(let other):
        for line in writtenOut(other, key) { append(line, to: &result) }
      }
    }
    return result
  }

  private func append(_ line: (String, [String]), to result: inout [(String, [String])]) {
    if !result.contains(where: { $0 == line }) { result.append(line) }
  }
}
