internal import Diagnostics

/// A dash at the beginning of a line with no blank behind it: meant as the next line of a list.
struct TightDash {
  private let line: SourceLine

  /// Of a scalar that YAML took for text.
  init?(_ span: ScalarSpan, in source: SourceFile) {
    self.init(at: span.range.lowerBound, in: source)
  }

  init?(at start: Int, in source: SourceFile) {
    let bytes = source.bytes
    guard start + 1 < bytes.count, bytes[start] == .dash, bytes[start + 1].isLetter else {
      return nil
    }
    line = SourceLine(at: start, in: source)
    guard line.contentStart == start else { return nil }
  }

  func finding(_ file: FileID) -> Diagnostic {
    let start = line.contentStart
    return Diagnostic(
      "yaml-blank", .error, "a blank is missing after the '-'",
      at: Mark(file: file, range: start..<(start + 1)),
      help: ["Write:", line.repaired(start..<(start + 1), with: "- ")]
    ).fixed(by: .init(Mark(file: file, range: start..<(start + 1)), "- "))
  }
}
