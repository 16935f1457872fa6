/// A set of kinds of moments, by their index.
struct MomentSet: Equatable {
  private var words: [UInt64]
  private let count: Int

  init(count: Int, isFull: Bool) {
    self.count = count
    words = Array(repeating: isFull ? .max : 0, count: (count + 63) / 64)
    let rest = count % 64
    if isFull, rest > 0, let last = words.indices.last { words[last] = (1 << UInt64(rest)) - 1 }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var isFull: Bool { complement.isEmpty }

  mutating func insert(_ index: Int) { words[index / 64] |= 1 << UInt64(index % 64) }

  func contains(_ index: Int) -> Bool { words[index / 64] >> UInt64(index % 64) & 1 == 1 }

  func union(_ other: MomentSet) -> MomentSet { joined(other, |) }
  func intersection(_ other: MomentSet) -> MomentSet { joined(other, &) }
  func subtracting(_ other: MomentSet) -> MomentSet { joined(other) { $0 & ~$1 } }
  func isSubset(of other: MomentSet) -> Bool { subtracting(other).isEmpty }

  var complement: MomentSet { MomentSet(count: count, isFull: true).subtracting(self) }

  /// The first kind in it.
  var first: Int? {
    guard let word = words.firstIndex(where: { $0 != 0 }) else { return nil }
    return word * 64 + words[word].trailingZeroBitCount
  }

  private func joined(_ other: MomentSet, _ join: (UInt64, UInt64) -> UInt64) -> MomentSet {
    var result = self
    for index in words.indices { result.words[index] = join(words[index], other.words[index]) }
    return result
  }
}
