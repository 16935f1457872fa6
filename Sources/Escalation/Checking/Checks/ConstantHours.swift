internal import Diagnostics

/// Hours begin and end at some time.
///
/// Bad: `office: [monday to friday 08:00 to 17:00, not monday to friday]`, which is never. Good: a
/// `not` that takes off less, or `24 hours` where always is meant.
enum ConstantHours: Check {
  static let id = "constant-hours"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    guard !plan.allHours.isEmpty, let moments = Moments(of: plan) else { return }
    for hours in plan.allHours where !hours.lines.isEmpty {
      let set = hours.set(of: moments)
      let isMeant = hours.exceptions.isEmpty && hours.lines.contains { $0.saysAlways }
      guard set.isEmpty || set.isFull && !isMeant else { continue }
      report(hours, isNever: set.isEmpty, &diagnostics)
    }
  }

  private static func report(
    _ hours: Hours, isNever: Bool, _ diagnostics: inout DiagnosticList
  ) {
    let name = hours.name.isEmpty ? "these hours" : "the hours '\(hours.name)'"
    diagnostics.report(
      .init(
        id, .warning, "no minute of any year is \(isNever ? "in" : "outside") \(name)",
        at: hours.mark,
        help: isNever
          ? ["What stands behind 'not' takes everything off again."]
          : ["Together the lines are always. Where that is meant, write", "  24 hours"]))
  }
}

extension Hours.Line {
  /// Whether it is `24 hours`.
  fileprivate var saysAlways: Bool { season == nil && pattern == .always }
}
