package import Diagnostics

/// One step of one thing, as a row of a log tells it.
package struct EventRow: Sendable {
  package enum Value: Hashable, Sendable {
    /// An index into the words of the field.
    case word(Int)
    case number(ExactDecimal)
    case text(String)
    /// Something that the field cannot hold: what it was before does not count any more.
    case unreadable
  }

  package let time: WrittenTime
  /// An index into the plan's events.
  package let event: Int
  /// An index into the event's steps.
  package let step: Int
  /// What tells this thing from others.
  package let id: String
  /// Nil where the row names none.
  package let area: AreaName?
  /// By field, those that are given.
  package let values: [Int: Value]
  package let mark: Mark
}

/// A row that cannot be played. It may have been anything that its readable parts leave open, so
/// what is counted and tested may be worse than the other rows say.
package struct EventDoubt: Sendable {
  /// Nil where the time cannot be read.
  package let time: WrittenTime?
  package let event: Int?
  package let step: Int?
  package let area: AreaName?
}

/// Something about a row that a reader of the answers must know.
package struct EventProblem: Sendable {
  package enum Kind: String, Sendable {
    case unreadable
    case outOfOrder = "out_of_order"
    case repeated
    case lacking
    /// A step of a thing that never took its first.
    case unbegun
    /// A step of a thing that was closed before.
    case closed
    case moved
    case unplaced
  }

  package let kind: Kind
  package let text: String
  /// Words beside the caret.
  package let label: String
  /// The thing it is about, where that is known.
  package let event: Int?
  package let id: String?
  package let mark: Mark

  package init(
    _ kind: Kind, _ text: String, at mark: Mark, label: String = "", event: Int? = nil,
    id: String? = nil
  ) {
    self.kind = kind
    self.text = text
    self.label = label
    self.event = event
    self.id = id
    self.mark = mark
  }
}

/// The rows of a log as they stand in it.
package struct EventLog: Sendable {
  package var rows: [EventRow] = []
  package var doubts: [EventDoubt] = []
  /// What was found while reading; what follows from the order of rows is found in playing them.
  package var problems: [EventProblem] = []

  package init() {}
}

extension EventLog {
  /// The rows in the order in which they happened, those of one time as they stand.
  func ordered(in zone: TimeZoneRules) -> [(instant: Instant, row: EventRow)] {
    rows.enumerated().map { (order: $0, instant: $1.time.instant(in: zone), row: $1) }
      .sorted { ($0.instant, $0.order) < ($1.instant, $1.order) }
      .map { ($0.instant, $0.row) }
  }

  /// Rows that stand behind one of a later time.
  func rowsOutOfOrder(in zone: TimeZoneRules) -> [EventProblem] {
    var latest: Instant?
    return rows.compactMap { row in
      let instant = row.time.instant(in: zone)
      guard let before = latest, instant < before else {
        latest = instant
        return nil
      }
      let text = "out of order: it stands behind a row of \(PeopleTime.short(before, in: zone))"
      return EventProblem(.outOfOrder, text, at: row.mark, event: row.event, id: row.id)
    }
  }
}
