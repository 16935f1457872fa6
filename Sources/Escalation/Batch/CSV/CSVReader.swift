/// Streams the records of a CSV file, a block at a time, out of one window that it keeps.
///
/// Quoting follows RFC 4180; LF, CRLF and a lone CR end a line; bytes are opaque, whatever their
/// encoding. A broken record never hides the ones after it: it is given with a flag, and reading
/// goes on with the next physical line. Nothing is allocated per record.
///
///     while try reader.advance() {
///       let bytes = reader.bytes.span
///       let fields = reader.fields.span
///       let records = reader.records.span
///       for index in 0..<reader.recordCount {
///         let record = records[index]
///         …
///       }
///     }
package struct CSVReader: ~Copyable {
  /// The window; offsets of the block's records and fields point into it until the next `advance`.
  package private(set) var bytes: [UInt8]
  /// The fields of the block's records, one record after the other.
  package private(set) var fields: [CSVField]
  /// The block's records: the first `recordCount` of them.
  package private(set) var records: [CSVRecord]

  private var source: any ByteSource
  private var window = CSVWindow()
  private var scanner: CSVScanner
  private var hasStarted = false

  /// A reader of everything that `source` gives.
  package init(_ source: any ByteSource, limits: CSVLimits = CSVLimits()) {
    self.source = source
    scanner = CSVScanner(limits: limits)
    bytes = Array(repeating: 0, count: limits.windowBytes + csvPadding)
    fields = Array(repeating: .empty, count: limits.fieldsPerRecord + csvFieldSlack)
    records = Array(repeating: .empty, count: limits.recordsPerBlock)
  }

  /// How many records the block has.
  package var recordCount: Int { scanner.recordCount }

  /// Says on which line of another file a record stands.
  mutating func place(record: Int, onLine line: Int) {
    records[record] = records[record].onLine(line)
  }

  /// How many lines without a single byte were passed over so far.
  package var emptyLines: Int { scanner.emptyLines }

  /// Reads the next block of records; false when there are no more.
  package mutating func advance() throws -> Bool {
    if !hasStarted { try start() }
    while true {
      scanBlock()
      if scanner.recordCount > 0 { return true }
      if window.isLast, scanner.recordStart == window.limit { return false }
      if !window.isLast { try refill() }
    }
  }

  private mutating func scanBlock() {
    if scanner.skipsLine {
      scanner = scanner.skippingLine(in: bytes.span, window: window)
      if scanner.skipsLine { return }
    }
    scanner = Self.block(from: scanner, bytes, window: window, &fields, &records)
  }

  // The arrays are apart from `self` here: a span of one of its properties would borrow all of it.
  private static func block(
    from scanner: CSVScanner, _ bytes: [UInt8], window: CSVWindow,
    _ fields: inout [CSVField], _ records: inout [CSVRecord]
  ) -> CSVScanner {
    var fields = fields.mutableSpan
    var records = records.mutableSpan
    return
      scanner
      .scan(bytes.span, window: window, fields: &fields, records: &records)
      .settling(bytes.span, window: window, fields: &fields, records: &records)
  }

  /// Fills the first window, and passes over the mark that some programs put before UTF-8.
  private mutating func start() throws {
    try fill()
    hasStarted = true
    if window.limit >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      scanner.recordStart = 3
    }
  }

  /// Moves the record that was cut off to the front, makes room if it fills everything, and reads.
  private mutating func refill() throws {
    let kept = scanner.recordStart..<window.limit
    for (target, position) in kept.enumerated() { bytes[target] = bytes[position] }
    scanner.recordStart = 0
    window.limit = kept.count
    if window.limit == bytes.count - csvPadding {
      bytes.append(contentsOf: repeatElement(0, count: window.limit))
    }
    try fill()
  }

  private mutating func fill() throws {
    let capacity = bytes.count - csvPadding
    while window.limit < capacity {
      let count = try Self.read(from: &source, into: &bytes, at: window.limit..<capacity)
      guard count > 0 else {
        window.isLast = true
        return
      }
      window.limit += min(count, capacity - window.limit)
    }
  }

  private static func read(
    from source: inout any ByteSource, into bytes: inout [UInt8], at range: Range<Int>
  ) throws -> Int {
    var span = bytes.mutableSpan
    return try source.read(into: &span, at: range)
  }
}
