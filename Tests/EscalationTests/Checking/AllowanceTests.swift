import Diagnostics
import Escalation
import Testing
import YAMLTree

/// What is left of the findings of a plan on a day.
private struct Settled {
  let plan: Plan?
  let open: [Diagnostic]
  let allowed: [AllowedFinding]

  init(_ text: String, on day: String) throws {
    var sources = SourceSet()
    var found = DiagnosticList()
    let file = sources.add(SourceFile(name: "plan.yaml", bytes: Array(text.utf8)))
    let node = try #require(parseYAML(file, in: sources, reporting: &found))
    let tree = PlanTree(node, file: file, allowances: Allowances(in: sources[file], file, node))
    plan = loadPlan(tree, reporting: &found)
    let parts = day.split(separator: "-").compactMap { Int($0) }
    let date = try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
    let settled = tree.allowances.settle(
      found, on: date, known: ["gap", "overlap", "no-bands", "unused"])
    open = settled.open.sorted()
    allowed = settled.allowed
  }

  var ids: [String] { open.map(\.id) }
  var allowedIDs: [String] { allowed.map(\.finding.id) }
}

private func plan(
  beforeBeds: String = "", behindBeds: String = "", before: String = "", behind: String = "",
  bands: String = "{green: over 50, red: under 50}"
) -> String {
  """
  plimsoll: 1
  plan: ward
  version: 1
  scale: {green: {}, red: {}}
  indicators:
    \(beforeBeds)
    beds: {title: Beds, range: 0 to 9}\(behindBeds)
    \(before)
    staffing:
      range: 0 to 100
      bands: \(bands)\(behind)
  statuses:
    pressure: {worst of: [staffing]}
  """
}

private let noBands = "# plimsoll: allow no-bands until 2027-03-31 -- no figures yet"
private let gap = "# plimsoll: allow gap until 2027-03-31 -- the paper is being mended"

@Suite("A remark lets a finding stand")
struct AllowanceTests {
  @Test("up to its last day, and no longer", arguments: ["2027-03-30", "2027-03-31"])
  func untilItsDay(day: String) throws {
    let settled = try Settled(plan(beforeBeds: noBands, bands: "{green: over 50}"), on: day)
    #expect(settled.ids == ["gap"])
    #expect(settled.allowedIDs == ["no-bands"])
    #expect(settled.allowed.map(\.reason) == ["no figures yet"])
    #expect(settled.allowed.map(\.until) == ["2027-03-31"])
  }

  @Test("and from the day after says that it has run out, beside the finding")
  func expired() throws {
    let settled = try Settled(plan(beforeBeds: noBands, behind: "  " + gap), on: "2027-04-01")
    #expect(settled.ids == ["expired-allowance", "no-bands", "gap", "expired-allowance"])
    #expect(settled.allowedIDs == [])
  }

  @Test("on its own line or in the entry below it, and nowhere else")
  func scope() throws {
    let behind = try Settled(plan(behindBeds: "  " + noBands, behind: "  " + gap), on: "2027-01-01")
    #expect(behind.ids == [])
    #expect(behind.allowedIDs == ["no-bands", "gap"])
    let above = try Settled(plan(beforeBeds: noBands, before: gap), on: "2027-01-01")
    #expect(above.ids == [])
    #expect(above.allowedIDs == ["no-bands", "gap"])
    let elsewhere = try Settled(plan(beforeBeds: gap, before: noBands), on: "2027-01-01")
    #expect(elsewhere.ids == ["no-bands", "gap"])
  }

  @Test("and one that lets nothing stand is told so, unless an error may hide what it is about")
  func unused() throws {
    let text = plan(beforeBeds: gap, before: noBands, bands: "{green: 0 and up}")
    let sound = try Settled(text, on: "2027-01-01")
    #expect(sound.ids == ["unused-allowance", "no-bands", "unused-allowance"])
    let faulty = try Settled(
      text.replacing("worst of: [staffing]", with: "worst of: [x]"), on: "2027-01-01")
    #expect(!faulty.ids.contains("unused-allowance"))
  }

  @Test("of several kinds, in a section as a whole")
  func several() throws {
    let text = plan().replacing(
      "indicators:",
      with: "# plimsoll: allow gap, no-bands until 2027-03-31 -- both at once\nindicators:")
    let settled = try Settled(text, on: "2027-01-01")
    #expect(settled.ids == [])
    #expect(settled.allowedIDs == ["no-bands", "gap"])
  }

