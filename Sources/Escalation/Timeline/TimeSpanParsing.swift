extension TimeSpan {
  /// Reads a whole count and a unit: `36 hours`, `1 week`, `90 seconds`.
  package init(parsing text: String) throws(WrittenTimeError) {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 2, let count = Self.count(words[0]), let unit = Unit(word: words[1]),
      let span = TimeSpan(count, unit)
    else { throw Self.diagnosis(of: text) }
    self = span
  }

  /// Digits alone; a sign, a point or a comma is for the writer to take away.
  private static func count(_ digits: Substring) -> Int? {
    guard digits.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    return Int(digits)
  }
}

extension TimeSpan.Unit {
  /// The unit with this name, singular or plural.
  fileprivate init?(word: some StringProtocol) {
    self.init(rawValue: word.hasSuffix("s") ? String(word) : word + "s")
  }

  /// The unit a short form can only mean; months are no unit, so `m` is minutes.
  fileprivate init?(short: some StringProtocol) {
    switch short {
    case "s", "sec", "secs": self = .seconds
    case "m", "min", "mins": self = .minutes
    case "h", "hr", "hrs": self = .hours
    case "d": self = .days
    case "w", "wk", "wks": self = .weeks
    default: return nil
    }
  }

  /// The next smaller unit that is always the same part of this one.
  fileprivate var smaller: (count: Int, unit: Self)? {
    switch self {
    case .minutes: (60, .seconds)
    case .hours: (60, .minutes)
    case .seconds, .days, .weeks: nil
    }
  }
}

// Why a span was refused, in the words of its writer.
extension TimeSpan {
  private static func diagnosis(of text: String) -> WrittenTimeError {
    if let one = one(text) {
      return WrittenTimeError(
        text: text, reason: "'\(text)' does not say how many: write \(one.text)",
        repaired: one.text)
    }
    let squeezed = text.lowercased().filter { $0 != " " }
    let number = squeezed.prefix { !$0.isLetter }
    let word = squeezed[number.endIndex...]
    let unit = Unit(word: word) ?? Unit(short: word)
    let repaired = unit.flatMap { span(number, $0)?.text }
    return WrittenTimeError(
      text: text, reason: reason(text, number: number, word: word, unit: unit, repaired: repaired),
      repaired: repaired)
  }

  /// What `hour` or `a day` means.
  private static func one(_ text: String) -> TimeSpan? {
    var words = text.lowercased().split(separator: " ")
    if words.count == 2, ["a", "an", "one"].contains(words[0]) { words.removeFirst() }
    guard words.count == 1, !words[0].hasSuffix("s") else { return nil }
    return Unit(word: words[0]).flatMap { TimeSpan(1, $0) }
  }

  /// A count that may have a part after the point, in the largest unit that makes it whole.
  private static func span(_ number: Substring, _ unit: Unit) -> TimeSpan? {
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty, let whole = count(first) else { return nil }
    let decimals = parts.count > 1 ? parts[1] : ""
    guard decimals.utf8.count <= 4, var rest = decimals.isEmpty ? 0 : count(decimals) else {
      return nil
    }
    guard whole <= largestCount else { return nil }
    var (total, unit) = (whole, unit)
    let scale = decimals.utf8.reduce(1) { scale, _ in scale * 10 }
    while rest != 0 {
      guard let smaller = unit.smaller else { return nil }
      total = total * smaller.count + rest * smaller.count / scale
      rest = rest * smaller.count % scale
      unit = smaller.unit
    }
    return TimeSpan(total, unit)
  }

  private static func reason(
    _ text: String, number: Substring, word: Substring, unit: Unit?, repaired: String?
  ) -> String {
    if number.isEmpty || number.contains(where: { !$0.isNumber && !".,-+".contains($0) }) {
      return "'\(text)' is not a length of time: write one such as 36 hours or 2 days"
    }
    if word.isEmpty { return "'\(text)' has no unit: write \(number) hours or \(number) days" }
    if ["month", "months", "year", "years"].contains(word) {
      return "months and years differ in length: write days or weeks"
    }
    guard let unit else {
      return "'\(word)' is not a unit of time: write seconds, minutes, hours, days or weeks"
    }
    if let repaired {
      let isFraction = number.contains(".")
      return (isFraction ? "a count is a whole number" : "the unit is a whole word after a space")
        + ": write \(repaired)"
    }
    return countReason(number, unit)
  }

  private static func countReason(_ number: Substring, _ unit: Unit) -> String {
    if let whole = count(number) {
      return whole == 0
        ? "a length of time is 1 or more" : "that is longer than the longest, \(largestCount)"
    }
    if number.contains("-") { return "a length of time is 1 or more, without a sign" }
    if number.contains("."), unit == .days || unit == .weeks {
      return "\(unit.rawValue) are whole days of the calendar: write hours for parts of them"
    }
    return "'\(number)' is not a count: write a whole number, without signs"
  }
}
