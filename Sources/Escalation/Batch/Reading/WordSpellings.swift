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
    // All are looked at, without a branch: which one it is cannot be foretold, how many there are can.
    var found: UInt64 = 0
    for spelling in spellings {
      let differences =
        (spelling.first ^ first) | (spelling.last ^ last)
        | UInt64(truncatingIfNeeded: spelling.count ^ count)
      let isOther = (differences | (0 &- differences)) &>> 63
      found |= (isOther &- 1) & UInt64(truncatingIfNeeded: spelling.meaning &+ 1)
    }
    return found == 0 ? nil : Int(truncatingIfNeeded: found) &- 1
  }

  mutating func add(_ cell: CSVField, _ bytes: Span<UInt8>, meaning: Int) {
    guard cell.count <= Self.longest, spellings.count < Self.most else { return }
    let (first, last) = Self.ends(cell, bytes)
    spellings.append(Spelling(first: first, last: last, count: cell.count, meaning: meaning))
  }

  @inline(__always)
  private static func ends(_ cell: CSVField, _ bytes: Span<UInt8>) -> (UInt64, UInt64) {
    // Which of the words it is cannot be foretold, so that nothing here branches on its length.
    let bits = UInt64(truncatingIfNeeded: 8 &* min(cell.count, 8))
    let first = bytes.word(at: cell.start) & (UInt64.max &>> (64 &- bits))
    let isLong: UInt64 = cell.count >= 8 ? .max : 0
    return (first, bytes.word(at: max(cell.start, cell.end &- 8)) & isLong)
  }
}
