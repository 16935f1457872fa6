/// One record: where it lies in the reader's window, and what is odd about it.
package struct CSVRecord: Equatable, Sendable, BitwiseCopyable {
  /// What a consumer has to know before it trusts the fields.
  package struct Flags: OptionSet, Sendable, BitwiseCopyable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// At least one field is quoted.
    package static let quoted = Flags(rawValue: 1)
    /// At least one field has a quote where none may stand; see `CSVField.hasStrayQuote`.
    package static let strayQuote = Flags(rawValue: 2)
    /// The last field opens a quote that never closes: not to be evaluated.
    package static let unclosedQuote = Flags(rawValue: 4)
    /// Longer than a record may be, and without fields: not to be evaluated.
    package static let tooLong = Flags(rawValue: 8)
    /// More fields than a record may have, and none given: not to be evaluated.
    package static let tooManyFields = Flags(rawValue: 16)
    /// Any of the flags that make a record unusable.
    package static let rejected: Flags = [.unclosedQuote, .tooLong, .tooManyFields]
  }

  private let startWord: UInt32
  private let endWord: UInt32
  private let firstFieldWord: UInt32
  private let fieldCountWord: UInt32
  /// The physical line on which the record begins, from 1.
  package let line: Int
  /// What is odd about it; empty for almost every record.
  package let flags: Flags

  @inline(__always)
  init(raw: Range<Int>, fields: Range<Int>, line: Int, flags: Flags) {
    startWord = UInt32(truncatingIfNeeded: raw.lowerBound)
    endWord = UInt32(truncatingIfNeeded: raw.upperBound)
    firstFieldWord = UInt32(truncatingIfNeeded: fields.lowerBound)
    fieldCountWord = UInt32(truncatingIfNeeded: fields.upperBound &- fields.lowerBound)
    self.line = line
    self.flags = flags
  }

  func onLine(_ line: Int) -> CSVRecord {
    CSVRecord(
      raw: start..<end, fields: firstField..<firstField + fieldCount, line: line, flags: flags)
  }

  static let empty = CSVRecord(raw: 0..<0, fields: 0..<0, line: 0, flags: [])

  /// Offset of the record's first byte in the window.
  @inline(__always)
  package var start: Int { Int(truncatingIfNeeded: startWord) }

  /// Offset behind its last byte; the line end is not part of it.
  @inline(__always)
  package var end: Int { Int(truncatingIfNeeded: endWord) }

  /// Index of its first field among the block's fields.
  @inline(__always)
  package var firstField: Int { Int(truncatingIfNeeded: firstFieldWord) }

  /// How many fields it has.
  @inline(__always)
  package var fieldCount: Int { Int(truncatingIfNeeded: fieldCountWord) }
}
