/// Which column holds the areas, and which rows are of none.
struct SniffedAreas: Sendable {
  let column: SniffedColumn
  let why: String

  /// In a plan with areas of its own, the column that names them; else one whose texts come once
  /// for each time.
  init?(
    _ columns: [SniffedColumn], _ times: SniffedColumn?, _ table: ArraySlice<SniffedTable.Row>,
    _ plan: Plan
  ) {
    guard !plan.areas.named.isEmpty else { return nil }
    var best: (column: SniffedColumn, score: Int, why: String)?
    for column in columns where column.field != times?.field && column.filled > 0 {
      let (score, why) = Self.score(column, times, table, plan)
      if score > best?.score ?? 0 { best = (column, score, why) }
    }
    guard let best else { return nil }
    column = best.column
    why = best.why
  }

  private static func score(
    _ column: SniffedColumn, _ times: SniffedColumn?, _ table: ArraySlice<SniffedTable.Row>,
    _ plan: Plan
  ) -> (Int, String) {
    let declared = column.count { plan.areas.area(named: $0) != nil }
    if declared * 2 > column.filled {
      return (
        1000 + declared * 100 / column.filled,
        "\(counted(declared, "cell")) of \(grouped(column.filled)) name areas of the plan"
      )
    }
    guard plan.areas.openTier != nil else { return (0, "") }
    let name = foldedName(column.name)
    let words = plan.areas.named.map(\.name) + ["area", "code", "site", "name", "trust", "org"]
    guard column.count(where: { ExactDecimal($0) != nil }) == 0,
      let rank = words.firstIndex(where: { name.contains($0) })
    else { return (0, "") }
    let isOnce = isOnceEach(column, times, table)
    let kinds = counted(column.counts.count, "name")
    return (
      100 - rank + (isOnce ? 100 : 0) + (name == "area" ? 50 : 0),
      isOnce ? "\(kinds), each once at a time" : "check: \(kinds), some several times at one time"
    )
  }

  private static func isOnceEach(
    _ column: SniffedColumn, _ times: SniffedColumn?, _ table: ArraySlice<SniffedTable.Row>
  ) -> Bool {
    guard let times else { return false }
    var seen: Set<[String]> = []
    for row in table where max(column.field, times.field) < row.cells.count {
      guard !row.cells[column.field].isEmpty, !row.cells[times.field].isEmpty else { continue }
      if !seen.insert([row.cells[times.field], row.cells[column.field]]).inserted { return false }
    }
    return true
  }

  // MARK: - Totals

  private static let wholes: Set<String> = [
    "total", "totals", "all", "england", "scotland", "wales", "national", "grand_total", "overall",
    "uk", "united_kingdom", "-", "sum",
  ]

  /// What stands in the column in rows that are no area.
  func totals(_ plan: Plan) -> [(text: String, count: Int)] {
    column.texts { text in
      let folded = foldedName(text)
      return plan.areas.area(named: text) == nil && folded != "all"
        && (Self.wholes.contains(folded) || folded.isEmpty || folded.hasPrefix("total_"))
    }
  }

  /// Texts that the plan does not know, where it names its areas.
  func strangers(_ plan: Plan) -> [(text: String, count: Int)] {
    guard plan.areas.openTier == nil else { return [] }
    let known = totals(plan).map(\.text)
    return column.texts { text in
      plan.areas.area(named: text) == nil && foldedName(text) != "all" && !known.contains(text)
    }
  }
}
