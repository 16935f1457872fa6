internal import Diagnostics

/// The words of one piece of a range, each with its place, and what could be written instead.
struct PieceWords {
  private struct Word {
    let text: String
    let range: Range<Int>
  }

  private let words: [Word]
  /// Which word is the number at the lower end, and at the upper end.
  private var lower: Int?
  private var upper: Int?

  /// Nil where the bytes are not the words themselves.
  init?(_ piece: RangePhrase.Piece, in bytes: [UInt8]) {
    let range = piece.mark.range
    guard range.upperBound <= bytes.count else { return nil }
    words = Self.split(bytes, range)
    let to = words.firstIndex { $0.text == "to" }
    let isNumber = words.indices.filter { Self.isValue(words[$0].text) }
    if let to {
      lower = isNumber.last { $0 < to }.flatMap { _ in isNumber.first }
      upper = isNumber.first { $0 > to }
    } else {
      if piece.lower != nil { lower = isNumber.first }
      if piece.upper != nil { upper = isNumber.first }
    }
    let isPlain = words.first.map { Self.grammar.contains($0.text) || ExactDecimal($0.text) != nil }
    let begins = (piece.lower ?? piece.upper)?.value
    if isPlain != true, begins?.number != nil { return nil }
    if (piece.lower != nil) != (lower != nil) || (piece.upper != nil) != (upper != nil) {
      return nil
    }
  }

  private static let grammar: Set = [
    "at", "least", "most", "under", "over", "exactly", "to", "and", "up", "whole", "numbers",
  ]

  private static func isValue(_ word: String) -> Bool { !grammar.contains(word) }

  private static func split(_ bytes: [UInt8], _ range: Range<Int>) -> [Word] {
    var words: [Word] = []
    var start: Int?
    for index in range.lowerBound...range.upperBound {
      let isBlank = index == range.upperBound || bytes[index] <= 0x20
      if isBlank, let first = start {
        words.append(
          Word(text: String(decoding: bytes[first..<index], as: UTF8.self), range: first..<index))
        start = nil
      } else if !isBlank, start == nil {
        start = index
      }
    }
    return words
  }

  /// The number at one end as it is written; nil where it is a name.
  func number(atLower: Bool) -> ExactDecimal? {
    (atLower ? lower : upper).flatMap { ExactDecimal(words[$0].text) }
  }

  /// Another number at one end.
  func written(_ number: ExactDecimal, atLower: Bool) -> PlanChange.Edit? {
    (atLower ? lower : upper).map { .init(range: words[$0].range, text: number.text) }
  }

  /// The end open where it was closed, and closed where it was open.
  func turned(atLower: Bool) -> PlanChange.Edit? {
    guard let end = atLower ? lower : upper else { return nil }
    let before = words[..<end].map(\.text)
    let value = words[end].text
    let isAlone = !words.contains { $0.text == "to" }
    switch (atLower, before.last) {
    case (true, "least"): return replace(end - 2, through: end, by: "over \(value)")
    case (true, "over"):
      return replace(end - 1, through: end, by: isAlone ? "at least \(value)" : value)
    case (false, "most"): return replace(end - 2, through: end, by: "under \(value)")
    case (false, "under"):
      return replace(end - 1, through: end, by: isAlone ? "at most \(value)" : value)
    case (true, nil) where isAlone:
      return words.last?.text == "up"
        ? replace(end, through: words.count - 1, by: "over \(value)") : nil
    case (true, nil): return replace(end, through: end, by: "over \(value)")
    case (false, "to"): return replace(end, through: end, by: "under \(value)")
    default: return nil
    }
  }

  private func replace(_ first: Int, through last: Int, by text: String) -> PlanChange.Edit? {
    guard first >= 0 else { return nil }
    return .init(range: words[first].range.lowerBound..<words[last].range.upperBound, text: text)
  }
}

extension ExactDecimal {
  /// The same number moved by a step; nil where it cannot be held.
  func moved(by step: ExactDecimal, up: Bool) -> ExactDecimal? {
    let distance = ExactNumber(up ? step : step.negated)
    return ExactNumber(self).adding(distance)?.decimal
  }

  /// 1, or the last digit behind the point as it is written.
  var lastDigit: ExactDecimal { ExactDecimal(mantissa: 1, scale: scale) }
}
