import Foundation

/// Random rows in a random way of writing, and what a run over them has to say, found cell by cell
/// by a ``NaiveSheet``.
struct NaiveBatch {
  private(set) var sheet = NaiveSheet()
  private var numbers: SeededNumbers
  private let format: String
  private let encoding: String
  private let lineEnd: String
  private let titles: Int

  /// The lines of the file so far, and the number of the next.
  private var text = ""
  private var line = 1

  /// `time,area,pressure,beds_open,occupancy,wait,could_be,missing`, without the header.
  private(set) var results: [String] = []
  /// `line value kind` of what is not used.
  private(set) var rejects: [String] = []
  /// By area: the level last given.
  private var held: [String: Int] = [:]
  private(set) var read = 0
  private(set) var evaluated = 0
  private(set) var rejected = 0
  private(set) var excluded = 0
  private(set) var cells = 0

  init(seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
    sheet.thousands = [nil, ",", " ", "'"].randomElement(using: &numbers) ?? nil
    sheet.durations =
      [[], ["h:mm:ss"], ["h:mm"], ["m:ss"], ["h:mm:ss", "h:mm"], ["m:ss", "h:mm:ss"]]
      .randomElement(using: &numbers) ?? []
    sheet.missing =
      [[], ["NA"], ["*", "-"], ["–", "n/a"], ["-99", "NA"], ["999"], ["0:00"]]
      .randomElement(using: &numbers) ?? []
    format =
      ["", "DD/MM/YYYY", "D.M.YYYY", "YYYYMMDD", "D Mon YYYY"].randomElement(using: &numbers) ?? ""
    encoding = ["utf-8", "windows-1252", "utf-16"].randomElement(using: &numbers) ?? "utf-8"
    lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &numbers) ?? "\n"
    titles = Int.random(in: 0...2, using: &numbers)
    self.numbers = numbers
    write()
  }

  /// What stands under `data`.
  var mapping: String {
    var lines = [
      "encoding: \(encoding)", "header: \(titles + 1)", "area: \"Site, é\"",
      "columns: {beds_open: Beds open, occupancy: \"Full %\", wait: Wait}",
      "exclude: {\"Site, é\": [Total, starts with Sum]}",
      format.isEmpty ? "time: Day" : "time: {column: Day, format: \"\(format)\"}",
    ]
    if !sheet.missing.isEmpty {
      lines.append(
        "missing: [\(sheet.missing.sorted().map { "\"\($0)\"" }.joined(separator: ", "))]")
    }
    var forms: [String] = []
    if let thousands = sheet.thousands { forms.append("thousands: \"\(thousands)\"") }
    if !sheet.durations.isEmpty {
      forms.append("durations: [\(sheet.durations.sorted().joined(separator: ", "))]")
    }
    if !forms.isEmpty { lines.append("numbers: {\(forms.joined(separator: ", "))}") }
    return "data:\n" + lines.map { "  \($0)\n" }.joined()
  }

  // MARK: - Rows

  private mutating func write() {
    for title in 0..<titles { put("Title \(title)") }
    put("Day,\"Site, é\",Beds open,\"Full\(lineEnd)%\",\"Notes \"\"1\"\"\",Wait")
    for day in 0..<Int.random(in: 1...6, using: &numbers) {
      for area in ["Nord", "St Hélène", "A \"1\", B"] { row(day, area) }
    }
  }

  private mutating func row(_ day: Int, _ area: String) {
    read += 1
    let cells = NaiveSheet.Column.allCases.map { cell($0) }
    let written = cells.map { quoted($0) }
    var line = [
      time(day), quoted(area), written[0], written[1], quoted("a\(lineEnd)b"), written[2],
    ]
    switch Int.random(in: 0...19, using: &numbers) {
    case 0:
      let damaged = ["31/02/2024", "soon", "0", "20249999"].randomElement(using: &numbers) ?? ""
      // What is a time in another order of its parts ends a run, and is no matter of cells.
      let time = Self.isNoTime(damaged, format) ? damaged : "soon"
      line[0] = time
      rejected += 1
      rejects.append("\(self.line) \(time) row")
    case 1:
      line[1] = ["Total", "Sum of all", "  Total "].randomElement(using: &numbers) ?? ""
      excluded += 1
      rejects.append("\(self.line) \(line[1]) excluded")
    case 2:
      line[1] = ["", "  "].randomElement(using: &numbers) ?? ""
      rejected += 1
      rejects.append("\(self.line) \(line[1]) row")
    default: take(cells, day, area)
    }
    put(line.joined(separator: ","))
  }

  private static func isNoTime(_ text: String, _ format: String) -> Bool {
    text == "soon" || text == "0" || text == "31/02/2024" && format == "DD/MM/YYYY"
      || text == "20249999" && format == "YYYYMMDD"
  }

  private mutating func take(_ cells: [String], _ day: Int, _ area: String) {
    evaluated += 1
    // The first and second cell stand on the line on which the row begins, and so does the third
    // but for the break in the cell of notes before it.
    var levels: [Int?] = []
    var missing: [String] = []
    for (column, cell) in zip(NaiveSheet.Column.allCases, cells) {
      let meaning = sheet.meaning(of: cell, in: column)
      let level = NaiveSheet.level(meaning, column)
      levels.append(level)
      if level == nil {
        missing.append(
          ["beds_open", "occupancy", "wait"][column == .beds ? 0 : column == .wait ? 2 : 1])
      }
      if meaning == .unreadable {
        self.cells += 1
        rejects.append("\(line + (column == .wait ? 1 : 0)) \(cell) cell")
      }
    }
    let (given, couldBe) = NaiveSheet.worst(levels, held: held[area])
    held[area] = given ?? held[area]
    let row =
      [Self.iso(day), Self.csv(area), NaiveSheet.word(given)] + levels.map(NaiveSheet.word)
      + [NaiveSheet.word(couldBe), missing.joined(separator: "; ")]
    results.append(row.joined(separator: ","))
  }

  private mutating func put(_ row: String) {
    text += row + lineEnd
    line += row.components(separatedBy: lineEnd).count
  }

  // MARK: - Cells

  /// Cells of every form, right ones and ones that are nearly so, whatever the mapping says.
  private mutating func cell(_ column: NaiveSheet.Column) -> String {
    let all = [
      "", " ", "NA", "*", "-", "–", "n/a", "-99", "999", "na", "lots", "-1", "+7", "+-5", "--5",
      "1e3", ".5", "5.", "0005", "1 000", "1,000", "1'000", "1\u{A0}000", "12,34", "1,2345", "1,00",
      ",100", "1,234.5", "1.234,5", "84.9%", "85 %", "%", ".5%", "+84%", "95%%",
      "9999999999999999999", "0:14:59",
      "0:15:00", "14:59", "30:00", "0:60:00", "1:5", "0:00", ":30", "10:00:00", "000001:00:00",
    ]
    let own: [String]
    switch column {
    case .beds: own = ["0", "499", "500", "999", "1000", "1,200", "499.5", "500.0", "12,345,678"]
    case .occupancy:
      own = ["0", "84.99", "85", "95", "95.01", "150", "150.1", "95%", "95.01 %", "1,00%", " 84% "]
    case .wait: own = ["14.999999999", "15", "29.99", "30", "0:29:59", "0:30:00", "29:59", "1,800"]
    }
    let pool = Bool.random(using: &numbers) ? own : all
    let cell = pool.randomElement(using: &numbers) ?? ""
    return encoding == "windows-1252" && cell.unicodeScalars.contains { $0 == "\u{2009}" }
      ? "" : cell
  }

  private mutating func quoted(_ text: String) -> String {
    let mustBe = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return mustBe || Int.random(in: 0...3, using: &numbers) == 0 ? Self.quotes(text) : text
  }

  private static func quotes(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  private static func csv(_ text: String) -> String {
    text.contains { ",\"".contains($0) } ? quotes(text) : text
  }

  /// Days from the last of October 2024 on.
  private static func civil(_ day: Int) -> (month: Int, day: Int) {
    day == 0 ? (10, 31) : (11, day)
  }

  private static func iso(_ day: Int) -> String {
    let (month, day) = civil(day)
    return "2024-\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  private mutating func time(_ day: Int) -> String {
    let (month, number) = Self.civil(day)
    let two = (number < 10 ? "0" : "") + "\(number)"
    switch format {
    case "DD/MM/YYYY": return "\(two)/\(month)/2024"
    case "D.M.YYYY": return "\(number).\(month).2024"
    case "YYYYMMDD": return "2024\(month)\(two)"
    case "D Mon YYYY": return "\(number) \(month == 10 ? "OCT" : "nov") 2024"
    default: return Self.iso(day)
    }
  }

  // MARK: - Letters

  var bytes: [UInt8] {
    switch encoding {
    case "utf-16":
      return ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "windows-1252":
      return text.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8(truncatingIfNeeded: $0.value) }
    default: return Array(text.utf8)
    }
  }
}
