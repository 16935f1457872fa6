/// Why a word is not a number, and what to write instead.
struct NumberProblem: Error, Equatable {
  /// Continues "but '0x10' …".
  let reason: String
  let repaired: String?
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
  let plain = text.filter { $0 != "," && $0 != "_" && $0 != " " }
  if plain != text, let number = ExactDecimal(plain) {
    return .init(reason: "has signs between its digits", repaired: number.text)
  }
  if text.hasSuffix("%"), let number = ExactDecimal(text.dropLast()) {
    return .init(
      reason: "has a percent sign; `unit: percent` says that already", repaired: number.text)
  }
  if text.hasPrefix("+"), let number = ExactDecimal(text.dropFirst()) {
    return .init(reason: "has a plus sign", repaired: number.text)
  }
  if text.hasPrefix("."), let number = ExactDecimal("0" + text) {
    return .init(reason: "has no digit before its point", repaired: number.text)
  }
  if text.hasSuffix("."), let number = ExactDecimal(text.dropLast()) {
    return .init(reason: "has no digit behind its point", repaired: number.text)
  }
  if text.lowercased().hasPrefix("0x"), let value = Int64(text.dropFirst(2), radix: 16) {
    return .init(reason: "is written in base 16", repaired: "\(value)")
  }
  if let value = exponentValue(text) {
    return .init(reason: "is written with an exponent", repaired: value)
  }
  if text.contains(":") { return .init(reason: "reads as a time of day", repaired: nil) }
  if text.filter(\.isNumber).count > 18 {
    return .init(reason: "has more than 18 digits", repaired: nil)
  }
  return .init(reason: "is not one", repaired: nil)
}

/// `1e3` written out; nil for anything else.
private func exponentValue(_ text: String) -> String? {
  let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
  guard parts.count == 2, let number = ExactDecimal(parts[0]),
    let exponent = Int(parts[1].first == "+" ? parts[1].dropFirst() : parts[1]),
    exponent.magnitude <= 18
  else { return nil }
  let power = ExactNumber(1).multiplied(by: ExactNumber(number))
  guard let tens = ExactNumber(powerOfTen(exponent.magnitude), over: 1) else { return nil }
  return (exponent < 0 ? power?.divided(by: tens) : power?.multiplied(by: tens))?.text(digits: 18)
}
