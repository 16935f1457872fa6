internal import Diagnostics

/// What a cell says.
enum CellContent {
  case blank, unreadable
  case reading(Reading)
  case answer(Bool, trigger: Int)
}

/// How a cell goes together with what its area said before.
enum CellOverlap {
  /// It says the same.
  case same
  /// It is blank where something was said.
  case silent
  /// It says what nothing was said of.
  case fills
  /// It says something else.
  case differs
}

// Several rows of one time and area.
extension RowReader {
  /// Takes a further row of an area: the later of two counts where the mapping says how to tell,
  /// else the two are merged.
  @inline(never)
  mutating func meetAgain(
    _ index: Int, _ slot: BatchGroup.Slot, _ reader: borrowing CSVReader,
    _ file: inout BatchFile, _ staged: inout StagedReadings
  ) {
    let record = reader.records[index]
    counts.superseded += 1
    if file.isRanked, let before = claims[slot.row] {
      let claim = self.claim(of: record, reader, &file)
      if before.rank != claim.rank {
        let isLater = before.rank < claim.rank
        supersede(isLater ? before : claim, by: isLater ? claim : before)
        if isLater { replace(claim, index, slot, reader, &file, &staged) }
        return
      }
    }
    merge(record, slot, reader, &file, &staged)
  }

  /// The row takes the place of the one before, whatever that said.
  private mutating func replace(
    _ claim: RowClaim, _ index: Int, _ slot: BatchGroup.Slot, _ reader: borrowing CSVReader,
    _ file: inout BatchFile, _ staged: inout StagedReadings
  ) {
    group.takeBackAnswers(of: slot)
    group.move(slot, to: reader.records[index].line, of: file.number)
    claims.forgetCells(of: slot.row)
    claims[slot.row] = claim
    readStretch(RowStretch(index, slot), reader, &file, &staged)
  }

  private mutating func merge(
    _ record: CSVRecord, _ slot: BatchGroup.Slot, _ reader: borrowing CSVReader,
    _ file: inout BatchFile, _ staged: inout StagedReadings
  ) {
    var overlaps: [CellOverlap] = []
    for column in file.plain[slot.tier.index] {
      let cell = reader.fields[record.firstField + column.field]
      let content = self.content(column, cell, record, slot, reader, &file)
      overlaps.append(bring(content, column, record, slot, reader, file, &staged))
    }
    for column in file.otherColumns[slot.tier.index] { checkForeign(column, record, reader, file) }
    let first = "line \(slot.line)" + nameOfFile(Int(slot.file), besides: file.number)
    log(
      file.header.area ?? file.header.time, record, reader, file, .duplicate,
      Self.reason(overlaps, first))
  }

  static func reason(_ overlaps: [CellOverlap], _ first: String) -> String {
    let (fills, differs) = (overlaps.contains(.fills), overlaps.contains(.differs))
    guard fills || differs else {
      return overlaps.contains(.silent)
        ? "of the same time and area as \(first), and says no more" : "the same as \(first)"
    }
    return "of the same time and area as \(first)"
      + (fills ? "; what is blank there is taken from here" : "")
      + (differs ? "; where they differ, neither is believed" : "")
  }

  /// ` of morning.csv` where that is another file.
  func nameOfFile(_ number: Int, besides other: Int) -> String {
    number == other ? "" : " of \(files[number])"
  }

  // MARK: - Cells

  /// What a cell says; it is logged where that cannot be read.
  mutating func content(
    _ column: PlainCell, _ cell: CSVField, _ record: CSVRecord, _ slot: BatchGroup.Slot,
    _ reader: borrowing CSVReader, _ file: inout BatchFile
  ) -> CellContent {
    if column.kind == .number, cell.count > 0 {
      let reading = column.number(cell, reader.bytes.span, file.limits.span)
      if reading.state == .known { return .reading(reading) }
    }
    return content(column.index, cell, record, slot, reader, &file)
  }

  mutating func content(
    _ index: Int, _ cell: CSVField, _ record: CSVRecord, _ slot: BatchGroup.Slot,
    _ reader: borrowing CSVReader, _ file: inout BatchFile
  ) -> CellContent {
    let field = file.cells[index].field
    switch file.cells[index].reading(cell, reader.bytes.span) {
    case .missing: return .blank
    case .unreadable(let reason):
      rejectCell(field, record, reader, file, of: file.cells[index].reference, reason)
      return .unreadable
    case .reading(let reading):
      switch file.cells[index].kind {
      case .answer(let trigger): return .answer(reading.mantissa == 1, trigger: trigger)
      case .number(let indicator), .word(let indicator):
        if group.applies(indicator, slot) { return .reading(reading) }
        rejectCell(
          field, record, reader, file, of: file.cells[index].reference,
          "does not apply in this area")
        return .blank
      }
    }
  }

