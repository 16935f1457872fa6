// How the cells of a stretch of rows become readings.
extension RowReader {
  /// Reads the cells of the rows gathered so far, and lets go of them.
  @inline(__always)
  mutating func readCells(
    _ stretch: inout RowStretch, _ reader: borrowing CSVReader, _ file: inout BatchFile,
    _ staged: inout StagedReadings
  ) {
    if stretch.records.isEmpty { return }
    readStretch(stretch, reader, &file, &staged)
    stretch = RowStretch()
  }

  @inline(never)
  mutating func readStretch(
    _ stretch: RowStretch, _ reader: borrowing CSVReader, _ file: inout BatchFile,
    _ staged: inout StagedReadings
  ) {
    staged.makeRoom(upTo: stretch.rows.upperBound)
    let tier = stretch.tier.index
    var doubtful: [DoubtfulCell] = []
    blank(stretch, file.unread[tier], &staged)
    for column in file.plain[tier] {
      guard column.kind != .other, let position = column.position else {
        if let position = column.position { blank(stretch, [position], &staged) }
        column.doubtAll(stretch, reader, &doubtful)
        continue
      }
      let start = stretch.firstRow
      var readings = staged.columns[position].mutableSpan
      if column.kind == .number {
        column.readNumbers(
          stretch, reader, file.limits.span, into: &readings, from: start, &doubtful)
      } else {
        file.cells[column.index].readWords(
          stretch, reader, column, into: &readings, from: start, &doubtful)
      }
    }
    if doubtful.isEmpty, file.otherColumns[tier].isEmpty { return }
    lookCloser(stretch, &doubtful, reader, &file, &staged)
  }

  /// Readings of which nothing is known, or nothing yet, are missing.
  private func blank(
    _ stretch: RowStretch, _ positions: [Int], _ staged: inout StagedReadings
  ) {
    for position in positions {
      for row in stretch.rows { staged[position, row: row] = .missing }
    }
  }

  /// Looks at what is no plain reading, row by row as they stand in the file.
  private mutating func lookCloser(
    _ stretch: RowStretch, _ doubtful: inout [DoubtfulCell], _ reader: borrowing CSVReader,
    _ file: inout BatchFile, _ staged: inout StagedReadings
  ) {
    doubtful.sort { ($0.record, $0.column) < ($1.record, $1.column) }
    var next = 0
    for record in stretch.records {
      let slot = group.slot(ofRow: stretch.row(of: record))
      while next < doubtful.count, doubtful[next].record == record {
        let cell = doubtful[next]
        let record = reader.records[record]
        if let reading = closerLook(cell.column, record, slot, reader, &file),
          let position = cell.position
        {
          staged[position, row: slot.row] = reading
        }
        next += 1
      }
      for column in file.otherColumns[stretch.tier.index] {
        checkForeign(column, reader.records[record], reader, file)
      }
    }
  }

  /// The reading of any cell; what cannot be read is logged, and an answer is noted.
  private mutating func closerLook(
    _ index: Int, _ record: CSVRecord, _ slot: BatchGroup.Slot, _ reader: borrowing CSVReader,
    _ file: inout BatchFile
  ) -> Reading? {
    let cell = reader.fields[record.firstField &+ file.cells[index].field]
    switch content(index, cell, record, slot, reader, &file) {
    case .blank: break
    case .unreadable:
      claims[slot.row, file.cells[index].reference] = .init(
        claim: place(of: file.cells[index].field, in: record, reader, file), standing: .unreadable)
      if case .answer(let trigger) = file.cells[index].kind { group.doubt(trigger, slot.slot) }
    case .reading(let reading): return reading
    case .answer(let answer, let trigger): group.answer(answer, trigger, slot.slot)
    }
    return nil
  }

  /// A cell of a column that is not reported for this tier of areas.
  mutating func checkForeign(
    _ index: Int, _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile
  ) {
    let field = file.cells[index].field
    let cell = reader.fields[record.firstField + field]
    guard cell.count > 0, !cell.text(in: reader.bytes.span).trimmingBlanks.isEmpty else { return }
    let tier = compiled.plan.areas[compiled.plan.tier(of: file.cells[index].reference)].name
    rejectCell(
      field, record, reader, file, of: file.cells[index].reference,
      tier == "all" ? "belongs in rows of the area all" : "is not given for such an area")
  }
}
