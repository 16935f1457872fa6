/// Where the rows of a file have their times and areas, as far as that is all to know of them.
struct PlainRows {
  let fieldCount: Int
  let time: Int
  let area: Int
  let file: Int32

  /// Nil where something has to be asked of each row besides.
  init?(_ file: borrowing BatchFile) {
    guard let area = file.header.area, !file.hasExclusions, !file.isRanked else { return nil }
    fieldCount = file.header.names.count
    time = file.header.time
    self.area = area
    self.file = Int32(truncatingIfNeeded: file.number)
  }
}

extension BatchGroup {
  /// Enters rows of the open moment, as long as they have its time and as many fields as they should,
  /// and are of areas of the open tier that come as they did the time before and have sent none yet.
  /// Returns how many.
  mutating func enter(
    _ range: Range<Int>, _ rows: PlainRows, _ reader: borrowing CSVReader,
    _ directory: inout AreaDirectory
  ) -> Int {
    guard isOpen, openTier != nil else { return 0 }
    let (before, firstRow) = (moment.openAreas.count, moment.slots.count)
    let records = reader.records.span.extracting(range)
    let time = timeBytes
    Self.find(
      records, reader.fields.span, reader.bytes.span, rows, time: time.span, timeCount, &directory,
      firstRow: firstRow, &openEntered, into: &moment.openAreas)
    let count = moment.openAreas.count - before
    appendSlots(records, count, rows.file, from: before)
    return count
  }

  private static func find(
    _ records: Span<CSVRecord>, _ fields: Span<CSVField>, _ bytes: Span<UInt8>, _ rows: PlainRows,
    time: Span<UInt8>, _ timeCount: Int, _ directory: inout AreaDirectory, firstRow: Int,
    _ entered: inout [Int], into areas: inout [Int]
  ) {
    var entered = entered.mutableSpan
    for index in records.indices {
      let record = records[index]
      guard record.fieldCount == rows.fieldCount, record.flags.isDisjoint(with: .rejected) else {
        return
      }
      let written = fields[record.firstField &+ rows.time]
      guard written.count == timeCount, bytes.equals(at: written.start, time, 0..<timeCount),
        let area = directory.nextOpenArea(fields[record.firstField &+ rows.area], bytes),
        area < entered.count, entered[area] == 0
      else { return }
      directory.takeNext()
      entered[area] = firstRow &+ index &+ 1
      areas.append(area)
    }
  }

  private mutating func appendSlots(
    _ records: Span<CSVRecord>, _ count: Int, _ file: Int32, from firstSlot: Int
  ) {
    guard let openTier else { return }
    for index in 0..<count {
      moment.slots.append(
        Slot(
          tier: openTier, slot: firstSlot &+ index, row: moment.slots.count, file: file,
          line: Int32(truncatingIfNeeded: records[index].line)))
    }
  }
}
