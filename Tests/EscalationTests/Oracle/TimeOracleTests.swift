import Escalation
import Foundation
import Testing

@Suite("Against a second way through time")
struct TimeOracleTests {
  private static var seeds: ClosedRange<UInt64> {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["PLIMSOLL_SEED"].flatMap(UInt64.init) ?? 1
    let rounds = environment["PLIMSOLL_ROUNDS"].flatMap(UInt64.init) ?? 200
    return first...(first + max(1, rounds) - 1)
  }

  private struct Day {
    let levels: Set<Int>
    let isExact: Bool
  }

  /// What the product has in force at each assessment of a series.
  private func inForce(_ plan: TimePlan) throws -> [Day] {
    let loaded = try tinyPlan(plan.body)
    let last = plan.readings.count - 1
    let snapshot = try loaded.snapshot(plan.snapshot(through: last))
    var course = SnapshotCourse(
      loaded.compiled, snapshot, at: snapshot.at?.instant(in: .utc), zone: .utc)
    return course.run().map { moment in
      let reader = AssessmentReader(
        compiled: loaded.compiled, frame: moment.layout.frame, areaNames: moment.layout.areaNames,
        at: moment.at, zone: .utc)
      let set = reader.levels(of: .status(0), 0) ?? .none
      return Day(
        levels: Set(loaded.plan.scale.levels.filter { set.contains($0) }.map(\.rank)),
        isExact: reader.statusLines().first?.isExact ?? true)
    }
  }

  /// Whether a day is right: the same levels, or more where the product says that there may be.
  private func isRight(_ found: Day, _ expected: Set<Int>) -> Bool {
    found.levels == expected || (!found.isExact && found.levels.isSuperset(of: expected))
  }

  @Test("random plans over random days come out as the second way has them")
  func randomDays() throws {
    var days = 0
    var steps = 0
    var unknown = 0
    for seed in Self.seeds {
      let plan = TimePlan(seed: seed)
      var story = NaiveStory(plan)
      story.run()
      let found = try inForce(plan)
      // From the first day that is not exact, later ones may differ for good reason.
      let same = zip(found, story.inForce).prefix { $0.levels == $1 }.count
      let checked = zip(found, story.inForce).prefix(same + 1)
      if found.count != story.inForce.count || !checked.allSatisfy({ isRight($0, $1) }) {
        Issue.record(
          """
          PLIMSOLL_SEED=\(seed) PLIMSOLL_ROUNDS=1
          found    \(found.map { $0.levels.sorted() })
          expected \(story.inForce.map { $0.sorted() })
          \(plan.body)
          \(plan.snapshot(through: plan.readings.count - 1))
          """)
        return
      }
      days += same
      let levels = found.prefix(same).map(\.levels)
      steps += zip(levels, levels.dropFirst()).count { one, other in
        (one.min() ?? 0) > (other.max() ?? 0)
      }
      unknown += levels.count { $0.count > 1 }
    }
    // Else there was little to compare.
    if Self.seeds.count > 100 {
      #expect(days > 9 * Self.seeds.count && steps > 50 && unknown > 200)
    }
  }
}
