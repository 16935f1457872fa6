internal import Diagnostics
internal import YAMLTree

/// Finds the allowances among the remarks of a plan's file.
struct AllowanceReader {
  private let source: SourceFile
  private let file: FileID
  private let tree: YAMLNode
  private(set) var allowances: [Allowance] = []
  private(set) var diagnostics = DiagnosticList()

  init(_ source: SourceFile, _ file: FileID, _ tree: YAMLNode) {
    self.source = source
    self.file = file
    self.tree = tree
    var offset = source.byteOrderMarkLength
    while let remark = nextRemark(from: offset) {
      offset = remark.upperBound
      if !tree.hasText(at: remark.lowerBound) { read(remark) }
    }
  }

  private static let example = "# plimsoll: allow gap until 2027-03-31 -- why it may stand so long"

  // MARK: - Where they stand

  /// The next remark that speaks to this program, from `#` to the end of its line.
  private func nextRemark(from start: Int) -> Range<Int>? {
    let bytes = source.bytes
    for offset in start..<max(start, bytes.count) where bytes[offset] == UInt8(ascii: "#") {
      guard offset == 0 || bytes[offset - 1].isBlankOrLineEnd else { continue }
      let word = bytes[(offset + 1)...].drop { $0 == UInt8(ascii: " ") }
      guard word.starts(with: Self.name) else { continue }
      let end = bytes[offset...].firstIndex(where: \.isLineEnd) ?? bytes.count
      return offset..<end
    }
    return nil
  }

  private static let name = Array("plimsoll".utf8)

  /// What a remark is about: its own line, or where it stands alone, the entry below it.
  private func scope(of remark: Range<Int>) -> Range<Int> {
    let number = source.place(at: remark.lowerBound).line
    let line = source.lineRange(number)
    let isAlone = source.bytes[line.lowerBound..<remark.lowerBound].allSatisfy(\.isBlankOrLineEnd)
    guard isAlone else { return line }
    var next = number + 1
    while next <= source.lineCount, isBare(next) { next += 1 }
    let first = source.lineRange(next)
    return tree.piece(beginningIn: first) ?? first
  }

  private func isBare(_ line: Int) -> Bool {
    let content = source.bytes[source.lineRange(line)].first { !$0.isBlankOrLineEnd }
    return content == nil || content == UInt8(ascii: "#")
  }

  // MARK: - What they say

  private mutating func read(_ remark: Range<Int>) {
    let text = source.text(in: remark)
    let mark = Mark(file: file, range: remark)
    guard let parts = AllowanceParts(text) else {
      return report(
        "this allowance cannot be read", mark, ["It is written so:", "  " + Self.example])
    }
    guard case .day(let day)? = try? WrittenTime(parsing: String(parts.day)) else {
      return report("'\(parts.day)' is no day", mark, ["Write it so:", "  " + Self.example])
    }
    let ids = parts.ids.map { id in
      let offset = remark.lowerBound + text[..<id.startIndex].utf8.count
      return (id: String(id), mark: Mark(file: file, range: offset..<offset + id.utf8.count))
    }
    allowances.append(
      Allowance(
        ids: ids, until: day, reason: String(parts.reason), mark: mark, scope: scope(of: remark)))
  }

  private mutating func report(_ message: String, _ mark: Mark, _ help: [String]) {
    diagnostics.report(.init(Allowances.faulty, .warning, message, at: mark, help: help))
  }
}

/// `# plimsoll: allow ID, ID until DAY -- REASON`, as far as its words go.
private struct AllowanceParts {
  let ids: [Substring]
  let day: Substring
  let reason: Substring

  init?(_ remark: String) {
    let words = remark.dropFirst().split(separator: " ")
    guard words.first == "plimsoll:", words.dropFirst().first == "allow",
      let until = words.firstIndex(of: "until"), until > 2, words.count > until + 3,
      words[until + 2] == "--"
    else { return nil }
    ids = words[2..<until].flatMap { $0.split(separator: ",") }
    day = words[until + 1]
    reason = remark[words[until + 3].startIndex...]
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  fileprivate var isBlankOrLineEnd: Bool { self == 0x20 || self == 0x09 || isLineEnd }
}

extension YAMLNode {
  /// Whether a byte belongs to a text of the plan, and not to a remark.
  fileprivate func hasText(at offset: Int) -> Bool {
    guard mark.range.contains(offset) else { return false }
    switch content {
    case .scalar: return true
    case .sequence(let items): return items.contains { $0.hasText(at: offset) }
    case .mapping(let entries):
      return entries.contains {
        $0.keyMark.range.contains(offset) || $0.value.hasText(at: offset)
      }
    }
  }

  /// The largest entry, or item of a list, that begins in a line.
  fileprivate func piece(beginningIn line: Range<Int>) -> Range<Int>? {
    for piece in pieces where piece.range.upperBound > line.lowerBound {
      if line.contains(piece.range.lowerBound) { return piece.range }
      if let inner = piece.value.piece(beginningIn: line) { return inner }
    }
    return nil
  }

  private var pieces: [(range: Range<Int>, value: YAMLNode)] {
    switch content {
    case .scalar: []
    case .sequence(let items): items.map { ($0.mark.range, $0) }
    case .mapping(let entries):
      entries.map { entry in
        let start = entry.keyMark.range.lowerBound
        return (start..<max(start, entry.value.mark.range.upperBound), entry.value)
      }
    }
  }
}
