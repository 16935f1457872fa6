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

/// How many completions are tried for one answer, or `PLIMSOLL_WAYS`; a debug build is slow, and has
/// to be content with some of them.
private var waysLimit: Int {
  let wanted = ProcessInfo.processInfo.environment["PLIMSOLL_WAYS"].flatMap(Int.init)
  if let wanted { return wanted }
  #if DEBUG
    return 8
  #else
    return 300
  #endif
}

@Suite("Against a second evaluator")
struct OracleTests {
  /// The seeds are dealt out, so that the quarters can run beside each other.
  @Test(
    "random plans with random rows come out as the second evaluator has them",
    arguments: 0..<4 as Range<UInt64>)
  func randomPlans(quarter: UInt64) {
    var tally = Contest.Tally()
    var failures = 0
    for seed in seeds() where seed % 4 == quarter && failures < 3 {
      var writer = PlanWriter(seed: seed)
      let text = writer.text()
      let problem = contest(text, seed, writer, &tally)
      if let problem {
        Issue.record("PLIMSOLL_SEED=\(seed) PLIMSOLL_ROUNDS=1\n\(problem)\n\(text)")
        failures += 1
      }
    }
    if seeds().count > 100 {
      #expect(tally.answers > 1000 && tally.open > 100 && tally.exact > 30, "\(tally)")
      #expect(tally.ranges > 500, "\(tally)")
    }
  }

  /// The first difference between the two evaluators, if there is one.
  private func contest(
    _ text: String, _ seed: UInt64, _ writer: PlanWriter, _ tally: inout Contest.Tally
  ) -> String? {
    do {
      let loaded = try LoadedPlan(text)
      let land = Land(loaded.plan, open: ["one", "two", "three"].suffix(Int(seed % 4)))
      if let problem = WrittenLists(writer).difference(from: loaded.plan) { return problem }
      var rows = RowWriter(loaded.plan, land, seed: seed)
      for number in 0..<20 {
        let row = rows.row(
          missing: number % 3 > 0 ? 0 : [5, 10, 25, 100][number / 3 % 4],
          ranges: number % 2 > 0 ? 0 : [5, 15, 40, 100, 15][number / 2 % 5])
        var paths: [any EvaluationPath] = [FramePath()]
        if number < 2 { paths.append(SnapshotPath()) }
        for path in paths {
          var contest = Contest(loaded, land, row, limit: waysLimit)
          contest.compare(try path.observe(row, land, loaded))
          tally += contest.tally
          if let difference = contest.differences.first {
            return "\(path), row \(number): \(difference)\n\(row.text(loaded.plan, land))"
          }
        }
      }
      return nil
    } catch {
      return "the plan cannot be used: \(error)"
    }
  }
}
