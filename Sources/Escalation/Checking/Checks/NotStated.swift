internal import Diagnostics

/// A reading in a band that is `not stated` leaves every status that reads it unknown.
///
/// Bad: such an indicator in `worst of`. Good: a trigger that tests the part the paper does state.
enum NotStated: Check {
  static let id = "not-stated"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for status in plan.statuses {
      for member in status.members ?? [] {
        guard case .indicator(let index) = member.reference,
          let bands = plan.indicators[index].bands, hasUnstated(bands)
        else { continue }
        let name = plan.indicators[index].name
        diagnostics.report(
          .init(
            id, .warning,
            "some readings of '\(name)' have no stated level, and leave "
              + "'\(status.name)' in doubt", at: member.mark,
            related: [.init(bands.mark, "not stated here")],
            help: [
              "Read the part that is stated in a trigger instead:", "  when: \(name) at most 0",
            ]))
      }
    }
  }

  private static func hasUnstated(_ bands: Bands) -> Bool {
    bands.otherwise == .notStated || bands.bands.contains { $0.verdict == .notStated }
  }
}
