/// The texts in which the words of a column occur, few enough that looking at each is the fastest
/// way to find one.
struct WordSpellings: Sendable {
  /// A text by its first and its last eight bytes and its length.
  ///
  /// Texts of up to 16 bytes are told apart by that alone; longer ones are not kept.
  private struct Spelling: Sendable {
    let first: UInt64
    let last: UInt64
    let count: Int
    let meaning: Int
  }

  private static let most = 32
  private static let longest = 16

  private var spellings: [Spelling] = []

  /// The word that a text was found to mean; nil for one that has not been met.
  @inline(__always)
  func word(_ cell: CSVField, _ bytes: Span<UInt8>) -> Int? {
    let count = cell.count
    let (first, last) = Self.ends(cell, bytes)
    for spelling in spellings
    where spelling.first == first && spelling.last == last && spelling.count == count {
      return spelling.meaning
    }
    return nil
  }

  mutating func add(_ cell: CSVField, _ bytes: Span<UInt8>, meaning: Int) {
    guard cell.count <= Self.longest, spellings.count < Self.most else { return }
    let (first, last) = Self.ends(cell, bytes)
    spellings.append(Spelling(first: first, last: last, count: cell.count, meaning: meaning))
  }

  @inline(__always)
  private static func ends(_ cell: CSVField, _ bytes: Span<UInt8>) -> (UInt64, UInt64) {
    let first = bytes.word(at: cell.start)
    if cell.count >= 8 { return (first, bytes.word(at: cell.end &- 8)) }
    let bits = UInt64(truncatingIfNeeded: 8 &* cell.count)
    return (first & ((1 &<< bits) &- 1), 0)
  }
}
