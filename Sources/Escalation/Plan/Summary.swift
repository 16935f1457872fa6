package import Diagnostics

/// One number, or one level, out of many: `{average: site_score, over: site}`.
package struct Summary: Sendable {
  package enum Function: String, CaseIterable, Sendable {
    case sum, average, median, highest, lowest, latest, count
  }

  /// What is taken of each member.
  package enum Take: Hashable, Sendable {
    /// The number it reads or comes to.
    case value
    /// The points that its reading scores.
    case points
    /// Its level; levels are ranked, never averaged.
    case level
    /// Only whether it is known; of a sign, whether it stands.
    case presence
    /// Nothing: every area of a tier is a member by itself.
    case area
  }

  package struct Member: Sendable {
    package let reference: Reference
    package let weight: ExactDecimal?
    package let mark: Mark
  }

  /// Which samples count besides the moment's own, or in its place.
  package struct Window: Hashable, Sendable {
    package enum Side: Hashable, Sendable {
      /// After the start, up to the moment and with it.
      case last
      /// The same without the moment itself.
      case lastBeforeNow
      /// After the moment, up to the end and with it.
      case next
    }

    package let side: Side
    package let span: TimeSpan

    /// Whether the moment's own reading is one of those counted.
    package var includesNow: Bool { side == .last }
  }

  /// How many members must be known; what is not known is then left out.
  package enum Need: Hashable, Sendable {
    case all, half, count(Int)
  }

  package let function: Function
  package let take: Take
  /// What is summed up: several of a group, none where areas themselves are counted, else one.
  package let members: [Member]
  /// Takes each member in every area of this tier; nil means in the summary's own area.
  package let over: TierID?
  /// By area of `over`.
  package let areaWeights: [Int: ExactDecimal]
  package let window: Window?
  package let condition: Condition?
  package let needs: Need?
  /// Where the function and what it is of are written.
  package let mark: Mark
}

extension Summary {
  /// Whether it comes to a level.
  package var givesLevel: Bool { take == .level && function != .count }

  /// Everything it reads directly, as often as it is written.
  package var reads: [Reference] {
    members.map(\.reference) + (condition?.tests.map(\.subject) ?? [])
  }

  /// The indicators whose numbers it takes as they are.
  package var values: [Int] {
    guard take == .value else { return [] }
    return members.compactMap {
      if case .indicator(let index) = $0.reference { index } else { nil }
    }
  }

  package var isWeighted: Bool { !areaWeights.isEmpty || members.contains { $0.weight != nil } }
}

extension Summary.Need {
  /// How many of `members` must be known, and at least one.
  package func threshold(of members: Int) -> Int {
    switch self {
    case .all: max(1, members)
    case .half: max(1, (members + 1) / 2)
    case .count(let count): count
    }
  }
}
