/// What each number means: cuts along the number line, and a value for each stretch between them.
///
/// Readings are compared as whole numbers at their own scale: `v at least t` is
/// `mantissa at least ceiling(t × 10^scale)`, which is exact. The cuts are kept for each scale.
struct NumberTable: Sendable {
  /// Ascending.
  let boundaries: [Boundary]
  /// One more than the boundaries.
  let payloads: [UInt32]
  /// What a missing reading could mean, after `if missing`.
  let whenMissing: UInt32
  /// The level that `if missing` assumes, which stands for a formula without a result, too.
  let assumed: UInt32?
  /// For scale 0 to 18, the cuts as mantissas; `boundaries.count` of each.
  let cuts: [Int64]

  static let scales = 19

  init(
    boundaries: [Boundary], payloads: [UInt32], whenMissing: UInt32, assumed: UInt32? = nil
  ) {
    self.boundaries = boundaries
    self.payloads = payloads
    self.whenMissing = whenMissing
    self.assumed = assumed
    cuts = (0..<Self.scales).flatMap { scale in
      boundaries.map { Self.cut($0, scale: scale) }
    }
  }

  /// For scale 0 to 18, the cuts at once, filled up with some that nothing reaches; nil where there
  /// are more than four.
  var fours: [SIMD4<Int64>]? {
    let count = boundaries.count
    guard count <= 4 else { return nil }
    return (0..<Self.scales).map { scale in
      SIMD4((0..<4).map { $0 < count ? cuts[scale * count + $0] : Int64(Self.beyond) })
    }
  }

  /// The smallest mantissa of this scale behind `boundary`.
  static func cut(_ boundary: Boundary, scale: Int) -> Int64 {
    let scaled = ExactNumber(boundary.value).multiplied(by: ExactNumber(powerOfTen(scale)))
    guard let scaled else {
      return Int64(boundary.value < .zero ? -Self.beyond : Self.beyond)
    }
    let isWhole = scaled.denominator == 1
    let first = isWhole && !boundary.isAfter ? scaled.floor : scaled.floor + 1
    return Int64(clamping: min(max(first, -Self.beyond), Self.beyond))
  }

  /// More than any mantissa, and little enough that the difference to one cannot overflow.
  private static let beyond: Int128 = 2_000_000_000_000_000_000

  /// The value of a reading.
  @inline(__always)
  func payload(mantissa: Int64, scale: UInt8) -> UInt32 {
    payloads[segment(of: mantissa, scale: scale, cuts.span, boundaries.count)]
  }

  /// Which stretch a reading lies in. Without branches: a comparison of readings that come in any
  /// order is guessed wrong half of the time.
  @inline(__always)
  func segment(of mantissa: Int64, scale: UInt8, _ cuts: Span<Int64>, _ count: Int) -> Int {
    let base = Int(truncatingIfNeeded: scale) &* count
    var segment = count
    for index in base..<(base &+ count) {
      segment &+= Int(truncatingIfNeeded: (mantissa &- cuts[index]) &>> 63)
    }
    return segment
  }

  /// The same where there are at most four cuts; those that are none lie beyond every mantissa.
  @inline(__always)
  static func segment(of mantissa: Int64, among four: SIMD4<Int64>) -> Int {
    let below = (SIMD4(repeating: mantissa) &- four) &>> 63
    return 4 &+ Int(truncatingIfNeeded: below.wrappedSum())
  }

  /// The value of an exact fraction.
  func payload(of number: ExactNumber) -> UInt32 {
    payloads[boundaries.count { $0.isPassed(by: number) }]
  }

  /// All values of the numbers in `set`.
  func payloads(in set: NumberSet, grid: Grid?) -> UInt32 {
    set.stretches.reduce(0) { $0 | payloads(in: Interval($1), grid: grid) }
  }

  /// All values of the numbers in `interval`.
  func payloads(in interval: Interval, grid: Grid?) -> UInt32 {
    segments.enumerated().reduce(0) { union, segment in
      let isEmpty = interval.intersection(Interval(segment.element)).isEmpty(on: grid)
      return isEmpty ? union : union | payloads[segment.offset]
    }
  }

  /// The stretches between the boundaries.
  var segments: [Stretch] {
    let ends: [Boundary?] = boundaries.map(Optional.some)
    return zip([nil] + ends, ends + [nil]).map { Stretch($0, $1) }
  }
}

/// What each word of an indicator means.
struct WordTable: Sendable {
  let payloads: [UInt32]
  let whenMissing: UInt32
}

/// What a reading must be to count: inside the range and on the grid.
struct ReadingGate: Sendable {
  /// Per scale 0 to 18: the least mantissa inside, and the least one past the end.
  let lowest: [Int64]
  let past: [Int64]
  /// Whether the range is one stretch and the grid is none or whole numbers, so that the two
  /// numbers above decide, but for digits behind the point of whole numbers.
  let isSimple: Bool
  let isWholeNumbers: Bool

  init(_ indicator: Indicator) {
    let stretch = indicator.range.stretches.first ?? .everything
    lowest = (0..<NumberTable.scales).map { scale in
      stretch.lower.map { NumberTable.cut($0, scale: scale) } ?? .min
    }
    past = (0..<NumberTable.scales).map { scale in
      stretch.upper.map { NumberTable.cut($0, scale: scale) } ?? .max
    }
    isWholeNumbers = indicator.grid == .wholeNumbers
    isSimple =
      indicator.range.stretches.count == 1 && (indicator.grid == nil || isWholeNumbers)
  }
}
