internal import Diagnostics

/// Every condition can fail.
///
/// Bad: `any: [staffing under 70, staffing at least 50]`, or `staffing at least 0` where nothing is
/// below 0. Good: `all: [staffing under 70, staffing at least 50]`.
enum AlwaysTrue: ReachCheck {
  static let id = "always-true"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    for constant in reach.constantConditions() where constant.holds {
      diagnostics.report(reach.finding(id, of: constant))
    }
  }
}
