/// A file whose rows are being read.
struct RowSource: ~Copyable {
  var reader: CSVReader
  var file: BatchFile
  /// The first row of the block that was not taken yet; nil where the block has been taken.
  private var next: Int?

  init(_ reader: consuming CSVReader, _ file: BatchFile, next: Int) {
    self.reader = reader
    self.file = file
    self.next = next
  }

  /// The rows that come next, of the block that is read now; nil at the end.
  mutating func advance() throws -> Range<Int>? {
    if let first = next {
      next = nil
      return first..<max(first, reader.recordCount)
    }
    return try reader.advance() ? 0..<reader.recordCount : nil
  }
}
