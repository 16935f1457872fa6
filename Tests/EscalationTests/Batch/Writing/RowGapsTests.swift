import Testing

@testable import Escalation

@Suite("Batch: what is lacking in a row")
struct RowGapsTests {
  private func positions(_ gaps: RowGaps, of count: Int) -> (own: [Int], shared: Range<Int>) {
    var rest = gaps
    var own: [Int] = []
    while let position = rest.next() { own.append(position) }
    return (own, gaps.others(upTo: count))
  }

  @Test("positions come out in order, and those of many share a bit", arguments: [59, 60, 61, 200])
  func positions(last: Int) {
    var gaps = RowGaps()
    for position in 0...last {
      gaps.note([0, 7, last].contains(position) ? .missing : .known, at: position)
    }
    #expect(gaps.isAny)
    let (own, shared) = positions(gaps, of: last + 1)
    #expect(own == (last < 60 ? [0, 7, last] : [0, 7]))
    #expect(shared == (last < 60 ? 0..<0 : 60..<(last + 1)))
  }

  @Test("a range is none, and an open status is one that no indicator stands for")
  func others() {
    var gaps = RowGaps()
    gaps.note(.within, at: 3)
    gaps.note(.doesNotApply, at: 4)
    gaps.note(levels: 0)
    gaps.note(levels: 4)
    #expect(!gaps.isAny)
    #expect(gaps.hasRange)
    gaps.note(levels: 6)
    #expect(gaps.isAny)
    #expect(positions(gaps, of: 5).own == [])
    #expect(positions(gaps, of: 5).shared == 0..<0)
  }

  @Test("of more indicators than have a bit, each that is missing is named, in their order")
  func manyIndicators() throws {
    let names = (0..<70).map { "i\($0)" }
    let indicators = names.map {
      "  \($0): {range: 0 to 100, per: site, bands: {green: under 50, red: at least 50}}"
    }
    let plan = try tinyPlan(
      """
      areas: {site: any}
      indicators:
      \(indicators.joined(separator: "\n"))
      statuses: {one: {per: site, worst of: [\(names.joined(separator: ", "))]}}
      """)
    let cells = names.map { ["i3", "i59", "i60", "i69"].contains($0) ? "" : "10" }
    let reading = try BatchReading(
      plan,
      """
      time,area,\(names.joined(separator: ","))
      2024-03-01,a,\(cells.joined(separator: ","))
      """, columns: ["one", "missing"])
    #expect(Array(reading.rows) == ["unknown,i3; i59; i60; i69"])
  }
}
