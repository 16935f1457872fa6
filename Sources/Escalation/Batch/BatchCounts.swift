/// What became of the rows of a batch. `read = evaluated + rejected + excluded + superseded`.
package struct BatchCounts: Sendable, Equatable {
  package var read = 0
  package var evaluated = 0
  /// Rows that cannot be used: wrong field count, unreadable time or area, unclosed quote.
  package var rejected = 0
  /// Rows left out by a rule of the mapping, because nothing reads what they name, or because they
  /// lie after the end of the run.
  package var excluded = 0
  /// Rows beside another one of the same time and area.
  package var superseded = 0
  /// Cells of which two rows say different things, so that neither is believed.
  package var disputed = 0
  /// Evaluated rows of times that are not written, for what they hand on.
  package var leadIn = 0
  /// Excluded rows that lie after the end of the run.
  package var afterEnd = 0
  /// Cells of evaluated rows that could not be read, and count as missing.
  package var cells = 0
  /// Readings that stood over from an earlier row.
  package var carried = 0
  /// Distinct times.
  package var times = 0
  /// Rows written for areas that sent none at that time.
  package var silentAreas = 0

  package init() {}
}
