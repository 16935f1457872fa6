/// Why a format of times cannot be used.
struct TimeFormatError: Error, Equatable {
  /// Continues "the format of times …".
  let reason: String
  /// The format as it was probably meant.
  var repaired: String?
}

extension TimeFormat {
  /// What a format may hold, for people.
  static let tokens = [
    "YYYY is the year, MM or M the month, DD or D the day, Mon is Jan, Month is January,",
    "hh or h the hour, mm the minute, ss the second, zone is Z or +01:00.",
    "Other letters stand in 'single quotes', all other signs for themselves.",
  ]

  private static let meanings: [(token: String, part: Part)] = [
    ("YYYY", .year), ("Month", .monthName(isShort: false)), ("Mon", .monthName(isShort: true)),
    ("MM", .month(digits: 2...2)), ("M", .month(digits: 1...2)), ("DD", .day(digits: 2...2)),
    ("D", .day(digits: 1...2)), ("hh", .hour(digits: 2...2)), ("h", .hour(digits: 1...2)),
    ("mm", .minute), ("ss", .second), ("zone", .zone),
  ]

  init(parsing text: String) throws(TimeFormatError) {
    var parts: [Part] = []
    var rest = text[...]
    while let next = rest.first {
      if next == "'" {
        parts += try Self.literal(&rest)
      } else if next.isLetter {
        parts.append(try Self.token(&rest, of: text))
      } else {
        parts += next.utf8.map(Part.sign)
        rest = rest.dropFirst()
      }
    }
    if let reason = Self.fault(of: parts) {
      throw TimeFormatError(reason: reason, repaired: Self.repaired(text))
    }
    self.text = text
    self.parts = parts
  }

  /// Letters in single quotes stand for themselves, and so does a quote written twice.
  private static func literal(_ rest: inout Substring) throws(TimeFormatError) -> [Part] {
    rest = rest.dropFirst()
    guard let end = rest.firstIndex(of: "'") else {
      throw TimeFormatError(reason: "has a single quote that never closes")
    }
    defer { rest = rest[rest.index(after: end)...] }
    let letters = rest[..<end]
    return (letters.isEmpty ? "'" : letters).utf8.map(Part.sign)
  }

  private static func token(
    _ rest: inout Substring, of text: String
  ) throws(TimeFormatError) -> Part {
    let word = rest.prefix { $0.isLetter }
    if let found = meanings.first(where: { word.hasPrefix($0.token) }) {
      rest = rest.dropFirst(found.token.count)
      return found.part
    }
    if word.uppercased().hasPrefix("YY"), !word.uppercased().hasPrefix("YYYY") {
      throw TimeFormatError(
        reason: "has a year of two digits, and 05 could be 1905 or 2005 or a day: "
          + "years need four digits")
    }
    let repaired = repaired(text)
    throw TimeFormatError(reason: "has '\(word)', which says nothing", repaired: repaired)
  }

  /// `dd/mm/yyyy HH:MM`, as other programs write it.
  private static func repaired(_ text: String) -> String? {
    let halves = text.split(separator: " ", maxSplits: 1).map(String.init)
    let day = (halves.first ?? "").uppercased()
      .replacing("MMMM", with: "Month").replacing("MMM", with: "Mon")
    let clock = halves.dropFirst().map { $0.lowercased() }
    let repaired = ([day] + clock).joined(separator: " ")
    return repaired != text && (try? TimeFormat(parsing: repaired)) != nil ? repaired : nil
  }

  // MARK: - What a whole format needs

  private static func fault(of parts: [Part]) -> String? {
    let kinds = parts.compactMap(\.kind)
    for kind in Set(kinds) where kinds.count(where: { $0 == kind }) > 1 {
      return "has \(kind.rawValue) twice"
    }
    for (kind, needed) in Kind.needs where kinds.contains(kind) && !kinds.contains(needed) {
      return "has \(kind.rawValue) without \(needed.rawValue)"
    }
    for needed in [Kind.year, .month] where !kinds.contains(needed) {
      return "lacks \(needed.rawValue)"
    }
    for (part, next) in zip(parts, parts.dropFirst()) where part.isOpenEnded && next.isDigits {
      return "has digits that nobody can tell apart: write MM and DD, not M and D"
    }
    return nil
  }

  fileprivate enum Kind: String {
    case year = "the year", month = "the month", day = "the day", hour = "the hour"
    case minute = "the minute", second = "the second", zone = "the zone"

    static let needs: [(Kind, Kind)] = [
      (.hour, .day), (.minute, .hour), (.second, .minute), (.zone, .hour),
    ]
  }
}

extension TimeFormat.Part {
  fileprivate var kind: TimeFormat.Kind? {
    switch self {
    case .year: .year
    case .month, .monthName: .month
    case .day: .day
    case .hour: .hour
    case .minute: .minute
    case .second: .second
    case .zone: .zone
    case .sign: nil
    }
  }

  /// Whether it may have one digit or two.
  fileprivate var isOpenEnded: Bool {
    switch self {
    case .month(let digits), .day(let digits), .hour(let digits): digits.count > 1
    default: false
    }
  }

  fileprivate var isDigits: Bool {
    switch self {
    case .year, .month, .day, .hour, .minute, .second: true
    case .sign(let byte): 48...57 ~= byte
    case .monthName, .zone: false
    }
  }
}
