package import Diagnostics

/// How the columns of a data file are called, how its cells are written, and what in it is no data.
package struct DataMapping: Sendable {
  package struct Column: Sendable {
    package let reference: Reference
    package let header: String
    package let mark: Mark
  }

  package struct Exclusion: Sendable {
    package let header: String
    package let values: [ExcludedValue]
    package let mark: Mark
  }

  /// The column of times; nil means `time` or `date`.
  package let time: String?
  /// The column of areas; nil means `area`.
  package let area: String?
  package let columns: [Column]
  /// Words that mean "no reading", beside the empty cell.
  package let missing: [String]
  package let exclusions: [Exclusion]
  /// The names of the files that it is for; empty means every file.
  var files: [FilePattern] = []
  /// The line of the header; nil means the first that is not empty.
  var headerLine: Int?
  var encoding = TextEncoding.utf8
  /// How times are written; nil means ISO 8601.
  var timeFormat: TimeFormat?
  var numbers = NumberForms()
  /// What stands for numbers that are not told.
  package var suppressed: [SuppressedMark] = []
  var rows = RowRules()

  package static let standard = DataMapping(
    time: nil, area: nil, columns: [], missing: [], exclusions: [])
}

/// What a cell holds whose row is left out.
package enum ExcludedValue: Sendable, Equatable {
  case exactly(String)
  case startsWith(String)
  case blank

  /// `blank`, `starts with Source` or the value itself.
  init(_ text: String) {
    let start = "starts with "
    if text == "blank" {
      self = .blank
    } else if text.hasPrefix(start), text.count > start.count {
      self = .startsWith(String(text.dropFirst(start.count)).trimmingBlanks)
    } else {
      self = .exactly(text)
    }
  }
}
