import Diagnostics
import Escalation
import Testing

/// Bands drawn at random are walked reading by reading: worse than what stands on both sides of it
/// is what must be told, and nothing else.
@Suite("Bands in their order")
struct BandOrderTests {
  private struct Drawn {
    /// The rank of each reading from 0 on.
    let ranks: [Int]

    init(_ numbers: inout SeededNumbers) {
      var ranks: [Int] = []
      while ranks.count < 20 {
        let rank = Int.random(in: 0..<3, using: &numbers)
        ranks += Array(repeating: rank, count: Int.random(in: 2...9, using: &numbers))
      }
      self.ranks = Array(ranks.prefix(20))
    }

    /// Each level with its stretches: `3 to 8 or 11 to 19`.
    func bands(_ keys: [String]) -> String {
      keys.indices.compactMap { rank in
        let stretches = runs.filter { $0.rank == rank }.map { "\($0.from) to \($0.to)" }
        return stretches.isEmpty ? nil : "\(keys[rank]): \(stretches.joined(separator: " or "))"
      }.joined(separator: ", ")
    }

    private var runs: [(rank: Int, from: Int, to: Int)] {
      ranks.indices.reduce(into: []) { runs, reading in
        if let last = runs.indices.last, runs[last].rank == ranks[reading] {
          runs[last].to = reading
        } else {
          runs.append((ranks[reading], reading, reading))
        }
      }
    }

    func turns(_ isTurn: (Int, Int, Int) -> Bool) -> Bool {
      let ranks = runs.map(\.rank)
      return ranks.indices.dropFirst().dropLast().contains {
        isTurn(ranks[$0 - 1], ranks[$0], ranks[$0 + 1])
      }
    }

    var rises: Bool { zip(ranks, ranks.dropFirst()).contains { $0 < $1 } }
    var falls: Bool { zip(ranks, ranks.dropFirst()).contains { $0 > $1 } }
    var hasPeak: Bool { turns { $0 < $1 && $1 > $2 } }
    var hasValley: Bool { turns { $0 > $1 && $1 < $2 } }
  }

  private func tells(_ bands: String) -> Bool {
    let reading = PlanReading(
      """
      plimsoll: 1
      plan: ward
      version: 1
      scale: {green: {}, amber: {}, red: {}}
      indicators:
        beds: {range: whole numbers 0 to 19, \(bands)}
        care: {values: [good, bad], bands: {green: good, red: bad}}
      statuses: {pressure: {worst of: [care]}}
      """)
    #expect(!reading.hasErrors, "\(reading.rendering)")
    return reading.ids.contains("not-monotone")
  }

  @Test("levels may be worst at both ends, and not between", arguments: 0..<150)
  func levels(_ seed: Int) {
    var numbers = SeededNumbers(seed: (UInt64(seed) &+ 3) &* 0x9E37_79B9_7F4A_7C15)
    let drawn = Drawn(&numbers)
    let bands = drawn.bands(["green", "amber", "red"])
    #expect(tells("bands: {\(bands)}") == drawn.hasPeak, "\(bands)")
  }

  @Test("where the plan says which way it gets worse, no step may go another", arguments: 0..<150)
  func declared(_ seed: Int) {
    var numbers = SeededNumbers(seed: (UInt64(seed) &+ 77) &* 0x9E37_79B9_7F4A_7C15)
    let drawn = Drawn(&numbers)
    let bands = "bands: {\(drawn.bands(["green", "amber", "red"]))}"
    #expect(tells("worse: higher, \(bands)") == drawn.falls, "\(bands)")
    #expect(tells("worse: lower, \(bands)") == drawn.rises, "\(bands)")
  }

  @Test("points may turn once, either way", arguments: 0..<150)
  func points(_ seed: Int) {
    var numbers = SeededNumbers(seed: (UInt64(seed) &+ 905) &* 0x9E37_79B9_7F4A_7C15)
    let drawn = Drawn(&numbers)
    let points = drawn.bands(["0", "1", "2"])
    #expect(tells("points: {\(points)}") == (drawn.hasPeak && drawn.hasValley), "\(points)")
  }

  @Test("all kinds of bands come up")
  func kinds() {
    let drawn = (0..<150).map { seed in
      var numbers = SeededNumbers(seed: (UInt64(seed) &+ 3) &* 0x9E37_79B9_7F4A_7C15)
      return Drawn(&numbers)
    }
    #expect(drawn.contains { $0.hasPeak && $0.hasValley })
    #expect(drawn.contains { $0.hasPeak && !$0.hasValley })
    #expect(drawn.contains { !$0.hasPeak && $0.hasValley })
    #expect(drawn.contains { !$0.hasPeak && !$0.hasValley })
  }

  @Test(
    "a number outside the range is told, its ends are not",
    arguments: [
      ("under 0", false), ("at least 100", false), ("exactly 100", false), ("5 to 100", false),
      ("5 to 100.1", true), ("5 to 120", true), ("at most -1 or over 50", true),
      // Never or always true, which is told in other words.
      ("under -0.1", false), ("over 100.5", false), ("at most 120", false),
    ])
  func outside(_ range: String, _ isTold: Bool) {
    let reading = PlanReading(
      """
      plimsoll: 1
      plan: ward
      version: 1
      scale: {green: {}, red: {}}
      indicators:
        staffing: {unit: percent, range: 0 to 100, bands: {green: at least 50, red: under 50}}
      triggers: {short: {level: red, when: 'staffing \(range)'}}
      statuses: {pressure: {worst of: [staffing, short]}}
      """)
    #expect(!reading.hasErrors, "\(reading.rendering)")
    #expect(reading.ids.contains("outside-range") == isTold)
  }
}
