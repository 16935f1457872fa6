extension SourceFile {
  /// The bytes with other words in the places of `edits`; nil where two of them are in each other's
  /// way. Every byte outside these places stays as it is.
  package func bytes(with edits: [Diagnostic.Edit]) -> [UInt8]? {
    let ordered = Set(edits).sorted { $0.mark.range.lowerBound < $1.mark.range.lowerBound }
    var result: [UInt8] = []
    var end = 0
    for edit in ordered {
      let range = edit.mark.range
      guard range.lowerBound >= end, range.upperBound <= bytes.count else { return nil }
      result += bytes[end..<range.lowerBound]
      result += edit.replacement.utf8
      end = range.upperBound
    }
    return result + bytes[end...]
  }
}
