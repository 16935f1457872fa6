/// The rows of one moment, laid out in a frame.
struct BatchGroup {
  struct Slot {
    let tier: TierID
    let slot: Int
    /// Which row of the moment it is.
    let row: Int
  }

  enum Entry {
    case slot(Slot)
    /// The area has sent a row for this moment already, on that line.
    case taken(line: Int)
  }

  private let compiled: CompiledPlan
  private let openTier: TierID?
  /// Whether a wider tier looks at the areas of the open one, so that those seen before count.
  private let gathersOpenTier: Bool
  var frame: Frame
  private(set) var isOpen = false
  private(set) var instant = Instant(seconds: 0)
  private var written = WrittenTime.instant(Instant(seconds: 0))
  private var timeBytes: [UInt8] = []
  /// By tier: the slots in the order in which their rows came.
  private(set) var order: [[Int]]
  /// By slot of the open tier: the number of the area.
  private(set) var openAreas: [Int] = []
  /// By tier and area: the line of its row in this moment, or 0.
  private var lines: [[Int]]
  private let layout: RowLayout
  /// The areas of the rows so far.
  private var rows: [Slot] = []
  /// The readings row by row as they come; at the end of the moment they go into the frame.
  private var staged: [Reading] = []

  init(_ compiled: CompiledPlan) {
    self.compiled = compiled
    let areas = compiled.plan.areas
    openTier = areas.tiers.firstIndex(where: \.isOpen).map(TierID.init(index:))
    gathersOpenTier = compiled.columns.contains { column in
      column.operation.inputs.contains { input in
        let inner = compiled.columns[input].tier
        return inner != column.tier && areas[inner].isOpen
      }
    }
    frame = Frame(compiled)
    layout = RowLayout(compiled)
    order = areas.tiers.map { _ in [] }
    lines = areas.tiers.map { Array(repeating: 0, count: $0.areas.count) }
  }

  @inline(__always)
  func hasTime(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    isOpen && bytes.equals(timeBytes, in: range)
  }

  mutating func open(
    _ instant: Instant, _ written: WrittenTime, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) {
    self.instant = instant
    self.written = written
    timeBytes.removeAll(keepingCapacity: true)
    for index in range { timeBytes.append(bytes[index]) }
    isOpen = true
  }

  /// As it was written where it is a bare day, else with the offset of the plan's zone.
  func timeText(_ zone: TimeZoneRules) -> [UInt8] {
    if case .day(let date) = written { return Array(date.iso.utf8) }
    return Array(zone.isoWithOffset(instant).utf8)
  }

  // MARK: - Rows

  @inline(__always)
  mutating func enter(_ place: AreaDirectory.Place, line: Int) -> Entry {
    let tier = place.tier.index
    if place.area >= lines[tier].count {
      lines[tier].append(
        contentsOf: repeatElement(0, count: place.area &+ 1 &- lines[tier].count))
    }
    if lines[tier][place.area] != 0 { return .taken(line: lines[tier][place.area]) }
    lines[tier][place.area] = line
    let slot = place.tier == openTier ? addOpenSlot(place.area) : place.area
    order[tier].append(slot)
    let entered = Slot(tier: place.tier, slot: slot, row: rows.count)
    rows.append(entered)
    return .slot(entered)
  }

  private mutating func addOpenSlot(_ area: Int) -> Int {
    openAreas.append(area)
    frame.addOpenSlot(compiled)
    return openAreas.count - 1
  }

  /// How many readings a row has.
  var stride: Int { layout.count }
  /// A row of which nothing is known yet.
  var blankRow: [Reading] { Array(repeating: .missing, count: layout.count) }

  /// Takes the rows read so far out, so that a loop can write to them on its own.
  mutating func takeStaged() -> [Reading] {
    defer { staged = [] }
    return staged
  }

  mutating func putBack(_ staged: [Reading]) { self.staged = staged }

  /// Whether an indicator has a meaning in the area of a row.
  func applies(_ indicator: Int, _ slot: Slot) -> Bool {
    compiled.plan.indicators[indicator].applies(
      inArea: frame.tiers[slot.tier.index].areas[slot.slot])
  }

  mutating func answer(_ answer: Bool, _ trigger: Int, _ slot: Int) {
    frame.answers[trigger][slot] = Answer(answer).bits
  }

  // MARK: - The end of a moment

  /// Adds the areas that sent nothing: every declared one, and those of an open tier that were seen
  /// before, where something looks at all of them. Returns how many declared areas were silent.
  mutating func complete(_ openCount: Int) -> Int {
    var silent = 0
    for (index, tier) in compiled.plan.areas.tiers.enumerated() where !tier.isOpen {
      let isReported = compiled.reports(TierID(index: index))
      for area in tier.areas.indices where lines[index][area] == 0 {
        order[index].append(area)
        if isReported { silent += 1 }
      }
    }
    guard gathersOpenTier, let openTier else { return silent }
    for area in 0..<openCount
    where area >= lines[openTier.index].count || lines[openTier.index][area] == 0 {
      let slot = addOpenSlot(area)
      frame.forgetReadings(of: openTier, at: slot, compiled)
    }
    return silent
  }

  /// Moves the readings of the rows into the frame.
  mutating func settle() {
    for (position, index) in layout.indicators.enumerated() {
      var column = frame.readings[index]
      frame.readings[index] = []
      settle(position, compiled.plan.indicators[index].tier, &column)
      frame.readings[index] = column
    }
    staged.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
  }

  private func settle(_ position: Int, _ tier: TierID, _ column: inout [Reading]) {
    let isOpen = tier == openTier
    let staged = staged.span
    for slot in rows where slot.tier == tier {
      let reading = staged[slot.row &* layout.count &+ position]
      if isOpen || reading.state == .known { column[slot.slot] = reading }
    }
  }

  mutating func evaluate() { compiled.evaluate(&frame) }

  mutating func close() {
    isOpen = false
    for tier in lines.indices {
      if openTier?.index == tier {
        for area in openAreas where area < lines[tier].count { lines[tier][area] = 0 }
      } else {
        for area in lines[tier].indices { lines[tier][area] = 0 }
      }
      order[tier].removeAll(keepingCapacity: true)
    }
    openAreas.removeAll(keepingCapacity: true)
    frame.startOver(compiled)
  }
}

extension CompiledPlan {
  /// Whether an indicator is reported for the areas of a tier; signs may well stay unanswered.
  func reports(_ tier: TierID) -> Bool {
    plan.indicators.contains { $0.isReported && $0.tier == tier }
  }
}
