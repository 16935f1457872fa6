/// What the text of an action says, as far as two texts are compared. It is made once, since an
/// action stands in many lists.
package struct ActionWords: Hashable, Sendable {
  /// Without what makes no other action: capitals, blanks, a full stop.
  package let folded: String
  /// `2 hours` in a text that speaks of one length of time, behind `within`, and of no other number.
  package let timeSpan: String?

  package init(_ text: String) {
    let words = text.utf8.allSatisfy { $0 < 0x80 } ? Self.plain(text) : Self.any(text)
    folded = words.hasSuffix(".") ? String(words.dropLast()) : words
    timeSpan = Self.timeSpan(in: folded)
  }

  private static func any(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The same without looking letters up, which nearly every text allows.
  private static func plain(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x09...0x0D, 0x20: if bytes.last != 0x20, !bytes.isEmpty { bytes.append(0x20) }
      case 0x41...0x5A: bytes.append(byte + 0x20)
      default: bytes.append(byte)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func timeSpan(in folded: String) -> String? {
    guard folded.utf8.contains(where: \.isDigit) else { return nil }
    let words = folded.split(separator: " ").map { $0.last == "." ? $0.dropLast() : $0 }
    let numbers = words.indices.filter { words[$0].utf8.contains(where: \.isDigit) }
    guard numbers.count == 1, let place = numbers.first, place > 0, place + 1 < words.count,
      words[place - 1] == "within", words[place].utf8.allSatisfy(\.isDigit),
      unitsOfTime.contains(String(words[place + 1]))
    else { return nil }
    return "\(words[place]) \(words[place + 1])"
  }

  private static let unitsOfTime: Set<String> = [
    "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
  ]
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
