/// Why a record cannot be used.
package enum CSVFault: Equatable, Sendable {
  /// A quote opened on this line and never closed. Only the physical line is lost.
  case unclosedQuote(openedAt: Int)
  /// The record is longer than the limit.
  case tooLong
  /// The record has more fields than the limit.
  case tooManyFields
}
