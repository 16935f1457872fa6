internal import Diagnostics

// Who is needed when.
extension Duty {
  /// What somebody must be there for.
  struct Need {
    /// One of them is enough.
    let roles: [Int]
    /// What there is to do, and when it may be.
    let parts: [MomentSet]
    /// `has the 4 actions of 'director' at red`, with `#` where their number stands.
    let one: String
    let many: String
    let mark: Mark
    let label: String
    var isOfAStatus = false
    /// Whether it is actions, which can say when they are to be done.
    var isToBeDone = false

    func words(at moment: Int) -> String {
      let count = parts.count { $0.contains(moment) }
      return count == 1
        ? one
        : many.split(separator: "#", maxSplits: 1)
          .joined(separator: "\(count)")
    }
  }

  /// When there is something to do and nobody is there.
  func absence(of need: Need) -> MomentSet {
    let there = need.roles.reduce(moments.none) { $0.union(held[$1]) }
    return need.parts.reduce(moments.none) { $0.union($1) }.subtracting(there)
  }

  /// The most important first: actions from the severest level down, then what people are asked.
  func needs() -> [Need] {
    let acting = plan.blocks.flatMap(needs(of:)).sorted { $0.level > $1.level }.map(\.need)
    return acting + answers() + declarations() + agreements() + contacts()
  }

  private func needs(of block: RoleBlock) -> [(level: Int, need: Need)] {
    var needs: [(Int, Need?)] = [(0, need(block.anyLevel, block, "at any level"))]
    for level in plan.scale.levels {
      let name = plan.scale[level].name
      needs.append((level.rank + 1, need(block.list(at: level), block, "at \(name)")))
      needs.append((-1, need(block.after[level] ?? [], block, "after \(name)")))
    }
    return needs.compactMap { level, need in need.map { (level, $0) } }
  }

  private func need(_ actions: [Action], _ block: RoleBlock, _ place: String) -> Need? {
    guard let first = actions.first else { return nil }
    let role = plan.roles[block.role].name
    var need = Need(
      roles: [block.role], parts: actions.map { possible($0.condition) },
      one: "has the action of '\(role)' \(place)", many: "has the # actions of '\(role)' \(place)",
      mark: first.citation.mark, label: "this is to be done then")
    need.isToBeDone = true
    return need
  }

  private func answers() -> [Need] {
    plan.triggers.compactMap { trigger in
      index(trigger.answeredBy).map { role in
        asked([role], "can answer '\(trigger.name)'", trigger.citation.mark, "it answers this")
      }
    }
  }

  private func declarations() -> [Need] {
    plan.statuses.compactMap { status in
      let roles = (status.declaring?.roles ?? []).compactMap(index)
      guard !roles.isEmpty else { return nil }
      var need = asked(roles, "can declare '\(status.name)'", status.citation.mark, "")
      need.isOfAStatus = true
      return need
    }
  }

  private func agreements() -> [Need] {
    plan.statuses.compactMap { status in
      index(status.stepDown?.signOff).map { role in
        asked(
          [role], "can agree to step '\(status.name)' down", status.citation.mark,
          "it has to agree here")
      }
    }
  }

  /// Whom somebody who is there has to reach.
  private func contacts() -> [Need] {
    plan.blocks.flatMap { block in
      block.actions.flatMap { action in
        let asked = possible(action.condition).intersection(held[block.role])
        return (action.contact + action.notify).compactMap(index).map { role in
          let words = "is there to be told as '\(plan.roles[role].name)'"
          return Need(
            roles: [role], parts: [asked], one: words, many: words, mark: action.citation.mark,
            label: "this reaches it")
        }
      }
    }
  }

  private func asked(_ roles: [Int], _ words: String, _ mark: Mark, _ label: String) -> Need {
    Need(
      roles: roles, parts: [moments.all], one: words, many: words, mark: mark, label: label)
  }

  private func index(_ role: String?) -> Int? { role.flatMap { roleIndices[$0] } }
}
