internal import Diagnostics
internal import YAMLTree

// Files with a column for each area: `wide: {staffing: {west: West, east: East}}`.
extension Resolver {
  mutating func wideColumns(_ node: YAMLNode) -> [RowRules.WideColumn] {
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape",
          "expected what the columns are of, and which area each is for, but this is "
            + node.kindText, at: node.mark, help: ["Write, such as"] + Self.wideSample))
      return []
    }
    return entries.flatMap { entry in
      reportable(entry.key, at: entry.keyMark).map { wideColumns(of: $0, entry) } ?? []
    }
  }

  /// Areas with their columns, or columns that are called as their areas.
  private mutating func wideColumns(
    of reference: Reference, _ entry: YAMLEntry
  ) -> [RowRules.WideColumn] {
    let columns: [RowRules.WideColumn]
    if let areas = entry.value.mapping {
      columns = areas.compactMap { area in
        diagnostics.text(area.value, "a column").map {
          .init(
            reference: reference, area: area.key.trimmingBlanks, header: $0, mark: area.keyMark)
        }
      }
    } else {
      columns = diagnostics.texts(entry.value, "a column").map {
        .init(reference: reference, area: $0.text.trimmingBlanks, header: $0.text, mark: $0.mark)
      }
    }
    if columns.isEmpty, entry.value.mapping?.isEmpty ?? entry.value.sequence?.isEmpty ?? false {
      reportMapping(
        "there is no column for '\(entry.key)'", at: entry.value.mark,
        ["Write each area with its column, such as"] + Self.wideSample)
    }
    return columns
  }

  private static let wideSample = ["  wide:", "    staffing: {west: West, east: East side}"]

  // MARK: - What fits together

  /// What a mapping says of columns for areas must fit the plan, and what else it says.
  mutating func reportWide(
    _ data: DataMappings?, _ indicators: [Indicator], _ triggers: [Trigger], _ areas: Areas
  ) {
    // What the plan itself works out is another finding.
    let tier = { (reference: Reference) -> TierID? in
      switch reference {
      case .indicator(let index): indicators[index].isInput ? indicators[index].tier : nil
      case .trigger(let index): triggers[index].isInput ? triggers[index].tier : nil
      case .status: nil
      }
    }
    for mapping in data?.all ?? [] where mapping.rows.isWide {
      reportOtherKinds(mapping)
      for column in mapping.rows.firstWide where tier(column.reference) == areas.wholePlan {
        reportWholePlan(column)
      }
      for column in mapping.rows.wide { reportArea(column, tier(column.reference), areas) }
      reportTwice(mapping.rows.wide)
      for column in mapping.columns {
        guard let tier = tier(column.reference), tier != areas.wholePlan else { continue }
        let name = names.name(of: column.reference)
        reportMapping(
          "'\(name)' is given for each \(areas[tier].name), and nothing says for which this is",
          at: column.mark,
          [
            "Write its columns under 'wide', each with its area:",
            "  wide: {\(name): {AREA: COLUMN}}",
          ])
      }
    }
  }

  private mutating func reportOtherKinds(_ mapping: DataMapping) {
    if let mark = mapping.rows.long?.mark {
      reportMapping(
        "a file has one reading in each row or a column for each area, and this says both",
        at: mark, ["Take out 'long' or 'wide'."])
    }
    if mapping.area != nil, let mark = mapping.rows.wide.first?.mark {
      reportMapping(
        "'area' says that a column names the areas, and 'wide' that each has columns of its own",
        at: mark, ["Take out 'area' or 'wide'."])
    }
  }

  private mutating func reportWholePlan(_ column: RowRules.WideColumn) {
    let name = names.name(of: column.reference)
    reportMapping(
      "'\(name)' is given for the whole plan, and not for an area", at: column.mark,
      ["Write its column under 'columns':", "  columns: {\(name): COLUMN}"])
  }

  private mutating func reportArea(
    _ column: RowRules.WideColumn, _ tier: TierID?, _ areas: Areas
  ) {
    guard let tier, tier != areas.wholePlan else { return }
    let found = areas.area(named: column.area)
    if found?.tier == tier { return }
    if areas[tier].isOpen, found == nil { return }
    reportUnknown(
      column.area, areas[tier].name, in: areas[tier].areas.map(\.name), at: column.mark)
  }

  /// An area twice for one reading, or a column for two.
  private mutating func reportTwice(_ columns: [RowRules.WideColumn]) {
    var areas: [String: Mark] = [:]
    var headers: [String: Mark] = [:]
    for column in columns {
      let name = names.name(of: column.reference)
      let area = "\(name) \(foldedName(column.area))"
      if let first = areas[area] {
        reportMapping(
          "'\(name)' has two columns for \(column.area)", at: column.mark,
          related: [.init(first, "first here")], [])
      } else if let first = headers[columnName(column.header)] {
        reportMapping(
          "the column '\(columnName(column.header))' is for something else already",
          at: column.mark, related: [.init(first, "here")], [])
      }
      areas[area] = areas[area] ?? column.mark
      headers[columnName(column.header)] = headers[columnName(column.header)] ?? column.mark
    }
  }

  private mutating func reportMapping(
    _ message: String, at mark: Mark, related: [Diagnostic.Label] = [], _ help: [String]
  ) {
    diagnostics.report(.init("bad-mapping", message, at: mark, related: related, help: help))
  }
}
