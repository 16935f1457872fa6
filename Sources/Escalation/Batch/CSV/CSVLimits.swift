/// What bounds the memory that a hostile or broken file can make the reader use.
package struct CSVLimits: Sendable {
  /// How much of the file is held at first; the window grows only for a record that needs it.
  package let windowBytes: Int
  /// A quote that has not closed after this many bytes is taken for one that never closes.
  package let fieldBytes: Int
  /// A longer record is refused.
  package let recordBytes: Int
  /// A record with more fields is refused.
  package let fieldsPerRecord: Int
  /// The most records in one block.
  package let recordsPerBlock: Int

  /// Limits, each brought into a range in which the offsets of a field fit their 30 bits.
  package init(
    windowBytes: Int = 256 << 10,
    fieldBytes: Int = 1 << 20,
    recordBytes: Int = 16 << 20,
    fieldsPerRecord: Int = 1 << 14,
    recordsPerBlock: Int = 256
  ) {
    self.windowBytes = min(max(windowBytes, 8), 1 << 27)
    self.fieldBytes = min(max(fieldBytes, 1), 1 << 27)
    self.recordBytes = min(max(recordBytes, 1), 1 << 27)
    self.fieldsPerRecord = min(max(fieldsPerRecord, 1), 1 << 24)
    self.recordsPerBlock = min(max(recordsPerBlock, 1), 1 << 20)
  }
}
