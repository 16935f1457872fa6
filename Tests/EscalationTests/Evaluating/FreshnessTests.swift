import Testing

@Suite("Which reading stands")
struct FreshnessTests {
  private func level(_ timing: String, _ readings: String, at: String) throws -> String {
    let plan = try tinyPlan(
      """
      indicators:
        staffing: {range: 0 to 100, \(timing)bands: {green: at least 50, red: under 50}}
      statuses:
        status: {worst of: [staffing]}
      """)
    return try Answers(plan, "all: {staffing: [\(readings)]}", at: at).level("status")
  }

  @Test("with neither a rhythm nor an age a reading stands at its own time only")
  func ownTime() throws {
    #expect(try level("", "2024-11-04 09:00 is 10", at: "2024-11-04 09:00") == "red")
    #expect(try level("", "2024-11-04 08:59 is 10", at: "2024-11-04 09:00") == "unknown")
  }

  @Test("the latest reading at or before the time counts")
  func latest() throws {
    let readings = "2024-11-04 10:00 is 90, 2024-11-04 08:00 is 10, 2024-11-04 07:00 is 80"
    #expect(try level("fresh for: 36 hours, ", readings, at: "2024-11-04 09:00") == "red")
    #expect(try level("fresh for: 36 hours, ", readings, at: "2024-11-04 10:00") == "green")
    #expect(try level("fresh for: 36 hours, ", readings, at: "2024-11-04 06:59") == "unknown")
  }

  @Test("a reading stands until it is as old as it may be")
  func age() throws {
    let reading = "2024-11-03 09:00 is 10"
    #expect(try level("fresh for: 24 hours, ", reading, at: "2024-11-04 08:59") == "red")
    #expect(try level("fresh for: 24 hours, ", reading, at: "2024-11-04 09:00") == "red")
    #expect(try level("fresh for: 24 hours, ", reading, at: "2024-11-04 09:01") == "unknown")
  }

  @Test("a reading of a rhythm stands until the next is due")
  func rhythm() throws {
    let reading = "2024-11-03 10:00 is 10"
    let daily = "every: day by 10:30, "
    #expect(try level(daily, reading, at: "2024-11-03 23:00") == "red")
    #expect(try level(daily, reading, at: "2024-11-04 10:29") == "red")
    #expect(try level(daily, reading, at: "2024-11-04 10:31") == "unknown")
  }

  @Test("an age outweighs a rhythm")
  func both() throws {
    let timing = "every: day by 10:30, fresh for: 36 hours, "
    let reading = "2024-11-03 10:00 is 10"
    #expect(try level(timing, reading, at: "2024-11-04 12:00") == "red")
    #expect(try level(timing, reading, at: "2024-11-04 22:01") == "unknown")
  }

  @Test("an old reading never makes anything better than a missing one")
  func notBetter() throws {
    let reading = "2024-11-03 09:00 is 90"
    #expect(try level("fresh for: 1 hours, ", reading, at: "2024-11-04 09:00") == "unknown")
  }
}
