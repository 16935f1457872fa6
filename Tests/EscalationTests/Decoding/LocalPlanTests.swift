import Diagnostics
import Escalation
import Testing

@Suite("What a local plan keeps and what it changes")
struct LocalPlanTests {
  private static let head = "plimsoll: 1\nplan: county\nbased on: base.yaml\n"

  private func plan(_ body: String) throws -> Plan {
    try #require(try LocalReading(Self.head + body).plan)
  }

  private func indicator(_ name: String, of plan: Plan) throws -> Indicator {
    guard case .indicator(let index)? = plan.reference(named: name) else { throw NoSuch() }
    return plan.indicators[index]
  }

  private struct NoSuch: Error {}

  /// The level of a reading of `staffing` in west.
  private func level(_ reading: String, _ plan: Plan) throws -> String? {
    let staffing = try #require(plan.reference(named: "staffing"))
    guard case .indicator(let index) = staffing else { throw NoSuch() }
    let compiled = compile(plan)
    var frame = Frame(compiled)
    frame.readings[index][1] = Reading(try #require(ExactDecimal(reading)))
    compiled.evaluate(&frame)
    let reader = AssessmentReader(
      compiled: compiled, frame: frame, areaNames: [], at: nil, zone: .utc)
    return reader.levels(of: staffing, 1)?.calculated.map { plan.scale[$0].name }
  }

  @Test(
    "a threshold that was moved decides below, at and above it, and the others stay",
    arguments: [
      ("54.9", "level_3"), ("55", "level_2"), ("55.1", "level_2"), ("69.9", "level_2"),
      ("70", "level_1"),
    ])
  func threshold(_ reading: String, _ expected: String) throws {
    let bands = "{level_2: 55 to under 70, level_3: under 55}"
    let local = try plan("indicators: {staffing: {bands: \(bands)}}\n")
    #expect(try level(reading, local) == expected)
  }

  @Test("what is left alone stays the base's, in its order and at its place")
  func inherited() throws {
    let local = try plan(
      "indicators: {home: {title: Home, values: [good, none]}, beds_free: {title: Beds}}\n")
    #expect(local.indicators.map(\.name) == ["staffing", "beds_free", "very_short", "home"])
    let (base, own) = (try indicator("staffing", of: local), try indicator("home", of: local))
    #expect(base.citation.mark.file != own.citation.mark.file)
    #expect(try indicator("beds_free", of: local).bands?.bands.count == 3)
    #expect(local.header.version == "2.0")
    #expect(local.header.id == "county")
    #expect(local.header.mark.file == own.citation.mark.file)
  }

  @Test(
    "an answer points into the local plan where it says how it comes about, else into the base",
    arguments: [
      ("{title: Beds}", true), ("{title: Beds, note: Ours, source: p}", true),
      ("{fresh for: 1 day}", false), ("{title: Beds, fresh for: 1 day}", false),
    ])
  func places(_ change: String, isOfBase: Bool) throws {
    let local = try plan("sources: {p: Paper}\nindicators: {beds_free: \(change)}\n")
    let beds = try indicator("beds_free", of: local)
    #expect((beds.citation.mark.file != local.header.mark.file) == isOfBase)
    let bands = try #require(beds.bands).bands
    #expect(bands.allSatisfy { $0.citation.mark.file != local.header.mark.file })
  }

  @Test("a name taken out of one section is not said to be missing from another")
  func removedElsewhere() throws {
    let base = try Fixtures.text("local/base.yaml")
      .replacing("tasks:", with: "tasks:\n  lead: {do: Lead}")
    let reading = try LocalReading(
      Self.head + "tasks: {remove: [lead]}\n"
        + "triggers: {new: {level: level_3, when: lead is none}}\n",
      basedOn: base)
    #expect(reading.rendering.contains("is called 'lead'"))
    #expect(!reading.rendering.contains("any more"))
  }

  @Test("the base's examples expect the base's answers, so they stay there")
  func examples() throws {
    #expect(try plan("").examples.isEmpty)
    let own = "examples: [{name: own, given: {}, expect: {plan_status: unknown}}]\n"
    #expect(try plan(own).examples.map(\.name) == ["own"])
  }

  @Test("lists, scales and conditions are replaced as a whole")
  func wholes() throws {
    let local = try plan(
      "areas: {area: {all: [north, west]}}\ntriggers: {collapse: {when: staffing under 9}}\n")
    #expect(local.areas[TierID(index: 0)].areas.map(\.name) == ["north", "west"])
    guard case .trigger(let index)? = local.reference(named: "collapse") else { throw NoSuch() }
    #expect(local.triggers[index].condition?.tests.count == 1)
    #expect(local.triggers[index].level == local.scale.level(named: "level_3"))
  }

  @Test("a plan that was not given its base is refused")
  func alone() {
    let reading = PlanReading(Self.head + "version: 1\nscale: {green: {}, red: {}}\n")
    #expect(reading.plan == nil)
    #expect(reading.ids.contains("base-unreadable"))
  }
}
