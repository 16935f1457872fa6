/// One file of a batch: its header, and how its cells are read.
struct BatchFile {
  let name: String
  let header: BatchHeader
  var cells: [CellReader]
  /// The same columns for the loop over plain cells, and the limits of their numbers.
  let plain: [PlainCell]
  let limits: [Int64]
  /// By tier: the cells of what is reported for its areas, and the others.
  let columns: [[Int]]
  let otherColumns: [[Int]]

  var hasExclusions: Bool { !header.exclusions.isEmpty }

  init(name: String, header: BatchHeader, compiled: CompiledPlan, mapping: DataMapping) {
    self.name = name
    self.header = header
    let plan = compiled.plan
    let positions = RowLayout(compiled)
    var limits: [Int64] = []
    cells = header.columns.map { CellReader($0, compiled, missing: mapping.missing) }
    plain = header.columns.map { column in
      PlainCell(
        column, position: positions.position(of: column.reference), compiled, limits: &limits)
    }
    self.limits = limits
    let tiers = header.columns.map { plan.tier(of: $0.reference) }
    columns = plan.areas.ids.map { tier in tiers.indices.filter { tiers[$0] == tier } }
    otherColumns = plan.areas.ids.map { tier in tiers.indices.filter { tiers[$0] != tier } }
  }
}

/// Where the readings of a row stand while its moment is being read.
struct RowLayout: Sendable {
  /// The reported indicators, in order.
  let indicators: [Int]

  init(_ compiled: CompiledPlan) {
    indicators = compiled.plan.indicators.indices.filter { compiled.plan.indicators[$0].isReported }
  }

  var count: Int { indicators.count }

  /// 0 for what is no indicator.
  func position(of reference: Reference) -> Int {
    guard case .indicator(let index) = reference else { return 0 }
    return indicators.firstIndex(of: index) ?? 0
  }
}
