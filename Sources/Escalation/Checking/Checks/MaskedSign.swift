internal import Diagnostics

/// A sign in `worst of` can make a difference.
///
/// Bad: `short: {level: red, when: staffing under 40}` beside another sign for red at
/// `staffing under 50`. Good: the one that stands earlier, alone.
enum MaskedSign: ReachCheck {
  static let id = "masked-sign"

  /// Of more signs over one input they are not set against each other.
  private static let mostTogether = 32

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    for status in reach.plan.statuses {
      guard case .worstOf(let members) = status.rule else { continue }
      let pause = reach.store.begin(budget: Reach.budget(tests: 64 * members.count))
      check(members, of: status, &reach, &diagnostics)
      _ = reach.store.end(pause)
    }
  }

  private struct Sign {
    let member: Status.Member
    let level: Level
    let stands: Diagram
  }

  private static func check(
    _ members: [Status.Member], of status: Status, _ reach: inout Reach,
    _ diagnostics: inout DiagnosticList
  ) {
    var byInput: [Int: [Sign]] = [:]
    var signs: [Sign] = []
    for member in members {
      guard case .trigger(let index) = member.reference,
        let level = reach.plan.triggers[index].level, level != .mildest,
        reach.plan.triggers[index].condition != nil
      else { continue }
      let reply = reach.trigger(index)
      guard reach.constant(reply) == nil else { continue }
      let stands = reach.store.and(reply.yes, reply.applies)
      let sign = Sign(member: member, level: level, stands: stands)
      signs.append(sign)
      for input in reach.store.inputs(of: stands) ?? [] { byInput[input, default: []].append(sign) }
    }
    for sign in signs {
      let inputs = reach.store.inputs(of: sign.stands) ?? []
      let others = inputs.flatMap { (byInput[$0] ?? []).prefix(mostTogether) }
      guard let other = others.first(where: { hides($0, sign, &reach) }) else { continue }
      report(sign, other, status, reach.plan, &diagnostics)
    }
  }

  private static func hides(_ one: Sign, _ other: Sign, _ reach: inout Reach) -> Bool {
    let plan = reach.plan
    guard one.member.reference != other.member.reference, one.level >= other.level,
      plan.tier(of: one.member.reference) == plan.tier(of: other.member.reference),
      one.stands != other.stands
    else { return false }
    return reach.implies(other.stands, one.stands) && !reach.store.isExhausted
  }

  private static func report(
    _ sign: Sign, _ other: Sign, _ status: Status, _ plan: Plan,
    _ diagnostics: inout DiagnosticList
  ) {
    let name = plan.name(of: sign.member.reference)
    let worse = plan.name(of: other.member.reference)
    diagnostics.report(
      .init(
        id, .note,
        "'\(name)' changes nothing in '\(status.name)': whenever it stands, '\(worse)' stands, too",
        at: sign.member.mark,
        related: [
          .init(
            plan.citation(of: other.member.reference).mark,
            "this is \(plan.scale[other.level].name)"),
          .init(
            plan.citation(of: sign.member.reference).mark, "and this \(plan.scale[sign.level].name)"
          ),
        ],
        help: ["Look whether their numbers or levels were exchanged, or leave it out."]))
  }
}
