/// The cells of a file with a column for each area.
struct WideCells: Sendable {
  let cells: [PlainCell]
  /// By cell: the area it is for; nil for the whole plan.
  private let areas: [String?]
  /// By cell; empty until they are looked up.
  private(set) var places: [AreaDirectory.Place] = []

  init(_ columns: [BatchHeader.Column], _ cells: [PlainCell]) {
    self.cells = cells
    areas = columns.map(\.area)
  }

  /// Looks the areas up. Every one is known: what is none was found when the mapping was read.
  mutating func settle(_ directory: inout AreaDirectory, _ wholePlan: TierID) {
    guard places.isEmpty else { return }
    places = areas.map { area in
      area.flatMap { directory.resolve($0) } ?? AreaDirectory.Place(tier: wholePlan, area: 0)
    }
  }
}
