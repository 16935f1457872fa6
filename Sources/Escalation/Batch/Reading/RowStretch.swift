/// Rows of one moment and one tier that stand together in a block.
///
/// They are read column by column, so that what a column asks of its cells is looked up once for all
/// of them.
struct RowStretch {
  /// Which records of the block they are.
  private(set) var records = 0..<0
  /// The number of the first of them among the rows of the moment; the others follow.
  private(set) var firstRow = 0
  private(set) var tier = TierID(index: 0)

  init() {}

  init(_ record: Int, _ slot: BatchGroup.Slot, count: Int = 1) {
    records = record..<(record &+ count)
    firstRow = slot.row
    tier = slot.tier
  }

  /// Whether the row comes right behind the others, and so is one of them now.
  @inline(__always)
  mutating func add(_ record: Int, _ slot: BatchGroup.Slot) -> Bool {
    guard !records.isEmpty, record == records.upperBound, slot.tier == tier,
      slot.row == firstRow &+ records.count
    else { return false }
    records = records.lowerBound..<(record &+ 1)
    return true
  }

  /// The same for several rows, which stand side by side.
  mutating func add(_ others: RowStretch) -> Bool {
    guard !records.isEmpty, others.records.lowerBound == records.upperBound, others.tier == tier,
      others.firstRow == firstRow &+ records.count
    else { return false }
    records = records.lowerBound..<others.records.upperBound
    return true
  }

  /// The numbers of the rows among those of the moment.
  var rows: Range<Int> { firstRow..<(firstRow + records.count) }

  /// A column of the rows: they stand side by side, and have as many fields each.
  func column(_ field: Int, _ records: Span<CSVRecord>) -> CSVColumn {
    let rows = self.records
    if rows.isEmpty { return CSVColumn(first: 0, stride: 0, count: 0) }
    let first = records[rows.lowerBound]
    let last = records[rows.upperBound &- 1]
    precondition(last.firstField == first.firstField &+ (rows.count &- 1) &* first.fieldCount)
    return CSVColumn(first: first.firstField &+ field, stride: first.fieldCount, count: rows.count)
  }

  /// The number of the row that a record became.
  func row(of record: Int) -> Int { firstRow &+ record &- records.lowerBound }
}

/// A cell that is not plainly a reading.
struct DoubtfulCell {
  let record: Int
  /// Which of the file's columns it is in.
  let column: Int
  /// Which reading of a row it would be; nil for an answer.
  let position: Int?
}
