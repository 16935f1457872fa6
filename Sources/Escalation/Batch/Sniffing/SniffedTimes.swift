/// Which column holds the times, and how they are written.
struct SniffedTimes: Sendable {
  let column: SniffedColumn
  /// Nil is ISO 8601.
  let format: TimeFormat?
  /// What speaks for it.
  let why: String

  /// The column with the largest share of times; of equals the first, and one that is called so.
  init?(_ columns: [SniffedColumn]) {
    var best: (column: SniffedColumn, share: Double)?
    for column in columns where column.filled > 0 {
      let sample = column.texts { _ in true }.prefix(200).map(\.text)
      let times = Self.beginning(of: sample).times
      var share = Double(times) / Double(sample.count)
      guard share >= 0.5 else { continue }
      if ["time", "date", "day", "period", "month"].contains(
        where: column.name.lowercased().contains)
      {
        share += 1
      }
      if share > best?.share ?? 0 { best = (column, share) }
    }
    guard let best else { return nil }
    self.init(reading: best.column)
  }

  private init(reading column: SniffedColumn) {
    self.column = column
    let isISO = { (text: String) in (try? WrittenTime(parsing: text)) != nil }
    let iso = column.count(where: isISO)
    let sample = column.texts { _ in true }.prefix(200).map(\.text)
    let prefix = Self.beginning(of: sample).letters
    let literal = prefix.isEmpty ? "" : "'\(prefix)'"
    let known = TimeFormat.known.compactMap { try? TimeFormat(parsing: literal + $0.text) }
    let tried = known.map { format in (format, sample.count { format.time($0) != nil }) }
    let likely = tried.map(\.1).max() ?? 0
    let formats = tried.filter { $0.1 == likely && likely > 0 }.map(\.0)
    let read = formats.map { format in (format, column.count { format.time($0) != nil }) }
    let most = read.map(\.1).max() ?? 0
    guard most > iso, let first = read.first(where: { $0.1 == most })?.0 else {
      format = nil
      let days = column.count { (try? WrittenTime(parsing: $0))?.isDay == true }
      why =
        days > 0 && days < iso
        ? "check: \(counted(days, "cell")) without hours, \(counted(iso - days, "cell")) with them"
        : Self.share(iso, of: column) + ", as 2024-11-04" + Self.others(column, isISO)
      return
    }
    format = first
    let rivals = read.filter { $0.1 == most }.map(\.0)
      .filter { $0.text != first.text && Self.differ($0, first, column) }
    why =
      Self.reason(first, rivals.first, most, column)
      + Self.others(column) { first.time($0) != nil }
  }

  /// A cell that is no time, if there is one.
  private static func others(_ column: SniffedColumn, _ isTime: (String) -> Bool) -> String {
    column.texts { !isTime($0) }.first.map { ", not '\(columnName($0.text).prefix(30))'" } ?? ""
  }

  /// Whether two formats that read the same cells take them for other days.
  private static func differ(
    _ one: TimeFormat, _ other: TimeFormat, _ column: SniffedColumn
  ) -> Bool {
    column.counts.keys.contains { one.time($0) != other.time($0) }
  }

  private static func reason(
    _ format: TimeFormat, _ rival: TimeFormat?, _ read: Int, _ column: SniffedColumn
  ) -> String {
    let cells = share(read, of: column)
    if let rival { return "check: \(cells), and as well as \(rival.text): no day is over 12" }
    let swapped = format.text.replacing("DD", with: "X").replacing("MM", with: "DD")
      .replacing("X", with: "MM")
    guard swapped != format.text, let other = try? TimeFormat(parsing: swapped),
      TimeFormat.known.contains(where: { $0.text == swapped })
    else { return cells }
    let proof = read - column.count { other.time($0) != nil }
    return
      "\(cells); \(format.text.prefix(5)), since \(grouped(proof)) \(proof == 1 ? "has" : "have") "
      + "a day over 12"
  }

  private static func share(_ read: Int, of column: SniffedColumn) -> String {
    read == column.filled
      ? read == 1 ? "its only cell" : "all \(counted(read, "cell"))"
      : "check: \(counted(read, "cell")) of \(grouped(column.filled))"
  }

  /// The letters before the times, such as `MSitAE-`, and how many texts are times without them.
  private static func beginning(of texts: [String]) -> (letters: String, times: Int) {
    guard let first = texts.first else { return ("", 0) }
    var best = (letters: "", times: texts.count { !TimeFormat.forms(of: $0).isEmpty })
    for end in first.indices where "-_ :".contains(first[end]) {
      let letters = first[...end]
      guard letters.contains(where: \.isLetter), !letters.contains(where: \.isNumber),
        !letters.contains("'")
      else { continue }
      let rests = texts.filter { $0.hasPrefix(letters) }.map { String($0.dropFirst(letters.count)) }
      let times = rests.count { !TimeFormat.forms(of: $0).isEmpty }
      if times > best.times { best = (String(letters), times) }
    }
    return best
  }
}

extension WrittenTime {
  /// Whether it is a day without hours.
  fileprivate var isDay: Bool { if case .day = self { true } else { false } }
}
