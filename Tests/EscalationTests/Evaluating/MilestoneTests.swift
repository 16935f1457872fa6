import Escalation
import Testing

@Suite("Milestones")
struct MilestoneTests {
  private func plan(_ more: String = "") throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
        agreement:
          values: [open, under_way, agreed, not_needed]
          due: 2025-03-31
          done when: agreed or not_needed
          \(more)
      triggers:
        late: {level: red, when: agreement is missed}
        in_time: {level: amber, when: agreement is not missed}
      statuses: {overall: {worst of: [late, in_time]}}
      """)
  }

  private func answer(_ reading: String, at: String?, _ more: String = "") throws -> String {
    try Answers(try plan(more), "all: {agreement: \(reading)}", at: at).answer("late")
  }

  @Test(
    "a milestone is missed from the day after it was due, unless it is done",
    arguments: [
      ("2025-03-30 12:00", "no", "no", "no"), ("2025-03-31 23:59:59", "no", "no", "no"),
      ("2025-04-01 00:00", "yes", "no", "yes"), ("2026-01-01 00:00", "yes", "no", "yes"),
    ])
  func days(_ at: String, _ open: String, _ done: String, _ missing: String) throws {
    #expect(try answer("under_way", at: at) == open)
    #expect(try answer("agreed", at: at) == done)
    #expect(try answer("not_needed", at: at) == done)
    #expect(try answer("missing", at: at) == missing)
  }

  @Test("what was done once is not missed, whatever is read or missing now")
  func doneBefore() throws {
    for now in [Reading.word(0), .missing] {
      #expect(try answer(now, history: [("2025-02-01", .word(2))]) == .no)
      #expect(try answer(now, history: [("2025-04-20", .word(3))]) == .no)
    }
    #expect(try answer(.word(0), history: [("2025-02-01", .word(1))]) == .yes)
    #expect(try answer(.word(0), history: [("2025-02-01", .missing)]) == .yes)
    #expect(try answer(.missing, history: [("2025-02-01", .word(1))]) == .yes)
    #expect(try answer(.missing, history: []) == .yes)
  }

  @Test("readings given with their days count as the history of the last")
  func series() throws {
    func answer(_ readings: String) throws -> String {
      try Answers(try plan(), "all: {agreement: [\(readings)]}", at: "2025-05-01").answer("late")
    }
    #expect(try answer("2025-02-01 is agreed, 2025-05-01 is open") == "no")
    #expect(try answer("2025-02-01 is agreed, 2025-05-01 is missing") == "no")
    #expect(try answer("2025-04-20 is not_needed, 2025-05-01 is open") == "no")
    #expect(try answer("2025-02-01 is under_way, 2025-05-01 is open") == "yes")
    #expect(try answer("2025-02-01 is under_way, 2025-05-01 is missing") == "yes")
    #expect(try answer("2025-02-01 is missing, 2025-05-01 is missing") == "yes")
    #expect(try answer("2025-05-01 is open, 2025-06-01 is agreed") == "yes")
    #expect(try answer("2025-02-01 is agreed, 2025-05-01 is open, 2025-06-01 is agreed") == "no")
  }

  @Test("a reading that is announced for a later day is not one so far")
  func later() throws {
    #expect(try answer(.word(0), history: [("2025-06-01", .word(2))]) == .yes)
  }

  private func answer(_ now: Reading, history: [(String, Reading)]) throws -> Answer {
    let loaded = try plan()
    var frame = Frame(loaded.compiled)
    frame.at = try at("2025-05-01 09:00")
    frame.readings[0][0] = now
    let samples = try history.map { Sample(instant: try at($0), value: .reading($1)) }
    frame.history.set(samples, of: .indicator(0), inArea: 0)
    loaded.compiled.evaluate(&frame)
    let reader = AssessmentReader(
      compiled: loaded.compiled, frame: frame, areaNames: [["all"]], at: frame.at, zone: .utc)
    return reader.answer(ofTrigger: 0, 0)
  }

  @Test("without a time it may have passed its day")
  func withoutTime() throws {
    #expect(try answer("open", at: nil) == "unknown")
    #expect(try answer("agreed", at: nil) == "no")
    #expect(try answer("missing", at: nil) == "unknown")
  }

  @Test("what the plan says of a missing reading holds for a milestone, too")
  func ifMissing() throws {
    let after = "2025-04-01 00:00"
    #expect(try answer("missing", at: after, "if missing: assume open") == "yes")
    #expect(try answer("missing", at: after, "if missing: assume agreed") == "no")
    #expect(try answer("missing", at: after, "if missing: ignore") == "does not apply")
  }

  @Test("missed and not missed exclude each other where the day is not known")
  func excluding() throws {
    let answers = try Answers(try plan(), "all: {agreement: missing}", at: nil)
    #expect(try answers.possible("overall") == ["amber", "red"])
    #expect(try answers.level("overall") == "amber")
  }

  @Test("that nothing was said stays so while it is tried what a missing reading could have been")
  func triedElsewhere() throws {
    let loaded = try tinyPlan(
      """
      indicators:
        agreement: {values: [open, under_way, agreed], due: 2025-03-31, done when: agreed}
      triggers:
        late: {level: red, when: {all: [agreement is missed, agreement is agreed or open]}}
        asked: {level: amber, when: {any: [agreement is open, agreement is not open]}}
      statuses: {overall: {worst of: [late, asked]}}
      """)
    let answers = try Answers(loaded, "all: {agreement: missing}", at: "2025-04-01 00:00")
    #expect(try answers.answer("late") == "unknown")
    #expect(try answers.possible("overall") == ["amber", "red"])
  }
}
