import Diagnostics

/// A file with its expected findings drawn below its lines:
///
///     amber: over 50 to under 70
///     #      ^^^^^^^^^^^^^^^^^^^ error gap: no level for exactly 50 | the words beside the caret
///     red: under 50
///     #    -------- gap: and here
///
/// The `#` stands in the first column. `#<` begins the mark there. Drawings are taken out before the
/// file is read, so that they may stand anywhere.
struct MarkedFixture {
  /// The file without the drawings.
  let plain: String

  init(_ text: String) {
    plain = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !Self.isDrawing($0) }.joined(separator: "\n")
  }

  private static func isDrawing(_ line: Substring) -> Bool {
    guard line.first == "#" else { return false }
    let rest = line.dropFirst().drop { $0 == " " || $0 == "<" }
    guard let sign = rest.first, sign == "^" || sign == "-" else { return false }
    return rest.drop { $0 == sign }.first == " "
  }

  /// The file with the findings drawn into it.
  func drawn(_ findings: [Diagnostic], in sources: SourceSet) -> String {
    var lines = plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for finding in findings.reversed() {
      for related in finding.related.reversed() where related.mark.file == finding.mark.file {
        draw(related.mark, "-", "\(finding.id): \(related.text)", sources, &lines)
      }
      let label = finding.label.isEmpty ? "" : " | \(finding.label)"
      let elsewhere = finding.related.filter { $0.mark.file != finding.mark.file }
        .map { " | \(words(of: $0, sources))" }.joined()
      let text =
        "\(finding.severity.rawValue) \(finding.id): \(finding.message)\(label)\(elsewhere)"
      draw(finding.mark, "^", text, sources, &lines)
    }
    return lines.joined(separator: "\n")
  }

  /// A place in another file cannot be drawn: `worked out here, plan.yaml:20:3`.
  private func words(of label: Diagnostic.Label, _ sources: SourceSet) -> String {
    let place = sources.place(of: label.mark)
    return "\(label.text), \(sources[label.mark.file].name):\(place.line):\(place.column)"
  }

  /// Drawings are put in from the last finding to the first, each directly below its line, so that
  /// the line it belongs to is found by counting the lines that are no drawings.
  private func draw(
    _ mark: Mark, _ sign: String, _ text: String, _ sources: SourceSet, _ lines: inout [String]
  ) {
    let source = sources[mark.file]
    let place = sources.place(of: mark)
    let end = min(mark.range.upperBound, source.lineRange(place.line).upperBound)
    let width = max(1, source.place(at: end).column - place.column)
    let signs = String(repeating: sign, count: width)
    let margin =
      place.column == 1 ? "#<" : "#" + String(repeating: " ", count: place.column - 2)
    lines.insert("\(margin)\(signs) \(text)", at: index(behind: place.line, lines))
  }

  private func index(behind line: Int, _ lines: [String]) -> Int {
    var count = 0
    for (index, text) in lines.enumerated() where !Self.isDrawing(text[...]) {
      count += 1
      if count == line { return index + 1 }
    }
    return lines.count
  }
}