  @Test("and of several kinds each that lets nothing stand is told, a misspelt one too")
  func eachOfSeveral() throws {
    let several = "# plimsoll: allow no-bands, overlap, no-band until 2027-03-31 -- three"
    let settled = try Settled(
      plan(beforeBeds: several, bands: "{green: 0 and up}"), on: "2027-01-01")
    #expect(settled.ids == ["unused-allowance", "bad-allowance"])
    #expect(settled.allowedIDs == ["no-bands"])
  }

  @Test("and where two cover it, the one that runs out last counts")
  func lastOfTwo() throws {
    let late = noBands.replacing("2027-03-31", with: "2027-06-30")
    let text = plan(beforeBeds: noBands, behindBeds: "  " + late, bands: "{green: 0 and up}")
    #expect(try Settled(text, on: "2027-06-30").ids == [])
    #expect(try Settled(text, on: "2027-07-01").ids == ["no-bands", "expired-allowance"])
  }

  @Test("but not where it is part of a text")
  func text() throws {
    let quoted = plan().replacing("title: Beds", with: "title: \"Beds  \(noBands)\"")
    #expect(try Settled(quoted, on: "2027-01-01").ids == ["no-bands", "gap"])
  }

  @Test(
    "and one that cannot be read is a finding",
    arguments: [
      "# plimsoll: allow no-bands -- no day", "# plimsoll: allow no-bands until 2027-03-31",
      "# plimsoll: allow no-bands until 2027-03-31 --",
      "# plimsoll: allow until 2027-03-31 -- nothing", "# plimsoll: forget no-bands",
      "# plimsoll allow no-bands until 2027-03-31 -- no colon",
      "# plimsoll: allow no-bands until 2027-02-29 -- no such day",
      "# plimsoll: allow no-bands until 31/03/2027 -- another way of writing days",
    ])
  func faulty(remark: String) throws {
    let text = plan(beforeBeds: remark, bands: "{green: 0 and up}")
    let settled = try Settled(text, on: "2027-01-01")
    #expect(settled.ids == ["bad-allowance", "no-bands"])
  }

  @Test("and one for no known kind of finding names the nearest")
  func unknown() throws {
    let remark = "# plimsoll: allow no-band until 2027-03-31 -- a slip"
    let text = plan(beforeBeds: remark, bands: "{green: 0 and up}")
    let settled = try Settled(text, on: "2027-01-01")
    #expect(settled.ids == ["bad-allowance", "no-bands"])
    #expect(settled.open.first?.label == "did you mean 'no-bands'?")
  }
}

@Suite("An error that may stand")
struct AllowedErrorTests {
  @Test("is a gap, whose readings have no known level, and those beside it have theirs")
  func gapIsUnknown() throws {
    let loaded = try LoadedPlan(plan(behind: "  " + gap))
    let levels = try ["49", "50", "51", "missing"].map { staffing in
      try Answers(loaded, "all: {staffing: \(staffing)}").possible("pressure")
    }
    #expect(levels == [["red"], ["green", "red"], ["green"], ["green", "red"]])
    #expect(try Answers(loaded, "all: {staffing: 50}").level("pressure") == "unknown")
  }

  @Test("lets the plan go on in use when its day has passed; only the check says so")
  func staysInUse() throws {
    let settled = try Settled(plan(behind: "  " + gap), on: "2027-04-01")
    #expect(settled.plan != nil)
    #expect(settled.ids.contains("gap"))
  }

  @Test("is nothing else: two levels for one reading have no one meaning")
  func overlap() throws {
    let remark = "  # plimsoll: allow overlap until 2027-03-31 -- both are right"
    let bands = "{green: at least 50, red: at most 50}"
    let settled = try Settled(
      plan(beforeBeds: noBands, behind: remark, bands: bands), on: "2027-01-01")
    #expect(settled.plan == nil)
    #expect(settled.ids == ["overlap", "bad-allowance"])
  }

  @Test("is not a gap beside the one that is allowed")
  func otherGap() throws {
    let bands = "\n      green: over 50  \(gap)\n      red: 20 to under 50"
    let settled = try Settled(plan(beforeBeds: noBands, bands: bands), on: "2027-01-01")
    #expect(settled.plan == nil)
    #expect(settled.ids == ["gap"])
    #expect(settled.open.first?.message == "'staffing' has no level for 0 to under 20")
    #expect(settled.allowedIDs == ["no-bands", "gap"])
  }
}
