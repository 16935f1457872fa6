/// The part of one source line that is shown for a mark, and where the underline goes.
struct SourceExcerpt {
  /// The line as it is shown; what was cut off either end is `…`.
  let text: String
  /// Columns before the underline.
  let indent: Int
  /// Columns of the underline, at least one.
  let underline: Int

  /// How many columns a row of source may take.
  private static let room = 92
  /// How much of a line is looked at. No 92 columns of ordinary text are longer, and a line of a
  /// megabyte costs no more than a short one.
  private static let reach = (before: 512, after: 2048)
  private static let ellipsis = "…"

  /// The line where `range` begins; the underline ends with the line at the latest.
  init(of range: Range<Int>, in file: SourceFile) {
    let line = file.lineRange(file.place(at: range.lowerBound).line)
    let marked = range.clamped(to: line)
    let window = Self.window(around: marked.lowerBound, of: line, in: file)
    let cells = file.cells(in: window)
    let first = cells.firstIndex { $0.offset >= marked.lowerBound } ?? cells.count
    let last = cells.firstIndex { $0.offset >= marked.upperBound } ?? cells.count
    let shown = Self.shown(
      of: cells, around: first..<max(first, last),
      isCut: (window.lowerBound > line.lowerBound, window.upperBound < line.upperBound))

    let before = (shown.isCutBefore ? 1 : 0) + cells[shown.range.lowerBound..<first].width
    let width = cells[first..<max(first, min(last, shown.range.upperBound))].width
    // A mark on nothing but accents points at the letter that carries them.
    let isOnAccents = width == 0 && last > first && before > 0
    text =
      (shown.isCutBefore ? Self.ellipsis : "") + cells[shown.range].map(\.text).joined()
      + (shown.isCutAfter ? Self.ellipsis : "")
    indent = isOnAccents ? before - 1 : before
    underline = max(1, width)
  }

  /// The bytes of `line` near `offset`, beginning and ending between code points.
  private static func window(
    around offset: Int, of line: Range<Int>, in file: SourceFile
  ) -> Range<Int> {
    func isInsideCodePoint(_ offset: Int) -> Bool {
      line.contains(offset) && file.bytes[offset] & 0xC0 == 0x80
    }
    var start = max(line.lowerBound, offset - reach.before)
    var end = min(line.upperBound, offset + reach.after)
    for _ in 0..<3 where isInsideCodePoint(start) && start > line.lowerBound { start -= 1 }
    for _ in 0..<3 where isInsideCodePoint(end) { end += 1 }
    return start..<end
  }

  private typealias Shown = (range: Range<Int>, isCutBefore: Bool, isCutAfter: Bool)

  /// Which cells fit: from the start of the line when the mark is near it, otherwise as few as
  /// possible are left out before the mark.
  private static func shown(
    of cells: [SourceCell], around marked: Range<Int>, isCut: (before: Bool, after: Bool)
  ) -> Shown {
    if !isCut.before, !isCut.after, cells.width <= room { return (cells.indices, false, false) }
    let ahead = cells[marked.lowerBound..<min(cells.count, marked.upperBound + 10)].width
    var before = cells[..<marked.lowerBound].width
    var start = 0
    while start < marked.lowerBound, before + min(ahead, 50) > room - 2 {
      before -= cells[start].width
      start += 1
    }
    let isCutBefore = isCut.before || start > 0
    var left = room - (isCutBefore ? 2 : 1)
    var end = start
    while end < cells.count, cells[end].width <= left {
      left -= cells[end].width
      end += 1
    }
    return (start..<end, isCutBefore, isCut.after || end < cells.count)
  }
}

extension Collection where Element == SourceCell {
  /// The columns of all cells together.
  fileprivate var width: Int { reduce(0) { $0 + $1.width } }
}
