import Escalation
import Testing

@Suite("Batch: any file at all")
struct BatchPropertyTests {
  @Test(
    "every row read is evaluated, rejected or left out; every reject is listed", arguments: 1...40)
  func counts(_ seed: Int) throws {
    var file = MessyFile(seed: UInt64(seed))
    let text = file.text(days: 28)
    let plan = try BatchPlans.council(data: "exclude: {area: \"-\"}")
    let reading = try BatchReading(plan, text)
    let counts = reading.counts
    #expect(
      counts.read == counts.evaluated + counts.rejected + counts.excluded + counts.superseded)
    #expect(counts.read > 0)
    // A value may hold line ends, so the kinds are counted rather than the lines.
    let kinds = reading.rejects.filter {
      $0.contains(/,(cell|row|excluded),/) || $0.contains(/,duplicate,"?(the same as|of the same)/)
    }
    #expect(
      kinds.count == counts.rejected + counts.excluded + counts.cells + counts.superseded)
    #expect(reading.rejects.count { $0.contains("neither is believed\"") } >= counts.disputed)
    // Both areas and the whole plan have a row at each time.
    #expect(reading.rows.count == 3 * counts.times)
  }

  @Test("how a file is handed over makes no difference", arguments: 1...12)
  func portions(_ seed: Int) throws {
    var file = MessyFile(seed: UInt64(seed))
    let text = file.text(days: 28)
    let plan = try BatchPlans.council()
    let whole = try BatchReading(plan, [text])
    for portion in [1, 7, 64 << 10] {
      let parts = try BatchReading(plan, [text], portion: portion)
      #expect(parts.results == whole.results)
      #expect(parts.rejects == whole.rejects)
      #expect(parts.actions == whole.actions)
      #expect(parts.counts == whole.counts)
    }
  }

  @Test("a moment of more rows than a block holds is one moment", arguments: [1, 4096])
  func manyRows(_ portion: Int) throws {
    let rows = (0..<3000).map { "2024-11-04,site \($0),\($0 % 7)\n" }.joined()
    let reading = try BatchReading(
      try BatchPlans.open("pressure is red in at least 857 site"),
      ["time,area,delays\n" + rows], columns: ["area", "pressure", "county"], portion: portion)
    #expect(reading.counts.times == 1)
    #expect(reading.rows.count == 3001)
    #expect(reading.rows.last == "all,,green")
    #expect(reading.rows.count { $0.hasSuffix(",red,") } == 856)
  }
}
