import Testing

@testable import Escalation

/// A run over random files of every form of cell comes to what a second, slow reader comes to.
@Suite("Batch: against a reader that shares nothing with it")
struct NaiveBatchTests {
  @Test("levels, rejects and counts are those of the slow reader", arguments: 1...400)
  func same(_ seed: Int) throws {
    let naive = NaiveBatch(seed: seed)
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml") + naive.mapping)
    var run = try BatchRun(
      plan.compiled, zone: .utc, mapping: try #require(plan.plan.data), options: BatchOptions())
    var sinks = BatchSinks(results: BytesSink(), rejects: BytesSink(), actions: nil)
    let portion = [1, 13, 200, .max][seed % 4]
    _ = try run.read(BytesSource(naive.bytes, portion: portion), named: "f", into: &sinks) { _ in }
    #expect(lines(sinks.results) == naive.results.sorted(), "\(naive.mapping)")
    #expect(rejects(sinks.rejects) == naive.rejects.sorted(), "\(naive.mapping)")
    let counts = run.counts
    #expect(
      [counts.read, counts.evaluated, counts.rejected, counts.excluded, counts.cells]
        == [naive.read, naive.evaluated, naive.rejected, naive.excluded, naive.cells])
  }

  @Test("the random files hold every kind of cell and row")
  func isVaried() {
    let all = (1...400).map(NaiveBatch.init)
    #expect(all.reduce(0) { $0 + $1.cells } > 1000)
    #expect(all.reduce(0) { $0 + $1.rejected } > 100)
    #expect(all.reduce(0) { $0 + $1.excluded } > 50)
    #expect(all.reduce(0) { $0 + $1.suppressedCells } > 300)
    let rows = all.flatMap(\.results)
    let named = rows.filter { $0.hasSuffix("(suppressed)") }
    #expect(named.count > 50)
    let levels = rows.map { $0.hasSuffix(",") }
    #expect(levels.contains(true) && levels.contains(false))
  }

  private func lines(_ sink: (any ByteSink)?) -> [String] {
    String(decoding: (sink as? BytesSink)?.bytes ?? [], as: UTF8.self)
      .split(separator: "\n").dropFirst().map(String.init).sorted()
  }

  /// `line value kind`.
  private func rejects(_ sink: (any ByteSink)?) -> [String] {
    let bytes = (sink as? BytesSink)?.bytes ?? []
    var row = WrittenRow()
    var position = 0
    var lines: [String] = []
    while position < bytes.count {
      position = row.read(bytes.span, from: position)
      lines.append("\(row.text(1)) \(row.text(3)) \(row.text(4))")
    }
    return lines.dropFirst().sorted()
  }
}
