internal import Diagnostics

/// What a status takes the worst of must have a level.
///
/// Bad: an indicator without bands, or a trigger without a level, in `worst of`. Good: give it one,
/// or read it in a condition.
enum NoLevel: Check {
  static let id = "no-level"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for status in plan.statuses {
      for member in status.members ?? [] where !hasLevel(member.reference, plan) {
        report(member, plan, &diagnostics)
      }
    }
    for test in plan.allTests {
      guard case .levels = test.predicate, !hasLevel(test.subject, plan) else { continue }
      report(.init(reference: test.subject, mark: test.mark), plan, &diagnostics)
    }
  }

  private static func hasLevel(_ reference: Reference, _ plan: Plan) -> Bool {
    switch reference {
    case .indicator(let index): plan.indicators[index].bands != nil
    case .trigger(let index): plan.triggers[index].level != nil
    case .status: true
    }
  }

  private static func report(
    _ member: Status.Member, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let isIndicator = if case .indicator = member.reference { true } else { false }
    diagnostics.report(
      .init(
        id, "'\(plan.name(of: member.reference))' has no level of its own", at: member.mark,
        related: [
          .init(plan.citation(of: member.reference).mark, isIndicator ? "no bands" : "no level")
        ],
        help: isIndicator
          ? ["Give it bands, or leave it out."]
          : [
            "Give it a level, or leave it out:", "  level: \(plan.scale.steps.last?.name ?? "red")",
          ]))
  }
}

extension Plan {
  /// Every test of every condition.
  var allTests: [Test] { conditions.flatMap(\.tests) }
}
