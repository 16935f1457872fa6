/// What the areas are called, and the same as cells of results.
struct AreaNames: Sendable {
  /// The areas of an open tier in the order in which they were met.
  private(set) var open: [String] = []
  private(set) var openCells = CSVCells([])
  /// By tier: the areas that the plan declares.
  let declaredCells: [CSVCells]

  init(_ areas: Areas) {
    declaredCells = areas.tiers.map { CSVCells($0.areas.map { Array($0.name.utf8) }) }
  }

  mutating func add(_ name: String) {
    open.append(name)
    openCells.append(Array(name.utf8))
  }
}
