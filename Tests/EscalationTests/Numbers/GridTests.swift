import Escalation
import Testing

@Suite("Steps of readings")
struct GridTests {
  private func decimal(_ text: String) throws -> ExactDecimal {
    try #require(ExactDecimal(text))
  }

  @Test(
    "snapping moves no grid value across a boundary", arguments: ["1", "0.5", "0.1", "0.3", "7"])
  func snapping(_ step: String) throws {
    let grid = Grid(step: try decimal(step))
    let lines = ["-7.05", "-1", "-0.35", "0", "0.1", "0.25", "0.3", "2.5", "7", "14.000001"]
    for line in lines {
      for boundary in [Boundary.before(try decimal(line)), .after(try decimal(line))] {
        let set = NumberSet([Stretch(boundary, nil)])
        let snapped = grid.snapped(set)
        for count in -200...200 {
          let number = try #require(ExactNumber(count).multiplied(by: exact(step)))
          #expect(set.contains(number) == snapped.contains(number), "\(line) \(count)")
        }
      }
    }
  }

  @Test("on whole numbers over 3 and at least 4 are the same")
  func wholeNumbers() throws {
    let over = NumberSet([Stretch(.after(try decimal("3")), nil)])
    let atLeast = NumberSet([Stretch(.before(try decimal("4")), nil)])
    #expect(Grid.wholeNumbers.snapped(over) == Grid.wholeNumbers.snapped(atLeast))
    #expect(over != atLeast)
  }

  @Test(
    "the neighbours of a number are the grid values beside it",
    arguments: [
      ("1", "2.5", "2", "3"), ("1", "2", "1", "3"), ("1", "-2.5", "-3", "-2"),
      ("0.1", "0.1", "0", "0.2"), ("0.1", "0.15", "0.1", "0.2"), ("0.5", "-0.5", "-1", "0"),
    ])
  func neighbours(_ step: String, _ number: String, _ below: String, _ above: String) throws {
    let grid = Grid(step: try decimal(step))
    #expect(grid.neighbour(of: try decimal(number), above: false) == (try decimal(below)))
    #expect(grid.neighbour(of: try decimal(number), above: true) == (try decimal(above)))
  }

  @Test("tenths are on a grid of tenths however they came about")
  func tenths() throws {
    let grid = Grid(step: try decimal("0.1"))
    let sum = try exact("0.1").adding(exact("0.2"))
    #expect(grid.contains(try #require(sum)))
    #expect(!grid.contains(try exact("0.25")))
    #expect(grid.contains(try exact("-69.9")))
  }

  @Test("a multiple with more than 18 digits is none")
  func largest() throws {
    #expect(Grid.wholeNumbers.multiple(999_999_999_999_999_999) != nil)
    #expect(Grid.wholeNumbers.multiple(1_000_000_000_000_000_000) == nil)
    #expect(Grid.wholeNumbers.neighbour(of: try decimal("999999999999999999"), above: true) == nil)
  }
}
