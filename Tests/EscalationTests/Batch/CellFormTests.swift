import Testing

@testable import Escalation

@Suite("How times and numbers may be written")
struct CellFormTests {
  @Test("a sign and a bare point are read alike whether or not a number may stand for no reading")
  func signsAndPoints() throws {
    for missing in ["NA", "\"-99\""] {
      let plan = try tinyPlan(
        """
        indicators: {change: {range: -10 to 10, bands: {green: under 0.5, red: 0.5 and up}}}
        statuses: {county: {worst of: [change]}}
        data: {missing: [\(missing)]}
        """)
      let cells = ["+.5", ".5", "-.5", "+7", "+-5", "-+5", "+", "-", ".", "+.", "0.5"]
      let rows = cells.enumerated().map { "2024-11-\(10 + $0),\($1)\n" }.joined()
      let reading = try BatchReading(plan, "time,change\n" + rows, columns: ["change"])
      #expect(
        Array(reading.rows) == [
          "red", "red", "green", "red", "unknown", "unknown", "unknown", "unknown", "unknown",
          "unknown", "red",
        ], "missing: \(missing)")
    }
  }

  @Test("every known format reads each day of some years as that day", arguments: [1999, 2024])
  func knownFormats(_ year: Int) throws {
    let days = (1...12).flatMap { month in
      [1, 9, 12, 13, 28].compactMap { CivilDate(year: year, month: month, day: $0) }
    }
    for format in TimeFormat.known where !format.hasHours {
      let hasDay = format.text.contains("D")
      for day in days where hasDay || day.day == 1 {
        let text = write(format, day)
        #expect(format.time(text) == .day(day), "\(format.text): \(text)")
        #expect(format.time(text + "x") == nil)
        #expect(format.time(" " + text) == nil)
      }
    }
  }

  private func write(_ format: TimeFormat, _ day: CivilDate) -> String {
    let month = TimeFormat.months[day.month - 1]
    return format.parts.map { part in
      switch part {
      case .year: "\(day.year)"
      case .month(let digits): day.month.zeroPadded(to: digits.lowerBound)
      case .monthName(let isShort): isShort ? String(month.prefix(3)) : month
      case .day(let digits): day.day.zeroPadded(to: digits.lowerBound)
      case .sign(let byte): String(UnicodeScalar(byte))
      default: ""
      }
    }.joined()
  }

  @Test(
    "a length of time is exact where it can be, and never crosses a line of a plan",
    arguments: ["seconds", "minutes", "hours", "days", "weeks"])
  func durations(_ unit: String) throws {
    let forms = NumberForms(durations: [.hoursMinutesSeconds, .minutesSeconds])
    let length = try #require(MeasureUnit(unit).seconds)
    var random = SeededNumbers(seed: 7)
    for _ in 0..<2000 {
      let seconds = Int64.random(in: 0..<400_000, using: &random)
      let text =
        "\(seconds / 3600):\(Int(seconds / 60 % 60).zeroPadded(to: 2)):"
        + Int(seconds % 60).zeroPadded(to: 2)
      let read = ExactNumber(try #require(forms.number(text, MeasureUnit(unit))))
      let exact = try #require(ExactNumber(seconds).divided(by: ExactNumber(length)))
      // The nearest line with seven decimals, and the one above it.
      let below = Int64(Int128(seconds) * 10_000_000 / Int128(length))
      for line in [below, below + 1] {
        let line = ExactNumber(ExactDecimal(mantissa: line, scale: 7))
        #expect((read < line) == (exact < line) && (read == line) == (exact == line), "\(text)")
      }
    }
  }

  @Test(
    "thousands stand in groups of three",
    arguments: [
      ("1,234", "1234"), ("12,345.6", "12345.6"), ("-1,234,567", "-1234567"), ("999", "999"),
      ("1234,567", nil), ("1,23", nil), ("1,2345", nil), (",123", nil), ("1,,234", nil),
      ("1,234,", nil), ("1.5,000", nil), ("", nil), ("-", nil), ("1,234.", nil),
    ] as [(String, String?)])
  func thousands(_ text: String, _ number: String?) {
    #expect(NumberForms(thousands: ",").number(text, nil)?.text == number)
  }

  @Test(
    "the parts of a length of time are whole, two digits each behind the first, and below 60",
    arguments: [
      ("0:19:21", 1161), ("100:00:00", 360_000), ("0:00:59", 59), ("0:60:00", nil),
      ("0:00:60", nil), ("0:1:00", nil), ("19:21", nil), (":19:21", nil), ("0:19:21.5", nil),
      ("-0:19:21", nil), ("1000000:00:00", nil),
    ] as [(String, Int64?)])
  func parts(_ text: String, _ seconds: Int64?) {
    #expect(DurationForm.hoursMinutesSeconds.seconds(text) == seconds)
  }

  @Test(
    "a name of files has anything where a star stands",
    arguments: [
      ("a*.csv", "a.csv", true), ("a*.csv", "ab.csv", true), ("a*.csv", "b.csv", false),
      ("a*.csv", "a.csv.gz", false), ("*", "", true), ("a*a", "a", false), ("a*a", "aa", true),
      ("*b*c*", "abxcd", true), ("*b*c*", "acb", false), ("a.csv", "a.csv", true),
      ("a.csv", "aXcsv", false), ("**a", "ba", true),
    ])
  func patterns(_ pattern: String, _ name: String, _ fits: Bool) {
    #expect(FilePattern(text: pattern).matches(name) == fits)
  }

  @Test("names of columns are one line, with one blank at a time")
  func columnNames() {
    #expect(columnName(" Beds\r\n open\u{A0}(%) ") == "Beds open (%)")
    #expect(columnName("time\tarea") == "time\tarea")
  }
}
