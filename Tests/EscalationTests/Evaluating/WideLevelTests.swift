import Testing

@testable import Escalation

/// Loops over levels that look at several rows at once, beside what they mean.
@Suite("Columns of levels")
struct WideLevelTests {
  private func sets(_ count: Int, _ levels: Int, _ seed: UInt64) -> [UInt32] {
    var numbers = SeededNumbers(seed: seed &* 0x9E37_79B9)
    let all = UInt32.max >> UInt32(32 - levels)
    return (0..<count).map { _ in
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: 0
      case 1: UInt32.random(in: 0...all, using: &numbers)
      default: 1 << UInt32.random(in: 0..<UInt32(levels), using: &numbers)
      }
    }
  }

  @Test("the word for a set of levels", arguments: [1, 2, 4, 8, 31, 32], 0...17)
  func digits(levels: Int, count: Int) {
    let sets = self.sets(count, levels, UInt64(levels * 100 + count)) + [1, .max, 1 << 31, 3, 0]
    for isWorst in [false, true] {
      var numbers = [UInt32](repeating: 77, count: sets.count + 2)
      var span = numbers.mutableSpan
      let digits = LevelDigits(levels: 32)
      digits.add(sets, isWorst: isWorst, isFirst: true, offset: 0, to: &span, from: 1)
      digits.add(sets, isWorst: !isWorst, isFirst: false, offset: 5, to: &span, from: 1)
      let expected = sets.map { set in
        Self.word(set, isWorst) * 34 + Self.word(set, !isWorst) + 5
      }
      #expect(numbers == [77] + expected + [77])
    }
  }

  private static func word(_ set: UInt32, _ isWorst: Bool) -> UInt32 {
    let levels = (0..<32).filter { set & (1 << UInt32($0)) != 0 }
    guard let best = levels.first, let worst = levels.last else { return 0 }
    if isWorst { return UInt32(worst + 2) }
    return best == 0 && levels.count > 1 ? 1 : UInt32(best + 2)
  }

  @Test("how many sets reach each level", arguments: 1...8, 0...9)
  func tally(levels: Int, count: Int) throws {
    let lanes = try #require(LevelLanes(levels: levels, needed: 1, 3))
    var sums = [UInt64](repeating: 0, count: count)
    var open = [UInt32](repeating: 0, count: count)
    var expected = sums
    var expectedOpen = open
    for column in 0..<3 {
      let sets = self.sets(count, levels, UInt64(levels * 100 + count * 10 + column))
      var sumSpan = sums.mutableSpan
      var openSpan = open.mutableSpan
      let done = WideLevels.tally(sets.span, &sumSpan, &openSpan)
      #expect(done == 0 || done == count / 4 * 4)
      for slot in 0..<count {
        let rest = sets[slot] & (sets[slot] &- 1)
        expected[slot] &+= lanes.lanes(upTo: sets[slot])
        expectedOpen[slot] |= rest
        guard slot >= done else { continue }
        sums[slot] &+= lanes.lanes(upTo: sets[slot])
        open[slot] |= rest
      }
    }
    #expect(open == expectedOpen)
    // Of sets of several levels nothing is promised but that they are told.
    for slot in 0..<count where open[slot] == 0 { #expect(sums[slot] == expected[slot]) }
  }

  @Test("sets of any levels are counted all levels at once as one by one", arguments: 1...8)
  func openLanes(levels: Int) {
    for count in 0...9 {
      for seed in 0..<200 {
        let sets = self.sets(count, levels, UInt64(1 + levels * 10000 + count * 1000 + seed))
        var tally = LevelTally(levels: levels)
        var lanes = OpenLanes()
        for set in sets {
          tally.add(set)
          lanes.add(set)
        }
        for needed in 1...max(1, count + 1) {
          let expected = tally.levels(reachedBy: needed)
          #expect(lanes.levels(reachedBy: needed, of: levels) == expected, "\(sets) \(needed)")
        }
      }
    }
  }

  @Test("readings are looked up alike, of whatever state", arguments: 0...4, [0, 1, 4, 7])
  func segments(cuts: Int, count: Int) {
    let boundaries = (0..<cuts).map {
      Boundary.before(ExactDecimal(mantissa: Int64(10 * $0), scale: 0))
    }
    let table = NumberTable(
      boundaries: boundaries, payloads: (0...cuts).map { UInt32(100 + $0) }, whenMissing: 99)
    let fours = table.fours ?? []
    for mantissa in Int64(-1)...Int64(41) {
      let readings = (0..<count).map { slot in
        Reading(
          mantissa: mantissa, scale: 0,
          state: [.known, .missing, .doesNotApply, .known][(slot + Int(mantissa + 1)) % 4])
      }
      var values = [UInt32](repeating: 7, count: count)
      var span = values.mutableSpan
      let payloads = table.payloads + [UInt32](repeating: 0, count: 4 - cuts)
      let hasRanges = WideLevels.segments(
        readings.span, cuts: fours.span, payloads: payloads.span, whenMissing: 99, into: &span)
      guard let hasRanges else { return #expect(values.allSatisfy { $0 == 7 }) }
      #expect(!hasRanges)
      let segment = (0..<cuts).count { mantissa >= Int64(10 * $0) }
      let expected = readings.map { reading -> UInt32 in
        switch reading.state {
        case .known: UInt32(100 + segment)
        case .missing: 99
        case .doesNotApply, .within: 0
        }
      }
      #expect(values == expected)
    }
  }

  @Test("readings that are ranges are told")
  func ranges() throws {
    let range = try #require(
      Reading(
        from: ExactDecimal(mantissa: 1, scale: 0), to: ExactDecimal(mantissa: 4, scale: 0)))
    let table = NumberTable(boundaries: [], payloads: [1], whenMissing: 2)
    let readings = [Reading.missing, range]
    let fours = table.fours ?? []
    let payloads: [UInt32] = [1, 0, 0, 0, 0]
    var values: [UInt32] = [7, 7]
    var span = values.mutableSpan
    let hasRanges = WideLevels.segments(
      readings.span, cuts: fours.span, payloads: payloads.span, whenMissing: 2, into: &span)
    #expect(hasRanges == nil || hasRanges == true && values == [2, 0])
  }
}
