import Escalation
import Foundation
import Testing

/// How many random plans are made, and from which seed on: `PLIMSOLL_ROUNDS` and `PLIMSOLL_SEED`.
private func seeds() -> ClosedRange<UInt64> {
  let environment = ProcessInfo.processInfo.environment
  let first = environment["PLIMSOLL_SEED"].flatMap(UInt64.init) ?? 1
  let rounds = environment["PLIMSOLL_ROUNDS"].flatMap(UInt64.init) ?? 300
  return first...(first + max(1, rounds) - 1)
}

@Suite("Against a second evaluator")
struct OracleTests {
  @Test("random plans with random rows come out as the second evaluator has them")
  func randomPlans() {
    var tally = Contest.Tally()
    var failures = 0
    for seed in seeds() {
      var writer = PlanWriter(seed: seed)
      let text = writer.text()
      do {
        if let problem = try contest(text, seed, writer, &tally) {
          Issue.record("PLIMSOLL_SEED=\(seed) PLIMSOLL_ROUNDS=1\n\(problem)\n\(text)")
          failures += 1
        }
      } catch {
        Issue.record("seed \(seed) is not legal: \(error)\n\(text)")
        failures += 1
      }
      if failures >= 5 { break }
    }
    print(tally)
    #expect(tally.open > 0)
  }

  /// The first difference between the two evaluators, if there is one.
  private func contest(
    _ text: String, _ seed: UInt64, _ writer: PlanWriter, _ tally: inout Contest.Tally
  ) throws -> String? {
    let loaded = try LoadedPlan(text)
    let land = Land(loaded.plan, open: ["one", "two", "three"].suffix(Int(seed % 4)))
    var rows = RowWriter(loaded.plan, land, seed: seed)
    for number in 0..<20 {
      let row = rows.row(missing: number % 2 == 0 ? 0 : [10, 25, 50, 100][number / 2 % 4])
      var contest = Contest(loaded, land, row, limit: 200)
      contest.compare(FramePath().observe(row, land, loaded))
      tally += contest.tally
      if let difference = contest.differences.first {
        return "row \(number): \(difference)\n\(row.text(loaded.plan, land))"
      }
    }
    return nil
  }
}
