/// Finds the fields and records of one window after the other.
///
/// It is a plain value: `scan` works on a copy that stays in registers, and what happens seldom is
/// a function from one scanner to the next. A record that the window cuts off is scanned again
/// from its start when there is more, so nothing depends on where windows begin and end.
struct CSVScanner: Sendable {
  /// Why a scan came back.
  enum Stop {
    /// The block has all the records or fields it may hold.
    case blockFull
    /// Every byte of the window was looked at.
    case windowEnd
    /// The last bytes of the window can only be understood with the next ones.
    case needsMore
    /// The record breaks a limit.
    case refused
  }

  let limits: CSVLimits
  /// Where the record begins that is being scanned.
  var recordStart = 0
  /// The physical line on which it begins.
  var line = 1
  /// Lines without a single byte, which are no records.
  var emptyLines = 0
  /// Whether the rest of a refused record has to be passed over first.
  var skipsLine = false
  /// How many records and fields the block has so far.
  var recordCount = 0
  var fieldCount = 0
  /// Why the last scan came back.
  var stop = Stop.windowEnd

  /// The first field of the record.
  var firstField = 0
  /// How many lines end inside its quotes.
  var innerLines = 0
  var flags: CSVRecord.Flags = []
  /// The start of the field, with its flags in the upper bits.
  var fieldStart: UInt32 = 0
  /// Takes the closing quote off the end of a quoted field, and adds its flag.
  var endAdjustment: UInt32 = 0
  /// Where the loop goes on after a quote.
  var resumption = 0

  init(limits: CSVLimits) {
    self.limits = limits
  }

  /// Scans from `recordStart` until the block is full or the window is used up.
  func scan(
    _ bytes: Span<UInt8>, window: CSVWindow,
    fields: inout MutableSpan<CSVField>, records: inout MutableSpan<CSVRecord>
  ) -> CSVScanner {
    var scanner = startingBlock()
    var base = scanner.recordStart
    let isWide = Self.isWide
    while base < window.limit {
      guard scanner.fieldCount &+ csvFieldSlack <= fields.count else {
        return scanner.stopping(scanner.recordCount == 0 ? .refused : .blockFull)
      }
      if isWide {
        let next = scanner.takeWide(from: base, bytes, window, &fields, &records)
        if next > base {
          base = next
          continue
        }
      }
      let structure = bytes.structure(at: base, limit: window.limit)
      if !isWide, scanner.takePlain(structure, at: base, bytes, window, &fields, &records) {
        base &+= 64
        continue
      }
      var bits = structure.all
      var next = base &+ 64
      while bits != 0 {
        let position = base &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        let byte = bytes[position]
        // By itself and first: as one of several cases it becomes an indirect jump.
        if byte == CSVByte.comma {
          scanner.endField(at: position, next: position &+ 1, into: &fields)
          continue
        }
        guard byte != CSVByte.quote else {
          scanner = scanner.meetingQuote(at: position, in: bytes, window: window)
          if scanner.stop == .needsMore { return scanner }
          next = scanner.resumption
          break
        }
        guard
          !CSVByte.endsLine(byte)
            || scanner.endLine(at: position, in: bytes, window: window, &fields, &records)
        else { return scanner }
      }
      base = next
    }
    return scanner.stopping(.windowEnd)
  }

  // MARK: Steps of the hot loop

  @inline(__always)
  mutating func endField(at end: Int, next: Int, into fields: inout MutableSpan<CSVField>) {
    let endWord = UInt32(truncatingIfNeeded: end) &+ endAdjustment
    fields[fieldCount] = CSVField(startWord: fieldStart, endWord: endWord)
    fieldCount &+= 1
    fieldStart = UInt32(truncatingIfNeeded: next)
    endAdjustment = 0
  }

  /// Ends the record at a line feed or carriage return; false when the loop has to stop.
  @inline(__always)
  private mutating func endLine(
    at position: Int, in bytes: Span<UInt8>, window: CSVWindow,
    _ fields: inout MutableSpan<CSVField>, _ records: inout MutableSpan<CSVRecord>
  ) -> Bool {
    var end = position
    if bytes[position] == CSVByte.carriageReturn {
      if bytes.isCarriageReturnOfPair(at: position, limit: window.limit) { return true }
      stop = .needsMore
      if position &+ 1 == window.limit, !window.isLast { return false }
    } else if position > recordStart, bytes[position &- 1] == CSVByte.carriageReturn {
      end &-= 1
    }
    return endRecord(at: end, next: position &+ 1, &fields, &records)
  }

  @inline(__always)
  mutating func endRecord(
    at end: Int, next: Int,
    _ fields: inout MutableSpan<CSVField>, _ records: inout MutableSpan<CSVRecord>
  ) -> Bool {
    if end == recordStart {
      emptyLines &+= 1
    } else {
      endField(at: end, next: next, into: &fields)
      stop = .refused
      if end &- recordStart > limits.recordBytes { return false }
      if fieldCount &- firstField > limits.fieldsPerRecord { return false }
      records[recordCount] = CSVRecord(
        raw: recordStart..<end, fields: firstField..<fieldCount, line: line, flags: flags)
      recordCount &+= 1
    }
    beginRecord(at: next)
    stop = .blockFull
    return recordCount < records.count
  }

  @inline(__always)
  mutating func beginRecord(at next: Int) {
    recordStart = next
    firstField = fieldCount
    fieldStart = UInt32(truncatingIfNeeded: next)
    endAdjustment = 0
    line &+= 1 &+ innerLines
    innerLines = 0
    flags = []
  }
}
