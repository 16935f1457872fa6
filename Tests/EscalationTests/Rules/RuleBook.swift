import Escalation
import Testing

/// What is found in a plan of the levels green, amber and red with the sections of `body`, warnings
/// and notes too: `gap: 'staffing' has no level for exactly 50`.
func findings(_ body: String) -> [String] {
  PlanReading(
    """
    plimsoll: 1
    plan: tiny
    version: 1
    timezone: UTC
    scale: {green: {title: Green}, amber: {title: Amber}, red: {title: Red}}
    \(body)

    """
  ).messages
}

/// A sign over one reading of staffing, from 0 to 100 percent.
struct StaffingSign {
  private let plan: LoadedPlan

  init(_ when: String, timing: String = "fresh for: 30 hours", more: String = "") throws {
    plan = try tinyPlan(
      """
      indicators:
        staffing: {unit: percent, range: 0 to 100, \(timing)}
      triggers:
        sign: {level: red, when: \(when)}
      statuses:
        status: {worst of: [sign]}
      \(more)
      """)
  }

  /// `yes`, `no` or `unknown`; `readings` is one, or a list.
  func answer(
    _ readings: String, at: String = "2024-11-04 09:00", interval: String? = nil,
    zone: TimeZoneRules = .utc
  ) throws -> String {
    try Answers(
      plan, "all: {staffing: \(readings)}", at: at,
      rest: interval.map { "interval: \($0)" } ?? "", zone: zone
    ).answer("sign")
  }
}
