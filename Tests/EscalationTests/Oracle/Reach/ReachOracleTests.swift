import Escalation
import Foundation
import Testing

/// How many random plans are made: `PLIMSOLL_ROUNDS`, from `PLIMSOLL_SEED` on.
private func seeds(_ rounds: UInt64) -> Range<UInt64> {
  let environment = ProcessInfo.processInfo.environment
  let first = environment["PLIMSOLL_SEED"].flatMap(UInt64.init) ?? 1
  let rounds = environment["PLIMSOLL_ROUNDS"].flatMap(UInt64.init) ?? rounds
  return first..<first + max(1, rounds)
}

@Suite("What can come about, against trying it")
struct ReachOracleTests {
  @Test("of a small plan exactly that is possible which some readings bring about")
  func smallPlans() throws {
    var impossible = 0
    for seed in seeds(40) {
      var writer = SmallPlan(seed: seed)
      let text = writer.text()
      let plan = try LoadedPlan(text).plan
      let found = reachability(of: plan)
      var tried = Enumeration(plan, Land(plan))
      tried.tryAll()
      let comment = Comment(rawValue: "PLIMSOLL_SEED=\(seed) PLIMSOLL_ROUNDS=1\n\(text)")
      try #require(found.isComplete)
      for (index, outcome) in tried.triggers.enumerated() {
        let name = plan.triggers[index].name
        #expect(found.triggers[index].canHold == outcome.wasTrue, "\(name) \(comment)")
        #expect(found.triggers[index].mustHold == !outcome.wasFalse, "\(name) \(comment)")
        if !outcome.wasTrue || !outcome.wasFalse { impossible += 1 }
      }
      for index in plan.statuses.indices {
        #expect(
          found.levels[index] == tried.levels[index], "\(plan.statuses[index].name) \(comment)")
        if found.levels[index] != plan.scale.allLevels { impossible += 1 }
      }
      for index in plan.indicators.indices {
        #expect(
          found.bands[index] == tried.bands[index], "\(plan.indicators[index].name) \(comment)")
      }
    }
    // A test that never sees the impossible shows nothing.
    #expect(impossible > 20 || seeds(40).count < 20)
  }

  /// Of these plans, with areas, formulas, summaries and figures, only some readings can be tried.
  @Test(
    "of a large plan nothing comes about that was ruled out",
    arguments: 0..<2 as Range<UInt64>)
  func largePlans(half: UInt64) throws {
    for seed in seeds(120) where seed % 2 == half {
      var writer = PlanWriter(seed: seed)
      let text = writer.text()
      let loaded = try LoadedPlan(text)
      let plan = loaded.plan
      let found = reachability(of: plan)
      let land = Land(plan, open: ["one", "two", "three"].suffix(Int(seed % 3 + 1)))
      var tried = Enumeration(plan, land)
      var rows = RowWriter(plan, land, seed: seed)
      for number in 0..<25 { tried.add(rows.row(missing: number % 5 == 4 ? 20 : 0)) }
      let comment = Comment(rawValue: "PLIMSOLL_SEED=\(seed) PLIMSOLL_ROUNDS=1\n\(text)")
      for (index, outcome) in tried.triggers.enumerated() {
        let name = plan.triggers[index].name
        #expect(found.triggers[index].canHold || !outcome.wasTrue, "\(name) \(comment)")
      }
      for index in plan.statuses.indices {
        let surprising = tried.levels[index].bits & ~found.levels[index].bits
        #expect(surprising == 0, "\(plan.statuses[index].name) \(comment)")
      }
    }
  }
}
