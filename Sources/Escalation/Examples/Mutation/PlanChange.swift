package import Diagnostics

/// One change of a plan's text, such as a planner could have made it by mistake.
package struct PlanChange: Sendable {
  /// Bytes that are replaced by a text.
  struct Edit: Sendable, Hashable {
    let range: Range<Int>
    let text: String
  }

  /// What a change can make another: examples that read nothing of it cannot notice it.
  enum Touch: Hashable, Sendable {
    case reference(Reference)
    /// A sign that people answer, as far as the answer is not no.
    case answered(Int)
    case block(Int)
    /// An action in the blocks that have it.
    case action(block: Int, ActionKey)
    case everything
  }

  /// Ascending, none over another.
  let edits: [Edit]
  /// What was done: `a line moved up`.
  package let what: String
  /// What an example would have to show to notice it.
  package let hint: String
  let touches: Set<Touch>

  init(_ edits: [Edit], _ what: String, hint: String, _ touches: Touch...) {
    self.init(edits, what, hint: hint, touches: Set(touches))
  }

  init(_ edits: [Edit], _ what: String, hint: String, touches: Set<Touch>) {
    self.edits = edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    self.what = what
    self.hint = hint
    self.touches = touches
  }

  /// The text with the change made.
  package func applied(to bytes: [UInt8]) -> [UInt8] { Self.apply(edits, to: bytes[...]) }

  fileprivate static func apply(_ edits: [Edit], to bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var end = bytes.startIndex
    for edit in edits {
      result += bytes[end..<edit.range.lowerBound]
      result += Array(edit.text.utf8)
      end = edit.range.upperBound
    }
    return result + bytes[end...]
  }
}

extension PlanChange {
  /// A line that is no longer there, or a new one.
  package struct DiffLine: Sendable, Hashable {
    /// From 1; of the lines as they were.
    package let line: Int
    package let isNew: Bool
    package let text: String
  }

  /// The lines before and after, those that are the same left out.
  package func diff(of file: SourceFile) -> [DiffLine] {
    var lines: [DiffLine] = []
    for group in groups(in: file) {
      let (first, last) = (group.lines.lowerBound, group.lines.upperBound)
      let range = file.lineRange(first).lowerBound..<file.lineRange(last).upperBound
      let old = (first...last).map { file.text(in: file.lineRange($0)) }
      let new = Self.lines(Self.apply(group.edits, to: file.bytes[range]))
      lines += Self.unlike(old, new, from: first)
    }
    return lines
  }

  /// Edits on the same lines, or on neighbouring ones, together.
  private func groups(in file: SourceFile) -> [(lines: ClosedRange<Int>, edits: [Edit])] {
    var groups: [(lines: ClosedRange<Int>, edits: [Edit])] = []
    for edit in edits {
      let first = file.place(at: edit.range.lowerBound).line
      // A line that is taken out with its end does not take the next one along.
      let end = max(edit.range.lowerBound, edit.range.upperBound - 1)
      let last = file.place(at: end).line
      if let open = groups.last, first <= open.lines.upperBound + 1 {
        let lines = open.lines.lowerBound...max(open.lines.upperBound, last)
        groups[groups.count - 1] = (lines, open.edits + [edit])
      } else {
        groups.append((first...last, [edit]))
      }
    }
    return groups.map { group in
      let end = group.edits.map(\.range.upperBound).max() ?? 0
      let reach = file.lineRange(group.lines.upperBound).upperBound
      guard end > reach, group.lines.upperBound < file.lineCount else { return group }
      return (group.lines.lowerBound...(group.lines.upperBound + 1), group.edits)
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Without the lines that both begin and end with.
  private static func unlike(_ old: [String], _ new: [String], from line: Int) -> [DiffLine] {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = min(old.count, new.count) - start
    let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(rest).count
    let gone = old.indices.dropFirst(start).dropLast(end)
    let come = new.indices.dropFirst(start).dropLast(end)
    return gone.map { DiffLine(line: line + $0, isNew: false, text: old[$0]) }
      + come.map { DiffLine(line: line + $0, isNew: true, text: new[$0]) }
  }
}
