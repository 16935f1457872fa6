import Testing

@testable import Escalation

@Suite("Batch: two threads")
struct BatchThreadTests {
  @Test("come to the same as one, whatever the rows are like", arguments: 1...6)
  func same(seed: UInt64) throws {
    let plan = try BatchPlans.council()
    var messy = MessyFile(seed: seed)
    let files = [MessyFile.plain(days: 3000, seed), messy.text(days: 9)]
    let one = try BatchReading(plan, files, summarizes: true)
    let two = try BatchReading(plan, files, summarizes: true, readsAhead: true)
    #expect(one.results.count > 6000)
    #expect(two.results == one.results)
    #expect(two.rejects == one.rejects)
    #expect(two.actions == one.actions)
    #expect(two.counts == one.counts)
    #expect(two.remarks == one.remarks)
    #expect(two.lastRemarks == one.lastRemarks)
    #expect(two.summary != nil)
    #expect(two.summary?.csv == one.summary?.csv)
  }

  @Test(
    "come to the same about the number of rows that are handed over at once",
    arguments: [1, 1023, 1024, 1025, 2048, 2049])
  func portions(days: Int) throws {
    let plan = try BatchPlans.council()
    let file = MessyFile.plain(days: days, 3)
    let one = try BatchReading(plan, [file])
    let two = try BatchReading(plan, [file], readsAhead: true)
    #expect(one.rows.count == 3 * days)
    #expect(two.results == one.results)
    #expect(two.counts == one.counts)
  }

  @Test("tell areas apart that come up late")
  func lateAreas() throws {
    let plan = try BatchPlans.open()
    let rows = (0..<6000).map { "\(MessyFile.day($0 / 10)),site \($0 / 7),\($0 % 100)" }
    let file = (["time,area,delays"] + rows).joined(separator: "\n")
    let one = try BatchReading(plan, [file])
    #expect(try BatchReading(plan, [file], readsAhead: true).results == one.results)
  }

  @Test("stop where one stops, and say so", arguments: [0, 1, 2500])
  func stops(days: Int) throws {
    let plan = try BatchPlans.council()
    let file = MessyFile.plain(days: days, 1) + "2001-01-01,west,70,good\n2000-01-01,west,1,good\n"
    for readsAhead in [false, true] {
      let stop = #expect(throws: BatchStop.self) {
        try BatchReading(plan, [file], readsAhead: readsAhead)
      }
      guard case .goingBack(_, let line, "2000-01-01", _, _, _) = stop else {
        Issue.record("\(String(describing: stop))")
        continue
      }
      #expect(line == 2 * days + 3)
    }
  }

  @Test("end when nobody takes what was written")
  func fullDisk() throws {
    let plan = try BatchPlans.council()
    var run = try BatchRun(
      plan.compiled, zone: .utc, mapping: .standard, options: BatchOptions(readsAhead: true))
    var sinks = BatchSinks(results: FullSink(), rejects: nil, actions: nil)
    let bytes = Array(MessyFile.plain(days: 5000, 2).utf8)
    #expect(throws: FullSink.Full.self) {
      try run.read(BytesSource(bytes), named: "1.csv", into: &sinks) { _ in }
    }
    #expect(run.counts.read > 0)
  }
}

/// A place without room.
private struct FullSink: ByteSink {
  struct Full: Error {}

  mutating func write(_ bytes: Span<UInt8>) throws { throw Full() }
}
