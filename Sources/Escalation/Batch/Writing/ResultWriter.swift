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
  /// The areas of an open tier by their numbers.
  let openNames: [String]

  /// The names of the areas by tier and slot.
  func areaNames(_ plan: Plan) -> [[String]] {
    plan.areas.tiers.map { tier in
      tier.holdsThings
        ? [] : tier.isOpen ? openAreas.map { openNames[$0] } : tier.areas.map(\.name)
    }
  }
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
  private var pieces: [RowPieces]
  /// By tier: the column of levels that `could_be` is about.
  private let couldBe: [Int?]
  /// By tier: the indicators named in `missing`, and their names.
  private let watched: [[Int]]
  private let watchedNames: [[[UInt8]]]
  /// By tier: the columns of its statuses, and whether other things than those indicators may leave
  /// one open.
  private let statuses: [[Int]]
  private let hasOtherInputs: [Bool]
  private static let between = Array("; ".utf8)
  /// What is written of a row with gaps; kept for its room.
  private var text: [UInt8] = []
  /// Made where it is needed, and let go of before the frame changes.
  private var reader: AssessmentReader?
  private var output = CSVOutput()
  private let digits: LevelDigits
  /// For each piece of a row and each slot: which of the prepared cells it is.
  private var grid: [UInt32] = []

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
    pieces = zip(sources, plan.areas.tiers).map { sources, tier in
      RowPieces(of: sources, words: words, areas: tier.isOpen ? [] : tier.areas.map(\.name))
    }
    let watched = plan.areas.ids.map { Self.watched(in: $0, plan) }
    self.watched = watched
    watchedNames = watched.map { list in list.map { Array(plan.indicators[$0].name.utf8) } }
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

  /// An area of the open tier that has the next number.
  mutating func add(openArea name: String) {
    guard let tier = compiled.plan.areas.openTier else { return }
    pieces[tier.index].add(area: name)
  }

  mutating func write(_ context: RowContext) {
    for tier in tiers {
      pieces[tier.index].setTime(context.time)
      choosePieces(context, tier)
      writeRows(context, tier)
    }
    reader = nil
  }

  /// Fills the grid: for each piece of a row and each slot, which of the prepared cells it is.
  private mutating func choosePieces(_ context: RowContext, _ tier: TierID) {
    let count = context.group.count(tier)
    let own = pieces[tier.index]
    // Taken out, so that it can be filled while the rest is looked at.
    var numbers = grid
    grid = []
    defer { grid = numbers }
    let lacking = count * own.pieces.count - numbers.count
    if lacking > 0 { numbers += repeatElement(0, count: lacking) }
    var cells = numbers.mutableSpan
    for (position, piece) in own.pieces.enumerated() {
      let start = position * count
      switch piece.kind {
      case .words: chooseWords(piece, context, tier, &cells, from: start)
      case .time: cells.fill(start..<(start + count), with: own.timeCell)
      case .blank, .missing: cells.fill(start..<(start + count), with: own.blankCell)
      case .area:
        for slot in 0..<count {
          let number = areaNumber(context, tier, slot)
          cells[start + slot] = UInt32(truncatingIfNeeded: own.firstArea + number)
        }
      }
    }
  }

  private func areaNumber(_ context: RowContext, _ tier: TierID, _ slot: Int) -> Int {
    compiled.plan.areas[tier].isOpen ? context.openAreas[slot] : slot
  }

  private func chooseWords(
    _ piece: RowPiece, _ context: RowContext, _ tier: TierID, _ cells: inout MutableSpan<UInt32>,
    from start: Int
  ) {
    for column in piece.columns {
      let source = sources[tier.index][column]
      digits.add(
        values(source, context, tier), isWorst: source == .couldBe,
        isFirst: column == piece.columns.first,
        offset: column == piece.columns.last ? piece.firstCell : 0, to: &cells, from: start)
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

  /// For each slot which indicators of its own are missing, and whether a status is open.
  private func gaps(_ context: RowContext, _ tier: TierID) -> [RowGaps] {
    var gaps = Array(repeating: RowGaps(), count: context.group.count(tier))
    for (position, index) in watched[tier.index].enumerated() {
      Self.note(context.group.readings[index], at: position, in: &gaps)
    }
    for column in statuses[tier.index] {
      Self.note(levels: context.group.values[column], in: &gaps)
    }
    return gaps
  }

  private static func note(_ readings: [Reading], at position: Int, in gaps: inout [RowGaps]) {
    let readings = readings.span
    var gaps = gaps.mutableSpan
    for slot in gaps.indices { gaps[slot].note(readings[slot].state, at: position) }
  }

  private static func note(levels: [UInt32], in gaps: inout [RowGaps]) {
    let levels = levels.span
    var gaps = gaps.mutableSpan
    for slot in gaps.indices { gaps[slot].note(levels: levels[slot]) }
  }

  /// Writes the rows, those that consist of prepared pieces alone together.
  private mutating func writeRows(_ context: RowContext, _ tier: TierID) {
    let order = context.order[tier.index]
    let gaps = gaps(context, tier)
    let prepared = PreparedRows(of: pieces[tier.index], grid, slots: gaps.count)
    var first = 0
    for (position, slot) in order.enumerated() {
      let longArea = longArea(context, tier, slot)
      guard gaps[slot].isAny || longArea != nil else { continue }
      rows(order, first..<position, prepared)
      row(context, tier, slot, prepared, gaps[slot], longArea)
      first = position + 1
    }
    rows(order, first..<order.count, prepared)
  }

  /// The name of the row's area, where it is too long to be among the prepared pieces.
  private func longArea(_ context: RowContext, _ tier: TierID, _ slot: Int) -> [UInt8]? {
    if pieces[tier.index].longAreas.isEmpty { return nil }
    return pieces[tier.index].longAreas[areaNumber(context, tier, slot)]
  }

  // The loop of `writeRows` calls these two. The optimizer of Swift 6.3.1 stops with an error of its
  // own where it puts both into that loop.

  @inline(never)
  private mutating func rows(_ order: [Int], _ range: Range<Int>, _ prepared: PreparedRows) {
    output.rows(order, range, prepared)
  }

  /// Writes a row that names what is missing, or an area with a long name.
  @inline(never)
  private mutating func row(
    _ context: RowContext, _ tier: TierID, _ slot: Int, _ prepared: PreparedRows,
    _ gaps: RowGaps, _ longArea: [UInt8]?
  ) {
    var next = 0
    for position in prepared.pieces.indices {
      let kind = prepared.pieces[position].kind
      let isMissing = kind == .missing && gaps.isAny
      let ownName = kind == .area ? longArea : nil
      guard isMissing || ownName != nil else { continue }
      output.pieces(next..<position, ofRow: slot, prepared)
      if let ownName { output.field(ownName) } else { missing(context, tier, slot, gaps) }
      next = position + 1
    }
    output.pieces(next..<prepared.pieces.count, ofRow: slot, prepared)
    output.endRow()
  }

  /// The indicators of the row's own area, then what else leaves a status open.
  private mutating func missing(
    _ context: RowContext, _ tier: TierID, _ slot: Int, _ gaps: RowGaps
  ) {
    text.removeAll(keepingCapacity: true)
    let watched = watched[tier.index]
    var rest = gaps
    while let position = rest.next() { addName(tier, position) }
    for position in gaps.others(upTo: watched.count)
    where context.group.readings[watched[position]][slot].state == .missing {
      addName(tier, position)
    }
    if hasOtherInputs[tier.index] || text.isEmpty || gaps.hasRange {
      addInputs(of: tier, slot, context)
    }
    output.field(text)
  }

  private mutating func addName(_ tier: TierID, _ position: Int) {
    if !text.isEmpty { text += Self.between }
    text += watchedNames[tier.index][position]
  }

  private mutating func addInputs(of tier: TierID, _ slot: Int, _ context: RowContext) {
    let reader = self.reader(context)
    var names = watched[tier.index].filter {
      context.group.readings[$0][slot].state == .missing
    }.map { compiled.plan.indicators[$0].name }
    for column in statuses[tier.index] {
      for input in reader.missing(column, slot) where input.isMissing || input.range != nil {
        let range = input.range.map { " \($0) (suppressed)" } ?? ""
        let own = compiled.plan.name(of: input.reference) + range
        let name = input.area.tier == tier ? own : "\(own) in \(input.area.name)"
        if !names.contains(name) { names.append(name) }
      }
    }
    text = Array(names.joined(separator: "; ").utf8)
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

extension MutableSpan<UInt32> {
  fileprivate mutating func fill(_ range: Range<Int>, with number: Int) {
    for place in range { self[place] = UInt32(truncatingIfNeeded: number) }
  }
}
