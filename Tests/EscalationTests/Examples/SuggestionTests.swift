import Diagnostics
import Escalation
import Testing

@Suite("Examples that are suggested")
struct SuggestionTests {
  /// The suggestions with what comes out in place of each blank.
  private func filled(_ covered: Covered) throws -> String {
    var finder = SuggestionFinder(covered.coverage, covered.examples, zone: covered.zone)
    var writer = SuggestionWriter(covered.plan, covered.examples, covered.sources)
    let (found, notFound) = finder.suggestions()
    let text = writer.file(found, notFound, of: "plan.yaml")
    guard !found.isEmpty else { return "" }
    let wrong = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let isList = line.contains(" does")
      return String(line).replacing("FILL IN", with: isList ? "[Nobody does this]" : "unknown")
    }.joined(separator: "\n")
    return try text.filledIn(by: covered.compiled, covered.answers(wrong), zone: covered.zone)
  }

  private func expectGrowth(_ body: String, _ examples: String = "") throws -> Covered {
    let before = try Covered(body, examples)
    let text = try filled(before)
    let after = try Covered(whole: Covered.head + body + "\n", tests: text)
    #expect(after.allPassed, "\(text)")
    return after
  }

  @Test("every band, line, sign, level and action of a plain plan is reached by them")
  func everything() throws {
    let after = try expectGrowth(
      """
      areas:
        area: {all: [east, west]}
      indicators:
        staffing:
          unit: percent
          range: 0 and up
          per: area
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
        care: {values: [good, none], per: area, bands: {green: good, red: none}}
        total: {unit: beds, range: whole numbers 0 and up, per: area}
        used: {unit: beds, range: whole numbers 0 and up, per: area}
        free: {formula: total - used}
      triggers:
        full: {level: amber, when: free at most 2}
        worse: {level: red, when: {all: [staffing under 60, care is none]}}
        storm: {level: red, answered by: lead}
      statuses:
        level: {per: area, worst of: [staffing, care, full, worse]}
        county:
          headline: yes
          levels:
            amber: level is red in any area
            red: level is red in every area
      roles:
        lead: {title: Lead}
      actions:
        follow: county
        lead:
          green: business as usual
          amber:
            - Ring round.
            - {do: Open the hall, when: storm}
          red:
            - continue amber
            - Tell the board.
      """)
    #expect(after.coverage.missed.map(\.text) == [])
  }

  @Test("a test that must last is reached by a series, one of the clock by another hour")
  func times() throws {
    let after = try expectGrowth(
      """
      indicators:
        staffing: {unit: percent, range: 0 and up}
      hours:
        office: [monday to friday 08:00 to 17:00]
      triggers:
        short: {level: red, when: staffing under 50 for 3 readings}
      statuses:
        level: {worst of: [short]}
      roles:
        lead: {title: Lead}
      actions:
        follow: level
        lead:
          any level:
            - {do: Ring the office, when: during office}
      """)
    #expect(after.coverage.missed.map(\.text) == [])
  }

  @Test("nothing is suggested where the examples reach everything")
  func nothing() throws {
    let covered = try Covered(
      """
      indicators:
        beds: {unit: beds, range: whole numbers 0 and up, bands: {green: 1 and up, red: 0}}
      statuses:
        level: {worst of: [beds]}
      """,
      """
        - {name: one, given: {all: {beds: 1}}, expect: {level: green}}
        - {name: two, given: {all: {beds: 0}}, expect: {level: red}}
      """)
    var finder = SuggestionFinder(covered.coverage, covered.examples, zone: .utc)
    let (found, notFound) = finder.suggestions()
    #expect(found.isEmpty && notFound.isEmpty)
  }

  @Test("what only events can bring is named, and not suggested")
  func events() throws {
    let covered = try Covered(
      """
      events:
        call: {steps: [made, ended], closed by: ended}
      indicators:
        minutes: {time since: made, per: call, unit: minutes}
      triggers:
        long: {level: red, when: minutes at least 10}
      statuses:
        call_level: {per: call, worst of: [long]}
      """)
    var finder = SuggestionFinder(covered.coverage, covered.examples, zone: .utc)
    let (found, notFound) = finder.suggestions()
    #expect(found.isEmpty)
    #expect(notFound.count == covered.coverage.items.count)
  }

  @Test("a blank is refused until somebody says what the paper says")
  func blanks() throws {
    let body = """
      indicators:
        beds: {unit: beds, range: whole numbers 0 and up, bands: {green: 1 and up, red: 0}}
      statuses:
        level: {worst of: [beds]}
      """
    let covered = try Covered(body)
    var finder = SuggestionFinder(covered.coverage, [], zone: .utc)
    var writer = SuggestionWriter(covered.plan, [], covered.sources)
    let (found, notFound) = finder.suggestions()
    let text = writer.file(found, notFound, of: "plan.yaml")
    #expect(text.contains("FILL IN"))
    let error = #expect(throws: Covered.Refused.self) {
      try Covered(whole: Covered.head + body + "\n", tests: text)
    }
    #expect(error?.text.contains("not said yet what this example expects") ?? false)
  }
}

extension Covered {
  /// What comes out for each expectation of a test file, in order.
  fileprivate func answers(_ tests: String) throws -> [String] {
    let asked = try Covered(
      whole: String(decoding: source.bytes, as: UTF8.self), tests: tests, zone: zone)
    let own = asked.examples.dropFirst(asked.plan.examples.count)
    return own.flatMap { example in
      let failures = compiled.run(example, zone: zone).failures
      return example.expectations.map { expectation in
        failures.first { $0.expectation.mark == expectation.mark }?.found ?? "unknown"
      }
    }
  }
}

extension String {
  /// With each blank replaced by the next of some answers.
  fileprivate func filledIn(
    by compiled: CompiledPlan, _ answers: [String], zone: TimeZoneRules
  ) throws -> String {
    var rest = answers[...]
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasSuffix(": FILL IN"), !line.contains("#"), let answer = rest.popFirst() else {
        return String(line)
      }
      let filled = answer == "nothing to do" ? " []" : answer.first == "\n" ? answer : " \(answer)"
      return String(line).replacing(" FILL IN", with: filled)
    }.joined(separator: "\n")
  }
}
