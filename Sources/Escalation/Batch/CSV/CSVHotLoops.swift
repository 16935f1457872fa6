// The named home of unsafe code for CSV: wide loads and stores, each behind a check of its bounds.

/// How many readable bytes must follow every position that is loaded from or stored to.
let csvPadding = 64

/// How many fields one load can end, and the last one of a file besides.
let csvFieldSlack = 66

extension Span<UInt8> {
  /// The eight bytes from `offset`, the first in the lowest place.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 8)
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// Whether the bytes from `start` are those of `other` in `range`; a word at a time where there
  /// is room for one.
  @inline(__always)
  func equals(at start: Int, _ other: Span<UInt8>, _ range: Range<Int>) -> Bool {
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
      let place = min(offset, length &- 8)
      if word(at: start &+ place) != other.word(at: range.lowerBound &+ place) { return false }
      offset &+= 8
    }
    return true
  }

  /// One bit for each of the 64 bytes from `offset`: set for every quote, comma and line end, and
  /// for a few control bytes that the caller has to ignore. Bytes from `limit` on have none.
  @inline(__always)
  func structuralBits(at offset: Int, limit: Int) -> UInt64 {
    precondition(offset >= 0 && offset <= count &- 64)
    let bits =
      sixteenBits(at: offset) | sixteenBits(at: offset &+ 16) &<< 16
      | sixteenBits(at: offset &+ 32) &<< 32 | sixteenBits(at: offset &+ 48) &<< 48
    let valid = limit &- offset
    return valid < 64 ? bits & ((1 &<< UInt64(truncatingIfNeeded: valid)) &- 1) : bits
  }

  @inline(__always)
  private func sixteenBits(at offset: Int) -> UInt64 {
    let vector = unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
    // Everything up to a carriage return in one comparison: other control bytes are rare.
    let ends = halves(vector .<= SIMD16(repeating: CSVByte.carriageReturn))
    let quotes = halves(vector .== SIMD16(repeating: CSVByte.quote))
    let commas = halves(vector .== SIMD16(repeating: CSVByte.comma))
    let low = ends[0] | quotes[0] | commas[0]
    let high = ends[1] | quotes[1] | commas[1]
    return Self.eightBits(low) | Self.eightBits(high) &<< 8
  }

  // Operators between masks compile to a loop over their lanes; between words they do not.
  @inline(__always)
  private func halves(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
  }

  /// Gathers eight bytes that are each 0 or 255 into eight bits.
  @inline(__always)
  private static func eightBits(_ word: UInt64) -> UInt64 {
    ((word & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56
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
