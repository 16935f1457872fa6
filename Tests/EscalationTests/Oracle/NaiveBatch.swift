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
  private(set) var suppressedCells = 0

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
    chooseMarks()
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
    if let suppressed { lines.append("suppressed: {\(suppressed)}") }
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
    let meanings = zip(NaiveSheet.Column.allCases, cells).map {
      ($0, sheet.meaning(of: $1, in: $0))
    }
    let levels = meanings.map { NaiveSheet.levels($1, $0) }
    for ((column, meaning), cell) in zip(meanings, cells) {
      if case .suppressed = meaning { suppressedCells += 1 }
      guard meaning == .unreadable else { continue }
      self.cells += 1
      rejects.append("\(line + (column == .wait ? 1 : 0)) \(cell) cell")
    }
    let (given, couldBe) = NaiveSheet.worst(levels, held: held[area])
    held[area] = given ?? held[area]
    let words = [given] + levels.map(NaiveSheet.given) + [couldBe]
    let row =
      [Self.iso(day), Self.csv(area)] + words.map(NaiveSheet.word)
      + [missing(meanings, levels).joined(separator: "; ")]
    results.append(row.joined(separator: ","))
  }

  /// Every number that nobody told, then those of which a range is told that makes a difference.
  private func missing(
    _ meanings: [(column: NaiveSheet.Column, meaning: NaiveSheet.Meaning)],
    _ levels: [ClosedRange<Int>]
  ) -> [String] {
    let missing = meanings.filter { $0.meaning == .blank || $0.meaning == .unreadable }
    let ranges = meanings.indices.compactMap { place -> String? in
      guard case .suppressed(let low, let high) = meanings[place].meaning,
        NaiveSheet.isDecisive(place, levels)
      else { return nil }
      return "\(meanings[place].column.rawValue) \(low) to \(high) (suppressed)"
    }
    return missing.map(\.column.rawValue) + ranges
  }

  private mutating func put(_ row: String) {
    text += row + lineEnd
    line += row.components(separatedBy: lineEnd).count
  }

  // MARK: - Suppressed numbers

  /// Marks that fit every column, and marks of columns; none that stands for no answer, too.
  private mutating func chooseMarks() {
    guard Int.random(in: 0...3, using: &numbers) > 0 else { return }
    let shared: [String: ClosedRange<Int128>] = [
      "*": 1...4, "-": 80...100, "<5": 0...4, "-1": 1...150,
    ]
    let own: [NaiveSheet.Column: [String: ClosedRange<Int128>]] = [
      .beds: ["*": 400...600, "c": 499...500, "-99": 500...999, "999": 1...2, "1,000": 0...2000],
      .occupancy: ["*": 85...95, "c": 84...85, "95%%": 95...96, "999": 0...150],
      .wait: ["*": 14...15, "0:00": 0...14, "30:00": 29...30, "lots": 30...900, "-1": 15...29],
    ]
    sheet.marks = chosen(shared)
    for column in NaiveSheet.Column.allCases {
      sheet.marksOfColumns[column] = chosen(own[column] ?? [:])
    }
  }

  private mutating func chosen(
    _ marks: [String: ClosedRange<Int128>]
  ) -> [String: ClosedRange<Int128>] {
    let sorted = marks.sorted { $0.key < $1.key }.filter { !sheet.missing.contains($0.key) }
    let kept = sorted.filter { _ in Bool.random(using: &numbers) }
    return Dictionary(uniqueKeysWithValues: kept)
  }

  /// What stands under `suppressed`; nil for nothing.
  private var suppressed: String? {
    let columns = NaiveSheet.Column.allCases.compactMap { column -> String? in
      let marks = Self.text(sheet.marksOfColumns[column] ?? [:])
      return marks.isEmpty ? nil : "\(column.rawValue): {\(marks)}"
    }
    let shared = Self.text(sheet.marks)
    let parts = (shared.isEmpty ? [] : [shared]) + columns
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func text(_ marks: [String: ClosedRange<Int128>]) -> String {
    marks.sorted { $0.key < $1.key }
      .map { "\"\($0.key)\": \($0.value.lowerBound) to \($0.value.upperBound)" }
      .joined(separator: ", ")
  }

  // MARK: - Cells

  /// Cells of every form, right ones and ones that are nearly so, whatever the mapping says.
  private mutating func cell(_ column: NaiveSheet.Column) -> String {
    let all = [
      "", " ", "NA", "*", " * ", "c", "<5", "-", "–", "n/a", "-99", "999", "na", "lots", "-1", "+7",
      "+-5", "--5",
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
