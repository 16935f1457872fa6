internal import Diagnostics

/// A page of text for a terminal or a printer, 80 columns wide.
///
/// What is written on it is wrapped between words; only a single longer word is wider.
struct TextPage: Sendable {
  /// A column of a table row.
  struct Cell: Sendable {
    let text: String
    let tint: LevelPaint.Tint?

    init(_ text: String, _ tint: LevelPaint.Tint? = nil) {
      self.text = VisibleText.of(text)
      self.tint = tint
    }

    var width: Int { DisplayWidth.width(of: text) }
  }

  static let width = 80

  let paint: LevelPaint
  private(set) var text = ""

  init(color: Bool) { paint = LevelPaint(isOn: color) }

  /// A blank line, unless there is one already.
  mutating func gap() {
    if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
  }

  mutating func heading(_ title: String) { row([Cell(title, .strong)], [Self.width]) }

  /// A paragraph behind a label, its later lines under its first.
  mutating func paragraph(_ body: String, indent: Int, label: String = "") {
    let labelWidth = DisplayWidth.width(of: label)
    let widths = [labelWidth, Self.width - indent - labelWidth]
    row([Cell(label), Cell(body)], widths, indent, between: 0)
  }

  /// Cells side by side, each wrapped to its width.
  mutating func row(_ cells: [Cell], _ widths: [Int], _ indent: Int = 0, between: Int = 2) {
    let columns = zip(cells, widths).map { Self.wrapped($0.text, to: $1) }
    for line in 0..<(columns.map(\.count).max() ?? 0) {
      var row = Self.blanks(indent)
      var owed = 0
      for (column, (cell, width)) in zip(columns, zip(cells, widths)) {
        let piece = column.indices.contains(line) ? column[line] : ""
        if !piece.isEmpty {
          row += Self.blanks(owed) + paint(piece, cell.tint)
          owed = 0
        }
        owed += max(0, width - DisplayWidth.width(of: piece)) + between
      }
      text += row + "\n"
    }
  }

  /// A numbered or plain line with small print behind it and its source at the right edge, on the
  /// last line where there is room.
  mutating func entry(
    _ label: String, _ body: String, facts: String, source: String, indent: Int
  ) {
    let (body, facts, source) = (
      VisibleText.of(body), VisibleText.of(facts), VisibleText.of(source)
    )
    let start = indent + DisplayWidth.width(of: label)
    let sourceWidth = source.isEmpty ? 0 : DisplayWidth.width(of: source) + 2
    let lines = Self.lines(body, facts, width: Self.width - start, atLast: sourceWidth)
    for (index, line) in lines.enumerated() {
      text += index == 0 ? Self.blanks(indent) + label : Self.blanks(start)
      text += line
      if index == lines.count - 1, !source.isEmpty {
        let used = start + DisplayWidth.width(of: line)
        text += Self.blanks(max(2, Self.width + 2 - sourceWidth - used)) + source
      }
      text += "\n"
    }
  }

  /// The body and its small print, in one line where both have room; the last line leaves
  /// `reserved` columns free.
  private static func lines(
    _ body: String, _ facts: String, width: Int, atLast reserved: Int
  ) -> [String] {
    let parts = [body, facts].filter { !$0.isEmpty }
    let joined = parts.joined(separator: " · ")
    if DisplayWidth.width(of: joined) <= width - reserved { return [joined] }
    var lines = parts.flatMap { wrapped($0, to: width) }
    if let last = lines.last, DisplayWidth.width(of: last) > width - reserved {
      lines = parts.dropLast().flatMap { wrapped($0, to: width) }
      lines += wrapped(parts.last ?? "", to: width - reserved)
    }
    return lines
  }

  static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// The lines of a text, none wider than `width` that has a blank to break at.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let size = DisplayWidth.width(of: String(word))
      if used > 0, used + 1 + size > width {
        lines.append(line)
        line = ""
        used = 0
      }
      line += (used > 0 ? " " : "") + word
      used += size + (used > 0 ? 1 : 0)
    }
    return lines + [line]
  }
}
