internal import Diagnostics
internal import YAMLTree

// What roles do: an action left out, two in the other order, a `when` left out.
extension ChangeFinder {
  mutating func actions(_ node: YAMLNode) {
    for role in node.mapping ?? [] where role.key != "follow" {
      let blocks = role.value.sequence ?? [role.value]
      for block in blocks {
        guard let index = index(of: block) else { continue }
        for cell in block.mapping ?? [] where cell.key != "follow" {
          self.cell(cell, of: role.key, index)
        }
      }
    }
  }

  /// The block of the plan that is written here.
  private func index(of node: YAMLNode) -> Int? {
    guard let mark = node.mapping?.first?.keyMark else { return nil }
    return plan.blocks.firstIndex { $0.mark == mark }
  }

  private mutating func cell(_ cell: YAMLEntry, of role: String, _ block: Int) {
    let hint = "an example of all that \(role) does at \(cell.key)"
    guard let items = cell.value.sequence else {
      guard cell.value.scalar?.text.hasPrefix("continue ") ?? false else { return }
      add(
        [.init(range: cell.value.mark.range, text: "business as usual")],
        "'continue' dropped", hint: hint, [.block(block)])
      return
    }
    if items.count == 1 {
      let isLevel = plan.scale.level(named: cell.key) != nil
      if isLevel { emptied(cell, hint, touches(items[0], block)) }
    } else {
      for index in items.indices {
        add(
          [removing(index, of: items.map(\.mark), cell.value)], "an action dropped", hint: hint,
          touches(items[index], block))
      }
    }
    swap(items, of: cell.value, hint, block)
    for item in items { when(of: item, .block(block)) }
  }

  /// A list of one action without it.
  private mutating func emptied(
    _ cell: YAMLEntry, _ hint: String, _ touches: Set<PlanChange.Touch>
  ) {
    let node = cell.value
    let start = cell.keyMark.range.upperBound
    add(
      [.init(range: start..<node.mark.range.upperBound, text: ": business as usual")],
      "an action dropped", hint: hint, touches)
  }

  private mutating func swap(
    _ items: [YAMLNode], of node: YAMLNode, _ hint: String, _ block: Int
  ) {
    for (one, other) in zip(items, items.dropFirst())
    where one.mark.file == file && other.mark.file == file {
      add(
        [
          .init(range: one.mark.range, text: text(other.mark)),
          .init(range: other.mark.range, text: text(one.mark)),
        ], "two actions exchanged", hint: hint,
        touches(one, block).union(touches(other, block)))
    }
  }

  /// An example that is never shown an action cannot miss it.
  private func touches(_ item: YAMLNode, _ block: Int) -> Set<PlanChange.Touch> {
    let isContinued = item.scalar?.text.hasPrefix("continue ") ?? false
    guard !isContinued,
      let action = plan.actions(ofBlock: block).first(where: { $0.key.mark == item.mark })
    else { return [.block(block)] }
    return [.action(block: block, action.key)]
  }

  /// A task may stand in the list of any role.
  mutating func task(_ entry: YAMLEntry) { when(of: entry.value, .everything) }

  private mutating func when(of node: YAMLNode, _ touch: PlanChange.Touch) {
    for field in node.mapping ?? [] where field.key == "when" {
      condition(field.value, touch)
      drop(
        field, of: node, "'when' dropped", hint: "an example in which it does not hold", touch)
    }
  }
}
