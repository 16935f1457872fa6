package import Diagnostics

/// A case with its expected answers, written inside a plan or in a `*_test.yaml` beside it.
package struct Example: Sendable {
  package let name: String
  package let snapshot: Snapshot
  package let expectations: [Expectation]
  package let mark: Mark
}

/// The readings of one moment.
package struct Snapshot: Sendable {
  package enum Value: Hashable, Sendable {
    case missing
    case number(ExactDecimal)
    /// One of the numbers between two, both ends included: a number too small to be told.
    case range(from: ExactDecimal, to: ExactDecimal)
    /// An index into the indicator's words.
    case word(Int)
    case yes
    case no
    /// Something that is no reading of this indicator, and why.
    case unreadable(String, reason: String)
  }

  /// When a reading was made.
  package enum Time: Hashable, Sendable {
    /// At the snapshot's own time.
    case now
    case written(WrittenTime)
    /// So many steps of a series before the snapshot's own time.
    case back(Int, spacing: TimeSpan)
  }

  package struct Reading: Sendable {
    package let time: Time
    package let value: Value
    /// Nil for one that is remembered from an earlier assessment.
    package let mark: Mark?
  }

  package struct Given: Sendable {
    package let reference: Reference
    package let area: AreaName
    package let readings: [Reading]
    package let mark: Mark?
  }

  /// A level that a person declared, or withdrew.
  package struct Declared: Sendable {
    package let status: Int
    package let area: AreaName
    /// Nil withdraws what was declared before.
    package let level: Level?
    package let by: String
    package let reason: String
    /// Without one it was at the snapshot's time.
    package let time: WrittenTime?
    package let mark: Mark
  }

  /// That a person agreed to a lower level.
  package struct SignedOff: Sendable {
    package let status: Int
    package let area: AreaName
    package let level: Level
    package let by: String
    package let time: WrittenTime?
    package let mark: Mark
  }

  package let at: WrittenTime?
  package let atMark: Mark?
  package let given: [Given]
  package let declared: [Declared]
  package let signedOff: [SignedOff]
  /// The areas named, in the order they are named; those of open tiers among them.
  package let areas: [AreaName]
  /// Nil where nothing is said of events, which is not the same as that there were none.
  package let events: EventLog?
}

/// An area by its tier and name: over an open tier the data names the areas.
package struct AreaName: Hashable, Sendable {
  package let tier: TierID
  package let name: String

  package init(tier: TierID, name: String) {
    self.tier = tier
    self.name = name
  }
}

/// One line of `expect:`.
package struct Expectation: Sendable {
  /// Which of a status's levels is meant.
  package enum Stage: String, Sendable {
    case inForce, calculated, held
  }

  /// Which of a role's lines are meant.
  package enum Part: String, CaseIterable, Sendable {
    case does, starts, continues, stops
  }

  package enum Subject: Sendable {
    /// The last levels of the example, the last one now; nil expects one to be unknown.
    case levels(Reference, Stage, [Level?])
    case couldBe(Reference, Level)
    case atBest(Reference, Level)
    /// The signs that speak for the level, in order.
    case because(Reference, [Reference], isExact: Bool)
    /// Nil expects the answer to be unknown.
    case holds(trigger: Int, Bool?)
    case does(role: Int, Part, [String], isExact: Bool)
    /// Nil expects that nobody acts for the role.
    case held(role: Int, by: Int?)
  }

  package let subject: Subject
  package let area: AreaName
  /// As written, for reports.
  package let text: String
  package let mark: Mark
}
