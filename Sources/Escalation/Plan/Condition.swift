package import Diagnostics

/// A condition: tests, and lists of conditions.
package indirect enum Condition: Sendable {
  case test(Test)
  case clock(ClockTest)
  case all([Condition])
  case any([Condition])
  case none([Condition])
  case atLeast(Int, [Condition])
  /// `every of` and `at least half of` a group: of the signs that apply in the area.
  case ofMembers(Share, [Condition])

  package enum Share: Hashable, Sendable {
    case every, atLeastHalf
  }
}

/// One test, over one area or over those of a narrower tier.
package struct Test: Sendable {
  package enum Predicate: Hashable, Sendable {
    case range(RangePhrase)
    /// `is good or limited`; indices into the indicator's words.
    case values(Set<Int>)
    case notValues(Set<Int>)
    case missing
    case notMissing
    /// The day a milestone was due has passed, and it was never reached.
    case missed
    case notMissed
    /// The level of a status, or of a banded indicator, is one of these.
    case levels(LevelSet)
    case notLevels(LevelSet)
    /// A trigger stands, or does not.
    case holds
    case holdsNot
    /// The level of a status that was in force at the assessment before is one of these.
    case was(LevelSet)
    /// A number has risen or fallen.
    case change(Change)
  }

  /// `in every area`: how many of a narrower tier's areas.
  package struct Spread: Sendable {
    package enum Share: Hashable, Sendable {
      case any, every, atLeast(Int), atLeastHalf
    }

    package let share: Share
    package let tier: TierID
  }

  package let subject: Reference
  package let predicate: Predicate
  /// For how long it must have held, or hold; nil where now is enough.
  package let lasting: Lasting?
  package let spread: Spread?
  /// As it is written, but for its spread.
  package let text: String
  package let mark: Mark
}

extension Test.Predicate {
  /// The range that a number, or how it changed, is compared with.
  package var range: RangePhrase? {
    switch self {
    case .range(let range): range
    case .change(let change): change.range
    default: nil
    }
  }
}

/// An indicator, trigger or status by its index in the plan.
package enum Reference: Hashable, Sendable {
  case indicator(Int)
  case trigger(Int)
  case status(Int)
}

extension Condition {
  /// What it reads of this very moment; the level before is no part of it.
  var readsNow: [Reference] {
    tests.compactMap { test in
      if case .was = test.predicate { return nil }
      return test.subject
    }
  }

  package var tests: [Test] {
    switch self {
    case .test(let test): [test]
    case .clock: []
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts),
      .ofMembers(_, let parts):
      parts.flatMap(\.tests)
    }
  }
}
