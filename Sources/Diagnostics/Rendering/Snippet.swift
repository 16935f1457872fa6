/// The source lines of one finding, with carets under what is meant.
struct Snippet {
  let diagnostic: Diagnostic
  let sources: SourceSet
  let paint: Paint

  /// One row for each line, without line ends.
  func rows() -> [String] {
    var rows = contextRows() + lineRows(of: diagnostic.mark)
    rows.append(
      underlineRow(
        of: diagnostic.mark, signs: ("^", "~"), label: diagnostic.label,
        tint: .severity(diagnostic.severity)))
    var previous = diagnostic.mark
    for label in diagnostic.related {
      rows += relatedRows(of: label, after: previous)
      previous = label.mark
    }
    return rows
  }

  private func relatedRows(of label: Diagnostic.Label, after previous: Mark) -> [String] {
    var rows: [String] = []
    if label.mark.file != previous.file {
      rows.append(fileRow(of: label.mark))
    }
    if label.mark.file != previous.file || lineRows(of: label.mark) != lineRows(of: previous) {
      rows += lineRows(of: label.mark)
    }
    rows.append(underlineRow(of: label.mark, signs: ("-", "-"), label: label.text, tint: .aside))
    return rows
  }

  /// The line before the mark, unless it is blank.
  private func contextRows() -> [String] {
    let file = sources[diagnostic.mark.file]
    let line = sources.place(of: diagnostic.mark).line - 1
    guard line >= 1 else { return [] }
    let range = file.lineRange(line)
    let isBlank = file.bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if isBlank { return [] }
    return lineRows(
      of: Mark(file: diagnostic.mark.file, range: range.lowerBound..<range.lowerBound))
  }

  private func lineRows(of mark: Mark) -> [String] {
    let excerpt = SourceExcerpt(of: mark.range, in: sources[mark.file])
    return [row(margin: "\(sources.place(of: mark).line)", excerpt.text)]
  }

  private func underlineRow(
    of mark: Mark, signs: (first: String, others: String), label: String, tint: Tint
  ) -> String {
    let excerpt = SourceExcerpt(of: mark.range, in: sources[mark.file])
    let line = signs.first + String(repeating: signs.others, count: excerpt.underline - 1)
    let words = label.isEmpty ? "" : " " + VisibleText.of(label)
    let indent = String(repeating: " ", count: excerpt.indent)
    return row(margin: "", indent + paint(line + words, tint))
  }

  private func fileRow(of mark: Mark) -> String {
    let place = sources.place(of: mark)
    let name = VisibleText.of(sources[mark.file].name)
    return paint(padded("-->"), .aside) + " \(name):\(place.line):\(place.column)"
  }

  private func row(margin: String, _ text: String) -> String {
    let edge = paint(padded(margin) + " |", .aside)
    return text.isEmpty ? edge : edge + " " + text
  }

  private func padded(_ margin: String) -> String {
    String(repeating: " ", count: max(0, marginWidth - margin.utf8.count)) + margin
  }

  /// Five columns, or more where a line has a longer number.
  private var marginWidth: Int {
    let marks = [diagnostic.mark] + diagnostic.related.map(\.mark)
    return marks.reduce(5) { max($0, "\(sources.place(of: $1).line)".utf8.count) }
  }
}
