internal import Diagnostics

/// At every minute at which a role has something to do, somebody is there for it.
///
/// Bad: a team manager who is on duty in office hours, has actions at red, and nobody stands in.
/// Good: `covered by: duty_manager`, or actions that say `when: during office`.
///
/// It is proved for every weekday, time and season, whether or not that day and the one before are
/// bank holidays. A role without hours is always there.
enum NobodyOnDuty: Check {
  static let id = "nobody-on-duty"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    guard !plan.allHours.isEmpty else { return }
    guard Moments(of: plan) != nil else {
      reportTooMany(plan, &diagnostics)
      return
    }
    guard plan.roles.contains(where: { $0.onDuty != nil || !$0.covers.isEmpty }),
      let duty = Duty(plan)
    else { return }
    var told: Set<Int> = []
    var missing: [Int: MomentSet] = [:]
    for need in duty.needs() {
      let gap = duty.absence(of: need)
      guard let moment = gap.first, let role = need.roles.first,
        need.isOfAStatus || !told.contains(role)
      else { continue }
      // Where many lean on one who is not there, that is said once.
      let last = duty.chain(from: role, at: moment).last ?? role
      let known = missing[last] ?? duty.moments.none
      if gap.isSubset(of: known) { continue }
      missing[last] = known.union(gap)
      told.insert(role)
      report(need, role, gap, moment, duty, &diagnostics)
    }
  }

  private static func report(
    _ need: Duty.Need, _ role: Int, _ gap: MomentSet, _ moment: Int, _ duty: Duty,
    _ diagnostics: inout DiagnosticList
  ) {
    let chain = duty.chain(from: role, at: moment)
    let last = chain.last.map { [$0] } ?? []
    let related = last.filter { $0 != role }.map {
      Diagnostic.Label(
        duty.plan.roles[$0].citation.mark, "stands in then, and is off duty too")
    }
    diagnostics.report(
      .init(
        id, .warning,
        "nobody \(need.words(at: moment)) \(duty.moments.words(for: moment, in: gap))",
        at: need.isOfAStatus ? need.mark : duty.plan.roles[role].citation.mark,
        label: need.isOfAStatus ? "" : "off duty then",
        related: related + (need.isOfAStatus ? [] : [.init(need.mark, need.label)]),
        help: help(need, gap, role, last.first ?? role, duty)))
  }

  private static func help(
    _ need: Duty.Need, _ gap: MomentSet, _ role: Int, _ last: Int, _ duty: Duty
  ) -> [String] {
    let stretches = duty.moments.stretches(of: gap)
    let lines = stretches.prefix(mostLines).map { "  \($0)" }
    let rest = stretches.count - lines.count
    let more = rest > 0 ? ["and \(rest) more."] : []
    let when =
      gap.isFull
      ? ["Nobody is there at any time."]
      : stretches.isEmpty ? [] : ["In a plain week nobody is there"] + lines + more
    let name = duty.plan.roles[last].name
    return when + ["Say who stands in for '\(name)' then, such as"]
      + ["  covered by: \(duty.proposedCover(of: last, through: gap))"]
      + (need.isToBeDone ? onlyThen(role, duty.plan) : [])
  }

  private static let mostLines = 4

  /// The other repair: what is only to be done while the role is there says so.
  private static func onlyThen(_ role: Int, _ plan: Plan) -> [String] {
    guard let hours = plan.roles[role].onDuty, !hours.name.isEmpty,
      plan.roles[role].covers.isEmpty
    else { return [] }
    return [
      "or, where it is to be done in its hours alone, write in the action",
      "  when: during \(hours.name)",
    ]
  }

  private static func reportTooMany(_ plan: Plan, _ diagnostics: inout DiagnosticList) {
    guard let hours = plan.allHours.first else { return }
    diagnostics.report(
      .init(
        "not-proved", .note,
        "the hours cut the year into more than \(Moments.limit) kinds of moments", at: hours.mark,
        help: [
          "It is not proved that somebody is on duty at every minute, nor that hours ever end."
        ]))
  }
}
