import Escalation
import Testing

@Suite("Thresholds at every number of decimals")
struct CutTests {
  private static let lines = [
    "0", "0.1", "69.95", "-0.5", "-69.95", "50", "0.000000000000000001",
    "-0.000000000000000001", "999999999999999999", "-999999999999999999", "123456789.123456789",
    "-123456789.123456789",
  ]

  /// A plan whose one reading is red on the near side of a line.
  private func plan(_ band: String, _ other: String) throws -> LoadedPlan {
    try tinyPlan(
      """
      indicators:
        reading: {title: Reading, bands: {red: \(band), green: \(other)}}
      statuses:
        status: {worst of: [reading]}
      """)
  }

  private func isRed(_ loaded: LoadedPlan, _ number: ExactDecimal) -> Bool {
    var row = Row()
    row.readings[Spot(0, 0)] = .number(number)
    let observed = FramePath().observe(row, Land(loaded.plan), loaded)
    return observed.statuses[Spot(0, 0)]?.levels == LevelSet(loaded.plan.scale.worst)
  }

  /// The line itself and the numbers beside it, at every number of decimals that holds them.
  private func readings(near line: ExactDecimal) -> [ExactDecimal] {
    (0...18).flatMap { scale -> [ExactDecimal] in
      var above = fraction(line).numerator
      let below = fraction(line).denominator
      for _ in 0..<scale { above *= 10 }
      let near = above / below
      return (-1...1).compactMap { offset in
        let mantissa = near + Int128(offset)
        guard mantissa.magnitude < 1_000_000_000_000_000_000 else { return nil }
        return ExactDecimal(mantissa: Int64(mantissa), scale: UInt8(scale))
      }
    }
  }

  @Test("a reading falls on its side of a line at every number of decimals", arguments: lines)
  func sides(_ text: String) throws {
    let line = try #require(ExactDecimal(text))
    let under = try plan("under \(text)", "at least \(text)")
    let over = try plan("over \(text)", "at most \(text)")
    let readings = readings(near: line)
    #expect(
      readings.contains { $0 == line && $0.scale != line.scale } || line.scale == 18
        || line.mantissa.magnitude > 99_999_999_999_999_999)
    for reading in readings {
      let side = compare(fraction(reading), line)
      #expect(isRed(under, reading) == (side < 0), "\(reading.text) under \(text)")
      #expect(isRed(over, reading) == (side > 0), "\(reading.text) over \(text)")
    }
  }
}
