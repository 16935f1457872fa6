internal import Diagnostics

/// Every condition can come true.
///
/// Bad: `all: [staffing under 50, staffing at least 70]`, or `staffing over 100` where its range ends
/// at 100. Good: `any: [staffing under 50, absence at least 30]`.
enum NeverTrue: ReachCheck {
  static let id = "never-true"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    for constant in reach.constantConditions() where !constant.holds {
      diagnostics.report(reach.finding(id, of: constant))
    }
  }
}
