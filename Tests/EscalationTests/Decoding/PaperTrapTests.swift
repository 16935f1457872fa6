import Diagnostics
import Testing

/// Something that a published paper leaves open, contradicts, or says twice.
struct PaperTrap: Sendable, CustomTestStringConvertible {
  /// What the paper does.
  let name: String
  let fixture: String
  let id: String
  /// The beginning of the line that the finding must show, blanks aside.
  let line: String

  init(_ name: String, _ fixture: String, _ id: String, at line: String) {
    self.name = name
    self.fixture = fixture
    self.id = id
    self.line = line
  }

  var testDescription: String { name }

  static let all = [
    PaperTrap("exactly 50 percent of the staff has no level", "kent", "gap", at: "opel_2: over 50"),
    PaperTrap("exactly 35 percent of the staff has no level", "kent", "gap", at: "opel_3: over 35"),
    PaperTrap("more than 6 discharged have no level", "kent", "gap", at: "bands: {opel_1: 5 to 6"),
    PaperTrap("more than 42 places have no level", "kent", "gap", at: "bands: {opel_1: 35 to 42"),
    PaperTrap("nine patches are not named", "kent", "unknown-name", at: "per: patch"),
    PaperTrap("10 percent of a percentage", "kent", "wrong-unit", at: "when: four_hour falls"),
    PaperTrap("an indicator is held for a while", "kent", "bad-time", at: "step down:"),
    PaperTrap(
      "in some areas", "kent", "bad-condition", at: "opel_2: area_status is opel_2 or worse in some"
    ),
    PaperTrap("five signs of which three are given", "kent", "quorum", at: "at least 5 of:"),
    PaperTrap(
      "the director's cell at level 4 is blank", "kent", "level-without-actions",
      at: "follow: county_status"),
    PaperTrap("beds with no figures", "kent-mended", "no-bands", at: "beds_free:"),
    PaperTrap("case load with no figures yet", "kent-mended", "no-bands", at: "case_load:"),
    PaperTrap("referrals with no figures yet", "kent-mended", "no-bands", at: "referrals:"),
    PaperTrap("capacity that leads to no level", "kent-mended", "unused", at: "keah_capacity:"),
    PaperTrap(
      "the same sign at two levels", "kent-mended", "masked", at: "opel_2: no_bed_meetings"),
    PaperTrap("nights from Monday to Thursday", "kent", "nobody-on-duty", at: "director:"),
    PaperTrap("no Senior on Call on Sundays", "kent", "nobody-on-duty", at: "senior_on_call: {"),
    PaperTrap(
      "level 3 and 4 say the same", "kent", "same-actions", at: "opel_4: [join_partner_calls]"),
    PaperTrap(
      "dropped at 3 and back at 4", "kent", "dropped-action", at: "opel_3: [out_of_hospital_first]"),
    PaperTrap(
      "2 hours for one role and 4 for another", "kent", "different-times",
      at: "- {do: Tell the referrer that no start can be found, within: 4 hours"),
    PaperTrap(
      "a row of the appendix stands twice", "kent", "repeated-action",
      at: "- Consider care home places outside Kent and Medway."),
    PaperTrap("how a direction ends", "wales", "no-closing", at: "direction:"),
    PaperTrap("within what time declines count", "wales", "no-window", at: "declined_directions:"),
    PaperTrap("which days are bank holidays", "wales", "no-calendar", at: "in_hours:"),
    PaperTrap("in hours, and nobody else", "wales", "nobody-on-duty", at: "system_lead: {"),
    PaperTrap("five minutes lead to nothing", "wales-mended", "unused", at: "five_minutes_over:"),
  ]
}

@Suite("Papers copied word for word")
struct PaperTrapTests {
  @Test("what a paper leaves open is found, on its line, with help", arguments: PaperTrap.all)
  func trap(_ trap: PaperTrap) throws {
    let fixture = MarkedFixture(try Fixtures.text("paper-traps/\(trap.fixture).yaml"))
    let reading = PlanReading(fixture.plain, name: "plan.yaml")
    let found = reading.findings.filter { finding in
      finding.id == trap.id && line(of: finding, reading).hasPrefix(trap.line)
    }
    #expect(found.count == 1, "\(reading.messages)")
    let advised = found.allSatisfy { finding in
      !finding.help.isEmpty || !finding.label.isEmpty || finding.message.contains(": write ")
    }
    #expect(advised)
  }

  private func line(of finding: Diagnostic, _ reading: PlanReading) -> Substring {
    let file = reading.sources[finding.mark.file]
    let number = reading.sources.place(of: finding.mark).line
    return file.text(in: file.lineRange(number)).drop { $0 == " " }
  }

  @Test(
    "nothing else is said of them, and all of it is drawn below its line",
    arguments: Fixtures.names(in: "paper-traps", ending: ".yaml"))
  func drawn(_ name: String) throws {
    let reading = try expectDrawn("paper-traps/\(name).yaml")
    #expect((reading.plan == nil) == !name.hasSuffix("-mended"))
  }
}
