import Diagnostics
import Escalation
import Testing

/// What is proved of kinds of moments is compared with a walk through every half hour of years whose
/// bank holidays fall on all sorts of days.
@Suite("Somebody on duty, proved and walked")
struct DutyProofTests {
  @Test("the proof finds nobody exactly where a walk does", arguments: 0..<150)
  func proof(_ seed: Int) throws {
    var numbers = SeededNumbers(seed: (UInt64(seed) &+ 17) &* 0x9E37_79B9_7F4A_7C15)
    let model = DutyPlan(&numbers)
    let reading = PlanReading(model.text)
    #expect(reading.plan != nil, "\(model.text)\n\(reading.rendering)")
    let told = reading.findings.contains { $0.id == "nobody-on-duty" }
    let missing = DutyWalk(model, &numbers).firstMissing
    #expect(told == (missing != nil), "\(model.text)\n\(missing ?? "")\n\(reading.rendering)")
  }

  @Test("both answers come up often")
  func bothComeUp() {
    let told = (0..<150).count { seed in
      var numbers = SeededNumbers(seed: (UInt64(seed) &+ 17) &* 0x9E37_79B9_7F4A_7C15)
      return PlanReading(DutyPlan(&numbers).text).ids.contains("nobody-on-duty")
    }
    #expect((30...130).contains(told))
  }

  // MARK: - Moments in words

  private func message(_ hours: String, _ roles: String, _ action: String = "do: Act") -> String? {
    let reading = PlanReading(
      """
      plimsoll: 1
      plan: duty
      version: 1
      timezone: Europe/London
      calendar: some.yaml
      scale: {green: {}, red: {}}
      indicators:
        staffing: {unit: percent, range: 0 and up, bands: {green: at least 50, red: under 50}}
      statuses: {overall: {worst of: [staffing]}}
      hours:
        \(hours)
      roles: {\(roles)}
      actions:
        follow: overall
        director:
          green: business as usual
          red: [{\(action)}]
      """)
    #expect(reading.plan != nil, "\(reading.rendering)")
    return reading.findings.first { $0.id == "nobody-on-duty" }?.message
  }

  private let start = "nobody has the action of 'director' at red on a "

  @Test("a minute that is left out is found, and no other")
  func oneMinute() {
    let roles =
      "director: {on duty: day, covered by: {outside day: night}}, night: {on duty: night}"
    func told(_ night: String) -> String? {
      message("day: daily 08:00 to 20:00\n  night: daily \(night)", roles)
    }
    #expect(told("20:00 to 08:00") == nil)
    #expect(told("20:00 to 07:59") == start + "Monday at 07:59")
    #expect(told("20:01 to 08:00") == start + "Monday at 20:00")
  }

  @Test(
    "the moment says whether it is a bank holiday, one after it, or none",
    arguments: [
      ("monday to friday, saturday and sunday, not bank holidays", "bank holiday Monday at 03:00"),
      (
        "daily 08:00 to 20:00, bank holidays, daily 20:00 to 08:00, not bank holidays 22:00 to 04:00",
        "bank holiday Monday at 22:00"
      ),
      ("bank holidays, monday to saturday", "Sunday at 03:00 that is no bank holiday"),
      ("monday to saturday", "Sunday at 03:00"),
      (
        "24 hours, not bank holidays 23:00 to 01:00, not daily 23:00 to 23:30",
        "Monday at 23:00"
      ),
      (
        "'1 june to 31 december, daily', '1 january to 30 may, daily'", "Monday at 03:00, on 31 may"
      ),
      ("'1 june to 31 december, daily', '1 january to 31 may, daily'", nil),
      ("friday 17:00 to friday 16:00", "Friday at 16:00"),
    ])
  func words(_ hours: String, _ words: String?) {
    let told = message("duty: [\(hours)]", "director: {on duty: duty}")
    #expect(told == words.map { start + $0 })
  }

  @Test("an action that is only to be done in the hours of its role needs nobody else")
  func onlyThen() {
    let hours = "office: monday to friday 08:00 to 17:00"
    #expect(message(hours, "director: {on duty: office}") != nil)
    #expect(message(hours, "director: {on duty: office}", "do: Act, when: during office") == nil)
    #expect(
      message(hours, "director: {on duty: office}", "do: Act, when: outside office")
        == start + "Monday at 03:00")
  }
}
