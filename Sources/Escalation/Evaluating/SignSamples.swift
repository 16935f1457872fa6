/// A sign at other times than the moment, in every area.
struct SignSamples: Sendable {
  /// By the number of the area, in the order of their times.
  private var lists: [[Sample]] = []
  /// Later readings than those in the lists; used only where many rows are assessed.
  private var sheet = AreaSheet(none: Reading.doesNotApply)
  /// When the latest sample in the lists is.
  private var lastListed: Instant?
  /// Those before then are not looked at.
  private var start: Instant?
  /// How many are let go of at a time.
  private var atATime = 1

  // MARK: - Noting

  /// Adds a sample, in the place of an earlier one of the same time.
  mutating func note(_ sample: Sample, inArea area: Int) {
    spill()
    listed(sample.instant)
    lists.makeRoom(upTo: area)
    lists[area].note(sample)
  }

  mutating func set(_ list: [Sample], inArea area: Int) {
    spill()
    if let last = list.last { listed(last.instant) }
    lists.makeRoom(upTo: area)
    lists[area] = list
  }

  /// Adds a sample in each area in which `value` has one, slot by slot, knowing those before it.
  mutating func note(
    at instant: Instant, inAreas numbers: [Int], forgettingBefore start: Instant?, atATime: Int,
    _ value: (_ slot: Int, _ known: () -> [Sample]) -> Sample.Value?
  ) {
    spill()
    for (slot, number) in numbers.enumerated() {
      let known = { number < lists.count ? lists[number] : [] }
      guard let value = value(slot, known) else { continue }
      note(Sample(instant: instant, value: value), inArea: number)
      if let start { lists[number].forget(before: start, atATime) }
    }
  }

  /// Adds the readings of an indicator, slot by slot, but those that stand over from earlier.
  /// `keepsBlanks` adds what is missing, too.
  mutating func note(
    _ readings: [Reading], at instant: Instant, stoodOver: [Instant?], inAreas numbers: [Int],
    forgettingBefore start: Instant?, atATime: Int, keepsBlanks: Bool
  ) {
    spill()
    listed(instant)
    self.lists.makeRoom(upTo: numbers.max() ?? -1)
    var lists = lists.mutableSpan
    for (slot, number) in numbers.enumerated() {
      let reading = readings[slot]
      let isOld = slot < stoodOver.count && stoodOver[slot] != nil
      if isOld || reading.state == .doesNotApply { continue }
      if !keepsBlanks, reading.state == .missing, !lists[number].reaches(instant) { continue }
      lists[number].note(
        Sample(instant: instant, value: .reading(reading)), forgettingBefore: start, atATime)
    }
  }

  /// The same for all areas at once, where it ``takes(_:at:)`` them.
  mutating func noteColumn(
    _ readings: [Reading], at instant: Instant, stoodOver: [Instant?], in order: SlotOrder,
    forgettingBefore start: Instant?, atATime: Int
  ) {
    (self.start, self.atATime) = (start, atATime)
    align(instant)
    var readings = readings
    for slot in stoodOver.indices where stoodOver[slot] != nil { readings[slot] = .doesNotApply }
    sheet.append(readings, at: instant, in: order)
    let old = start.map { sheet.count(before: $0) } ?? 0
    if old >= atATime { sheet.dropFirst(old) }
  }

  /// Whether a column can stand behind everything there is, and is worth it: each is gone through again
  /// and again, in every area.
  func takes(_ readings: [Reading], at instant: Instant) -> Bool {
    if let lastListed, lastListed >= instant { return false }
    let readings = readings.span
    var silent = 0
    for slot in readings.indices where !readings[slot].isGiven { silent += 1 }
    return 4 * silent <= readings.count
  }

  /// Empties the sheet into the lists where it reaches up to a time.
  mutating func align(_ instant: Instant) {
    if !sheet.takes(instant) { spill() }
  }

  private mutating func spill() {
    if sheet.isEmpty { return }
    lists.makeRoom(upTo: sheet.width - 1)
    for column in sheet.columns {
      listed(column.instant)
      for number in column.items.indices {
        guard let sample = Sample(column, number) else { continue }
        lists[number].note(sample, forgettingBefore: start, atATime)
      }
    }
    sheet.removeAll()
  }

  private mutating func listed(_ instant: Instant) {
    lastListed = max(lastListed ?? instant, instant)
  }

  // MARK: - Looking back

