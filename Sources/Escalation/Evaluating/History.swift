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
  private var samples: [Reference: [[Sample]]] = [:]

  package init() {}

  /// `area` is the area's own number, which stays the same from moment to moment.
  package func samples(of reference: Reference, inArea area: Int) -> [Sample] {
    guard let areas = samples[reference], area < areas.count else { return [] }
    return areas[area]
  }

  /// The numbers of the areas that have samples of a sign.
  func areaNumbers(of reference: Reference) -> Range<Int> { 0..<(samples[reference]?.count ?? 0) }

  /// Adds a sample, in the place of an earlier one of the same time.
  mutating func note(_ sample: Sample, of reference: Reference, inArea area: Int) {
    // In place: a list that is taken out and put back is copied each time.
    samples[reference, default: []].note(sample, inArea: area)
  }

  /// Adds a sample in each area in which `value` has one, slot by slot, knowing those before it.
  mutating func note(
    of reference: Reference, at instant: Instant, inAreas numbers: [Int],
    forgettingBefore start: Instant?, atATime: Int,
    _ value: (_ slot: Int, _ known: () -> [Sample]) -> Sample.Value?
  ) {
    var areas = samples.removeValue(forKey: reference) ?? []
    for (slot, number) in numbers.enumerated() {
      let known = { number < areas.count ? areas[number] : [] }
      guard let value = value(slot, known) else { continue }
      areas.note(Sample(instant: instant, value: value), inArea: number)
      if let start { areas.forget(before: start, inArea: number, atATime) }
    }
    samples[reference] = areas
  }

  /// Adds the readings of an indicator, slot by slot, but those that stand over from earlier.
  mutating func note(
    _ readings: [Reading], ofIndicator index: Int, at instant: Instant, stoodOver: [Instant?],
    inAreas numbers: [Int], forgettingBefore start: Instant?, atATime: Int
  ) {
    var areas = samples.removeValue(forKey: .indicator(index)) ?? []
    areas.makeRoom(upTo: numbers.max() ?? -1)
    var lists = areas.mutableSpan
    for (slot, number) in numbers.enumerated() {
      let reading = readings[slot]
      let isOld = slot < stoodOver.count && stoodOver[slot] != nil
      if isOld || reading.state == .doesNotApply { continue }
      lists[number].note(
        Sample(instant: instant, value: .reading(reading)), forgettingBefore: start, atATime)
    }
    samples[.indicator(index)] = areas
  }

  /// By the number of the area.
  func samples(of reference: Reference) -> [[Sample]] { samples[reference] ?? [] }

  package mutating func set(_ list: [Sample], of reference: Reference, inArea area: Int) {
    var areas = samples[reference] ?? []
    while areas.count <= area { areas.append([]) }
    areas[area] = list
    samples[reference] = areas
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

extension [[Sample]] {
  fileprivate mutating func note(_ sample: Sample, inArea area: Int) {
    makeRoom(upTo: area)
    self[area].note(sample)
  }

  fileprivate mutating func forget(before instant: Instant, inArea area: Int, _ atATime: Int) {
    guard area < count else { return }
    let old = self[area].countOld(before: instant, atATime)
    if old > 0 { self[area].dropOldest(old) }
  }
}

extension [Sample] {
  /// Adds a sample, and forgets those before an instant where they are as many as are forgotten at a
  /// time.
  fileprivate mutating func note(
    _ sample: Sample, forgettingBefore instant: Instant?, _ atATime: Int
  ) {
    let old = instant.map { countOld(before: $0, atATime) } ?? 0
    guard let last, last.instant >= sample.instant else {
      return append(sample, droppingOldest: old)
    }
    if old > 0 { dropOldest(old) }
    note(sample)
  }

  fileprivate mutating func note(_ sample: Sample) {
    guard let last, last.instant >= sample.instant else { return append(sample) }
    removeAll { $0.instant == sample.instant }
    let place = firstIndex { $0.instant > sample.instant }
    insert(sample, at: place ?? count)
  }

  /// How many are before an instant; 0 for less than so many.
  fileprivate func countOld(before instant: Instant, _ atATime: Int) -> Int {
    if count < atATime || self[atATime - 1].instant >= instant { return 0 }
    var old = atATime
    while old < count, self[old].instant < instant { old += 1 }
    return old
  }
}
