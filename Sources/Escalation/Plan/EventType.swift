package import Diagnostics

/// A kind of thing that goes through steps: a direction that is made, declined and released.
///
/// It is a tier: its members are the things that a log tells apart, each inside the area it is
/// placed in. Its steps are signs of that tier, and its fields of words and numbers are indicators.
package struct EventType: Sendable {
  package struct Step: Sendable {
    package let name: String
    /// The sign that says whether it has happened, by index.
    package let trigger: Int
    /// Fields that a row of this step must hold, by index.
    package let needs: [Int]
    /// Whether it ends the thing.
    package let closes: Bool
    package let mark: Mark
  }

  package struct Field: Sendable {
    package let name: String
    /// The indicator that holds its latest value; nil for a text, which is kept and not tested.
    package let indicator: Int?
    package let mark: Mark
  }

  package let name: String
  package let title: String
  /// The tier of its own things.
  package let tier: TierID
  /// The tier of the areas they are in; the whole plan where none is written.
  package let place: TierID
  /// The column that tells one thing from another.
  package let key: String
  package let steps: [Step]
  package let fields: [Field]
  package let citation: Citation
}

/// What is worked out of the steps of things.
package enum EventMeasure: Sendable {
  /// The time since the first such step of a thing, until the first `stop` after it.
  case timeSince(event: Int, step: Int, stop: Int?)
  /// How many things took a step within the window, closed or not.
  case count(event: Int, step: Int, last: TimeSpan, condition: Condition?)

  package var event: Int {
    switch self {
    case .timeSince(let event, _, _), .count(let event, _, _, _): event
    }
  }

  /// For how long what happened is counted.
  package var window: TimeSpan? {
    if case .count(_, _, let last, _) = self { last } else { nil }
  }

  /// Which of the things are counted; nil where all are.
  package var condition: Condition? {
    if case .count(_, _, _, let condition) = self { condition } else { nil }
  }
}

extension Indicator {
  package var measure: EventMeasure? {
    if case .measured(let measure) = kind { measure } else { nil }
  }
}

extension Areas {
  /// The tier whose areas the data names, but for those of things that events bring.
  package var openTier: TierID? { ids.first { self[$0].isOpen && !self[$0].holdsThings } }

  /// The same tiers, with one of things for each event type; `parents` are tiers of these areas.
  func adding(things: [(name: String, parent: TierID)]) -> Areas {
    guard !things.isEmpty else { return self }
    let whole = TierID(index: named.count + things.count)
    func moved(_ tier: TierID) -> TierID { tier == wholePlan ? whole : tier }
    let tiers = named.map { tier in
      Tier(name: tier.name, parent: moved(tier.parent), isOpen: tier.isOpen, areas: tier.areas)
    }
    return Areas(
      tiers
        + things.map {
          Tier(
            name: $0.name, parent: moved($0.parent), isOpen: true, holdsThings: true, areas: [])
        })
  }
}

extension NumberSet {
  /// What a time or a count can be.
  static var atLeastZero: NumberSet { NumberSet([Stretch(.before(.zero), nil)]) }
}

extension Plan {
  /// Whether the ends of a range are looked up when it is evaluated: readings always are, and
  /// figures that are told of things, whose areas only the log knows.
  func isCompared(_ range: RangePhrase, of indicator: Int) -> Bool {
    !range.readings.isEmpty || (areas[indicators[indicator].tier].holdsThings && !range.isFixed)
  }
}