  /// The numbers of the areas that may have samples.
  var areaNumbers: Range<Int> { 0..<max(lists.count, sheet.isEmpty ? 0 : sheet.width) }

  /// In the order of their times.
  func samples(inArea area: Int) -> [Sample] {
    let listed = area < lists.count ? lists[area] : []
    if sheet.isEmpty { return listed }
    return listed + sheet.columns.compactMap { Sample($0, area) }
  }

  /// The highest or lowest reading of a window, slot by slot; none that is given where there is none. One
  /// that is a range stands for itself wherever there is one, since with it that is not told so quickly.
  ///
  /// It is asked for a moment that ``align(_:)`` was told of.
  func extremes(
    from start: Instant, before at: Instant, isHighest: Bool, in order: SlotOrder
  ) -> [Reading] {
    let window = sheet.columns.filter { $0.instant >= start && $0.instant < at }
    var extremes = window.first?.items ?? []
    if !window.isEmpty {
      extremes += repeatElement(.doesNotApply, count: sheet.width - extremes.count)
    }
    for column in window.dropFirst() { Self.join(column.items, isHighest, &extremes) }
    extremes = order.bySlot(extremes, none: .doesNotApply)
    if let lastListed, lastListed >= start {
      Self.join(listedExtremes(start, at, isHighest, order.numbers), isHighest, &extremes)
    }
    return extremes
  }

  private func listedExtremes(
    _ start: Instant, _ at: Instant, _ isHighest: Bool, _ numbers: [Int]
  ) -> [Reading] {
    let lists = lists.span
    return numbers.map { number in
      number < lists.count
        ? lists[number].span.extreme(from: start, before: at, isHighest: isHighest) : .missing
    }
  }

  private static func join(
    _ readings: [Reading], _ isHighest: Bool, _ extremes: inout [Reading]
  ) {
    let readings = readings.span
    var extremes = extremes.mutableSpan
    for slot in readings.indices {
      let (one, other) = (extremes[slot], readings[slot])
      if one.state == .known, other.state == .known, one.scale == other.scale {
        // Which of two numbers is the higher cannot be foretold: so without a branch.
        extremes[slot].mantissa =
          isHighest ? max(one.mantissa, other.mantissa) : min(one.mantissa, other.mantissa)
      } else {
        extremes[slot] = one.extreme(with: other, isHighest: isHighest)
      }
    }
  }
}

extension Sample {
  /// Nil where there is no reading, or the indicator does not apply.
  fileprivate init?(_ column: AreaSheet<Reading>.Column, _ number: Int) {
    guard number < column.items.count else { return nil }
    let reading = column.items[number]
    if reading.state == .doesNotApply { return nil }
    self.init(instant: column.instant, value: .reading(reading))
  }
}

extension Span<Sample> {
  /// The samples stand in the order of their times.
  fileprivate func extreme(from start: Instant, before at: Instant, isHighest: Bool) -> Reading {
    var extreme = Reading.missing
    var index = count - 1
    while index >= 0, self[index].instant >= start {
      defer { index -= 1 }
      guard self[index].instant < at, case .reading(let reading) = self[index].value else {
        continue
      }
      extreme = extreme.extreme(with: reading, isHighest: isHighest)
    }
    return extreme
  }
}

extension Reading {
  /// The higher or lower of two; of any two the one that is given, and rather a range than a number.
  @inline(__always)
  fileprivate func extreme(with other: Reading, isHighest: Bool) -> Reading {
    guard state == .known, other.state == .known else {
      return state == .within || !other.isGiven ? self : other
    }
    return (isHighest ? isBelow(other) : other.isBelow(self)) ? other : self
  }

  @inline(__always)
  private func isBelow(_ other: Reading) -> Bool {
    scale == other.scale ? mantissa < other.mantissa : number < other.number
  }
}

extension [Sample] {
  /// Whether the last one is of that time, or of a later one.
  fileprivate func reaches(_ instant: Instant) -> Bool {
    last.map { $0.instant >= instant } ?? false
  }

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

  fileprivate mutating func forget(before instant: Instant, _ atATime: Int) {
    let old = countOld(before: instant, atATime)
    if old > 0 { dropOldest(old) }
  }

  /// How many are before an instant; 0 for less than so many.
  private func countOld(before instant: Instant, _ atATime: Int) -> Int {
    if count < atATime || self[atATime - 1].instant >= instant { return 0 }
    var old = atATime
    while old < count, self[old].instant < instant { old += 1 }
    return old
  }
}
