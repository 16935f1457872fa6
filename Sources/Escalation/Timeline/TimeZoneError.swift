/// Why the bytes of a time zone file could not be used.
package enum TimeZoneError: Error, Hashable, Sendable {
  /// The bytes do not begin as a time zone file does.
  case notAZoneFile
  /// The file ends too early.
  case truncated
  /// The file contradicts itself.
  case damaged
  /// The file counts leap seconds, which no other clock here does.
  case countsLeapSeconds
  /// The rule for the years after the file's own list cannot be read.
  case unreadableRule(String)

  /// What is wrong, a phrase without a full stop.
  package var reason: String {
    switch self {
    case .notAZoneFile: "it is not a time zone file"
    case .truncated: "the time zone file ends too early"
    case .damaged: "the time zone file is damaged"
    case .countsLeapSeconds: "the time zone file counts leap seconds"
    case .unreadableRule(let rule): "the time zone file ends with an unreadable rule: '\(rule)'"
    }
  }
}
