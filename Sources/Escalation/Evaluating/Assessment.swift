package import Diagnostics

/// What a plan says of one moment: levels, reasons, what to do, and what was wrong with the data.
package struct Assessment: Sendable {
  /// The level of one status in one area.
  package struct StatusLine: Sendable {
    package let status: Int
    package let area: AreaName
    /// What missing readings leave possible; empty where the status does not apply.
    package let levels: LevelSet
    /// Whether `levels` are known to be no wider than they need be.
    package let isExact: Bool
    package let missing: [MissingInput]
    package let because: [Reason]
    /// What the rule of the status alone comes to, and what is held of it.
    package let calculated: LevelSet
    package let held: LevelSet
    /// What people declared and stands.
    package let declaration: Declaration?
    /// The level that was in force at the assessment before; nil where none is known.
    package let previous: Level?
    /// When the held level began.
    package let since: Instant?
    /// Whether nothing is in force until somebody decides.
    package let needsDeclaration: Bool

    /// The level given out; nil where it is unknown, or does not apply.
    package var level: Level? { levels.calculated }

    /// What the level in force comes from.
    package var origin: Origin {
      if declaration != nil, levels != held || needsDeclaration { return .declared }
      return held == calculated && !needsDeclaration ? .calculated : .held
    }
  }

  /// Where the level in force comes from.
  package enum Origin: String, Sendable {
    case calculated, held, declared
  }

  /// An input that is missing, or told by its range only, and could change a level.
  package struct MissingInput: Sendable, Hashable {
    package let reference: Reference
    package let area: AreaName
    /// What was reported, where it is there and the plan states no level for it.
    package let value: String?
    /// `1 to 4`, where that much is told of what was reported.
    package var range: String?

    /// Whether someone has to find it out.
    package var isMissing: Bool { value == nil && range == nil }
  }

  /// What an answer to one missing input would make of a level, all else unchanged.
  package struct Prospect: Sendable {
    package struct Outcome: Sendable, Hashable {
      /// `none`, `6 to 14`; several values of a list as several texts.
      package let values: [String]
      package let levels: LevelSet
    }

    package let input: MissingInput
    package let status: Int
    package let area: AreaName
    package let outcomes: [Outcome]
  }

  /// A sign that speaks for a level.
  package struct Reason: Sendable {
    package let reference: Reference
    package let area: AreaName
    /// As people write it, with its unit; empty for a sign without a value.
    package let value: String
    package let unit: MeasureUnit?
    package let level: Level?
    /// What the value lacks to be in the next better band: `2`, or `more than 2`.
    package let toNextBetter: String?
    /// The better level it would then have.
    package let nextBetter: Level?
    /// Whether the value must rise to get there.
    package let mustRise: Bool
    package let citation: Citation
    /// The signs that a trigger rests on.
    package let rests: [Reason]
    /// Whether the value is a range, of which no more was told.
    package var isSuppressed = false
  }

  /// What the plan has for a role in an area at the level of the status it follows.
  package struct Duty: Sendable {
    package enum Cell: Sendable {
      case actions
      case businessAsUsual
      /// The paper's cell is blank.
      case notStated
      /// No list can be chosen while the level is unknown.
      case levelUnknown
      /// The role's actions do not hang on the level.
      case anyLevelOnly
    }

    package let role: Int
    package let status: Int
    package let area: AreaName
    package let levels: LevelSet
    package let cell: Cell
    /// In order, what is to be found out first.
    package internal(set) var lines: [ActionLine]
  }

  /// One line of what a role does.
  package struct ActionLine: Sendable {
    package enum Kind: Sendable {
      /// Something the plan says.
      case planned(Action)
      /// Getting an input that is missing and could change the level.
      case get(MissingInput)
      /// Answering a sign that only this role can answer.
      case answer(MissingInput)
      /// Saying what the level of a status is, which nobody has done.
      case decide(status: Int)
      /// What was to be done at the assessment before, and is no longer.
      case ended
    }

    /// Against the assessment before.
    package enum Change: String, Sendable {
      case start
      case goOn = "continue"
      case stop
    }

    package let role: Int
    package let status: Int
    package let area: AreaName
    /// The level that calls for it; nil for what is done at any level, or while none is known.
    package let level: Level?
    package let order: Int
    package let kind: Kind
    /// Whether its condition could not be decided.
    package let isIfUnknown: Bool
    package let text: String
    /// When it is next due.
    package internal(set) var due: Instant?
    package let citation: Citation?
    package internal(set) var change = Change.start
    /// When it began; nil where it begins now.
    package internal(set) var since: Instant?
    /// The end of the span that it has from its start.
    package internal(set) var deadline: Instant?
  }

  /// Something about the data that a reader of the levels must know.
  package struct Problem: Sendable {
    package enum Kind: String, Sendable {
      case missing, stale, overdue, historic, unreadable, later
      /// A row of a log that is not as it should be.
      case event
      /// A level of an earlier version of the plan that was in force.
      case lostLevel = "lost_level"
    }

    package let reference: Reference
    package let area: AreaName
    package let kind: Kind
    package let detail: String
    package let mark: Mark?
  }

  package let at: Instant?
  package let statuses: [StatusLine]
  /// By role, status and area, in the order of the plan.
  package let duties: [Duty]
  package let problems: [Problem]
  package let prospects: [Prospect]
  /// Whether there was an assessment before, from which it goes on.
  package var isContinued = false

  package var actions: [ActionLine] { duties.flatMap(\.lines) }
}
