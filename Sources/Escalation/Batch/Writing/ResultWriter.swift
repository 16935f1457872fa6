/// What the writers see of an evaluated moment.
struct RowContext {
  let group: Frame
  let instant: Instant
  /// The whole day that the moment stands for, where a bare day is written.
  let day: Range<Instant>?
  let time: [UInt8]
  let zone: TimeZoneRules
  let order: [[Int]]
  let openAreas: [Int]
  let names: AreaNames

  /// The names of the areas by tier and slot.
  func areaNames(_ plan: Plan) -> [[String]] {
    plan.areas.tiers.map { tier in
      tier.holdsThings
        ? [] : tier.isOpen ? openAreas.map { names.open[$0] } : tier.areas.map(\.name)
    }
  }
}

/// What the rows of one tier at one moment are put together from.
private struct RowParts {
  /// For each slot and piece of the row: which of the prepared cells it is.
  let grid: [UInt16]
  let time: CSVCells
  let areas: CSVCells
  /// Which of the areas each slot is; nil where slots and areas have the same numbers.
  let areaNumbers: [Int]?
}

/// Writes a row of results for each area, then each wider one, then the whole plan.
struct ResultWriter: ~Copyable {
  private let compiled: CompiledPlan
  private let columns: ResultColumns
  /// Tiers that have rows, the narrower first.
  let tiers: [TierID]
  /// By tier: what its rows show in each column.
  private let sources: [[ResultColumns.Source?]]
  /// By tier: the pieces its rows are made of.
  private let pieces: [RowPieces]
  /// By tier: the column of levels that `could_be` is about.
  private let couldBe: [Int?]
  /// By tier: the indicators named in `missing`.
  private let watched: [[Int]]
  /// By tier: the columns of its statuses, and whether other things than those indicators may leave
  /// one open.
  private let statuses: [[Int]]
  private let hasOtherInputs: [Bool]
  /// Made where it is needed, and let go of before the frame changes.
  private var reader: AssessmentReader?
  private var output = CSVOutput()
  private let digits: LevelDigits
  /// For each slot and piece of a row: which of the prepared cells it is.
  private var grid: [UInt16] = []

  init(_ compiled: CompiledPlan, _ columns: ResultColumns) {
    self.compiled = compiled
    self.columns = columns
    let plan = compiled.plan
    tiers = Self.tiers(compiled)
    let couldBe = plan.areas.ids.map { Self.couldBe(in: $0, compiled) }
    self.couldBe = couldBe
    sources = plan.areas.ids.map { columns.sources(in: $0, couldBe: couldBe[$0.index]) }
    let words = [""] + ["unknown"] + plan.scale.steps.map(\.name)
    digits = LevelDigits(levels: plan.scale.steps.count)
    pieces = sources.map { RowPieces(of: $0, words: words) }
    let watched = plan.areas.ids.map { Self.watched(in: $0, plan) }
    self.watched = watched
    statuses = plan.areas.ids.map { tier in
      plan.statuses.indices.filter { plan.statuses[$0].tier == tier }.map {
        compiled.calculatedLevels[$0]
      }
    }
    hasOtherInputs = plan.areas.ids.map { tier in
      // A formula may have no result although all that it reads is there.
      plan.indicators.contains { $0.tier == tier && $0.isCalculated }
        || plan.reportedReferences.contains { reference in
          if case .indicator(let index) = reference { return !watched[tier.index].contains(index) }
          return true
        }
    }
    for name in columns.names { output.field(Array(name.utf8)) }
    output.endRow()
  }

  /// Tiers with a column of their own; a tier stands after those inside it.
  private static func tiers(_ compiled: CompiledPlan) -> [TierID] {
    let plan = compiled.plan
    let shown = plan.areas.ids.filter { tier in
      plan.statuses.contains { $0.tier == tier }
        || plan.indicators.contains { $0.tier == tier && $0.bands != nil }
    }
    return shown.sorted {
      let (one, other) = (plan.areas.ancestors(of: $0).count, plan.areas.ancestors(of: $1).count)
      return one != other ? one > other : $0.index < $1.index
    }
  }

  /// The headline's column in its own tier; elsewhere that of the tier's first status.
  private static func couldBe(in tier: TierID, _ compiled: CompiledPlan) -> Int? {
    let statuses = compiled.plan.statuses
    if let headline = compiled.plan.headline, statuses[headline].tier == tier {
      return compiled.statusLevels[headline]
    }
    return statuses.firstIndex { $0.tier == tier }.map { compiled.statusLevels[$0] }
  }

  private static func watched(in tier: TierID, _ plan: Plan) -> [Int] {
    plan.indicators.indices.filter { index in
      let indicator = plan.indicators[index]
      let counts = indicator.bands != nil || plan.isRead(.indicator(index))
      return indicator.tier == tier && indicator.isReported && counts
        && indicator.whenMissing != .ignore
    }
  }

  /// How many bytes wait to be written.
  var waiting: Int { output.count }

  mutating func drain(into sink: inout (any ByteSink)?) throws {
    try output.drain { span in try sink?.write(span) }
  }

