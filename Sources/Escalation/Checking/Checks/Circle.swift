internal import Diagnostics

/// Nothing depends on itself, not even by way of others.
///
/// Bad: `a: {worst of: [b]}` with `b: {worst of: [a]}`. Good: leave one of the two out.
enum Circle: Check {
  static let id = "circle"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    var done: Set<Reference> = []
    let all =
      plan.statuses.indices.map(Reference.status) + plan.triggers.indices.map(Reference.trigger)
      + plan.indicators.indices.map(Reference.indicator)
    for reference in all {
      var path: [Reference] = []
      visit(reference, plan, &path, &done, &diagnostics)
    }
  }

  private static func visit(
    _ reference: Reference, _ plan: Plan, _ path: inout [Reference], _ done: inout Set<Reference>,
    _ diagnostics: inout DiagnosticList
  ) {
    if let start = path.firstIndex(of: reference) {
      report(Array(path[start...]), plan, &diagnostics)
      return
    }
    guard !done.contains(reference) else { return }
    path.append(reference)
    for next in reads(reference, plan) { visit(next, plan, &path, &done, &diagnostics) }
    path.removeLast()
    done.insert(reference)
  }

  private static func reads(_ reference: Reference, _ plan: Plan) -> [Reference] {
    switch reference {
    case .indicator(let index): reads(plan.indicators[index])
    case .trigger(let index): plan.triggers[index].condition?.readsNow ?? []
    case .status(let index): plan.statuses[index].reads
    }
  }

  private static func reads(_ indicator: Indicator) -> [Reference] {
    if let formula = indicator.formula { return formula.indicators.map(Reference.indicator) }
    guard let summary = indicator.summary else { return [] }
    return summary.members.map(\.reference) + (summary.condition?.tests.flatMap(reads) ?? [])
  }

  /// What a test is about, and what it is compared with.
  private static func reads(_ test: Test) -> [Reference] {
    guard case .range(let range) = test.predicate else { return [test.subject] }
    return [test.subject] + range.readings.map(Reference.indicator)
  }

  private static func report(
    _ circle: [Reference], _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let names = circle.map(plan.name(of:))
    let first = plan.citation(of: circle[0]).mark
    diagnostics.report(
      .init(
        id, "'\(names[0])' depends on itself", at: first,
        label: (names + [names[0]]).joined(separator: " → "),
        related: circle.dropFirst().map { .init(plan.citation(of: $0).mark, "by way of this") },
        help: ["Leave one of them out, so that each follows from something else."]))
  }
}
