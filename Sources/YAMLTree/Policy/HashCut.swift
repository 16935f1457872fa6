internal import Diagnostics

/// A `#` right behind a text: YAML drops it and the rest of the line in silence. A remark has two
/// blanks before its `#`, so that nobody loses half an instruction.
struct HashCut {
  private let line: SourceLine
  private let hash: Int
  /// Where the text begins that the `#` would belong to, if it is a text of this line.
  private let textStart: Int?
  private let isInFlow: Bool

  init(at hash: Int, after scalar: ScalarSpan?, in source: SourceFile) {
    self.line = SourceLine(at: hash, in: source)
    self.hash = hash
    self.isInFlow = scalar?.isInFlow ?? false
    self.textStart = Self.textStart(hash, scalar, line)
  }

  private static func textStart(_ hash: Int, _ scalar: ScalarSpan?, _ line: SourceLine) -> Int? {
    let bytes = line.source.bytes
    guard let before = (line.range.lowerBound..<hash).last(where: { !bytes[$0].isBlank }) else {
      return nil
    }
    if let scalar, scalar.style == .plain, scalar.range.upperBound == before + 1 {
      return line.range.contains(scalar.range.lowerBound) ? scalar.range.lowerBound : nil
    }
    let isUnquoted = scalar?.range.upperBound ?? 0 <= before
    return isUnquoted && (bytes[before] == .colon || bytes[before] == .dash) ? hash : nil
  }

  func finding(_ file: FileID) -> Diagnostic {
    Diagnostic(
      "yaml-hash-cut", .error, "YAML would drop the text from '#' on",
      at: Mark(file: file, range: hash..<max(hash + 1, line.contentEnd)),
      label: "this would be lost", help: keeping + remarking
    ).fixed(by: keepingEdit(file)).fixed(by: looksLikeRemark ? remarkingEdit(file) : [])
  }

  /// `#2` belongs to a text; `# 2` may, or is a remark wherever a text makes no sense with it.
  private var looksLikeRemark: Bool {
    hash + 1 >= line.range.upperBound || line.source.bytes[hash + 1].isBlank
  }

  private func keepingEdit(_ file: FileID) -> [Diagnostic.Edit] {
    textRange.map { [.init(Mark(file: file, range: $0), quoted(line.text($0)))] } ?? []
  }

  private func remarkingEdit(_ file: FileID) -> [Diagnostic.Edit] {
    let bytes = line.source.bytes
    let blanks = bytes[..<hash].reversed().prefix(while: \.isBlank).count
    return [.init(Mark(file: file, range: (hash - blanks)..<hash), "  ")]
  }

  private var textRange: Range<Int>? {
    textStart.map { $0..<max(hash + 1, line.valueEnd(from: $0, inFlow: isInFlow)) }
  }

  private var keeping: [String] {
    guard let textRange else { return [] }
    return ["To keep it, put the text in quotes:", line.quoting(textRange)]
  }

  private var remarking: [String] {
    let bytes = line.source.bytes
    let blanks = bytes[..<hash].reversed().prefix(while: \.isBlank).count
    return [
      "If it is a remark, put two blanks before the '#':",
      line.repaired((hash - blanks)..<hash, with: "  "),
    ]
  }
}
