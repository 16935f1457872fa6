import Testing

@Suite("Lists of actions")
struct ListTests {
  private func plan(_ lists: String) throws -> LoadedPlan {
    let indented = lists.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return try tinyPlan(
      """
      indicators:
        staffing:
          title: Staffing
          range: 0 to 100
          bands: {green: at least 70, amber: 50 to under 70, red: under 50}
        beds: {title: Beds, range: 0 to 9}
      statuses:
        status: {worst of: [staffing]}
      roles:
        lead: {title: Lead}
      tasks:
        call: {do: Call the partners}
      actions:
        follow: status
        lead:
      \(indented)
      """)
  }

  @Test("an action whose condition is unknown is shown with IF, never dropped")
  func ifUnknown() throws {
    let plan = try plan(
      """
      green: business as usual
      amber:
        - {do: Open a ward, when: beds under 3}
        - Ask for staff
      red: continue amber
      """)
    #expect(
      try Answers(plan, "all: {staffing: 60}").does("lead") == ["IF Open a ward", "Ask for staff"])
    #expect(
      try Answers(plan, "all: {staffing: 60, beds: 2}").does("lead")
        == ["Open a ward", "Ask for staff"])
    #expect(try Answers(plan, "all: {staffing: 60, beds: 3}").does("lead") == ["Ask for staff"])
  }

  @Test("a missing input that could change the level is to be got first")
  func getFirst() throws {
    let plan = try plan(
      """
      green: business as usual
      amber: [call]
      red: [call]
      any level:
        - Keep the log
      """)
    #expect(
      try Answers(plan, "all: {beds: 3}").does("lead")
        == ["Get Staffing for the whole plan", "Keep the log"])
    #expect(
      try Answers(plan, "all: {staffing: 60}").does("lead") == [
        "Call the partners", "Keep the log",
      ])
  }

  @Test("a reading that is there and has no stated level is not to be got")
  func nothingToGet() throws {
    let plan = try tinyPlan(
      """
      indicators:
        beds: {title: Beds, range: whole numbers 0 and up, bands: {red: 0, otherwise: not stated}}
      statuses:
        status: {worst of: [beds]}
      roles:
        lead: {title: Lead}
      actions:
        follow: status
        lead: {green: business as usual, amber: not stated, red: not stated}
      """)
    #expect(try Answers(plan, "all: {beds: 3}").does("lead") == [])
    #expect(try Answers(plan, "all: {}").does("lead") == ["Get Beds for the whole plan"])
  }

  @Test("continue repeats a list in place, its own continues included, each line once")
  func continues() throws {
    let plan = try plan(
      """
      green:
        - Keep the log
      amber:
        - Ask for staff
        - continue green
        - call
      red:
        - Open a ward
        - call
        - continue amber
        - Tell everyone
        - Keep the log
      """)
    #expect(
      try Answers(plan, "all: {staffing: 10}").does("lead")
        == ["Open a ward", "Call the partners", "Ask for staff", "Keep the log", "Tell everyone"])
  }

  @Test("the same words under another condition or by another time are another line")
  func sameWords() throws {
    let plan = try plan(
      """
      green: business as usual
      amber:
        - {do: Ask for staff, when: beds under 3}
        - {do: Review the figures, by: 10:00}
        - {do: Review the figures, by: 14:00}
      red:
        - continue amber
        - Ask for staff
      """)
    let reviews = ["Review the figures", "Review the figures"]
    #expect(try Answers(plan, "all: {staffing: 60, beds: 5}").does("lead") == reviews)
    #expect(
      try Answers(plan, "all: {staffing: 10, beds: 5}").does("lead") == reviews + ["Ask for staff"])
    #expect(
      try Answers(plan, "all: {staffing: 10, beds: 1}").does("lead") == ["Ask for staff"] + reviews)
  }

  @Test("a level that the block leaves out is an error, unless it has only any level")
  func leftOut() throws {
    let error = #expect(throws: LoadedPlan.Refused.self) {
      try plan("green: business as usual\nred: [call]")
    }
    #expect(error?.ids == ["level-without-actions"])
    let always = try plan("any level: [call]")
    #expect(try Answers(always, "all: {staffing: 90}").does("lead") == ["Call the partners"])
    #expect(try Answers(always, "all: {}").does("lead") == ["Call the partners"])
  }
}
