import Testing

@testable import Escalation

/// The same readings, written plainly and as programs of all kinds write them, are the same.
@Suite("The same rows in other writings")
struct MessyWritingTests {
  @Test("come to the same results, byte for byte", arguments: 0..<60)
  func sameResults(_ seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15)
    let rows = Rows(&random)
    let text = try Fixtures.text("mess/plan.yaml")
    let plain = try BatchReading(try LoadedPlan(text), rows.plain, columns: Rows.results)
    var style = Style(&random)
    let messy = style.write(rows, &random)
    let plan = try LoadedPlan(text + style.mapping)
    var run = try BatchRun(
      plan.compiled, zone: .utc, mapping: try #require(plan.plan.data),
      options: BatchOptions(columns: Rows.results))
    var sinks = BatchSinks(results: BytesSink(), rejects: nil, actions: nil)
    _ = try run.read(
      BytesSource(messy, portion: Int.random(in: 1...4000, using: &random)), named: "m.csv",
      into: &sinks
    ) { _ in }
    let results = (sinks.results as? BytesSink)?.bytes ?? []
    #expect(
      String(decoding: results, as: UTF8.self) == plain.results.map { $0 + "\n" }.joined(),
      "\(style.mapping)")
    #expect(run.counts.cells == 0)
    #expect(run.counts.rejected == 0)
    #expect(run.counts.read == run.counts.evaluated + run.counts.excluded)
  }
}

/// Readings of a few sites on a few days; nil is none.
private struct Rows {
  static let results = ["time", "area", "pressure", "beds_open", "occupancy", "wait", "missing"]

  struct Row {
    let day: CivilDate
    let area: String
    let beds: Int?
    /// In tenths of a percent.
    let occupancy: Int?
    /// In seconds.
    let wait: Int?
  }

  private(set) var rows: [Row] = []

  init(_ random: inout SeededNumbers) {
    var day = CivilDate(daysSinceEpoch: Int.random(in: 18_000...20_000, using: &random))
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      for area in ["North", "St Hélène", "Süd – 2"] {
        rows.append(
          Row(
            day: day, area: area,
            beds: Self.maybe([0, 499, 500, 999, 1000, 12_345, 1_234_567], &random),
            occupancy: Self.maybe([0, 849, 850, 950, 951, 1500], &random),
            wait: Self.maybe([0, 899, 900, 901, 1799, 1800, 4567], &random)))
      }
      day = day.adding(days: Int.random(in: 1...40, using: &random))
    }
  }

  private static func maybe(_ values: [Int], _ random: inout SeededNumbers) -> Int? {
    Int.random(in: 0..<6, using: &random) == 0 ? nil : values.randomElement(using: &random)
  }

  var plain: String {
    "time,area,beds_open,occupancy,wait\n"
      + rows.map { row in
        let occupancy = row.occupancy.map { "\($0 / 10).\($0 % 10)" } ?? ""
        let beds = row.beds.map(String.init) ?? ""
        return "\(row.day.iso),\(row.area),\(beds),\(occupancy),\(Self.minutes(row.wait))\n"
      }.joined()
  }

  /// Sixtieths to fifteen decimals, which is more than the reader keeps.
  private static func minutes(_ seconds: Int?) -> String {
    guard let seconds else { return "" }
    let rest = String(1_000_000_000_000_000 + seconds % 60 * 1_000_000_000_000_000 / 60).dropFirst()
    return "\(seconds / 60).\(rest)"
  }
}

/// One way of writing a file.
private struct Style {
  private let format: String
  private let encoding: TextEncoding
  private let thousands: String
  private let missing: String
  private let titles: Int
  private let lineEnd: String
  private let hasDurations: Bool
  private let hasTotals: Bool

  init(_ random: inout SeededNumbers) {
    format =
      ["DD/MM/YYYY", "M/D/YYYY", "YYYYMMDD", "DDMonYYYY", "'X-'D Month YYYY"]
      .randomElement(using: &random) ?? ""
    encoding = TextEncoding.allCases.randomElement(using: &random) ?? .utf8
    thousands = ["", ",", " ", "'"].randomElement(using: &random) ?? ""
    missing = ["", "NA", "–", "*"].randomElement(using: &random) ?? ""
    titles = Int.random(in: 0...3, using: &random)
    lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    hasDurations = Bool.random(using: &random)
    hasTotals = Bool.random(using: &random)
  }

  var mapping: String {
    var lines = [
      "encoding: \(encoding.rawValue)", "time: {column: Day of report, format: \"\(format)\"}",
      "area: Site", "columns: {beds_open: Beds open, occupancy: \"Full, %\", wait: Wait ½}",
      "header: \(titles + 1)",
      "exclude: {Site: [starts with Tot], Day of report: starts with Source}",
    ]
    if !missing.isEmpty { lines.append("missing: [\"\(missing)\"]") }
    var numbers: [String] = []
    if !thousands.isEmpty { numbers.append("thousands: \"\(thousands)\"") }
    if hasDurations { numbers.append("durations: h:mm:ss") }
    if !numbers.isEmpty { lines.append("numbers: {\(numbers.joined(separator: ", "))}") }
    return "data:\n" + lines.map { "  \($0)\n" }.joined()
  }

  mutating func write(_ rows: Rows, _ random: inout SeededNumbers) -> [UInt8] {
    var lines = (0..<titles).map { "Title \($0),," }
    lines.append("Site,\"Beds\n open\",\"Full, %\",Wait ½, Day of report ,Notes")
    for (index, row) in rows.rows.enumerated() {
      lines.append(
        "\(row.area),\(beds(row.beds)),\(occupancy(row.occupancy)),\(wait(row.wait)),"
          + "\(day(row.day)),\(index)")
      if hasTotals { lines.append("Total,9,9,9,9,9") }
    }
    if hasTotals { lines.append("Totals") }
    let text = lines.joined(separator: lineEnd) + (Bool.random(using: &random) ? lineEnd : "")
    return bytes(text)
  }

  private func bytes(_ text: String) -> [UInt8] {
    switch encoding {
    case .utf8: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16: ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .windows1252: text.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8($0.value) }
    }
  }

  private func day(_ day: CivilDate) -> String {
    let month = TimeFormat.months[day.month - 1]
    let (two, twoMonth) = (day.day.zeroPadded(to: 2), day.month.zeroPadded(to: 2))
    switch format {
    case "DD/MM/YYYY": return "\(two)/\(twoMonth)/\(day.year)"
    case "M/D/YYYY": return "\(day.month)/\(day.day)/\(day.year)"
    case "YYYYMMDD": return "\(day.year)\(twoMonth)\(two)"
    case "DDMonYYYY": return "\(two)\(month.prefix(3).uppercased())\(day.year)"
    default: return "X-\(day.day) \(month.lowercased()) \(day.year)"
    }
  }

  private func beds(_ beds: Int?) -> String {
    guard let beds else { return missing }
    guard !thousands.isEmpty else { return String(beds) }
    let digits = Array(String(beds))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += thousands }
      text.append(digit)
    }
    return "\"\(text)\""
  }

  private func occupancy(_ tenths: Int?) -> String {
    guard let tenths else { return missing }
    return "\(tenths / 10).\(tenths % 10)\(hasTotals ? "%" : " %")"
  }

  private func wait(_ seconds: Int?) -> String {
    guard let seconds else { return missing }
    guard hasDurations else { return String(Double(seconds) / 60) }
    let (minute, second) = (seconds / 60 % 60, seconds % 60)
    return "\(seconds / 3600):\(minute.zeroPadded(to: 2)):\(second.zeroPadded(to: 2))"
  }
}
