internal import Diagnostics

/// One line of the file, to look at what was typed and to show it repaired.
struct SourceLine {
  let source: SourceFile
  let number: Int
  /// Without the line ending.
  let range: Range<Int>

  init(_ number: Int, in source: SourceFile) {
    self.source = source
    self.number = number
    self.range = source.lineRange(number)
  }

  init(at offset: Int, in source: SourceFile) {
    self.init(source.place(at: offset).line, in: source)
  }

  /// Where the first sign stands that is not a blank or a tab.
  var contentStart: Int {
    range.first { !source.bytes[$0].isBlank } ?? range.upperBound
  }

  /// Where the last sign ends that is not a blank or a tab.
  var contentEnd: Int {
    (range.last { !source.bytes[$0].isBlank } ?? range.lowerBound - 1) + 1
  }

  var indentation: Int { contentStart - range.lowerBound }

  /// Whether there is nothing but blanks and a remark.
  var isBare: Bool {
    contentStart == range.upperBound || source.bytes[contentStart] == .hash
  }

  /// Where a value that begins at `start` ends: before a remark, and between brackets before the
  /// sign that ends the piece.
  func valueEnd(from start: Int, inFlow: Bool = false) -> Int {
    var end = start
    while end < range.upperBound, !isValueEnd(end, inFlow: inFlow) { end += 1 }
    while end > start, source.bytes[end - 1].isBlank { end -= 1 }
    return end
  }

  private func isValueEnd(_ offset: Int, inFlow: Bool) -> Bool {
    switch source.bytes[offset] {
    case .comma, .closingBracket, .closingBrace: inFlow
    case .hash:
      offset >= range.lowerBound + 2 && source.bytes[(offset - 2)..<offset].allSatisfy(\.isBlank)
    default: false
    }
  }

  func text(_ range: Range<Int>) -> String { source.text(in: range) }

  private static let longestShown = 400

  /// The line with other words in place of `piece`, ready for a help text. Of a very long line
  /// the words alone are shown.
  func repaired(_ piece: Range<Int>, with words: String) -> String {
    guard range.count <= Self.longestShown else { return "  … \(words) …" }
    let piece = piece.clamped(to: contentStart..<max(contentStart, contentEnd))
    return "  " + text(contentStart..<piece.lowerBound) + words
      + text(piece.upperBound..<max(contentEnd, piece.upperBound))
  }

  /// The line with quotes around `piece`.
  func quoting(_ piece: Range<Int>) -> String {
    repaired(piece, with: quoted(text(piece)))
  }
}

/// `text` in quotes, double ones where that needs no escapes.
func quoted(_ text: String) -> String {
  guard text.contains(where: { $0 == "\"" || $0 == "\\" }) else { return "\"\(text)\"" }
  return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    + "'"
}
