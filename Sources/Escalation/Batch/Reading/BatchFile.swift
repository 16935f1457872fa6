/// One file of a batch: its header, and how its cells are read.
struct BatchFile {
  var name: String
  /// Which of the files of the run it is.
  var number: Int
  let header: BatchHeader
  var cells: [CellReader]
  /// By tier: what is reported for its areas, for the loop over plain cells; and the limits of
  /// their numbers.
  let plain: [[PlainCell]]
  let limits: [Int64]
  /// By tier: the positions of readings that the file has no column for.
  let unread: [[Int]]
  /// By tier: the cells of what is reported for other areas.
  let otherColumns: [[Int]]
  let hasExclusions: Bool
  var times: TimeColumn
  let isPerDay: Bool
  /// Whether the latest of several rows counts.
  let isRanked: Bool
  /// Of a file of which each row brings one reading: what their names mean.
  var names: LongNames?
  /// Of a file with a column for each area: its columns.
  var wide: WideCells?

  init(
    name: String, number: Int, header: BatchHeader, compiled: CompiledPlan, mapping: DataMapping
  ) {
    self.name = name
    self.number = number
    self.header = header
    let plan = compiled.plan
    let positions = RowLayout(compiled)
    var limits: [Int64] = []
    cells = header.columns.map { CellReader($0, compiled, mapping) }
    let tiers = header.columns.map { plan.tier(of: $0.reference) }
    let all = header.columns.enumerated().map { index, column in
      PlainCell(
        column, index: index, position: positions.position(of: column.reference), compiled,
        missing: mapping.missing + mapping.readableMarks(of: column.reference, plan),
        limits: &limits)
    }
    let plain = plan.areas.ids.map { tier in all.filter { tiers[$0.index] == tier } }
    self.plain = plain
    unread = plan.areas.ids.map { tier in
      positions.positions(of: tier, in: plan).filter { position in
        !plain[tier.index].contains { $0.position == position }
      }
    }
    self.limits = limits
    otherColumns = plan.areas.ids.map { tier in tiers.indices.filter { tiers[$0] != tier } }
    hasExclusions = !header.exclusions.isEmpty
    times = TimeColumn(mapping.timeFormat, named: header.names[header.time], file: name)
    isPerDay = mapping.rows.isPerDay
    isRanked = isPerDay || header.latest != nil
    if header.isWide { wide = WideCells(header.columns, all) }
    names = header.name.map { LongNames($0, header.columns, all, plan, mapping) }
  }

  /// What a cell is called where it cannot be used.
  func name(ofCell field: Int, bringing reference: Reference?, _ plan: Plan) -> String {
    guard let reference else { return header.names[field] }
    let name = plan.name(of: reference)
    if let area = header.columns.first(where: { $0.field == field })?.area {
      return "\(name) in \(area)"
    }
    // In a file of one reading a row the column says nothing of what is read from it.
    return names == nil ? header.names[field] : name
  }
}

extension BatchFile {
  /// What is worth saying once about its header and its names.
  var remarks: [String] { header.remarks + (names?.remarks ?? []) }
}

/// Where the readings of a row stand while its moment is being read.
struct RowLayout: Sendable {
  /// The reported indicators, in order.
  let indicators: [Int]

  init(_ compiled: CompiledPlan) {
    indicators = compiled.plan.indicators.indices.filter { compiled.plan.indicators[$0].isReported }
  }

  var count: Int { indicators.count }

  /// Where the readings of the indicators of a tier stand.
  func positions(of tier: TierID, in plan: Plan) -> [Int] {
    indicators.indices.filter { plan.indicators[indicators[$0]].tier == tier }
  }

  /// Nil for what is no indicator.
  func position(of reference: Reference) -> Int? {
    guard case .indicator(let index) = reference else { return nil }
    return indicators.firstIndex(of: index)
  }
}
