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
    /// Nothing is calculated: people say what it is.
    case declaredOnly
    /// The level in the cell where a row and a column meet.
    case matrix(Matrix)
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
  /// Who may say otherwise; nil where nobody may.
  package let declaring: Declaring?
  /// Whether the level is unknown until somebody declares it.
  package let isAdvisory: Bool
  /// When it is assessed; between these times it stands. Nil means at every assessment.
  package let decided: Rhythm?
  package let stepDown: StepDown?
  package let citation: Citation
}

extension Status {
  /// Everything it reads directly.
  package var reads: [Reference] {
    let read: [Reference] =
      switch rule {
      case .worstOf(let members), .atLeast(_, let members): members.map(\.reference)
      case .levels(let levels): levels.flatMap { $0.condition.readsNow }
      case .matrix(let matrix): [matrix.rows.reference, matrix.columns.reference]
      case .declaredOnly: []
      }
    return read + (stepDown?.condition?.readsNow ?? [])
  }

  /// Whether people alone decide, and nothing is in force until they do.
  package var needsDeclaration: Bool { isAdvisory || isDeclaredOnly }

  package var isDeclaredOnly: Bool {
    if case .declaredOnly = rule { true } else { false }
  }
}
