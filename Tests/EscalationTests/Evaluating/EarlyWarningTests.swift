import Escalation
import Testing

/// Seven scores that are added up, and a single high one that lifts the result.
@Suite("A total with an override")
struct EarlyWarningTests {
  private static let signs = ["breaths", "oxygen", "air", "pressure", "pulse", "mind", "warmth"]

  private static func loaded() throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
        breaths: {range: whole numbers 0 to 60, points: {0: 12 to 20, 1: 9 to 11, 2: 21 to 24, 3: at most 8 or at least 25}}
        oxygen: {range: whole numbers 50 to 100, points: {0: 96 and up, 1: 94 to 95, 2: 92 to 93, 3: at most 91}}
        air: {values: [air, oxygen], points: {0: air, 2: oxygen}}
        pressure: {range: whole numbers 30 to 260, points: {0: 111 to 219, 1: 101 to 110, 2: 91 to 100, 3: at most 90 or at least 220}}
        pulse: {range: whole numbers 20 to 250, points: {0: 51 to 90, 1: 41 to 50 or 91 to 110, 2: 111 to 130, 3: at most 40 or at least 131}}
        mind: {values: [alert, other], points: {0: alert, 3: other}}
        warmth: {range: 30 to 43, step: 0.1, points: {0: 36.1 to 38, 1: 35.1 to 36 or 38.1 to 39, 2: 39.1 and up, 3: at most 35}}
        score: {sum: points, of: signs, bands: {green: 0 to 4, amber: 5 to 6, red: 7 to 21}}
        single: {highest: points, of: signs, bands: {green: under 3, amber: 3}}
      groups: {signs: [\(signs.joined(separator: ", "))]}
      triggers:
        odd_one: {when: {all: [score under 5, single at least 3]}}
        doubtful: {when: {any: [score over 4, score under 5]}}
      statuses:
        warning: {worst of: [score, single]}
        quick: {levels: {amber: {any: [score at least 5, single at least 3]}, red: score at least 7}}
      """)
  }

  /// One reading for every number of points.
  private static let samples: [String: [(reading: String, points: Int)]] = [
    "breaths": [("12", 0), ("9", 1), ("24", 2), ("25", 3)],
    "oxygen": [("96", 0), ("95", 1), ("92", 2), ("91", 3)],
    "air": [("air", 0), ("oxygen", 2)],
    "pressure": [("219", 0), ("101", 1), ("100", 2), ("220", 3)],
    "pulse": [("90", 0), ("91", 1), ("130", 2), ("40", 3)],
    "mind": [("alert", 0), ("other", 3)],
    "warmth": [("38", 0), ("38.1", 1), ("39.1", 2), ("35", 3)],
  ]

  private func level(_ points: [Int]) -> Int {
    let total = points.reduce(0, +)
    return total >= 7 ? 2 : total >= 5 || points.contains(3) ? 1 : 0
  }

  @Test("every reading of one or two missing is thought of, and nothing more", arguments: 0..<40)
  func againstEveryReading(_ seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed) &* 0x9E37_79B9 | 1)
    let loaded = try Self.loaded()
    let chosen = Self.signs.map { Self.samples[$0]?.randomElement(using: &numbers) ?? ("0", 0) }
    let missing = Set((0..<(1 + seed % 2)).map { _ in Int.random(in: 0..<7, using: &numbers) })
    let given = Self.signs.indices.filter { !missing.contains($0) }
      .map { "\(Self.signs[$0]): \(chosen[$0].reading)" }
    let answers = try Answers(loaded, "all: {\(given.joined(separator: ", "))}")
    var ways = [chosen.map(\.points)]
    for index in missing {
      ways = ways.flatMap { way in
        (Self.samples[Self.signs[index]] ?? []).map { sample in
          var other = way
          other[index] = sample.points
          return other
        }
      }
    }
    let names = ["green", "amber", "red"]
    let expected = Set(ways.map(level)).sorted().map { names[$0] }
    #expect(try answers.possible("warning") == expected)
    #expect(try answers.possible("quick") == expected)
    #expect(answers.isExact("warning") && answers.isExact("quick"))
    let odd = Set(ways.map { $0.reduce(0, +) < 5 && $0.contains(3) })
    let text = odd.count == 2 ? "unknown" : odd.contains(true) ? "yes" : "no"
    #expect(try answers.answer("odd_one") == text)
    #expect(try answers.answer("doubtful") == "yes")
  }
}
