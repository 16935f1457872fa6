internal import CWideLoops

// The named home of unsafe code for CSV: wide loads and stores, each behind a check of its bounds.

/// How many readable bytes must follow every position that is loaded from or stored to.
let csvPadding = 64

/// How many fields one load can end, and the last one of a file besides.
let csvFieldSlack = 80

extension Span<UInt8> {
  /// The eight bytes from `offset`, the first in the lowest place.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 8)
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// Whether the bytes from `start` are those of `other` in `range`. Where both have 32 bytes there,
  /// what is no longer is told without a branch: lengths cannot be foretold.
  @inline(__always)
  func equals(at start: Int, _ other: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let length = range.count
    if length <= 32, start &+ 32 <= count, range.lowerBound &+ 32 <= other.count {
      let first = sameBytes(at: start, other, range.lowerBound)
      let second = sameBytes(at: start &+ 16, other, range.lowerBound &+ 16)
      let differences = ~(first | second &<< 16)
      return differences & ((1 &<< UInt64(truncatingIfNeeded: length)) &- 1) == 0
    }
    return equalsByWords(at: start, other, range)
  }

  /// A bit for each of 16 bytes that are the same.
  @inline(__always)
  private func sameBytes(at start: Int, _ other: Span<UInt8>, _ place: Int) -> UInt64 {
    precondition(start >= 0 && start <= count &- 16 && place >= 0 && place <= other.count &- 16)
    let own = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: start, as: SIMD16<UInt8>.self)
    let theirs = unsafe other.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: place, as: SIMD16<UInt8>.self)
    return Self.sixteenBits(halves(own .== theirs))
  }

  /// The same a word at a time where there is room for one.
  @inline(never)
  private func equalsByWords(at start: Int, _ other: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let length = range.count
    guard length >= 8 else {
      for offset in 0..<length where self[start &+ offset] != other[range.lowerBound &+ offset] {
        return false
      }
      return true
    }
    // The last word may overlap the one before it.
    var offset = 0
    while offset < length {
      let place = Swift.min(offset, length &- 8)
      if word(at: start &+ place) != other.word(at: range.lowerBound &+ place) { return false }
      offset &+= 8
    }
    return true
  }

  /// Where, among the 64 bytes from `offset`, something begins or ends. Bytes from `limit` on have no
  /// bits.
  @inline(__always)
  func structure(at offset: Int, limit: Int) -> CSVStructure {
    precondition(offset >= 0 && offset <= count &- 64)
    let first = sixteen(at: offset)
    let second = sixteen(at: offset &+ 16)
    let third = sixteen(at: offset &+ 32)
    let fourth = sixteen(at: offset &+ 48)
    let valid = limit &- offset
    let mask = valid < 64 ? (1 &<< UInt64(truncatingIfNeeded: valid)) &- 1 : UInt64.max
    return CSVStructure(
      commas: mask
        & (first.commas | second.commas &<< 16 | third.commas &<< 32 | fourth.commas &<< 48),
      others: mask
        & (first.others | second.others &<< 16 | third.others &<< 32 | fourth.others &<< 48))
  }

  @inline(__always)
  private func sixteen(at offset: Int) -> CSVStructure {
    let vector = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
    // Everything up to a carriage return in one comparison: other control bytes are rare.
    let ends = halves(vector .<= SIMD16(repeating: CSVByte.carriageReturn))
    let quotes = halves(vector .== SIMD16(repeating: CSVByte.quote))
    let commas = halves(vector .== SIMD16(repeating: CSVByte.comma))
    let others = ends | quotes
    return CSVStructure(commas: Self.sixteenBits(commas), others: Self.sixteenBits(others))
  }

  // Operators between masks compile to a loop over their lanes; between words they do not.
  @inline(__always)
  private func halves(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }

  @inline(__always)
  private static func sixteenBits(_ words: SIMD2<UInt64>) -> UInt64 {
    #if arch(x86_64)
      UInt64(wide_bits(unsafe unsafeBitCast(words, to: SIMD2<Int64>.self)))
    #else
      eightBits(words[0]) | eightBits(words[1]) &<< 8
    #endif
  }

  /// Gathers eight bytes that are each 0 or 255 into eight bits.
  @inline(__always)
  private static func eightBits(_ word: UInt64) -> UInt64 {
    ((word & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
  }
}

extension MutableSpan<CSVField> {
  /// Writes a field for every bit, from `index` on: the first begins at `start`, each ends at its
  /// bit's place behind `base`. What lies up to eight fields behind the last may be overwritten.
  @inline(__always)
  mutating func put(_ bits: UInt64, base: UInt32, from start: UInt32, at index: Int) {
    precondition(index >= 0 && index <= count &- 72)
    var bits = bits
    var start = start
    var index = index
    while bits != 0 {
      // Four at a time, whether or not there are so many: fewer branches to foretell.
      start = put(&bits, base, start, index)
      start = put(&bits, base, start, index &+ 1)
      start = put(&bits, base, start, index &+ 2)
      start = put(&bits, base, start, index &+ 3)
      index &+= 4
    }
  }

  @inline(__always)
  private mutating func put(
    _ bits: inout UInt64, _ base: UInt32, _ start: UInt32, _ index: Int
  ) -> UInt32 {
    let end = base &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
    unsafe self[unchecked: index] = CSVField(startWord: start, endWord: end)
    bits &= bits &- 1
    return end &+ 1
  }
}

extension MutableSpan<UInt8> {
  /// Copies bytes to `target` and on; what lies up to 32 bytes behind it may be overwritten.
  @inline(__always)
  mutating func copy(_ source: Span<UInt8>, _ range: Range<Int>, to target: Int) {
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count)
    precondition(target >= 0 && target <= count &- range.count)
    let hasRoom = range.lowerBound &+ 32 <= source.count && target &+ 32 <= count
    if range.count <= 32, hasRoom {
      copyThirtyTwo(source, from: range.lowerBound, to: target)
    } else {
      copyMany(source, range, to: target)
    }
  }

  /// Copies a slot of `width` bytes, a multiple of 32, to `target` and on.
  @inline(__always)
  mutating func copySlot(_ source: Span<UInt8>, from start: Int, width: Int, to target: Int) {
    precondition(start >= 0 && start <= source.count &- width)
    precondition(target >= 0 && target <= count &- width)
    var offset = 0
    repeat {
      copyThirtyTwo(source, from: start &+ offset, to: target &+ offset)
      offset &+= 32
    } while offset < width
  }

  @inline(never)
  private mutating func copyMany(_ source: Span<UInt8>, _ range: Range<Int>, to target: Int) {
    var offset = 0
    while offset &+ 32 <= range.count {
      copyThirtyTwo(source, from: range.lowerBound &+ offset, to: target &+ offset)
      offset &+= 32
    }
    while offset < range.count {
      self[target &+ offset] = source[range.lowerBound &+ offset]
      offset &+= 1
    }
  }

  @inline(__always)
  private mutating func copyThirtyTwo(_ source: Span<UInt8>, from start: Int, to target: Int) {
    let low = unsafe source.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: start, as: SIMD16<UInt8>.self)
    let high = unsafe source.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: start &+ 16, as: SIMD16<UInt8>.self)
    var bytes = unsafe mutableBytes
    unsafe bytes.storeBytes(of: low, toUncheckedByteOffset: target, as: SIMD16<UInt8>.self)
    unsafe bytes.storeBytes(of: high, toUncheckedByteOffset: target &+ 16, as: SIMD16<UInt8>.self)
  }
}
