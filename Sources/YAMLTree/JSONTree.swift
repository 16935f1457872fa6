package import Diagnostics

/// Reads a JSON file (RFC 8259, nothing looser) as the same tree that YAML gives.
///
/// Numbers keep their digits and are plain scalars, as are `true`, `false` and `null`; strings are
/// double-quoted ones. The marks are exact to the byte and include quotes and brackets. Nothing is
/// returned when anything was reported.
package func parseJSON(
  _ file: FileID, in sources: SourceSet, reporting: inout DiagnosticList
) -> YAMLNode? {
  var parser = JSONParser(file: file, source: sources[file])
  let node = parser.parse()
  reporting.report(contentsOf: parser.findings)
  return parser.findings.isEmpty ? node : nil
}

/// Thrown after the finding is reported, where reading on would only guess.
struct JSONStop: Error {}

/// The structure of JSON: objects, lists and what stands between their values.
struct JSONParser {
  static let depthLimit = 64
  static let sizeLimit = 16 << 20

  let file: FileID
  let source: SourceFile
  let bytes: [UInt8]
  var position: Int
  /// Where each bracket that is still open stands.
  private var open: [Int] = []
  private(set) var findings = DiagnosticList()

  init(file: FileID, source: SourceFile) {
    self.file = file
    self.source = source
    bytes = source.bytes
    position = source.byteOrderMarkLength
  }

  mutating func parse() -> YAMLNode? {
    do throws(JSONStop) {
      try checkBytes()
      let node = try value()
      try skipBlanks()
      if let byte = peek() { throw surplus(byte) }
      return node
    } catch {
      return nil
    }
  }

  private mutating func checkBytes() throws(JSONStop) {
    if bytes.count > Self.sizeLimit {
      throw stop("json-size", "the file is larger than 16 MiB", at: 0..<0)
    }
    if bytes[position...].allSatisfy(Self.isBlank) {
      throw stop(
        "json-empty", "the file is empty", at: position..<position,
        help: ["A JSON file holds one value; an object without members is '{}'."])
    }
    if let wrong = firstInvalidUTF8(in: bytes) {
      throw stop(
        "json-utf8", "the file is not UTF-8 text", at: wrong,
        label: "these bytes are no character", help: ["Save the file as UTF-8."])
    }
  }

  private mutating func value() throws(JSONStop) -> YAMLNode {
    try skipBlanks()
    switch peek() {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "\""):
      let string = try string()
      return YAMLNode(content: .scalar(string.scalar), mark: string.mark)
    default: return try literal()
    }
  }

  private mutating func list() throws(JSONStop) -> YAMLNode {
    var items: [YAMLNode] = []
    let mark = try inBrackets(closing: UInt8(ascii: "]")) { parser throws(JSONStop) in
      items.append(try parser.value())
    }
    return YAMLNode(content: .sequence(items), mark: mark)
  }

  private mutating func object() throws(JSONStop) -> YAMLNode {
    var entries: [YAMLEntry] = []
    var seen: [String: Mark] = [:]
    let mark = try inBrackets(closing: UInt8(ascii: "}")) { parser throws(JSONStop) in
      let entry = try parser.member()
      if let first = seen[entry.key] { parser.reportDuplicate(entry, of: first) }
      seen[entry.key] = seen[entry.key] ?? entry.keyMark
      entries.append(entry)
    }
    return YAMLNode(content: .mapping(entries), mark: mark)
  }

  private mutating func member() throws(JSONStop) -> YAMLEntry {
    try skipBlanks()
    guard peek() == UInt8(ascii: "\"") else { throw missingKey() }
    let key = try string()
    try skipBlanks()
    guard take(UInt8(ascii: ":")) else {
      throw missing("':'", label: "the value comes after a ':'")
    }
    return YAMLEntry(key: key.scalar.text, keyMark: key.mark, value: try value())
  }

  /// Reads what stands between two brackets, separated by commas, and returns the mark of it all.
  private mutating func inBrackets(
    closing: UInt8, each readItem: (inout JSONParser) throws(JSONStop) -> Void
  ) throws(JSONStop) -> Mark {
    let opening = position
    if open.count == Self.depthLimit { throw tooDeep() }
    open.append(opening)
    position += 1
    try skipBlanks()
    var isClosed = take(closing)
    while !isClosed {
      try readItem(&self)
      try skipBlanks()
      isClosed = take(closing)
      if !isClosed { try takeComma(before: closing) }
    }
    open.removeLast()
    return mark(opening..<position)
  }

  private mutating func takeComma(before closing: UInt8) throws(JSONStop) {
    let comma = position
    guard take(UInt8(ascii: ",")) else {
      throw missing("',' or '\(Character(Unicode.Scalar(closing)))'")
    }
    try skipBlanks()
    guard peek() == closing else { return }
    throw stop(
      "json-syntax", "a comma stands after the last value", at: comma..<comma + 1,
      label: "remove this comma")
  }

  /// Passes over blanks and line ends. A comment is refused here, wherever it stands.
  mutating func skipBlanks() throws(JSONStop) {
    while let byte = peek(), Self.isBlank(byte) { position += 1 }
    guard peek() == UInt8(ascii: "#") || peek() == UInt8(ascii: "/") else { return }
    throw stop(
      "json-syntax", "JSON has no comments", at: position..<lineEnd, label: "remove this")
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

// MARK: - Bytes and places

extension JSONParser {
  func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  func mark(_ range: Range<Int>) -> Mark { Mark(file: file, range: range) }

  /// The end of the line that the parser stands in.
  var lineEnd: Int {
    bytes[position...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
  }

  /// The code point that the parser stands at; nothing at the end of the file.
  var codePoint: Range<Int> {
    guard position < bytes.count else { return position..<position }
    let next = bytes[(position + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    return position..<next
  }

  mutating func report(_ diagnostic: Diagnostic) { findings.report(diagnostic) }

  /// Where the bracket stands that the parser is inside of.
  var innermostBracket: Int? { open.last }

  /// Reports what makes reading on pointless; the result is to be thrown.
  mutating func stop(
    _ id: String, _ message: String, at range: Range<Int>, label: String = "",
    related: [Diagnostic.Label] = [], help: [String] = []
  ) -> JSONStop {
    report(
      Diagnostic(
        id, .error, message, at: mark(range), label: label, related: related, help: help))
    return JSONStop()
  }
}
