// Readings that were given and are known by their range only, since the number itself is too small
// to be told. Each stands for the set of the numbers it can be: of the indicator's grid, where it has
// one.
extension Reading {
  /// At most so many numbers of a grid are looked at one by one.
  private static var mostPoints: Int64 { 128 }

  /// Whether more than one number, or anything, can be behind it.
  var isOpen: Bool { state == .missing || state == .within }

  /// The numbers of a range, both its ends among them.
  var numbers: NumberSet { NumberSet([Stretch(.before(number), .after(highest))]) }

  /// Every number of the grid that it can be; nil where they are too many to be tried, or any number
  /// of the range can be.
  func points(on grid: Grid?) -> [ExactNumber]? {
    guard let grid else { return nil }
    var points: [ExactNumber] = []
    var next = grid.contains(ExactNumber(number)) ? number : grid.neighbour(of: number, above: true)
    while let point = next, point <= highest {
      points.append(ExactNumber(point))
      guard points.count <= Self.mostPoints else { return nil }
      next = grid.neighbour(of: point, above: true)
    }
    return points.isEmpty ? nil : points
  }

  func interval(on grid: Grid?) -> Interval {
    points(on: grid).map { Interval(among: $0) } ?? Interval(numbers)
  }
}

extension CompiledPlan {
  /// Looks the readings that are ranges up in their table, slot by slot.
  @inline(never)
  func classifyRanges(
    _ indicator: Int, _ table: NumberTable, _ column: Int, _ frame: inout Frame
  ) {
    let grid = plan.indicators[indicator].grid
    for slot in frame.values[column].indices {
      let reading = frame.readings[indicator][slot]
      guard reading.state == .within else { continue }
      frame.values[column][slot] = payload(reading, table, grid: grid)
    }
  }
}

extension Kernel {
  /// Whether a result that is open is so only because of readings that are ranges: nothing is
  /// missing that something could stand in for.
  func hangsOnRangesOnly(_ index: Int, _ slot: Int) -> Bool {
    if compiled.hangsOnMore(index) { return false }
    let finder = RootFinder(compiled: compiled, frame: frame)
    let roots = compiled.ingredients(of: index, slot, frame).reduce(into: Set<Root>()) {
      $0.formUnion(finder.roots(of: $1))
    }
    return !roots.isEmpty && roots.allSatisfy(finder.isRange)
  }
}

extension AssessmentReader {
  /// `1 to 4`, where a reading is known by its range only.
  func suppressed(_ index: Int, _ slot: Int) -> String? {
    guard plan.indicators[index].isReported else { return nil }
    return frame.readings[index][slot].rangeText
  }

  func isSuppressed(_ reference: Reference, _ slot: Int) -> Bool {
    guard case .indicator(let index) = reference else { return false }
    return suppressed(index, slot) != nil
  }
}

extension Reading {
  /// Whether two readings that were given say the same.
  func isSame(as other: Reading) -> Bool {
    state == other.state && number == other.number && highest == other.highest
  }

  /// `1 to 4`; nil where it is no range.
  package var rangeText: String? {
    state == .within ? "\(number.text) to \(highest.text)" : nil
  }
}

extension ExactDecimal {
  /// The digits with so many of them behind the point; nil where there are too many, or too few.
  func digits(at scale: UInt8) -> Int64? {
    let own = reduced
    guard own.scale <= scale else { return nil }
    let digits = Int128(own.mantissa) * powerOfTen(scale - own.scale)
    guard digits.magnitude < 1_000_000_000_000_000_000 else { return nil }
    return Int64(digits)
  }
}
