/// The texts in which the words of a column occur, and what each means.
struct WordSpellings: Sendable {
  /// A text by its first and its last eight bytes and its length.
  ///
  /// Texts of up to 16 bytes are told apart by that alone; longer ones are not kept.
  private struct Spelling: Sendable {
    let first: UInt64
    let last: UInt64
    let count: Int
    let meaning: Int

    /// Whether it is this one; without a branch for each part.
    @inline(__always)
    func `is`(_ first: UInt64, _ last: UInt64, _ count: Int) -> Bool {
      let differences =
        (self.first ^ first) | (self.last ^ last) | UInt64(truncatingIfNeeded: self.count ^ count)
      return differences == 0
    }
  }

  private static let most = 32
  private static let longest = 16
  private static let places = 64

  private var spellings: [Spelling] = []
  /// By what the first bytes of a text come to: which spelling to look at first.
  private var firstGuesses = [UInt8](repeating: 0, count: places)
  /// What the first bytes are multiplied by, so that each spelling has a place of its own, as far as
  /// one is found with which it has.
  private var factor: UInt64 = firstFactor
  private static let firstFactor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The word that a text was found to mean; nil for one that has not been met.
  @inline(__always)
  func word(_ cell: CSVField, _ bytes: Span<UInt8>) -> Int? {
    let (first, last) = Self.ends(cell, bytes)
    let guess = Int(truncatingIfNeeded: firstGuesses[place(of: first)])
    if guess < spellings.count, spellings[guess].is(first, last, cell.count) {
      return spellings[guess].meaning
    }
    return search(first, last, cell.count)
  }

  @inline(never)
  private func search(_ first: UInt64, _ last: UInt64, _ count: Int) -> Int? {
    spellings.first { $0.is(first, last, count) }?.meaning
  }

  mutating func add(_ cell: CSVField, _ bytes: Span<UInt8>, meaning: Int) {
    guard cell.count <= Self.longest, spellings.count < Self.most else { return }
    let (first, last) = Self.ends(cell, bytes)
    spellings.append(Spelling(first: first, last: last, count: cell.count, meaning: meaning))
    findPlaces()
  }

  /// Looks for a factor that gives each spelling a place of its own.
  private mutating func findPlaces() {
    let beginnings = Set(spellings.map(\.first))
    for _ in 0..<Self.places {
      if Set(beginnings.map(place)).count == beginnings.count { break }
      factor = factor &* Self.firstFactor | 1
    }
    for (number, spelling) in spellings.enumerated() {
      firstGuesses[place(of: spelling.first)] = UInt8(number)
    }
  }

  @inline(__always)
  private func place(of first: UInt64) -> Int {
    Int(truncatingIfNeeded: (first &* factor) &>> 58)
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
