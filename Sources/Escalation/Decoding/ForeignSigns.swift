internal import Diagnostics

// What people write for a range before they know the grammar, each with the words for it.
extension RangeReader {
  /// A finding for `>= 5`, `5 - 10`, `more than 5` and their like, where one comes next.
  func foreignSign(in phrase: Phrase) -> Diagnostic? {
    guard let word = phrase.next else { return nil }
    let position = phrase.position
    if let words = comparisonSign(word) {
      let number = word.drop { "<>=≤≥".contains($0) }
      let value = number.isEmpty ? phrase.peek(1) ?? "…" : String(number)
      let end = number.isEmpty ? position + 2 : position + 1
      return finding(
        "'\(word)' is not how ranges are written", phrase.mark(from: position, to: end),
        "\(words) \(value)", for: phrase.words(from: position, to: end))
    }
    if let words = otherWords(phrase) {
      let end = position + words.count
      return finding(
        "'\(words.written)' is not how ranges are written", phrase.mark(from: position, to: end),
        words.repaired,
        // Whether its ends belong, 'between' leaves open.
        for: words.written == "between" ? nil : phrase.words(from: position, to: end))
    }
    return dash(phrase)
  }

  private func comparisonSign(_ word: String) -> String? {
    // Words are many and signs are rare.
    guard let first = word.utf8.first, first >= 0x80 || "<=>".utf8.contains(first) else {
      return nil
    }
    for (sign, words) in [
      (">=", "at least"), ("=>", "at least"), ("≥", "at least"), ("<=", "at most"),
      ("=<", "at most"), ("≤", "at most"), (">", "over"), ("<", "under"), ("==", "exactly"),
      ("=", "exactly"),
    ] where word.hasPrefix(sign) { return words }
    return nil
  }

  private func otherWords(
    _ phrase: Phrase
  ) -> (written: String, repaired: String, count: Int)? {
    let following = phrase.peek(1) ?? ""
    switch (phrase.next ?? "", following) {
    case ("more", "than"), ("greater", "than"), ("higher", "than"):
      return ("\(phrase.next ?? "") than", "over \(phrase.peek(2) ?? "…")", 3)
    case ("less", "than"), ("fewer", "than"), ("lower", "than"):
      return ("\(phrase.next ?? "") than", "under \(phrase.peek(2) ?? "…")", 3)
    case ("not", "under"), ("not", "below"):
      return ("not \(following)", "at least \(phrase.peek(2) ?? "…")", 3)
    case ("not", "over"), ("not", "above"):
      return ("not \(following)", "at most \(phrase.peek(2) ?? "…")", 3)
    case ("no", "more"): return ("no more than", "at most \(phrase.peek(3) ?? "…")", 4)
    case ("no", "less"), ("no", "fewer"):
      return ("no \(following) than", "at least \(phrase.peek(3) ?? "…")", 4)
    case ("up", "to"): return ("up to", "at most \(phrase.peek(2) ?? "…")", 3)
    case ("above", _): return ("above", "over \(following)", 2)
    case ("below", _): return ("below", "under \(following)", 2)
    case ("between", _):
      return ("between", "\(following) to \(phrase.peek(3) ?? "…")", 4)
    default: return nil
    }
  }

  /// `5 - 10`, `5-10` and `5–10`.
  private func dash(_ phrase: Phrase) -> Diagnostic? {
    let position = phrase.position
    if let sign = phrase.peek(1), ["-", "–", "—"].contains(sign) {
      return finding(
        "a dash does not say whether its ends belong",
        phrase.mark(from: position, to: position + 3),
        "\(phrase.next ?? "") to \(phrase.peek(2) ?? "…")",
        for: allowsBareNumber ? phrase.words(from: position, to: position + 3) : nil)
    }
    let word = phrase.next ?? ""
    guard word.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "-") }) else { return nil }
    let parts = word.split(whereSeparator: { "-–—".contains($0) })
    guard parts.count == 2, parts.allSatisfy({ ExactDecimal($0) != nil }) else { return nil }
    return finding(
      "a dash does not say whether its ends belong", phrase.nextMark,
      "\(parts[0]) to \(parts[1])", for: allowsBareNumber ? word : nil)
  }

  /// `written` is what `repaired` stands for; nil where that is for people to decide.
  private func finding(
    _ message: String, _ mark: Mark, _ repaired: String, for written: String?
  ) -> Diagnostic {
    let finding = Diagnostic(
      "bad-range", message, at: mark, label: "write: \(repaired)", help: [rangesAreWords])
    guard let written, !repaired.contains("…") else { return finding }
    return finding.writing(repaired, for: written)
  }
}

// What stands behind the number in speech: `50 or less`, `5 and above`, `5+`.
extension RangeReader {
  func numberFirst(in phrase: Phrase) -> Diagnostic? {
    let position = phrase.position
    guard let word = phrase.next else { return nil }
    if word.hasSuffix("+"), ExactDecimal(word.dropLast()) != nil {
      return finding(
        "'\(word)' is not how ranges are written", phrase.nextMark,
        "at least \(word.dropLast())", for: word)
    }
    guard ExactDecimal(word) != nil else { return nil }
    let hasUnit = phrase.peek(1).map { $0 == unit?.name } ?? false
    let joint = hasUnit ? 2 : 1
    guard let join = phrase.peek(joint), join == "or" || join == "and",
      let side = phrase.peek(joint + 1), let words = Self.sides[side],
      phrase.peek(joint + 2).map({ $0 == "or" || $0 == "in" }) ?? true
    else { return nil }
    return finding(
      "'\(join) \(side)' is not how ranges are written",
      phrase.mark(from: position, to: position + joint + 2), "\(words) \(word)",
      for: hasUnit ? nil : phrase.words(from: position, to: position + joint + 2))
  }

  private static let sides = [
    "less": "at most", "fewer": "at most", "lower": "at most", "below": "at most",
    "under": "at most", "more": "at least", "above": "at least", "over": "at least",
    "higher": "at least", "greater": "at least", "upwards": "at least",
  ]
}

/// The grammar of ranges in one line of advice.
let rangesAreWords =
  "Ranges are words: at least 5 · over 5 · under 5 · at most 5 · 5 to under 10."
