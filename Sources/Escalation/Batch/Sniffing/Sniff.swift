/// Proposes a mapping for a file after a look at its first rows, as YAML to be pasted.
///
/// Nothing is evaluated, and nothing of it is used before a person has put it into the plan.
/// `isCut` says that the file goes on behind `bytes`. Of a mapping that the plan has already it says
/// how it does on the file, and what the proposal would change.
package func sniff(
  _ bytes: [UInt8], isCut: Bool, named name: String, for plan: Plan,
  existing: ExistingMapping? = nil
) throws -> String {
  let table = try SniffedTable(bytes, isCut: isCut)
  guard !bytes.isEmpty else { throw BatchStop.empty(file: name) }
  guard let header = table.header(plan) else {
    throw BatchStop.data(
      file: name, line: nil, "none of its first rows could be a header",
      help: "A header has a name for each column, with commas between them.")
  }
  var sniffer = Sniffer(table, header: header, name: name, plan)
  sniffer.write()
  let account = try existing?.account(of: bytes, isCut: isCut, named: name, sniffer.mapping)
  return sniffer.head + (account ?? "") + sniffer.mapping
}

private struct Sniffer {
  let table: SniffedTable
  let header: SniffedTable.Row
  let rows: ArraySlice<SniffedTable.Row>
  let columns: [SniffedColumn]
  let name: String
  let plan: Plan
  let times: SniffedTimes?
  let areas: SniffedAreas?
  let matches: [SniffedMatch]
  let long: SniffedLong?
  let wide: SniffedWide?
  let cells: SniffedCells
  var proposal = Proposal()

  init(_ table: SniffedTable, header: Int, name: String, _ plan: Plan) {
    self.table = table
    self.header = table.rows[header]
    self.name = name
    self.plan = plan
    let width = self.header.cells.count
    rows = table.rows[(header + 1)...]
    let whole = rows.filter { $0.cells.count == width }[...]
    let names = self.header.cells.map(columnName)
    columns = names.indices.filter { index in
      !names[index].isEmpty && names.count { $0 == names[index] } == 1
    }.map { SniffedColumn(names[$0], $0, whole) }
    times = SniffedTimes(columns)
    let untimed = columns.filter { [field = times?.column.field] in $0.field != field }
    areas = SniffedAreas(untimed, times?.column, whole, plan)
    let file = Self.file(name).split(separator: ".").first.map(String.init) ?? ""
    wide = areas == nil ? SniffedWide(untimed, named: file, plan) : nil
    let rest = untimed.filter { [field = areas?.column.field] in $0.field != field }
    let inHeader = SniffedMatch.all(rest, plan)
    long = wide == nil ? SniffedLong(rest, whole, plan, moreThan: inHeader.count) : nil
    matches = wide?.matches ?? long?.matches ?? inHeader
    cells = SniffedCells(matches, plan)
  }

  /// What is said about the mapping first.
  var head: String {
    var head = Proposal()
    head.remark(
      "How \(Self.file(name)) could be read, after a look at its first "
        + "\(rows.count == 1 ? "row" : counted(rows.count, "row")). "
        + "Lines that say \"check\" are guesses. Paste it into the plan, or save it as data.yaml "
        + "beside it.", margin: "")
    return head.text
  }

  var mapping: String { (proposal.hasKeys ? "data:\n" : "data: {}\n") + proposal.text }

