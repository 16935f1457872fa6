/// What it takes to read the common cells of a column: a number in its range, or a word met before.
///
/// A small value without references, so that the loop over all cells of all rows copies nothing.
struct PlainCell: Sendable {
  enum Kind: UInt8, Sendable {
    case number, word
    /// Anything that wants a closer look in every cell.
    case other
  }

  /// Which column of the file's mapping it is.
  let index: Int
  let field: Int
  let kind: Kind
  /// Which reading of a row it is; nil for an answer, which is none.
  let position: Int?
  /// Where its limits stand among those of all columns.
  private let limits: Int
  private let isWholeNumbers: Bool

  /// `limits` receives, for each scale, the least mantissa in range and the least one past it.
  ///
  /// Where a word of `missing` could pass for a reading, as 999 does, every cell is looked at.
  init(
    _ column: BatchHeader.Column, index: Int, position: Int?, _ compiled: CompiledPlan,
    missing: [String], limits: inout [Int64]
  ) {
    self.index = index
    field = column.field
    self.position = position
    self.limits = limits.count
    guard case .indicator(let index) = column.reference,
      compiled.plan.indicators[index].onlyIn == nil,
      !missing.contains(where: { compiled.plan.indicators[index].couldRead($0) })
    else {
      kind = .other
      isWholeNumbers = false
      return
    }
    let gate = compiled.gates[index]
    isWholeNumbers = gate.isWholeNumbers
    guard compiled.plan.indicators[index].isNumeric else {
      kind = .word
      return
    }
    kind = gate.isSimple ? .number : .other
    for scale in 0..<NumberTable.scales { limits += [gate.lowest[scale], gate.past[scale]] }
  }

  /// Reads the cells of a stretch of rows as numbers.
  ///
  /// Which of them are not plainly numbers in range is told by `doubtful`; they count as missing
  /// until somebody has looked closer.
  @inline(never)
  func readNumbers(
    _ stretch: RowStretch, _ reader: borrowing CSVReader, _ limits: Span<Int64>,
    into readings: inout MutableSpan<Reading>, from start: Int,
    _ doubtful: inout [DoubtfulCell]
  ) {
    let bytes = reader.bytes.span
    let fields = reader.fields.span
    let records = reader.records.span
    let (done, left) = readings.readNumbers(
      stretch.column(field, records), fields, bytes, limits: limits, firstLimit: self.limits,
      isWhole: isWholeNumbers, to: start)
    // What could not be read several at once is read one by one.
    let first = stretch.records.lowerBound
    for index in stretch.records.dropFirst(left == 0 ? done : 0) {
      let cell = fields[records[index].firstField &+ field]
      let place = start &+ index &- first
      let isRead = index &- first < done && readings[place].state == .known
      if isRead { continue }
      var reading = Reading.missing
      if cell.count > 0 {
        reading = number(cell, bytes, limits)
        if reading.state != .known { doubt(index, &doubtful) }
      }
      readings[place] = reading
    }
  }

  /// Every cell that is not blank wants a closer look.
  func doubtAll(
    _ stretch: RowStretch, _ reader: borrowing CSVReader, _ doubtful: inout [DoubtfulCell]
  ) {
    for index in stretch.records {
      let cell = reader.fields[reader.records[index].firstField + field]
      if cell.count > 0 { doubt(index, &doubtful) }
    }
  }

  @inline(never)
  func doubt(_ record: Int, _ doubtful: inout [DoubtfulCell]) {
    doubtful.append(DoubtfulCell(record: record, column: index, position: position))
  }

  /// The number in a cell; a missing reading where it is not plainly one in range.
  @inline(__always)
  func number(_ cell: CSVField, _ bytes: Span<UInt8>, _ limits: Span<Int64>) -> Reading {
    guard let decimal = cell.decimal(in: bytes) else { return .missing }
    let place = self.limits &+ 2 &* Int(truncatingIfNeeded: decimal.scale)
    let isInside =
      decimal.mantissa >= limits[place] && decimal.mantissa < limits[place &+ 1]
      && (decimal.scale == 0 || !isWholeNumbers)
    return Reading(
      mantissa: decimal.mantissa, scale: decimal.scale, state: isInside ? .known : .missing)
  }
}

extension Indicator {
  /// Whether a word for "no reading" could pass for a reading, as 999 does for a number.
  fileprivate func couldRead(_ word: String) -> Bool {
    if let values { return values.contains(foldedName(word)) }
    return word.utf8.contains { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
