/// What a cell holds whose row is left out, as it is looked for.
struct ExcludedBytes: Sendable {
  private let bytes: [UInt8]
  private let isStart: Bool

  init(_ value: ExcludedValue) {
    switch value {
    case .exactly(let text): (bytes, isStart) = (Array(text.utf8), false)
    case .startsWith(let text): (bytes, isStart) = (Array(text.utf8), true)
    case .blank: (bytes, isStart) = ([], false)
    }
  }

  /// Whether the cell that stands in `range`, blanks taken off, is meant.
  func fits(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard isStart else { return text.equals(bytes, in: range) }
    guard range.count >= bytes.count else { return false }
    return text.equals(bytes, in: range.lowerBound..<range.lowerBound + bytes.count)
  }
}
