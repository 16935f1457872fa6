internal import Diagnostics

// Files with a column for each area: a row brings what all of them say at one time.
extension RowReader {
  /// What a row met of other rows of its time.
  private struct Meeting {
    var overlaps: [CellOverlap] = []
    /// The row beside which it stands, and those before whose place it takes.
    var beside: RowClaim?
    var replaced: [RowClaim] = []
    /// The one that counts in its place.
    var later: RowClaim?

    var isFirst: Bool { beside == nil && replaced.isEmpty && later == nil }
  }

  mutating func wideRows(
    _ range: Range<Int>, of reader: borrowing CSVReader, _ file: inout BatchFile
  ) throws {
    file.wide?.settle(&directory, compiled.plan.areas.wholePlan)
    var staged = group.takeStaged()
    defer { group.putBack(staged) }
    for index in range {
      let record = reader.records[index]
      counts.read += 1
      guard isRow(record, reader, file), try isTimeRead(record, reader, &file, &staged) else {
        continue
      }
      takeCells(record, reader, &file, &staged)
    }
  }

  private mutating func takeCells(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: inout BatchFile,
    _ staged: inout StagedReadings
  ) {
    guard let wide = file.wide else { return }
    let claim =
      file.isRanked
      ? self.claim(of: record, reader, &file)
      : place(of: file.header.time, in: record, reader, file)
    var meeting = Meeting()
    for (cell, area) in zip(wide.cells, wide.places) {
      let slot = slot(of: area, record, file, &staged)
      take(cell, claim, record, slot, reader, &file, &staged, &meeting)
    }
    note(meeting, claim, record, reader, file)
  }

  private mutating func slot(
    of area: AreaDirectory.Place, _ record: CSVRecord, _ file: BatchFile,
    _ staged: inout StagedReadings
  ) -> BatchGroup.Slot {
    switch group.enter(area, line: record.line, of: file.number) {
    case .taken(let slot): return slot
    case .slot(let slot):
      staged.blank(row: slot.row)
      return slot
    }
  }

  private mutating func take(
    _ cell: PlainCell, _ claim: RowClaim, _ record: CSVRecord, _ slot: BatchGroup.Slot,
    _ reader: borrowing CSVReader, _ file: inout BatchFile, _ staged: inout StagedReadings,
    _ meeting: inout Meeting
  ) {
    let reference = file.cells[cell.index].reference
    let before = claims[slot.row, reference]?.claim
    if let before, file.isRanked, before.rank != claim.rank {
      guard before.rank < claim.rank else { return meeting.later = before }
      if !meeting.replaced.contains(where: before.isOfSameRow) { meeting.replaced.append(before) }
      forget(reference, cell.position, slot, &staged)
    }
    let field = reader.fields[record.firstField + cell.field]
    let content = self.content(cell, field, record, slot, reader, &file)
    let overlap = bring(content, cell, record, slot, reader, file, &staged)
    if let before, claims[slot.row, reference] != nil, before.rank == claim.rank {
      meeting.beside = meeting.beside ?? before
      meeting.overlaps.append(overlap)
      // Whoever fills a gap is as late as the row beside it.
      claims[slot.row, reference]?.claim.rank = claim.rank
    } else {
      let standing = claims[slot.row, reference]?.standing ?? .brought
      claims[slot.row, reference] = .init(claim: claim, standing: standing)
    }
  }

  /// A row counts once, whatever became of its cells.
  private mutating func note(
    _ meeting: Meeting, _ claim: RowClaim, _ record: CSVRecord, _ reader: borrowing CSVReader,
    _ file: BatchFile
  ) {
    if meeting.isFirst {
      counts.evaluated += 1
      return
    }
    counts.superseded += 1
    for earlier in meeting.replaced { supersede(earlier, by: claim) }
    if let later = meeting.later { supersede(claim, by: later) }
    if let before = meeting.beside {
      let first = "line \(before.place.line)" + nameOfFile(before.file, besides: file.number)
      log(
        file.header.time, record, reader, file, .duplicate, Self.reason(meeting.overlaps, first))
    }
  }
}

extension RowClaim {
  fileprivate func isOfSameRow(_ other: RowClaim) -> Bool {
    file == other.file && place.line == other.place.line
  }
}