  /// Lays what a cell says beside what was said before: a value beats a blank, and of two values
  /// neither is believed. What cannot be read may have been any value.
  mutating func bring(
    _ content: CellContent, _ column: PlainCell, _ record: CSVRecord, _ slot: BatchGroup.Slot,
    _ reader: borrowing CSVReader, _ file: BatchFile, _ staged: inout StagedReadings
  ) -> CellOverlap {
    let reference = file.cells[column.index].reference
    let before = said(
      of: reference, slot, column.position.map { staged[$0, row: slot.row] } ?? .missing)
    let standing = claims[slot.row, reference]?.standing ?? .brought
    switch content {
    case .blank: return before == nil && standing == .brought ? .same : .silent
    case .unreadable where before == nil:
      guard standing == .brought else { return .same }
      claims[slot.row, reference] = .init(
        claim: place(of: column.field, in: record, reader, file), standing: .unreadable)
      if case .trigger(let trigger) = reference { group.doubt(trigger, slot.slot) }
      return .same
    case .reading(let reading) where before == nil && standing == .brought:
      if let position = column.position { staged[position, row: slot.row] = reading }
      claims[slot.row, reference] = .init(
        claim: place(of: column.field, in: record, reader, file), standing: .brought)
      return .fills
    case .answer(let answer, let trigger) where before == nil && standing == .brought:
      group.answer(answer, trigger, slot.slot)
      claims[slot.row, reference] = .init(
        claim: place(of: column.field, in: record, reader, file), standing: .brought)
      return .fills
    default: break
    }
    if let before, content.says(before) { return .same }
    dispute(before, content, column, record, slot, reader, file, &staged)
    return .differs
  }

  /// What a row said so far; nil where it said nothing that can be read and is believed.
  private mutating func said(
    of reference: Reference, _ slot: BatchGroup.Slot, _ reading: Reading
  ) -> Reading? {
    guard case .trigger(let trigger) = reference else {
      return reading.isGiven ? reading : nil
    }
    switch group.answered(trigger, slot.slot) {
    case .yes?: return .word(1)
    case .no?: return .word(0)
    default: return nil
    }
  }

  private mutating func dispute(
    _ before: Reading?, _ content: CellContent, _ column: PlainCell, _ record: CSVRecord,
    _ slot: BatchGroup.Slot, _ reader: borrowing CSVReader, _ file: BatchFile,
    _ staged: inout StagedReadings
  ) {
    let reference = file.cells[column.index].reference
    let cell = claims[slot.row, reference]
    let reason: String
    if cell?.standing == .disputed {
      reason = "the lines before differ already, so none is believed"
    } else {
      counts.disputed += 1
      let line = cell?.claim.place.line ?? Int(slot.line)
      let first =
        "line \(line)" + nameOfFile(cell?.claim.file ?? Int(slot.file), besides: file.number)
      reason =
        (before.map { "\(text(of: $0, reference)) on \(first)" }
          ?? "\(first) says what cannot be read") + ", so neither is believed"
    }
    let area = file.header.isWide ? file.header.columns[column.index].area : nil
    let name = compiled.plan.name(of: reference) + (area.map { " in \($0)" } ?? "")
    rejectValue(
      column.field, record, reader, file,
      "\(name): \(reason)")
    claims[slot.row, reference] = .init(
      claim: cell?.claim ?? place(of: column.field, in: record, reader, file), standing: .disputed)
    if case .trigger(let trigger) = reference {
      group.dispute(trigger, slot.slot)
    } else if let position = column.position {
      staged[position, row: slot.row] = .missing
    }
  }

  private func text(of reading: Reading, _ reference: Reference) -> String {
    guard case .indicator(let index) = reference else {
      return reading.mantissa == 1 ? "yes" : "no"
    }
    let words = compiled.plan.indicators[index].values
    return words?[Int(reading.mantissa)] ?? reading.rangeText.map { "\($0) (suppressed)" }
      ?? reading.number.text
  }

  // MARK: - Which is later

  func place(
    of field: Int, in record: CSVRecord, _ reader: borrowing CSVReader, _ file: BatchFile,
    _ rank: RowRank = RowRank()
  ) -> RowClaim {
    let cell = reader.fields[record.firstField + field]
    return RowClaim(
      file: file.number, place: reader.place(ofField: field, in: record),
      text: cell.text(in: reader.bytes.span), rank: rank)
  }

  /// A row with the times by which it is told whether it is later than another.
  mutating func claim(
    of record: CSVRecord, _ reader: borrowing CSVReader, _ file: inout BatchFile
  ) -> RowClaim {
    var rank = RowRank()
    if file.isPerDay {
      let text = reader.fields[record.firstField + file.header.time].text(in: reader.bytes.span)
      rank.time = file.times.read(text.trimmingBlanks)?.instant(in: zone)
    }
    if let field = file.header.latest {
      let cell = reader.fields[record.firstField + field].text(in: reader.bytes.span)
      let text = cell.trimmingBlanks
      let time = file.times.read(text) ?? (try? WrittenTime(parsing: text))
      if time == nil, !text.isEmpty {
        rejectCell(field, record, reader, file, file.times.reason(text))
      }
      rank.entered = time?.instant(in: zone)
    }
    return place(of: file.header.area ?? file.header.time, in: record, reader, file, rank)
  }

  mutating func supersede(_ earlier: RowClaim, by later: RowClaim) {
    let other = nameOfFile(later.file, besides: earlier.file)
    rejects.add(
      files[earlier.file], earlier.place, earlier.text, .superseded,
      "line \(later.place.line)\(other) is of the same time and area, and later")
  }

  /// The day of a time, by the clocks of the plan's zone.
  func day(of time: WrittenTime) -> CivilDate {
    if case .day(let day) = time { return day }
    return zone.civil(at: time.instant(in: zone)).date
  }
}

extension CellContent {
  fileprivate func says(_ before: Reading) -> Bool {
    switch self {
    case .reading(let reading): reading.isSame(as: before)
    case .answer(let answer, _): (before.mantissa == 1) == answer
    case .blank, .unreadable: false
    }
  }
}
