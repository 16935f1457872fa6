/// For how long a test must hold: `for 2 readings`, `for 3 days`, `for 48 hours`,
/// `for the next 3 days`.
package enum Lasting: Hashable, Sendable {
  /// The last so many readings that were due.
  case readings(Int)
  /// So many calendar days, today included.
  case days(Int)
  /// So much elapsed time without a break.
  case elapsed(TimeSpan)
  /// So many calendar days after today.
  case nextDays(Int)

  /// As a plan writes it behind `for`.
  package var text: String {
    switch self {
    case .readings(let count): "\(count) reading\(count == 1 ? "" : "s")"
    case .days(let count): "\(count) day\(count == 1 ? "" : "s")"
    case .elapsed(let span): span.text
    case .nextDays(let count): "the next \(count == 1 ? "day" : "\(count) days")"
    }
  }
}
