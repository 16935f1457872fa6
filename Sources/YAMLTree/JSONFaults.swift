import Diagnostics

/// What is said about a file that is not JSON, and how it is put right.
extension JSONParser {
  private mutating func fault(
    _ message: String, at range: Range<Int>, label: String = "",
    related: [Diagnostic.Label] = [], help: [String] = []
  ) -> JSONStop {
    stop("json-syntax", message, at: range, label: label, related: related, help: help)
  }

  // MARK: Structure

  mutating func missing(_ expected: String, label: String = "") -> JSONStop {
    if peek() == nil { return endOfFile() }
    return fault("\(expected) is missing before \(found)", at: codePoint, label: label)
  }

  mutating func missingKey() -> JSONStop {
    switch peek() {
    case nil: return endOfFile()
    case UInt8(ascii: "'"): return singleQuote()
    default: break
    }
    let range = word
    if range.isEmpty { return fault("a key is missing before \(found)", at: codePoint) }
    let key = source.text(in: range)
    return fault(
      "the key \(quoted(key)) has no quotes", at: range,
      label: "write \(inDoubleQuotes(key))")
  }

  mutating func missingValue() -> JSONStop {
    switch peek() {
    case nil: endOfFile()
    case UInt8(ascii: "'"): singleQuote()
    default: fault("a value is missing before \(found)", at: codePoint)
    }
  }

  /// Something stands behind the one value of the file.
  mutating func surplus(_ byte: UInt8) -> JSONStop {
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
      return fault(
        "no bracket is open that \(found) could close", at: codePoint, label: "remove this")
    }
    return fault(
      "the file goes on after the end of its value", at: codePoint,
      help: ["A JSON file holds one value; several are items of one list: [ …, … ]."])
  }

  mutating func tooDeep() -> JSONStop {
    stop(
      "json-depth", "more than \(Self.depthLimit) brackets are open inside one another",
      at: codePoint)
  }

  mutating func reportDuplicate(_ entry: YAMLEntry, of first: Mark) {
    report(
      Diagnostic(
        "json-duplicate-key", .error, "the key \(quoted(entry.key)) stands twice in one object",
        at: entry.keyMark, label: "again here",
        related: [Diagnostic.Label(first, "first here")]))
  }

  private mutating func endOfFile() -> JSONStop {
    let related = innermostBracket.map { opening in
      [Diagnostic.Label(mark(opening..<opening + 1), "opened here and never closed")]
    }
    return fault(
      "the file ends in the middle of a value", at: position..<position,
      related: related ?? [], help: ["The file may have been cut off: fetch it again."])
  }

  // MARK: Strings

  private mutating func singleQuote() -> JSONStop {
    fault(
      "text stands between double quotes in JSON", at: codePoint, label: "write \" instead of '")
  }

  mutating func unclosedString(from start: Int) -> JSONStop {
    fault(
      "the text is not closed by a double quote", at: start..<position, label: "begins here",
      help: ["A line break inside text is written '\\n'."])
  }

  mutating func controlCharacter() -> JSONStop {
    let isTab = peek() == 0x09
    return fault(
      isTab ? "a tab stands inside text" : "a control character stands inside text",
      at: codePoint, label: isTab ? "write \\t" : "remove it")
  }

  mutating func unknownEscape(from start: Int) -> JSONStop {
    let range = start..<codePoint.upperBound
    return fault(
      "'\(source.text(in: range))' means nothing in JSON", at: range,
      help: ["A backslash itself is written '\\\\'."])
  }

  mutating func unfinishedUnicodeEscape(from start: Int) -> JSONStop {
    fault(
      "'\\u' is followed by four hexadecimal digits", at: start..<position,
      help: ["A backslash itself is written '\\\\'."])
  }

  mutating func reportLoneSurrogate(_ range: Range<Int>) {
    report(
      Diagnostic(
        "json-syntax", .error, "'\(source.text(in: range))' is half of a character",
        at: mark(range), label: "its other half is missing",
        help: ["Halves come in pairs, such as \\ud83d\\ude91; or write the character itself."]))
  }

  // MARK: Words without quotes

  mutating func unknownWord(_ word: String, at range: Range<Int>) -> JSONStop {
    let folded = word.lowercased()
    if Self.noNumbers.contains(folded) {
      return fault(
        "JSON has no \(quoted(word))", at: range,
        help: ["Leave the key out where nothing was measured."])
    }
    if ["true", "false", "null"].contains(folded) {
      return fault("JSON has no \(quoted(word))", at: range, label: "write \(folded)")
    }
    if ["none", "nil", "undefined"].contains(folded) {
      return fault("JSON has no \(quoted(word))", at: range, label: "write null")
    }
    if let number = Self.repaired(word) {
      return fault(
        "\(quoted(word)) is not a number as JSON writes it", at: range, label: "write \(number)")
    }
    return fault(
      "\(quoted(word)) has no quotes", at: range,
      label: "if it is text, write \(inDoubleQuotes(word))")
  }

  private static let noNumbers: Set<String> = [
    "nan", "-nan", "+nan", "inf", "-inf", "+inf", "infinity", "-infinity", "+infinity",
  ]

  /// The number that was meant by `+5`, `.5`, `5.` or `-.5`. There is none for `007`, which may
  /// be a code as well as a number.
  private static func repaired(_ word: String) -> String? {
    guard word.utf8.contains(where: isDigit) else { return nil }
    var digits = word[...]
    let sign = digits.hasPrefix("-") ? "-" : ""
    if digits.hasPrefix("-") || digits.hasPrefix("+") { digits.removeFirst() }
    if digits.hasPrefix(".") { digits = "0" + digits }
    if digits.hasSuffix(".") { digits.removeLast() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy(isDigit)
    }
    let hasNeedlessZero = parts.first.map { $0.count > 1 && $0.hasPrefix("0") } ?? true
    return isPlain && parts.count <= 2 && !hasNeedlessZero ? sign + digits : nil
  }

  // MARK: Quoting

  /// What stands at the parser's place, for a message.
  private var found: String {
    peek() == UInt8(ascii: "'") ? "a single quote" : "'\(source.text(in: codePoint))'"
  }

  private func quoted(_ text: String) -> String { "'\(shortened(text))'" }

  private func inDoubleQuotes(_ text: String) -> String { "\"\(shortened(text))\"" }

  private func shortened(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}

/// The first bytes that are not UTF-8. A file in UTF-16 is wrong from its byte order mark on.
func firstInvalidUTF8(in bytes: [UInt8]) -> Range<Int>? {
  var parser = Unicode.UTF8.ForwardParser()
  var rest = bytes.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &rest) {
    case .valid(let encoded): offset += encoded.count
    case .error(let length): return offset..<offset + length
    case .emptyInput: return nil
    }
  }
}
