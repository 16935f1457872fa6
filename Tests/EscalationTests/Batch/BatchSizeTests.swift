import Escalation
import Testing

/// Sizes at which another way of doing the same begins.
@Suite("Batch: few and many")
struct BatchSizeTests {
  private static func ward(_ indicator: String, levels: Int = 3) throws -> LoadedPlan {
    let scale = (0..<levels).map { "level_\($0): {}" }.joined(separator: ", ")
    return try LoadedPlan(
      """
      plimsoll: 1
      plan: ward
      version: 1
      scale: {\(scale)}
      areas: {site: any}
      indicators:
        beds: {per: site, \(indicator)}
      statuses:
        pressure: {per: site, worst of: [beds]}
      """)
  }

  private static func levels(_ reading: BatchReading) -> [String] {
    reading.rows.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[3]) }
  }

  @Test(
    "every area of a moment keeps its own reading", arguments: [255, 256, 257, 511, 512, 513, 1025])
  func areas(count: Int) throws {
    let plan = try Self.ward(
      "range: whole numbers 0 and up, bands: {level_0: at most 5, level_1: 6, level_2: over 6}")
    let rows = (0..<count).map { "2024-11-04,site \($0),\(5 + $0 % 3)" }
    let reading = try BatchReading(plan, (["time,area,beds"] + rows).joined(separator: "\n"))
    #expect(Self.levels(reading) == (0..<count).map { "level_\($0 % 3)" })
  }

  @Test(
    "names of areas of any length are written whole, beside gaps or not",
    arguments: [30, 31, 32, 33, 63, 64, 253, 254, 255, 256, 257, 5000])
  func areaNames(length: Int) throws {
    let plan = try Self.ward(
      "range: whole numbers 0 and up, bands: {level_0: at most 5, level_1: 6, level_2: over 6}")
    let long = String(repeating: "a", count: length)
    let quoted = "\"\(String(repeating: "b", count: length - 3)),c\""
    let days = (4...6).flatMap { day in
      ["\(long),6", "site,7", "\(quoted),", "\(long)x,", "\(quoted.dropLast())x\",5"].map {
        "2024-11-0\(day),\($0)"
      }
    }
    let reading = try BatchReading(plan, (["time,area,beds"] + days).joined(separator: "\n"))
    let expected = (4...6).flatMap { day in
      [
        "\(long),level_1,level_1,level_1,", "site,level_2,level_2,level_2,",
        "\(quoted),unknown,unknown,level_2,beds", "\(long)x,unknown,unknown,level_2,beds",
        "\(quoted.dropLast())x\",level_0,level_0,level_0,",
      ].map { "2024-11-0\(day),\($0)" }
    }
    #expect(Array(reading.rows) == expected)
  }

  @Test(
    "names of levels of any length are written whole",
    arguments: [1, 7, 14, 15, 16, 30, 31, 32, 33, 62, 63, 64, 65, 200])
  func names(length: Int) throws {
    let (mild, severe) = (
      String(repeating: "a", count: length), String(repeating: "b", count: length)
    )
    let plan = try LoadedPlan(
      """
      plimsoll: 1
      plan: ward
      version: 1
      scale: {\(mild): {}, \(severe): {}}
      areas: {site: any}
      indicators:
        beds: {per: site, range: 0 and up, bands: {\(mild): at most 5, \(severe): over 5}}
      statuses:
        pressure: {per: site, worst of: [beds]}
      """)
    let reading = try BatchReading(plan, "time,area,beds\n2024-11-04,x,5\n2024-11-04,y,6\n")
    #expect(
      Array(reading.rows) == [
        "2024-11-04,x,\(mild),\(mild),\(mild),", "2024-11-04,y,\(severe),\(severe),\(severe),",
      ])
  }

  @Test("results of more than is written at a time are whole", arguments: [2000, 20_000])
  func manyResults(count: Int) throws {
    let plan = try Self.ward(
      "range: whole numbers 0 and up, bands: {level_0: at most 5, level_1: 6, level_2: over 6}")
    let rows = (0..<count).map { "2024-11-04,site \($0),\(5 + $0 % 3)" }
    let reading = try BatchReading(plan, (["time,area,beds"] + rows).joined(separator: "\n"))
    #expect((reading.results.reduce(0) { $0 + $1.utf8.count } > 256 << 10) == (count == 20_000))
    #expect(Self.levels(reading) == (0..<count).map { "level_\($0 % 3)" })
  }

  @Test(
    "a reading below, at and above each line has its level, however many lines there are",
    arguments: 2...9)
  func lines(levels: Int) throws {
    let bands = (0..<levels).map { level in
      level == 0
        ? "level_0: under 10"
        : level == levels - 1
          ? "level_\(level): at least \(10 * level)"
          : "level_\(level): \(10 * level) to under \(10 * level + 10)"
    }
    let plan = try Self.ward(
      "range: 0 and up, bands: {\(bands.joined(separator: ", "))}", levels: levels)
    for text in ["", ".0", ".5", ".00000000"] {
      let readings = (1..<levels).flatMap { [10 * $0 - 1, 10 * $0, 10 * $0 + 1] }
      let rows = readings.enumerated().map { "2024-11-04,site \($0),\($1)\(text)" }
      let reading = try BatchReading(plan, (["time,area,beds"] + rows).joined(separator: "\n"))
      #expect(Self.levels(reading) == readings.map { "level_\($0 / 10)" })
    }
  }

  @Test("words of any length are told apart, by their middles too")
  func words() throws {
    let words = [
      "a", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq",
      "abcdefghXjklmnopq", "abcdefghYjklmnopq",
    ]
    let values = words.joined(separator: ", ")
    let bands = words.enumerated().map { "level_\($0): \($1.lowercased())" }
    let plan = try Self.ward(
      "values: [\(values)], bands: {\(bands.joined(separator: ", "))}", levels: words.count)
    let rows = (words + words).enumerated().map { "2024-11-04,site \($0),\($1)" }
    let reading = try BatchReading(plan, (["time,area,beds"] + rows).joined(separator: "\n"))
    #expect(Self.levels(reading) == (words + words).indices.map { "level_\($0 % words.count)" })
  }

  @Test("a word in more spellings than are remembered is still read")
  func spellings() throws {
    let plan = try Self.ward(
      "values: [good, poor, none], bands: {level_0: good, level_1: poor, level_2: none}")
    let rows = (0..<80).map { index in
      let word = ["good", "poor", "none"][index % 3]
      return "2024-11-04,site \(index)," + String(repeating: " ", count: index % 12)
        + (index % 2 == 0 ? word : word.uppercased())
    }
    let reading = try BatchReading(plan, (["time,area,beds"] + rows).joined(separator: "\n"))
    #expect(Self.levels(reading) == (0..<80).map { "level_\($0 % 3)" })
  }

  @Test(
    "of very many times the last is known again in the next file",
    arguments: [16_383, 16_384, 16_385])
  func times(count: Int) throws {
    let plan = try Self.ward(
      "range: whole numbers 0 and up, bands: {level_0: at most 5, level_1: 6, level_2: over 6}")
    let time = { (minute: Int) in
      TimeZoneRules.utc.isoWithOffset(Instant(seconds: 1_730_678_400 + 60 * Int64(minute)))
    }
    let rows = (0..<count).map { "\(time($0)),north,5" }
    let last = "\(time(count - 1)),south,7"
    #expect(throws: BatchStop.self) {
      _ = try BatchReading(
        plan,
        [(["time,area,beds"] + rows).joined(separator: "\n"), "time,area,beds\n\(last)"],
        writesActions: false)
    }
  }
}