  mutating func write(_ context: RowContext) {
    let time = CSVCells([context.time])
    for tier in tiers {
      choosePieces(context, tier)
      let pieces = pieces[tier.index]
      let parts = RowParts(
        grid: grid, time: time, areas: areaCells(context, tier),
        areaNumbers: compiled.plan.areas[tier].isOpen ? context.openAreas : nil)
      let gaps = gaps(context, tier)
      for slot in context.order[tier.index] {
        row(context, tier, slot, parts, pieces, hasGaps: gaps[slot])
      }
    }
    reader = nil
  }

  /// Fills the grid: for each slot and piece of a row, which of the prepared cells it is.
  private mutating func choosePieces(_ context: RowContext, _ tier: TierID) {
    let count = context.group.count(tier)
    let pieces = pieces[tier.index].pieces
    // Taken out, so that it can be filled while the rest is looked at.
    var numbers = grid
    grid = []
    defer { grid = numbers }
    let lacking = count * pieces.count - numbers.count
    if lacking > 0 { numbers += repeatElement(0, count: lacking) }
    var cells = numbers.mutableSpan
    for (position, piece) in pieces.enumerated() where piece.kind == .words {
      for column in piece.columns {
        let source = sources[tier.index][column]
        digits.add(
          values(source, context, tier), isWorst: source == .couldBe,
          isFirst: column == piece.columns.first,
          offset: column == piece.columns.last ? piece.firstCell : 0, to: &cells, at: position,
          width: pieces.count)
      }
    }
  }

  /// The sets of levels that a column tells of, slot by slot.
  private func values(
    _ source: ResultColumns.Source?, _ context: RowContext, _ tier: TierID
  ) -> [UInt32] {
    switch source {
    case .levels(let column, _): context.group.values[column]
    case .couldBe: context.group.values[couldBe[tier.index] ?? 0]
    case .time, .area, .missing, nil: []
    }
  }

  /// For each slot whether an indicator of its own is missing, or a status open.
  private func gaps(_ context: RowContext, _ tier: TierID) -> [Bool] {
    var gaps = [Bool](repeating: false, count: context.group.count(tier))
    for index in watched[tier.index] {
      let readings = context.group.readings[index]
      for slot in gaps.indices where readings[slot].state == .missing { gaps[slot] = true }
    }
    for column in statuses[tier.index] {
      let values = context.group.values[column]
      for slot in gaps.indices where values[slot] & (values[slot] &- 1) != 0 { gaps[slot] = true }
    }
    return gaps
  }

  private mutating func row(
    _ context: RowContext, _ tier: TierID, _ slot: Int, _ parts: borrowing RowParts,
    _ prepared: borrowing RowPieces, hasGaps: Bool
  ) {
    let pieces = prepared.pieces.span
    let base = slot &* pieces.count
    var position = 0
    while position < pieces.count {
      let piece = pieces[position]
      let start = base &+ position
      position &+= piece.run
      switch piece.kind {
      case .words: output.pieces(parts.grid.span, start..<(start &+ piece.run), of: prepared.cells)
      case .blank: output.emptyField()
      case .time: output.field(0, of: parts.time)
      case .area: output.field(parts.areaNumbers?[slot] ?? slot, of: parts.areas)
      case .missing: if hasGaps { missing(context, tier, slot) } else { output.emptyField() }
      }
    }
    output.endRow()
  }

  /// The areas of a tier as cells, by number.
  private func areaCells(_ context: RowContext, _ tier: TierID) -> CSVCells {
    compiled.plan.areas[tier].isOpen
      ? context.names.openCells : context.names.declaredCells[tier.index]
  }

  /// The indicators of the row's own area, then what else leaves a status open.
  private mutating func missing(_ context: RowContext, _ tier: TierID, _ slot: Int) {
    var names: [String] = []
    for index in watched[tier.index]
    where context.group.readings[index][slot].state == .missing {
      names.append(compiled.plan.indicators[index].name)
    }
    if hasOtherInputs[tier.index] || names.isEmpty || hasRanges(context, tier, slot) {
      addInputs(of: tier, slot, context, to: &names)
    }
    output.field(Array(names.joined(separator: "; ").utf8))
  }

  private func hasRanges(_ context: RowContext, _ tier: TierID, _ slot: Int) -> Bool {
    watched[tier.index].contains { context.group.readings[$0][slot].state == .within }
  }

  private mutating func addInputs(
    of tier: TierID, _ slot: Int, _ context: RowContext, to names: inout [String]
  ) {
    let reader = self.reader(context)
    for column in statuses[tier.index] {
      for input in reader.missing(column, slot) where input.isMissing || input.range != nil {
        let range = input.range.map { " \($0) (suppressed)" } ?? ""
        let own = compiled.plan.name(of: input.reference) + range
        let name = input.area.tier == tier ? own : "\(own) in \(input.area.name)"
        if !names.contains(name) { names.append(name) }
      }
    }
  }

  private mutating func reader(_ context: RowContext) -> AssessmentReader {
    if let reader { return reader }
    let made = AssessmentReader(
      compiled: compiled, frame: context.group, areaNames: context.areaNames(compiled.plan),
      at: context.instant, zone: context.zone)
    reader = made
    return made
  }
}
