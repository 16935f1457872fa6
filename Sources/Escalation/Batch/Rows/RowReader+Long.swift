internal import Diagnostics

// Files of which each row brings one reading.
extension RowReader {
  mutating func longRows(
    _ range: Range<Int>, of reader: borrowing CSVReader, _ file: inout BatchFile
  ) throws {
    var staged = group.takeStaged()
    defer { group.putBack(staged) }
    for index in range {
      let record = reader.records[index]
      counts.read += 1
      guard isRow(record, reader, file) else { continue }
      guard let wanted = wanted(record, reader, &file) else {
        counts.excluded += 1
        continue
      }
      guard try isTimeRead(record, reader, &file, &staged) else { continue }
      try takeReading(wanted, record, reader, &file, &staged)
    }
  }

  /// Whether it is a row that is to be read; it is dealt with where it is none.
  mutating func isRow(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile
  ) -> Bool {
    if file.hasExclusions, let rule = rule(excluding: record, reader, file) {
      exclude(record, by: rule, reader, file)
      return false
    }
    guard record.fieldCount == file.header.names.count, record.flags.isDisjoint(with: .rejected)
    else {
      rejectShape(record, reader, file)
      return false
    }
    return true
  }

  /// Goes to the moment of a row; it is dealt with where it has none.
  mutating func isTimeRead(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: inout BatchFile,
    _ staged: inout StagedReadings
  ) throws -> Bool {
    let time = reader.fields[record.firstField + file.header.time]
    if group.hasTime(reader.bytes.span, time.start..<time.end) { return true }
    group.putBack(staged)
    defer { staged = group.takeStaged() }
    return try enterTime(time, record, reader, &file)
  }

  /// What the row brings; nil where nobody asked for it.
  private func wanted(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: inout BatchFile
  ) -> LongNames.Wanted? {
    guard let field = file.names?.field else { return nil }
    let name = reader.fields[record.firstField + field]
    return file.names?.wanted(
      name, reader.bytes.span, at: RowOrigin(file: file.number, line: record.line))
  }

  private mutating func takeReading(
    _ wanted: LongNames.Wanted, _ record: CSVRecord, _ reader: borrowing CSVReader,
    _ file: inout BatchFile, _ staged: inout StagedReadings
  ) throws(BatchStop) {
    guard let area = area(of: record, reader, file) else {
      return try rejectArea(record, reader, file)
    }
    let slot: BatchGroup.Slot
    switch group.enter(area, line: record.line, of: file.number) {
    case .taken(let taken): slot = taken
    case .slot(let entered):
      slot = entered
      staged.blank(row: slot.row)
    }
    guard compiled.plan.tier(of: wanted.reference) == slot.tier else {
      counts.evaluated += 1
      return checkForeign(wanted.cell.index, record, reader, file)
    }
    let claim =
      file.isRanked
      ? self.claim(of: record, reader, &file)
      : RowClaim(
        file: file.number, place: Place(line: record.line, column: 1), text: "", rank: RowRank())
    if let before = claims[slot.row, wanted.reference] {
      takeAgain(wanted, claim, before.claim, record, slot, reader, &file, &staged)
    } else {
      counts.evaluated += 1
      take(wanted, claim, record, slot, reader, &file, &staged)
    }
  }

  /// The first value, or the one that counts in place of all before.
  private mutating func take(
    _ wanted: LongNames.Wanted, _ claim: RowClaim, _ record: CSVRecord, _ slot: BatchGroup.Slot,
    _ reader: borrowing CSVReader, _ file: inout BatchFile, _ staged: inout StagedReadings
  ) {
    let cell = reader.fields[record.firstField + wanted.cell.field]
    let content = self.content(wanted.cell, cell, record, slot, reader, &file)
    _ = bring(content, wanted.cell, record, slot, reader, file, &staged)
    let standing = claims[slot.row, wanted.reference]?.standing ?? .brought
    claims[slot.row, wanted.reference] = .init(claim: claim, standing: standing)
  }

  private mutating func takeAgain(
    _ wanted: LongNames.Wanted, _ claim: RowClaim, _ before: RowClaim, _ record: CSVRecord,
    _ slot: BatchGroup.Slot, _ reader: borrowing CSVReader, _ file: inout BatchFile,
    _ staged: inout StagedReadings
  ) {
    counts.superseded += 1
    if file.isRanked, before.rank != claim.rank {
      let isLater = before.rank < claim.rank
      supersede(isLater ? before : claim, by: isLater ? claim : before)
      guard isLater else { return }
      forget(wanted.reference, wanted.cell.position, slot, &staged)
      return take(wanted, claim, record, slot, reader, &file, &staged)
    }
    let cell = reader.fields[record.firstField + wanted.cell.field]
    let content = self.content(wanted.cell, cell, record, slot, reader, &file)
    let overlap = bring(content, wanted.cell, record, slot, reader, file, &staged)
    // Whoever fills a gap is as late as the row beside it.
    claims[slot.row, wanted.reference]?.claim.rank = before.rank
    let other = nameOfFile(before.file, besides: file.number)
    log(
      file.header.area ?? file.header.time, record, reader, file, .duplicate,
      overlap.reason("line \(before.place.line)\(other)"))
  }

  /// Takes back what was brought for an area.
  mutating func forget(
    _ reference: Reference, _ position: Int?, _ slot: BatchGroup.Slot,
    _ staged: inout StagedReadings
  ) {
    claims[slot.row, reference] = nil
    if case .trigger(let trigger) = reference {
      group.takeBackAnswer(trigger, slot.slot)
    } else if let position {
      staged[position, row: slot.row] = .missing
    }
  }

  // MARK: - The end

  /// Looks at the names a file had, at its end.
  mutating func checkNames(of file: BatchFile) throws(BatchStop) {
    guard let names = file.names else { return }
    if let (number, problem) = names.nearMiss(compiled.plan) {
      throw .header(file: files[number], problem)
    }
    if let problem = names.strangeFile(compiled.plan) {
      throw .header(file: file.name, problem)
    }
    longReferences.formUnion(file.header.columns.map(\.reference))
    metReferences.formUnion(names.metReferences)
  }

  /// What no row of any long file was for.
  private var namesNeverMet: [String] {
    let never = compiled.plan.reportedReferences.filter {
      longReferences.contains($0) && !metReferences.contains($0)
    }
    let missing = never.filter { !compiled.plan.countsAsNo($0) }.map(compiled.plan.name(of:))
    let unasked = never.filter(compiled.plan.countsAsNo).map(compiled.plan.name(of:))
    return [
      missing.isEmpty ? nil : "no rows for \(shortList(missing)): missing throughout",
      unasked.isEmpty ? nil : "no rows for \(shortList(unasked)): no throughout",
    ].compactMap(\.self)
  }

  /// What is worth saying once, after the last file.
  var lastRemarks: [String] { namesNeverMet + [days.remark].compactMap(\.self) }
}

extension CellOverlap {
  fileprivate func reason(_ first: String) -> String {
    switch self {
    case .same: "the same as \(first)"
    case .silent: "of the same time and area as \(first), and blank"
    case .fills: "of the same time and area as \(first), which is blank"
    case .differs: "of the same time and area as \(first), and differs"
    }
  }
}
