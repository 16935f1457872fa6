// Who could stand in.
extension Duty {
  /// Behind `covered by:`, with what stands there already.
  func proposedCover(of role: Int, through gap: MomentSet) -> String {
    let cover = proposedRole(for: role, gap)
    let written = plan.roles[role]
    if written.onDuty != nil, written.covers.isEmpty { return cover }
    let covers = written.covers.compactMap { text(of: $0) }
    return "{" + (covers + ["\(proposedHours(through: gap)): \(cover)"]).joined(separator: ", ")
      + "}"
  }

  /// Whoever is there then, first those who stand in for others, too; somebody new, where the plan
  /// has nobody.
  private func proposedRole(for role: Int, _ gap: MomentSet) -> String {
    let others = plan.roles.indices.filter { other in
      other != role && !leads(from: other, to: role) && gap.isSubset(of: held[other])
    }
    let covering = Set(plan.roles.flatMap(\.covers).map(\.role))
    let best =
      others.first { covering.contains($0) } ?? others.first { plan.roles[$0].onDuty != nil }
      ?? others.first
    return best.map { plan.roles[$0].name } ?? newRole
  }

  /// A name that no role has yet.
  private var newRole: String {
    ["duty_manager", "deputy", "on_call_manager"].first { roleIndices[$0] == nil }
      ?? "somebody_else"
  }

  private func leads(from role: Int, to other: Int) -> Bool {
    var seen: Set<Int> = []
    var open = [role]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if next == other { return true }
      open += plan.roles[next].covers.map(\.role)
    }
    return false
  }

  private func proposedHours(through gap: MomentSet) -> String {
    for (index, set) in hours.enumerated() {
      if gap.isSubset(of: set) { return "during \(plan.hours[index].name)" }
      if gap.isSubset(of: set.complement) { return "outside \(plan.hours[index].name)" }
    }
    return "during HOURS"
  }

  private func text(of cover: Role.Cover) -> String? {
    let role = plan.roles[cover.role].name
    return switch cover.when {
    case .offDuty: nil
    case .during(let index): "during \(plan.hours[index].name): \(role)"
    case .outside(let index): "outside \(plan.hours[index].name): \(role)"
    }
  }
}
