package import Diagnostics

/// How signs become a level.
package struct Status: Sendable {
  package enum Rule: Sendable {
    /// The most severe level any member speaks for.
    case worstOf([Member])
    /// The most severe level that this many members speak for, at it or above.
    case atLeast(Int, [Member])
    /// The most severe level whose condition holds, else the mildest.
    case levels([(level: Level, condition: Condition, mark: Mark)])
  }

  package struct Member: Sendable {
    package let reference: Reference
    package let mark: Mark
  }

  package let name: String
  package let title: String
  package let tier: TierID
  package let isHeadline: Bool
  package let rule: Rule
  package let citation: Citation
}

extension Status {
  /// Everything it reads directly.
  package var reads: [Reference] {
    switch rule {
    case .worstOf(let members), .atLeast(_, let members): members.map(\.reference)
    case .levels(let levels): levels.flatMap { $0.condition.tests.map(\.subject) }
    }
  }
}
