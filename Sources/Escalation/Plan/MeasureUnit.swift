/// What a number counts or measures, as the plan's `unit:` says.
///
/// Spans of time convert into each other. Percent, points and spans of time are measures of their
/// own; every other word (people, beds, nurses) is taken for something that is counted.
package struct MeasureUnit: Hashable, Sendable {
  package let name: String

  package init(_ name: String) { self.name = name }

  package static let percent = MeasureUnit("percent")
  package static let points = MeasureUnit("points")

  /// How many seconds one of it lasts; nil for what is not a span of time.
  package var seconds: Int64? {
    switch name {
    case "second", "seconds": 1
    case "minute", "minutes": 60
    case "hour", "hours": 3_600
    case "day", "days": 86_400
    case "week", "weeks": 604_800
    default: nil
    }
  }

  package var isCounted: Bool { self != .percent && self != .points && seconds == nil }

  /// By what a number in this unit is multiplied to be one in `other`; nil where none is right.
  package func factor(to other: MeasureUnit) -> ExactNumber? {
    if self == other { return ExactNumber(1) }
    guard let here = seconds, let there = other.seconds else { return nil }
    return ExactNumber(here).divided(by: ExactNumber(there))
  }
}
