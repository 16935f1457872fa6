/// How numbers are written in a file, beside plain ones.
struct NumberForms: Sendable, Equatable {
  /// The sign between thousands.
  var thousands: Character?
  var durations: [DurationForm] = []
}

/// How the hours, minutes and seconds of a length of time stand side by side.
enum DurationForm: String, CaseIterable, Sendable {
  case hoursMinutesSeconds = "h:mm:ss"
  case hoursMinutes = "h:mm"
  case minutesSeconds = "m:ss"

  private var units: [Int64] {
    switch self {
    case .hoursMinutesSeconds: [3600, 60, 1]
    case .hoursMinutes: [3600, 60]
    case .minutesSeconds: [60, 1]
    }
  }

  /// Seconds; every part but the first has two digits, below 60.
  func seconds(_ text: some StringProtocol) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == units.count else { return nil }
    var seconds: Int64 = 0
    for (position, part) in parts.enumerated() {
      let isFirst = position == 0
      guard part.utf8.allSatisfy({ 48...57 ~= $0 }), let number = Int64(part),
        isFirst ? part.utf8.count <= 6 : part.utf8.count == 2 && number < 60
      else { return nil }
      seconds += number * units[position]
    }
    return seconds
  }
}

extension NumberForms {
  /// The number in a cell that is no plain number; nil where it is written in no such form.
  func number(_ text: String, _ unit: MeasureUnit?) -> ExactDecimal? {
    if unit == .percent, text.hasSuffix("%") {
      return plain(String(text.dropLast()).trimmingBlanks)
    }
    if let unit, text.contains(":") { return duration(text, unit) }
    return plain(text)
  }

  private func plain(_ text: String) -> ExactDecimal? {
    if let number = ExactDecimal(text) { return number }
    guard let thousands, Self.isGrouped(text, by: thousands) else { return nil }
    return ExactDecimal(text.filter { !Self.is($0, thousands) })
  }

  /// `1,234` and `-12,345.6`: up to three digits, then three behind each sign.
  private static func isGrouped(_ text: String, by sign: Character) -> Bool {
    let body = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let whole = body.prefix { $0 != "." }
    let groups = whole.split(omittingEmptySubsequences: false) { self.is($0, sign) }
    guard groups.count > 1, let first = groups.first, 1...3 ~= first.count else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
      && groups.allSatisfy { $0.utf8.allSatisfy { 48...57 ~= $0 } }
  }

  /// A blank between thousands is often one that does not break.
  private static func `is`(_ character: Character, _ sign: Character) -> Bool {
    character == sign
      || sign == " " && ["\u{A0}", "\u{202F}", "\u{2009}"].contains(character)
  }

  private func duration(_ text: String, _ unit: MeasureUnit) -> ExactDecimal? {
    guard let length = unit.seconds,
      let seconds = durations.lazy.compactMap({ $0.seconds(text) }).first
    else { return nil }
    return Self.quotient(seconds, length)
  }

  /// Exact where it has at most nine decimals, else rounded to them, half to even.
  ///
  /// No line of a plan can tell: a quotient of whole seconds by at most a week (2⁷·3³·5²·7 seconds)
  /// that is not itself on a line with up to seven decimals is at least 1/(27·7·10⁷) away from it,
  /// which is more than the half of 10⁻⁹ by which rounding moves it.
  private static func quotient(_ seconds: Int64, _ length: Int64) -> ExactDecimal {
    let scaled = Int128(seconds) * 1_000_000_000
    let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: Int128(length))
    let twice = 2 * rest - Int128(length)
    let isUp = twice > 0 || twice == 0 && !quotient.isMultiple(of: 2)
    let mantissa = Int64(quotient) + (isUp ? 1 : 0)
    return ExactDecimal(mantissa: mantissa, scale: 9).reduced
  }

  // MARK: - What to write

  /// Why a text is no number here, where it would be one under another mapping.
  func reason(_ text: String, _ unit: MeasureUnit?) -> String? {
    if text.hasSuffix("%"), unit != .percent,
      plain(String(text.dropLast()).trimmingBlanks) != nil
    {
      let named = unit.map { "the unit is \($0.name)" } ?? "no unit is given"
      return "has a percent sign, but \(named)"
    }
    if text.contains(":") { return durationReason(text, unit) }
    let bare = text.hasSuffix("%") ? String(text.dropLast()).trimmingBlanks : text
    if thousands == nil {
      for (sign, key) in [(",", "\",\""), (" ", "\" \""), ("'", "\"'\"")]
      where Self.isGrouped(bare, by: Character(sign)) {
        return "has signs between thousands; say so under data: numbers: {thousands: \(key)}"
      }
    }
    return nil
  }

  private func durationReason(_ text: String, _ unit: MeasureUnit?) -> String? {
    let forms = DurationForm.allCases.filter { $0.seconds(text) != nil }
    guard !forms.isEmpty else { return nil }
    guard unit?.seconds != nil else {
      let named = unit.map { "\($0.name), which is no length of time" } ?? "none"
      return "reads as a length of time, but the unit is \(named)"
    }
    let keys = forms.map(\.rawValue).joined(separator: " or ")
    let asked = durations.map(\.rawValue).joined(separator: " nor ")
    return durations.isEmpty
      ? "reads as a length of time; say so under data: numbers: {durations: \(keys)}"
      : "is not written \(asked) but \(keys)"
  }
}
