/// Numbers distinct byte strings in the order in which they are first met.
///
/// Rows of a day come in the same order as the day before, so the first guess is the one after the
/// last answer.
struct ByteTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each string begins in `bytes`, and behind the last one.
  private var starts: [Int] = [0]
  /// Open addressing: the number of a string plus 1, or 0.
  private var buckets: [Int32] = Array(repeating: 0, count: 64)
  private var last = -1

  var count: Int { starts.count - 1 }

  func string(_ number: Int) -> ArraySlice<UInt8> { bytes[starts[number]..<starts[number + 1]] }

  /// The number of a string; a new one gets the next number.
  @inline(__always)
  mutating func number(of text: Span<UInt8>, _ range: Range<Int>) -> Int {
    last = isNext(text, range) ? next : find(text, range)
    return last
  }

  /// The number behind the last answer, and the first behind the last of all.
  @inline(__always)
  var next: Int { last &+ 1 < count ? last &+ 1 : 0 }

  @inline(__always)
  func isNext(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let next = next
    return next < count && isEqual(next, text, range)
  }

  @inline(__always)
  mutating func takeNext() { last = next }

  @inline(__always)
  private func isEqual(_ number: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = starts[number]
    guard starts[number &+ 1] &- start == range.count else { return false }
    return bytes.span.equals(at: start, text, range)
  }

  @inline(never)
  private mutating func find(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    // Of a few strings, comparing lengths and bytes is faster than hashing.
    if count <= 8 {
      for number in 0..<count where isEqual(number, text, range) { return number }
      return insert(text, range)
    }
    let mask = buckets.count - 1
    var bucket = Int(truncatingIfNeeded: Self.hash(text, range)) & mask
    while buckets[bucket] != 0 {
      let number = Int(buckets[bucket]) - 1
      if isEqual(number, text, range) { return number }
      bucket = (bucket + 1) & mask
    }
    return insert(text, range)
  }

  private mutating func insert(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    for index in range { bytes.append(text[index]) }
    starts.append(bytes.count)
    if count * 2 > buckets.count { grow() } else { place(count - 1) }
    return count - 1
  }

  private mutating func grow() {
    buckets = Array(repeating: 0, count: buckets.count * 2)
    for number in 0..<count { place(number) }
  }

  private mutating func place(_ number: Int) {
    let mask = buckets.count - 1
    let range = starts[number]..<starts[number + 1]
    var bucket = Int(truncatingIfNeeded: Self.hash(bytes.span, range)) & mask
    while buckets[bucket] != 0 { bucket = (bucket + 1) & mask }
    buckets[bucket] = Int32(number + 1)
  }

  private static func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}
