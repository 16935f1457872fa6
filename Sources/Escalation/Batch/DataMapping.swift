package import Diagnostics

/// How the columns of a data file are called, and what in it is no data.
package struct DataMapping: Sendable {
  package struct Column: Sendable {
    package let reference: Reference
    package let header: String
    package let mark: Mark
  }

  package struct Exclusion: Sendable {
    package let header: String
    package let values: [String]
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

  package static let standard = DataMapping(
    time: nil, area: nil, columns: [], missing: [], exclusions: [])
}
