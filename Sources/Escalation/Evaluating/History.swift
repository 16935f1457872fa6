/// A sign as it was at one time.
package struct Sample: Sendable {
  package enum Value: Sendable {
    /// Of an indicator that is reported; a blank where one was looked for is a missing one.
    case reading(Reading)
    /// Of an indicator that is calculated. It is large, and rare among many readings.
    indirect case result(FormulaResult)
    /// Of a status, as it was in force.
    case levels(LevelSet)
    /// Of a trigger.
    case answer(Answer)
  }

  package let instant: Instant
  package let value: Value

  package init(instant: Instant, value: Value) {
    self.instant = instant
    self.value = value
  }
}

/// What is known of other times than the moment itself: what was before it, and readings that are
/// made today for days to come.
///
/// Samples of a sign in an area stand in the order of their times. The moment's own are in the
/// frame, not here.
package struct History: Sendable {
  private var signs: [Reference: SignSamples] = [:]

  package init() {}

  /// `area` is the area's own number, which stays the same from moment to moment.
  package func samples(of reference: Reference, inArea area: Int) -> [Sample] {
    signs[reference]?.samples(inArea: area) ?? []
  }

  /// In every area; nil where nothing is known.
  func samples(of reference: Reference) -> SignSamples? { signs[reference] }

  /// The numbers of the areas that may have samples of a sign.
  func areaNumbers(of reference: Reference) -> Range<Int> { signs[reference]?.areaNumbers ?? 0..<0 }

  /// Changes the samples of a sign where they are: those that are taken out and put back are copied.
  mutating func change(_ reference: Reference, _ change: (inout SignSamples) -> Void) {
    change(&signs[reference, default: SignSamples()])
  }

  /// Adds a sample, in the place of an earlier one of the same time.
  mutating func note(_ sample: Sample, of reference: Reference, inArea area: Int) {
    change(reference) { $0.note(sample, inArea: area) }
  }

  package mutating func set(_ list: [Sample], of reference: Reference, inArea area: Int) {
    change(reference) { $0.set(list, inArea: area) }
  }
}

extension Array {
  /// Takes away so many of the first items; quick where few are left.
  mutating func dropOldest(_ dropped: Int) {
    shift(by: dropped)
    if dropped == 1 { removeLast() } else { removeLast(dropped) }
  }

  /// Adds an item, and takes away so many of the first: what goes makes room for what comes.
  mutating func append(_ item: Element, droppingOldest dropped: Int) {
    if dropped == 0 { return append(item) }
    shift(by: dropped)
    self[count - dropped] = item
    if dropped > 1 { removeLast(dropped - 1) }
  }

  private mutating func shift(by dropped: Int) {
    var items = mutableSpan
    for index in 0..<(items.count - dropped) { items.swapAt(index, index + dropped) }
  }
}
