/// Where a row stands that was sorted.
struct RowOrigin: Sendable, Equatable {
  let file: Int
  let line: Int
}

/// A row among those to be sorted: when it is, where it stands, and its bytes among those of many.
struct SortedRow: Sendable {
  let instant: Int64
  private let fileWord: UInt32
  private let lineWord: UInt32
  private let startWord: UInt32
  private let countWord: UInt32

  /// How many bytes it takes in front of its own when it is written.
  static let headBytes = 20

  init(instant: Int64, origin: RowOrigin, bytes: Range<Int>) {
    self.instant = instant
    fileWord = UInt32(truncatingIfNeeded: origin.file)
    lineWord = UInt32(truncatingIfNeeded: origin.line)
    startWord = UInt32(truncatingIfNeeded: bytes.lowerBound)
    countWord = UInt32(truncatingIfNeeded: bytes.count)
  }

  var origin: RowOrigin { RowOrigin(file: Int(fileWord), line: Int(lineWord)) }
  var start: Int { Int(startWord) }
  var count: Int { Int(countWord) }

  /// By time, then in the order in which the rows came.
  func comes(before other: SortedRow) -> Bool {
    instant != other.instant ? instant < other.instant : startWord < other.startWord
  }

  // MARK: - As bytes

  func write(to output: inout [UInt8]) {
    let time = UInt64(bitPattern: instant)
    for shift in stride(from: 0, to: 64, by: 8) {
      output.append(UInt8(truncatingIfNeeded: time >> UInt64(shift)))
    }
    for word in [fileWord, lineWord, countWord] {
      for shift in stride(from: 0, to: 32, by: 8) {
        output.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
      }
    }
  }

  /// What `write` has put there; its bytes stand behind it.
  init(from bytes: Span<UInt8>, at start: Int) {
    var time: UInt64 = 0
    for offset in 0..<8 { time |= UInt64(bytes[start + offset]) << UInt64(8 * offset) }
    instant = Int64(bitPattern: time)
    fileWord = Self.word(bytes, start + 8)
    lineWord = Self.word(bytes, start + 12)
    countWord = Self.word(bytes, start + 16)
    startWord = UInt32(truncatingIfNeeded: start + Self.headBytes)
  }

  private static func word(_ bytes: Span<UInt8>, _ start: Int) -> UInt32 {
    var word: UInt32 = 0
    for offset in 0..<4 { word |= UInt32(bytes[start + offset]) << UInt32(8 * offset) }
    return word
  }
}
