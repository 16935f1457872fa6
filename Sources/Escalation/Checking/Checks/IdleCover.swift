internal import Diagnostics

/// Whoever is said to stand in does so at some time.
///
/// Bad: `covered by: {outside office: deputy, during night: night_manager}`, where the night lies
/// outside office hours: the first that fits counts, and that is always the deputy. Good: the night
/// first.
enum IdleCover: Check {
  static let id = "idle-cover"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    guard plan.roles.contains(where: { !$0.covers.isEmpty }), let duty = Duty(plan) else { return }
    for (index, role) in plan.roles.enumerated() {
      for (position, cover) in role.covers.enumerated()
      where cover.when != .offDuty && duty.standing[index][position].isEmpty {
        report(position, of: role, isOnDuty: duty.onDuty[index].isFull, duty, &diagnostics)
      }
    }
  }

  private static func report(
    _ position: Int, of role: Role, isOnDuty: Bool, _ duty: Duty,
    _ diagnostics: inout DiagnosticList
  ) {
    let cover = role.covers[position]
    let name = duty.plan.roles[cover.role].name
    let earlier = isOnDuty ? [] : role.covers.prefix(position)
    diagnostics.report(
      .init(
        id, .warning, "'\(name)' never stands in for '\(role.name)'", at: cover.mark,
        label: isOnDuty ? "'\(role.name)' is always on duty itself" : "",
        related: earlier.map { .init($0.mark, "this one always comes first") },
        help: earlier.isEmpty
          ? ["Look at the hours of both, or leave this cover out."]
          : ["The first that fits stands in. Write the narrower hours first, or leave it out."]))
  }
}
