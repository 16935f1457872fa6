import Escalation
import Testing

/// Whoever runs a batch may end it, however much of a file has been read by then.
@Suite("Batch: ended on the way")
struct BatchEndingTests {
  private struct Ended: Error {}

  @Test(
    "the run ends behind the moment it is at, and what was evaluated before is written",
    arguments: [false, true], 1...4)
  func ended(readsAhead: Bool, times: Int) throws {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      indicators: {beds: {per: site, range: 0 to 100, bands: {green: over 50, red: at most 50}}}
      statuses: {one: {per: site, worst of: [beds]}}
      """)
    let rows = (1...5).flatMap { ["2024-11-0\($0),a,50\n", "2024-11-0\($0),b,51\n"] }
    var run = try BatchRun(
      plan.compiled, zone: .utc, mapping: .standard,
      options: BatchOptions(
        columns: ["time", "area", "one"], writesActions: false, summarizes: false,
        readsAhead: readsAhead, start: nil, end: nil))
    var sinks = BatchSinks(results: BytesSink(), rejects: nil, actions: nil)
    var calls = 0
    let bytes = Array(("time,area,beds\n" + rows.joined()).utf8)
    #expect(throws: Ended.self) {
      _ = try run.read(BytesSource(bytes), named: "1.csv", into: &sinks) { _ in
        calls += 1
        if calls == times { throw Ended() }
      }
    }
    let written = String(decoding: (sinks.results as? BytesSink)?.bytes ?? [], as: UTF8.self)
    let expected = (1...times).map { "2024-11-0\($0),a,red\n2024-11-0\($0),b,green\n" }
    #expect(written == "time,area,one\n" + expected.joined())
  }
}
