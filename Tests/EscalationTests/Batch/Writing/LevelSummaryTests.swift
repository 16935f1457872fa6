import Testing

@testable import Escalation

@Suite("What a summary counts")
struct LevelSummaryTests {
  private static let green = LevelSet(Level(rank: 0))
  private static let amber = LevelSet(Level(rank: 1))
  private static let red = LevelSet(Level(rank: 2))
  private static let unknown = LevelSet(bits: 0b111)
  /// Amber at least, so that amber is given.
  private static let amberOrRed = LevelSet(bits: 0b110)

  /// A level a day from the first day on.
  private func tally(_ sets: [LevelSet], days: [Int]? = nil) -> StatusTally {
    var tally = StatusTally(levels: 3)
    for (index, set) in sets.enumerated() {
      let day = days?[index] ?? index
      tally.note(set, at: Instant(seconds: Int64(day) * 86_400), day: day)
    }
    return tally
  }

  @Test("each time counts once, at the level that is given or as unknown")
  func times() {
    let tally = tally([Self.red, Self.unknown, Self.amberOrRed, Self.green, Self.red])
    #expect(tally.levels.map(\.times) == [1, 1, 2])
    #expect(tally.unknown == 1 && tally.times == 5)
  }

  @Test("a run goes on through worse levels; a milder one and an unknown one end it")
  func runs() {
    let tally = tally([
      Self.amber, Self.red, Self.amber, Self.green, Self.red, Self.red, Self.unknown, Self.red,
    ])
    #expect(tally.levels.map(\.longest.times) == [6, 3, 2])
    #expect(tally.levels[1].longest.first == Instant(seconds: 0))
    #expect(tally.levels[1].longest.last == Instant(seconds: 2 * 86_400))
    #expect(tally.levels[2].longest.first == Instant(seconds: 4 * 86_400))
  }

  @Test("of runs that are as long the first is told")
  func firstRun() {
    let tally = tally([Self.red, Self.green, Self.red])
    #expect(
      tally.levels[2].longest == .init(times: 1, first: .init(seconds: 0), last: .init(seconds: 0)))
  }

  @Test("changes are counted between known levels, over what is unknown")
  func changes() {
    let tally = tally([Self.red, Self.unknown, Self.red, Self.unknown, Self.green, Self.amber])
    #expect(tally.worsenings == 1)
    #expect(tally.improvements == 1)
  }

  @Test("the latest level, since when it has been given, and what it could be")
  func latest() {
    let open = tally([Self.red, Self.amber, Self.amberOrRed])
    #expect(open.latest == Self.amberOrRed)
    #expect(open.since == Instant(seconds: 86_400))
    let unknown = tally([Self.red, Self.unknown, Self.unknown])
    #expect(unknown.latest.calculated == nil)
    #expect(unknown.since == Instant(seconds: 86_400))
  }

  @Test("the last fortnight has fourteen days: the thirteenth day before is in it, one more is not")
  func lastFortnight() {
    let tally = tally([Self.red, Self.amber, Self.green], days: [0, 1, 14])
    #expect(tally.highest(inLast: 14, upTo: 13).level == 2)
    #expect(tally.highest(inLast: 14, upTo: 14).level == 1)
    #expect(tally.highest(inLast: 14, upTo: 15).level == 0)
    #expect(tally.highest(inLast: 14, upTo: 28).level == nil)
  }

  @Test("the worst that it could have been in the last fortnight is told beside the worst known")
  func possible() {
    let tally = tally([Self.amberOrRed, Self.unknown, Self.green])
    #expect(tally.highest(inLast: 14, upTo: 2) == (level: 1, possible: 2))
  }

  // MARK: - The worst fortnight

  private func fortnight(_ days: [(day: Int, level: Int)]) -> FortnightTally {
    var tally = FortnightTally()
    for entry in days { tally.note(entry.level, on: entry.day) }
    return tally
  }

  @Test("one day at a worse level outweighs any number of days at a milder one")
  func weight() {
    let days = (0..<14).map { (day: $0, level: 1) } + [(day: 40, level: 2)]
    let tally = fortnight(days)
    #expect(tally.worstDay == 40)
    #expect((0...2).map(tally.worstDays(at:)) == [0, 0, 1])
  }

  @Test("days fourteen apart are never in the same stretch, days thirteen apart are")
  func edges() {
    let apart = fortnight([(0, 2), (14, 2)])
    #expect(apart.worstDay == 0 && apart.worstDays(at: 2) == 1)
    let together = fortnight([(0, 2), (13, 2)])
    #expect(together.worstDay == 13 && together.worstDays(at: 2) == 2)
  }

  @Test("a day counts once, at its worst level, however many times it has")
  func worstOfDay() {
    let tally = fortnight([(0, 1), (0, 2), (0, 0), (0, 2), (1, 0)])
    #expect((0...2).map(tally.worstDays(at:)) == [1, 0, 1])
    #expect(tally.worstDay == 1)
  }

  @Test("days before 1970 count like others")
  func early() {
    let tally = fortnight([(-20, 2), (-7, 2), (-6, 0)])
    #expect(tally.worstDays(at: 2) == 2)
    #expect(tally.worstDay == -7)
  }

  @Test("looking at all stretches one by one finds the same worst fortnight")
  func againstAllStretches() {
    var random = SeededNumbers(seed: 14)
    for _ in 0..<200 {
      var day = Int.random(in: -10...10, using: &random)
      let days = (0..<60).map { _ in
        day += Int.random(in: 0...6, using: &random) / 2
        return (day: day, level: Int.random(in: 0...3, using: &random))
      }
      let tally = fortnight(days)
      let worst = Dictionary(days.map { ($0.day, $0.level) }, uniquingKeysWith: max)
      var best: (counts: [Int], day: Int) = ([0, 0, 0, 0], .min)
      for last in worst.keys.sorted() {
        let inside = worst.filter { $0.key > last - 14 && $0.key <= last }.map(\.value)
        let counts = (0...3).reversed().map { level in inside.count { $0 == level } }
        if best.counts.lexicographicallyPrecedes(counts) { best = (counts, last) }
      }
      #expect(tally.worstDay == best.day)
      #expect((0...3).reversed().map(tally.worstDays(at:)) == best.counts)
    }
  }
}
