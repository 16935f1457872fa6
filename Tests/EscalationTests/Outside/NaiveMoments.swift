import Escalation

/// The rows of a file, brought together by time and area by hand.
struct NaiveMoments {
  enum Cell: Equatable {
    case blank
    case value(Row.Value)
    /// A cell that cannot be read, or of which two rows say different things.
    case lost
  }

  struct Moment {
    let time: String
    /// By area, then by sign.
    var areas: [String: [String: Cell]] = [:]
  }

  private(set) var moments: [Moment] = []
  private(set) var read = 0
  private(set) var evaluated = 0
  private(set) var rejected = 0
  private(set) var excluded = 0
  private(set) var superseded = 0
  /// Cells that cannot be read.
  private(set) var cells = 0
  private let sheet: OutsideSheet
  private let table: NaiveTable
  private let plan: Plan
  private let evaluator: NaiveEvaluator
  /// By time, the index of its moment.
  private var places: [String: Int] = [:]
  /// Time and area of the rows so far, and their names where a row brings one reading.
  private var met: Set<[String]> = []

  init(_ text: String, _ sheet: OutsideSheet, _ plan: Plan) {
    self.sheet = sheet
    self.plan = plan
    evaluator = NaiveEvaluator(plan, Land(plan), Row())
    table = NaiveTable(text)
    for row in table.rows { take(row) }
    moments.sort { $0.time < $1.time }
  }

  private mutating func take(_ row: [String]) {
    read += 1
    if let (column, value) = sheet.excluded, table.cell(column, of: row) == value {
      excluded += 1
      return
    }
    guard row.count == table.header.count, let time = time(table.cell(sheet.time, of: row) ?? ""),
      let area = area(of: row)
    else {
      rejected += 1
      return
    }
    guard let cells = cells(of: row, area) else {
      excluded += 1
      return
    }
    // Several rows of one time and area bring each a reading of their own, or are superseded.
    let key = [time, area] + (sheet.long == nil ? [] : cells.map(\.sign))
    if met.insert(key).inserted { evaluated += 1 } else { superseded += 1 }
    let place = places[time] ?? moments.count
    places[time] = place
    if place == moments.count { moments.append(Moment(time: time)) }
    for (area, sign, text) in cells {
      let cell = cell(text, sign)
      if cell == .lost { self.cells += 1 }
      let before = moments[place].areas[area, default: [:]][sign] ?? .blank
      moments[place].areas[area, default: [:]][sign] = Self.merged(before, cell)
    }
  }

  /// Nil where the name of the reading is one that nobody asked for.
  private func cells(
    of row: [String], _ area: String
  ) -> [(area: String, sign: String, text: String)]? {
    if let (name, value) = sheet.long {
      let named = sheet.columns.first { $0.value == table.cell(name, of: row) }
      return named.map { [(area, $0.key, table.cell(value, of: row) ?? "")] }
    }
    if let sign = sheet.wide {
      return zip(table.header, row).filter { $0.0 != sheet.time }.map { column, text in
        (column.lowercased().replacing(" ", with: "_"), sign, text)
      }
    }
    return sheet.columns.map { (area, $0.key, table.cell($0.value, of: row) ?? "") }
  }

  private static func merged(_ one: Cell, _ other: Cell) -> Cell {
    if one == .blank || one == other { return other }
    return other == .blank ? one : .lost
  }

  // MARK: - Times and areas

  private func area(of row: [String]) -> String? {
    guard let column = sheet.area else { return "all" }
    let area = trimmed(table.cell(column, of: row) ?? "")
    return area.isEmpty ? nil : area
  }

  /// As 2024-11-04, the first day of a month.
  private func time(_ text: String) -> String? {
    switch sheet.form {
    case .day:
      return text.wholeMatch(of: /[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9]/) == nil ? nil : text
    case .month(let letters, let sign):
      guard text.hasPrefix(letters) else { return nil }
      let parts = text.dropFirst(letters.count).split(separator: sign).map { $0.lowercased() }
      let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
      ]
      guard parts.count == 2, let month = names.firstIndex(of: parts[0]), Int(parts[1]) != nil
      else { return nil }
      return "\(parts[1])-\(month < 9 ? "0" : "")\(month + 1)-01"
    }
  }

  // MARK: - Cells

  private func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private func cell(_ written: String, _ sign: String) -> Cell {
    let text = trimmed(written)
    if text.isEmpty || sheet.missing.contains(text) { return .blank }
    if let range = sheet.suppressed[text] {
      return .value(.range(ExactDecimal(range.lowerBound), ExactDecimal(range.upperBound)))
    }
    guard let number = Self.number(text),
      let indicator = plan.indicators.first(where: { $0.name == sign }),
      isReadable(number, indicator)
    else { return .lost }
    return .value(.number(number))
  }

  private func isReadable(_ number: ExactDecimal, _ indicator: Indicator) -> Bool {
    indicator.range.stretches.contains { evaluator.lies(fraction(number), in: $0) }
      && indicator.grid.map { isMultiple(fraction(number), of: $0.step) } ?? true
  }

  /// Digits, and perhaps a point with digits behind it.
  private static func number(_ text: String) -> ExactDecimal? {
    guard let match = text.wholeMatch(of: /(-?)([0-9]+)(?:\.([0-9]+))?/) else { return nil }
    let decimals = String(match.3 ?? "")
    let digits = String(match.2) + decimals
    guard digits.drop(while: { $0 == "0" }).count <= 18, decimals.count <= 18,
      let mantissa = Int64(match.1 + digits)
    else { return nil }
    return ExactDecimal(mantissa: mantissa, scale: UInt8(decimals.count))
  }
}
