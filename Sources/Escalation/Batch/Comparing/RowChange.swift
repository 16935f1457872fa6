/// What is different in one row.
struct RowChange {
  /// A cell that is another one now.
  struct Cell: Hashable {
    let column: String
    let old: String
    let new: String
  }

  let area: String
  let cells: [Cell]
}

/// Finds what is different between the rows of one time, and what changed together with a status.
struct RowComparer {
  /// Columns that both have, but for time and area: where they stand.
  private let shared: [(name: String, old: Int, new: Int)]
  private let isAlike: Bool
  private let statuses: Set<String>

  init(_ old: ResultHeader, _ new: ResultHeader, _ plan: Plan) {
    shared = new.names.enumerated().compactMap { index, name in
      guard index != new.time, index != new.area else { return nil }
      return old.names.firstIndex(of: name).map { (name, $0, index) }
    }
    isAlike = old.names == new.names
    statuses = Set(plan.statuses.map(\.name))
  }

  /// Nil where the rows say the same.
  func change(_ old: WrittenRow, _ new: WrittenRow, _ area: String) -> RowChange? {
    if isAlike, old == new { return nil }
    let cells = shared.compactMap { column in
      let (before, after) = (old.text(column.old), new.text(column.new))
      return before == after
        ? nil : RowChange.Cell(column: column.name, old: before, new: after)
    }
    return cells.isEmpty ? nil : RowChange(area: area, cells: cells)
  }

  func isStatus(_ column: String) -> Bool { statuses.contains(column) }

  /// What changed together with a status: readings in its own row or, where there are none, statuses
  /// in other rows of that time.
  func company(of cell: RowChange.Cell, in change: RowChange, _ all: [RowChange]) -> [String] {
    let own = change.cells.filter { !isStatus($0.column) && $0.column != "could_be" }
    if !own.isEmpty { return own.map(\.text) }
    let others = all.flatMap { other in
      other.cells.filter { other.area != change.area && isStatus($0.column) }.map {
        "\($0.column) in \(other.area) \($0.levels)"
      }
    }
    if !others.isEmpty { return others }
    return change.cells.filter { isStatus($0.column) && $0 != cell }.map(\.text)
  }
}

/// In which areas a status was another one at the time before: what is held goes on from there.
struct StatusTrail {
  /// By area: the statuses that were different in its last row, and when that was.
  private var areas: [String: (time: String, statuses: Set<String>)] = [:]

  /// When a status was already another one, in the row before this one.
  func before(_ status: String, in area: String) -> String? {
    areas[area].flatMap { $0.statuses.contains(status) ? $0.time : nil }
  }

  /// Takes note of the rows of a time that were compared, all of them and those that differ.
  mutating func note(_ compared: [String], _ changes: [RowChange], at time: String) {
    for area in compared where !areas.isEmpty { areas[area] = nil }
    for change in changes {
      areas[change.area] = (time, Set(change.cells.map(\.column)))
    }
  }
}

extension RowChange.Cell {
  var text: String { "\(column) \(levels)" }

  /// `busy -> severe`.
  var levels: String { "\(Self.shown(old)) -> \(Self.shown(new))" }

  private static func shown(_ cell: String) -> String { cell.isEmpty ? "(blank)" : cell }
}
