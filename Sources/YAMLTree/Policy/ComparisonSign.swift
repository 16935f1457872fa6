internal import Diagnostics

/// `>` or `>=` before a number, where YAML reads `>` as the beginning of a folded text.
struct ComparisonSign {
  private let line: SourceLine
  private let sign: Range<Int>
  private let operand: Range<Int>

  init?(at start: Int, in source: SourceFile, isInFlow: Bool) {
    let bytes = source.bytes
    guard start < bytes.count, bytes[start] == .greater else { return nil }
    line = SourceLine(at: start, in: source)
    let end = Self.operandEnd(line, start, isInFlow)
    var signEnd = start + 1
    if signEnd < end, bytes[signEnd] == .equals { signEnd += 1 }
    var operandStart = signEnd
    while operandStart < end, bytes[operandStart].isBlank { operandStart += 1 }
    sign = start..<signEnd
    operand = operandStart..<max(operandStart, end)
    guard bytes[operand].contains(where: { $0.isDigit || $0.isLetter }) else { return nil }
  }

  /// Before a remark, be it set off by two blanks or by one.
  private static func operandEnd(_ line: SourceLine, _ start: Int, _ isInFlow: Bool) -> Int {
    let end = line.valueEnd(from: start, inFlow: isInFlow)
    return line.source.bytes[start..<end].firstIndex(of: .hash) ?? end
  }

  private var words: String { (sign.count == 2 ? "at least " : "over ") + line.text(operand) }

  func finding(_ file: FileID) -> Diagnostic {
    Diagnostic(
      "yaml-comparison", .error, "comparisons are written in words, not with '\(line.text(sign))'",
      at: Mark(file: file, range: sign), label: "write: \(words)",
      help: ["Write:", line.repaired(sign.lowerBound..<operand.upperBound, with: words)]
    ).fixed(by: .init(Mark(file: file, range: sign.lowerBound..<operand.upperBound), words))
  }
}