  private static func file(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  mutating func write() {
    writeFile()
    writeTime()
    writeArea()
    if let wide { writeWide(wide) } else { writeColumns() }
    writeCells()
    writeExclusions()
    writeRest()
  }

  // MARK: - The file

  private mutating func writeFile() {
    switch table.encoding {
    case .utf8: proposal.remark("encoding: nothing to say, it is UTF-8")
    case .utf16: proposal.add("  encoding: utf-16", "sure: its first bytes say so")
    case .windows1252:
      proposal.add(
        "  encoding: windows-1252",
        "check: line \(table.oddLine ?? 1) is no UTF-8; do its names look right?")
    }
    if header.line > 1 {
      proposal.add("  header: \(header.line)", "check: the line with the most names")
    } else {
      proposal.remark("header: nothing to say, it is line 1")
    }
  }

  private mutating func writeTime() {
    guard let times else {
      proposal.remark("check: no column looks like times; say which:  time: COLUMN")
      return
    }
    let column = yamlValue(times.column.name)
    if let format = times.format {
      proposal.add("  time: {column: \(column), format: \(yamlValue(format.text))}", times.why)
    } else {
      proposal.add("  time: \(column)", times.why)
    }
  }

  private mutating func writeArea() {
    guard !plan.areas.named.isEmpty, wide == nil else { return }
    guard let areas else {
      proposal.remark("check: no column looks like areas; say which:  area: COLUMN")
      return
    }
    proposal.add("  area: \(yamlValue(areas.column.name))", areas.why)
    let strangers = areas.strangers(plan)
    if !strangers.isEmpty {
      proposal.remark("check: no areas of the plan: " + Self.listed(strangers))
    }
  }

  // MARK: - Columns

  private mutating func writeColumns() {
    if let long {
      proposal.add(
        "  long: {name: \(yamlValue(long.name.name)), value: \(yamlValue(long.value.name))}",
        "check: each row brings one reading")
    }
    if matches.isEmpty {
      proposal.remark("check: no column is called like anything that the plan reads")
      if let hint = likelyAreas?.hint(plan) { proposal.remark(hint) }
    } else {
      proposal.add("  columns:", "\(matches.count) of \(plan.reportedReferences.count) found")
    }
    for match in matches {
      proposal.add(
        "    \(plan.name(of: match.reference)): \(yamlValue(match.column.name))", why(match))
    }
    writeLacking()
  }

  /// What speaks for a column, and what against it.
  private func why(_ match: SniffedMatch) -> String {
    guard let doubt = SniffedCells.doubt(match, plan) else { return match.why }
    return "check: \(match.why), but \(doubt)"
  }

  /// Columns that could be those of areas, where no column names areas.
  private var likelyAreas: LikelyAreas? {
    guard areas == nil, long == nil else { return nil }
    return LikelyAreas(columns.filter { [field = times?.column.field] in $0.field != field }, plan)
  }

  private mutating func writeLacking() {
    let found = matches.map(\.reference)
    let lacking = plan.reportedReferences.filter { !found.contains($0) }
    if !lacking.isEmpty {
      proposal.remark(
        "no \(long == nil ? "column" : "rows") for: "
          + lacking.map { plan.name(of: $0) }.joined(separator: ", "),
        margin: matches.isEmpty ? "  " : "    ")
    }
  }

  private mutating func writeWide(_ wide: SniffedWide) {
    let count = wide.blocks.count
    proposal.add(
      "  wide:", "\(count) of \(plan.reportedReferences.count) found, with a column for each area")
    for block in wide.blocks {
      proposal.add("    \(plan.name(of: block.reference)):", block.why)
      for column in block.columns {
        proposal.line("      \(yamlValue(column.area)): \(yamlValue(column.column.name))")
      }
    }
    let found = wide.blocks.map(\.reference)
    let lacking = plan.reportedReferences.filter { !found.contains($0) }.map { plan.name(of: $0) }
    if !lacking.isEmpty {
      proposal.remark("no columns for: \(lacking.joined(separator: ", "))", margin: "    ")
    }
  }

  // MARK: - Cells

  private mutating func writeCells() {
    let words = Self.sorted(cells.missing)
    if !words.isEmpty {
      proposal.add(
        "  missing: [\(words.map { yamlValue($0.text) }.joined(separator: ", "))]",
        "check: " + Self.listed(words))
    }
    SniffedMarks(cells.marks, matches, plan).write(to: &proposal)
    let hidden = Self.sorted(cells.hidden)
    if !hidden.isEmpty {
      proposal.remark(
        "check: \(Self.listed(hidden)): does it hide small numbers? Under missing it counts as not "
          + "known; without a word it does so too, and is listed among the rejects")
    }
    writeNumbers()
    for (name, count) in cells.percent {
      proposal.remark(
        "\(name): \(counted(count, "cell")) with %, read as they are since the unit is percent")
    }
    writeStrange()
  }

  /// What is said beside a column already is not said again.
  private mutating func writeStrange() {
    let doubtful = matches.filter(\.isDoubtful).map { plan.name(of: $0.reference) }
    let strange = cells.strange(without: Set(doubtful))
    for (name, text, count) in strange.prefix(8) {
      proposal.remark(
        "check: \(name): \(counted(count, "cell")) '\(text.sniffed)' that nothing reads")
    }
    if strange.count > 8 {
      proposal.remark("check: and \(counted(strange.count - 8, "other text")) of that kind")
    }
  }

  private mutating func writeNumbers() {
    let sign = cells.thousands.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let durations = cells.durations.sorted { $0.value > $1.value }
    guard sign != nil || !durations.isEmpty else { return }
    proposal.add("  numbers:", "how numbers are written")
    if let sign {
      proposal.add(
        "    thousands: \"\(sign.key)\"", counted(sign.value, "cell") + " such as 1\(sign.key)234")
    }
    if !durations.isEmpty {
      let forms = durations.map(\.key.rawValue)
      let total = durations.reduce(0) { $0 + $1.value }
      let isUnsure = forms.contains("h:mm")
      proposal.add(
        "    durations: \(forms.count == 1 ? forms[0] : "[\(forms.joined(separator: ", "))]")",
        (isUnsure ? "check: hours and minutes, or m:ss? " : "") + counted(total, "cell"))
    }
  }

  // MARK: - Rows

  private mutating func writeExclusions() {
    let rules = excluded
    guard !rules.isEmpty else { return }
    proposal.add("  exclude:", "rows that are no data")
    for rule in rules {
      proposal.add(
        "    \(yamlValue(rule.column.name)): "
          + "[\(rule.values.map(\.value).joined(separator: ", "))]",
        "check: " + rule.values.map(\.why).filter { !$0.isEmpty }.joined(separator: ", "))
    }
  }

  /// By column: the values whose rows are no data, and what speaks for each.
  private var excluded: [(column: SniffedColumn, values: [(value: String, why: String)])] {
    let notes = rows.filter { $0.cells.count != header.cells.count }
    let starts = Self.noteStarts(notes)
    return columns.compactMap { column in
      var values: [(value: String, why: String)] = []
      if column.field == areas?.column.field {
        values = (areas?.totals(plan) ?? []).map {
          (yamlValue($0.text), "\(counted($0.count, "row")) '\($0.text)'")
        }
      }
      let blanks = column.counts[""] ?? 0
      if blanks > 0, [areas?.column.field, times?.column.field].contains(column.field) {
        values.append(("blank", "\(counted(blanks, "row")) with nothing there"))
      }
      if column.field == 0, !starts.isEmpty {
        values += starts.map { (yamlValue("starts with \($0)"), "") }
        values[values.count - 1].why = "\(counted(notes.count, "row")) of another width"
      }
      return values.isEmpty ? nil : (column, values)
    }
  }

  /// What rows of another width begin with: `Source:`, `Notes`.
  private static func noteStarts(_ rows: [SniffedTable.Row]) -> [String] {
    var starts: [String] = []
    for row in rows.prefix(50) {
      guard let cell = row.cells.first, case let word = String(cell.prefix { $0.isLetter }),
        !word.isEmpty, !starts.contains(word)
      else { continue }
      starts.append(word)
    }
    return Array(starts.prefix(5))
  }

  // MARK: - What is left

  private mutating func writeRest() {
    let used = Set(
      matches.map(\.column.field) + (wide?.fields ?? [])
        + [times?.column.field, areas?.column.field, long?.name.field, long?.value.field]
        .compactMap(\.self))
    let unused = columns.filter { !used.contains($0.field) }.map(\.name)
    if !unused.isEmpty {
      let shown = unused.prefix(20).map(\.sniffed).joined(separator: ", ")
      let more = unused.count > 20 ? " and \(unused.count - 20) more" : ""
      proposal.remark("columns that nobody reads: \(shown)\(more)")
    }
    if let names = long?.unread, !names.isEmpty {
      proposal.remark("names that nobody reads: " + Self.listed(names))
    }
    let others = rows.count { $0.cells.count != header.cells.count }
    if others > 0 {
      proposal.remark(
        "check: \(counted(others, "row")) \(others == 1 ? "has" : "have") not "
          + "\(header.cells.count) fields as the header has")
    }
  }

  private static func sorted(_ counts: [String: Int]) -> [(text: String, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  private static func listed(_ texts: [(text: String, count: Int)]) -> String {
    let shown = texts.prefix(6).map { "\(counted($0.count, "cell")) '\($0.text.sniffed)'" }
    return shown.joined(separator: ", ")
      + (texts.count > 6 ? " and \(texts.count - 6) more" : "")
  }
}
