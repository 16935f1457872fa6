import Escalation
import Testing

@Suite("At least N of several signs")
struct AtLeastTests {
  private static let levels = ["l0", "l1", "l2", "l3"]

  /// Which levels a missing reading leaves, as bits.
  private struct Sign: Hashable {
    let bits: Int
    let copy: Int

    var name: String { "sign_\(bits)_\(copy)" }
    var ranks: [Int] { (0..<levels.count).filter { bits & (1 << $0) != 0 } }

    /// An indicator with one word for each level it could have.
    var lines: [String] {
      let words = ranks.map { "w\($0)" }
      return [
        "  \(name):", "    values: [\(words.joined(separator: ", "))]", "    bands:",
      ] + ranks.map { "      l\($0): w\($0)" }
    }
  }

  private struct Case {
    let needed: Int
    let signs: [Sign]

    /// The most severe level that enough signs reach, for every way they could turn out.
    var expected: LevelSet {
      var result = LevelSet.none
      func turnOut(_ rest: ArraySlice<Sign>, _ ranks: [Int]) {
        guard let sign = rest.first else {
          let reached = (0..<levels.count).last { rank in
            ranks.count { $0 >= rank } >= needed
          }
          if let reached { result = result.union(LevelSet(Level(rank: reached))) }
          return
        }
        for rank in sign.ranks { turnOut(rest.dropFirst(), ranks + [rank]) }
      }
      turnOut(signs[...], [])
      return result
    }
  }

  private func check(_ cases: [Case]) throws {
    let signs = Set(cases.flatMap(\.signs)).sorted { $0.name < $1.name }
    var lines = ["plimsoll: 1", "plan: tally", "version: 1", "scale:"]
    lines += Self.levels.map { "  \($0): {title: \($0)}" }
    lines += ["indicators:"] + signs.flatMap(\.lines) + ["statuses:"]
    for (index, one) in cases.enumerated() {
      let names = one.signs.map(\.name).joined(separator: ", ")
      lines.append("  status_\(index): {at least \(one.needed) of: [\(names)]}")
    }
    let loaded = try LoadedPlan(lines.joined(separator: "\n") + "\n")
    let observed = FramePath().observe(Row(), Land(loaded.plan), loaded)
    for (index, one) in cases.enumerated() {
      let found = try #require(observed.statuses[Spot(index, 0)])
      #expect(found.levels == one.expected, "\(one)")
    }
  }

  @Test("three signs of every kind, whatever the number needed", arguments: 1...3)
  func threeSigns(_ needed: Int) throws {
    var cases: [Case] = []
    for one in 1...15 {
      for other in stride(from: one, through: 15, by: 2) {
        for third in stride(from: other, through: 15, by: 3) {
          let signs = [(one, 0), (other, 1), (third, 2)].map { Sign(bits: $0.0, copy: $0.1) }
          cases.append(Case(needed: needed, signs: signs))
        }
      }
    }
    try check(cases)
  }

  @Test("five signs of random kinds")
  func fiveSigns() throws {
    var numbers = SeededNumbers(seed: 55)
    try check(
      (0..<120).map { _ in
        let signs = (0..<5).map { Sign(bits: .random(in: 1...15, using: &numbers), copy: $0) }
        return Case(needed: .random(in: 1...5, using: &numbers), signs: signs)
      })
  }
}
