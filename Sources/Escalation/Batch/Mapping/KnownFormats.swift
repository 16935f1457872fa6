/// The ways in which files are known to write times.
extension TimeFormat {
  private static let days = [
    "YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY", "D/M/YYYY", "M/D/YYYY", "DD-MM-YYYY", "MM-DD-YYYY",
    "D-M-YYYY",
    "DD.MM.YYYY", "D.M.YYYY", "YYYY/MM/DD", "YYYY/M/D", "YYYY.MM.DD", "YYYYMMDD", "DDMonYYYY",
    "DMonYYYY", "DD-Mon-YYYY", "D-Mon-YYYY", "DD Mon YYYY", "D Mon YYYY", "DD Month YYYY",
    "D Month YYYY", "Mon D, YYYY", "Month D, YYYY",
  ]

  private static let monthsAlone = [
    "Month YYYY", "Mon YYYY", "Month-YYYY", "Mon-YYYY", "MonYYYY", "YYYY Month", "YYYY-MM",
    "MM/YYYY",
  ]

  private static let clocks = [
    " hh:mm", " hh:mm:ss", " h:mm", " h:mm:ss", "Thh:mm", "Thh:mm:ss", " hh:mmzone",
    " hh:mm:sszone", " hh:mm zone", " hh:mm:ss zone",
  ]

  /// Narrow ones before wide ones, a day before a month.
  static let known: [TimeFormat] =
    (days + monthsAlone + days.flatMap { day in clocks.map { day + $0 } }).compactMap {
      try? TimeFormat(parsing: $0.replacing("T", with: "'T'"))
    }

  /// How a cell is written, by the names of formats: as ISO 8601 has it, or as one known format
  /// or several read it.
  static func forms(of text: String) -> [String] {
    if let time = try? WrittenTime(parsing: text) {
      if case .day = time { return [isoDay] }
      return ["\(isoDay) hh:mm"]
    }
    // Whatever it is, it has a year.
    guard text.utf8.count <= 60, text.utf8.count(where: { 48...57 ~= $0 }) >= 4 else { return [] }
    let reading = known.filter { $0.time(text) != nil }
    var found: [String] = []
    for format in reading where !format.isWider(than: found) { found.append(format.text) }
    return found
  }

  /// Whether one of the formats found before is the same but for numbers of one digit.
  private func isWider(than found: [String]) -> Bool {
    found.contains { $0.narrow == text.narrow }
  }
}

extension String {
  /// `DD/MM/YYYY` for `D/M/YYYY`.
  fileprivate var narrow: String {
    replacing("DD", with: "D").replacing("MM", with: "M").replacing("hh", with: "h")
  }
}
