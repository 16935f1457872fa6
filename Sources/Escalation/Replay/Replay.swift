/// An event log played from its first row to its last, with what fell due in between.
package struct Replay: Sendable {
  /// A row that was played.
  package struct PlayedRow: Sendable {
    package let row: EventRow
    package let thing: AreaName
    package let area: AreaName?
  }

  /// A status whose level, or how bad it could be, is another one than before.
  package struct LevelChange: Sendable {
    package let status: Int
    package let area: AreaName
    package let from: LevelSet
    /// Empty where the thing is closed.
    package let to: LevelSet
    package let because: [Assessment.Reason]
  }

  /// A sign of a thing that begins to hold.
  package struct FactChange: Sendable {
    package let trigger: Int
    package let area: AreaName
  }

  /// An action that should be done by now and is still called for.
  package struct Overrun: Sendable {
    package let line: Assessment.ActionLine
    package let began: Instant
  }

  /// Everything that happened at one instant.
  package struct Moment: Sendable {
    package let at: Instant
    package let rows: [PlayedRow]
    package let overruns: [Overrun]
    package let changes: [LevelChange]
    package let facts: [FactChange]
    package let starts: [Assessment.ActionLine]
    package let problems: [EventProblem]

    var isQuiet: Bool {
      rows.isEmpty && overruns.isEmpty && changes.isEmpty && facts.isEmpty && starts.isEmpty
        && problems.isEmpty
    }
  }

  /// A thing that is not closed, and the times that run for it.
  package struct OpenThing: Sendable {
    package let thing: AreaName
    package let area: AreaName?
    package let running: [(indicator: Int, value: ExactNumber)]
  }

  package let plan: Plan
  package let zone: TimeZoneRules
  package let moments: [Moment]
  /// Found before the first row was played.
  package let problems: [EventProblem]
  /// Where playing stopped; nil for a log without a row.
  package let end: Instant?
  /// Rows behind that time.
  package let rowsLeft: Int
  package let open: [OpenThing]
  /// What would fall due next.
  package let next: [Timer]
  /// Times since a step that stand beside other readings, so that it is not known when they pass.
  package let coarse: [Int]
  let store: EventStore
}
