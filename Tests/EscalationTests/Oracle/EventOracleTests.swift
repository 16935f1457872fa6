import Escalation
import Foundation
import Testing

@Suite("Against a second way through a log")
struct EventOracleTests {
  private static var seeds: ClosedRange<UInt64> {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["PLIMSOLL_SEED"].flatMap(UInt64.init) ?? 1
    let rounds = environment["PLIMSOLL_ROUNDS"].flatMap(UInt64.init) ?? 120
    return first...(first + max(1, rounds) - 1)
  }

  @Test("random things are open, late and counted as the second way has them")
  func randomLogs() throws {
    var answers = 0
    var unknown = 0
    for seed in Self.seeds {
      let story = EventStory(seed: seed)
      let loaded = try tinyPlan(story.body)
      for now in stride(from: Int(seed % 7), to: 60, by: 7) {
        let found = try Answers(loaded, "", events: story.log, at: EventStory.time(now))
        let differences = try differences(story, found, now)
        guard differences.isEmpty else {
          Issue.record(
            """
            PLIMSOLL_SEED=\(seed) PLIMSOLL_ROUNDS=1, at \(EventStory.time(now))
            \(differences.joined(separator: "\n"))
            \(story.body)
            events:
            \(story.log)
            """)
          return
        }
        answers += EventStory.boards.count
        unknown += EventStory.boards.indices.count { story.levels(ofBoard: $0, at: now).count > 1 }
      }
    }
    // Else there was little to compare.
    if Self.seeds.count > 100 { #expect(answers > 1000 && unknown > 100) }
  }

  private func differences(_ story: EventStory, _ found: Answers, _ now: Int) throws -> [String] {
    let boards = try EventStory.boards.enumerated().compactMap { index, board -> String? in
      let expected = names(story.levels(ofBoard: index, at: now))
      let levels = try found.possible("here", in: board)
      let isRight =
        levels == expected
        || !found.isExact("here", in: board) && Set(levels).isSuperset(of: expected)
      return isRight ? nil : "\(board): found \(levels), expected \(expected)"
    }
    let things = try story.things.compactMap { thing -> String? in
      guard thing.isOpen(at: now) else {
        let isThere = (try? found.level("one", in: thing.name)) != nil
        return isThere ? "\(thing.name) should not be there" : nil
      }
      let expected = EventStory.levels[story.level(of: thing, at: now)]
      let level = try found.level("one", in: thing.name)
      return level == expected ? nil : "\(thing.name): found \(level), expected \(expected)"
    }
    return boards + things
  }

  private func names(_ levels: Set<Int>) -> [String] {
    levels.sorted().map { EventStory.levels[$0] }
  }
}
