/// Lays the rows of one moment after the other out in a frame.
struct MomentFrame {
  private let compiled: CompiledPlan
  private let openTier: TierID?
  private let layout: RowLayout
  /// Which of the columns of readings are of the open tier.
  private let openColumns: [Int]
  /// Which levels are looked up of them by those who read the rows.
  private let openLevels: [ReadingLevels]
  /// Whether the areas of the open tier that were seen before count where they send nothing.
  private let assessesSilentAreas: Bool
  var frame: Frame
  /// By tier: the slots in the order in which their rows came, then those that sent none.
  private(set) var order: [[Int]]
  /// By slot of the open tier: the number of the area.
  private(set) var openAreas: [Int] = []
  /// By tier and declared area: whether it has sent a row.
  private var hasSent: [[Bool]]

  /// `assessesSilentAreas` assesses them even where that makes no difference to the others.
  init(_ compiled: CompiledPlan, assessesSilentAreas: Bool) {
    self.compiled = compiled
    let areas = compiled.plan.areas
    openTier = areas.openTier
    let layout = RowLayout(compiled)
    self.layout = layout
    openColumns = openTier.map { layout.positions(of: $0, in: compiled.plan) } ?? []
    openLevels = openTier.map(compiled.readingLevels) ?? []
    self.assessesSilentAreas = assessesSilentAreas || compiled.assessesSilentAreas
    frame = Frame(compiled)
    order = areas.tiers.map { _ in [] }
    hasSent = areas.tiers.map { Array(repeating: false, count: $0.areas.count) }
  }

  /// Lays a moment out in place of the one before, and takes its readings out of it. Returns how many
  /// declared areas sent nothing.
  mutating func lay(_ moment: inout MomentRows) -> Int {
    frame.startOver(compiled)
    frame.at = moment.instant
    let silent = orderDeclared(moment)
    takeOpenColumns(of: &moment)
    orderOpen(moment)
    takeLevels(of: &moment)
    for note in moment.notes.list { frame.answers[note.trigger][note.slot] = note.answer.bits }
    settle(moment)
    return silent
  }

  // MARK: - Areas

  /// Every declared area, those that sent rows first.
  private mutating func orderDeclared(_ moment: MomentRows) -> Int {
    for tier in order.indices { order[tier].removeAll(keepingCapacity: true) }
    if moment.slots.count > moment.openAreas.count {
      for row in moment.slots where row.tier != openTier {
        order[row.tier.index].append(row.slot)
        hasSent[row.tier.index][row.slot] = true
      }
    }
    var silent = 0
    for (index, tier) in compiled.plan.areas.tiers.enumerated() where !tier.isOpen {
      let isReported = compiled.reports(TierID(index: index))
      for area in tier.areas.indices {
        if hasSent[index][area] {
          hasSent[index][area] = false
        } else {
          order[index].append(area)
          if isReported { silent += 1 }
        }
      }
    }
    return silent
  }

  /// The areas of an open tier that sent rows, and those that were seen before, where that makes a
  /// difference.
  private mutating func orderOpen(_ moment: MomentRows) {
    guard let openTier else { return }
    openAreas.removeAll(keepingCapacity: true)
    openAreas += moment.openAreas
    let rows = openAreas.count
    order[openTier.index] += 0..<rows
    if assessesSilentAreas { addSilent(upTo: moment.openCount) }
    frame.setOpenSlots(openAreas, compiled)
    for slot in rows..<openAreas.count {
      frame.forgetReadings(inOpenSlot: slot, compiled)
    }
  }

  private mutating func addSilent(upTo count: Int) {
    var isSilent = [Bool](repeating: true, count: count)
    for area in openAreas { isSilent[area] = false }
    for area in 0..<count where isSilent[area] { openAreas.append(area) }
  }

  // MARK: - Readings

  /// Where every row is of the open tier, row and slot are the same number, so that whole columns are
  /// exchanged for those of the moment before.
  private mutating func takeOpenColumns(of moment: inout MomentRows) {
    guard moment.hasOnlyOpenRows else { return }
    for position in openColumns {
      moment.staged.exchange(position, with: &frame.readings[layout.indicators[position]])
    }
  }

  private mutating func takeLevels(of moment: inout MomentRows) {
    guard moment.hasOnlyOpenRows else { return }
    for (index, levels) in openLevels.enumerated() {
      frame.take(&moment.levels[index], levels, compiled)
    }
  }

  /// Copies the readings of rows of several tiers into the frame.
  private mutating func settle(_ moment: MomentRows) {
    if moment.slots.isEmpty || moment.hasOnlyOpenRows { return }
    for (position, index) in layout.indicators.enumerated() {
      var column = frame.readings[index]
      frame.readings[index] = []
      let tier = compiled.plan.indicators[index].tier
      settle(moment.slots, moment.staged.columns[position], tier, &column)
      frame.readings[index] = column
    }
  }

  private func settle(
    _ slots: [MomentRows.Slot], _ staged: [Reading], _ tier: TierID, _ column: inout [Reading]
  ) {
    let staged = staged.span
    var target = column.mutableSpan
    for slot in slots where slot.tier == tier {
      let reading = staged[slot.row]
      if tier == openTier || reading.isGiven { target[slot.slot] = reading }
    }
  }
}

extension CompiledPlan {
  /// Whether an indicator is reported for the areas of a tier; signs may well stay unanswered.
  func reports(_ tier: TierID) -> Bool {
    plan.indicators.contains { $0.isInput && $0.tier == tier }
  }
}
