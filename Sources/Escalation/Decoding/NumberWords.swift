/// Why a word is not a number, and what to write instead.
struct NumberProblem: Error, Equatable {
  /// Continues "but '0x10' …".
  let reason: String
  let repaired: String?
  /// Whether it can have been meant in no other way.
  var isCertain = false

  /// Nothing about the word is like a number.
  static let unlike = NumberProblem(reason: "is not one", repaired: nil)
}

/// Reads a number as people write it. What YAML 1.1 or a spreadsheet would read differently is
/// refused with the plain writing.
func readNumber(_ text: String) -> Result<ExactDecimal, NumberProblem> {
  if let number = ExactDecimal(text) {
    let digits = text.drop { $0 == "-" }
    guard digits.count > 1, digits.first == "0", digits.dropFirst().first != "." else {
      return .success(number)
    }
    return .failure(.init(reason: "begins with 0, which some read as octal", repaired: number.text))
  }
  return .failure(problem(with: text))
}

private func problem(with text: String) -> NumberProblem {
  if let problem = signsBetweenDigits(text) { return problem }
  if text.hasSuffix("%"), let number = ExactDecimal(text.dropLast()) {
    return .init(
      reason: "has a percent sign; `unit: percent` says that already", repaired: number.text)
  }
  if text.hasPrefix("+"), let number = ExactDecimal(text.dropFirst()) {
    return .init(reason: "has a plus sign", repaired: number.text, isCertain: true)
  }
  if text.hasPrefix("."), let number = ExactDecimal("0" + text) {
    return .init(
      reason: "has no digit before its point", repaired: number.text, isCertain: true)
  }
  if text.hasSuffix("."), let number = ExactDecimal(text.dropLast()) {
    return .init(
      reason: "has no digit behind its point", repaired: number.text, isCertain: true)
  }
  if text.lowercased().hasPrefix("0x"), let value = Int64(text.dropFirst(2), radix: 16) {
    return .init(reason: "is written in base 16", repaired: "\(value)")
  }
  if let value = exponentValue(text) {
    return .init(reason: "is written with an exponent", repaired: value, isCertain: true)
  }
  if text.contains(":") { return .init(reason: "reads as a time of day", repaired: nil) }
  if text.filter(\.isNumber).count > 18 {
    return .init(reason: "has more than 18 digits", repaired: nil)
  }
  return .unlike
}

/// `1,000`, `1_000`, `0,5`: three digits behind each comma are thousands, else it is a point.
private func signsBetweenDigits(_ text: String) -> NumberProblem? {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false)
  if parts.count == 2, parts[1].count != 3 || parts[0] == "0" {
    guard parts[1].isEmpty || ExactDecimal(parts[1]) != nil, let whole = ExactDecimal(parts[0])
    else { return nil }
    if parts[1].isEmpty { return .init(reason: "ends in a comma", repaired: whole.text) }
    guard let number = ExactDecimal(parts[0] + "." + parts[1]) else { return nil }
    return .init(reason: "has a comma where a point belongs", repaired: number.text)
  }
  for (sign, name) in [(",", "commas"), ("_", "underscores"), ("'", "apostrophes")]
  where text.contains(sign) {
    guard let number = ExactDecimal(text.filter { String($0) != sign }) else { continue }
    return .init(
      reason: "has \(name) between its digits", repaired: number.text,
      isCertain: isInThousands(text, sign))
  }
  return nil
}

/// `1,000` and `12_500`, whose groups behind the first have three digits each.
private func isInThousands(_ text: String, _ sign: String) -> Bool {
  let groups = text.drop { $0 == "-" }.split(separator: sign, omittingEmptySubsequences: false)
  return 1...3 ~= (groups.first?.count ?? 0) && groups.dropFirst().allSatisfy { $0.count == 3 }
}

/// `1e3` written out; nil for anything else.
private func exponentValue(_ text: String) -> String? {
  let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
  guard parts.count == 2, let number = ExactDecimal(parts[0]),
    let exponent = Int(parts[1].first == "+" ? parts[1].dropFirst() : parts[1]),
    exponent.magnitude <= 18
  else { return nil }
  guard let tens = ExactNumber(powerOfTen(exponent.magnitude), over: 1) else { return nil }
  let plain = ExactNumber(number)
  return (exponent < 0 ? plain.divided(by: tens) : plain.multiplied(by: tens))?.decimal?.text
}
