/// How a number has changed: `falls by at least 10 points within 24 hours`.
///
/// It has fallen by so much below the highest reading of the span before now, or risen by so much
/// above the lowest.
package struct Change: Hashable, Sendable {
  package enum Direction: String, Hashable, Sendable {
    case rises, falls
  }

  package let direction: Direction
  package let range: RangePhrase
  /// Whether the change is a percentage of the earlier reading, not a difference.
  package let isRelative: Bool
  package let span: TimeSpan
}
