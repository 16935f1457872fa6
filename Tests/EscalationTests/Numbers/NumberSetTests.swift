import Escalation
import Testing

@Suite("Sets of numbers")
struct NumberSetTests {
  /// Lines that sets are cut at, and numbers on, between and beyond them.
  private static let lines = ["-2", "-0.5", "0", "1.25", "3"]
  private static let samples = [
    "-3", "-2", "-1", "-0.5", "-0.25", "0", "1", "1.25", "2", "3", "4",
  ]

  private func randomSet(_ numbers: inout SeededNumbers) throws -> NumberSet {
    let ends = try Self.lines.map { try #require(ExactDecimal($0)) }
    let stretches = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
      func end() -> Boundary? {
        guard Int.random(in: 0..<5, using: &numbers) > 0 else { return nil }
        let value = ends[Int.random(in: 0..<ends.count, using: &numbers)]
        return Bool.random(using: &numbers) ? .before(value) : .after(value)
      }
      return Stretch(end(), end())
    }
    return NumberSet(stretches)
  }

  @Test("union, intersection, complement and difference hold for every number")
  func algebra() throws {
    var numbers = SeededNumbers(seed: 4711)
    let samples = try Self.samples.map { try exact($0) }
    for _ in 0..<400 {
      let one = try randomSet(&numbers)
      let other = try randomSet(&numbers)
      for number in samples {
        let (isIn, isInOther) = (one.contains(number), other.contains(number))
        #expect(one.union(other).contains(number) == (isIn || isInOther))
        #expect(one.intersection(other).contains(number) == (isIn && isInOther))
        #expect(one.complement.contains(number) == !isIn)
        #expect(one.subtracting(other).contains(number) == (isIn && !isInOther))
      }
      #expect(one.complement.complement == one)
      #expect(one.union(one.complement) == .everything)
      #expect(one.intersection(one.complement).isEmpty)
    }
  }

  @Test("stretches that touch become one, and a missing point keeps them apart")
  func touching() throws {
    let five = try #require(ExactDecimal("5"))
    let joined = NumberSet([Stretch(nil, .before(five)), Stretch(.before(five), nil)])
    #expect(joined == .everything)
    let holed = NumberSet([Stretch(nil, .before(five)), Stretch(.after(five), nil)])
    #expect(holed.stretches.count == 2)
    #expect(!holed.contains(ExactNumber(5)))
    #expect(holed.complement.contains(ExactNumber(5)))
  }

  @Test("a stretch that ends where it begins is one number, or none")
  func points() throws {
    let five = try #require(ExactDecimal("5"))
    #expect(!Stretch(.before(five), .after(five)).isEmpty)
    #expect(Stretch(.before(five), .before(five)).isEmpty)
    #expect(Stretch(.after(five), .before(five)).isEmpty)
  }
}
