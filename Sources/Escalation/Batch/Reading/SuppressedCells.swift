/// The cells of one column that stand for numbers which are not told.
struct SuppressedCells: Sendable {
  private let marks: [(text: [UInt8], outcome: CellOutcome)]

  init(_ reference: Reference, _ plan: Plan, _ mapping: DataMapping) {
    guard case .indicator(let index) = reference, plan.indicators[index].isNumeric else {
      marks = []
      return
    }
    marks = mapping.marks(of: index).map { mark in
      let outcome: CellOutcome =
        switch mark.reading(of: plan.indicators[index]) {
        case .success(let reading): .reading(reading)
        case .failure(let fault):
          .unreadable("is suppressed, and cannot be what the mapping says: \(fault.reason)")
        }
      return (Array(mark.text.utf8), outcome)
    }
  }

  /// What a cell says that is such a mark; nil where it is none.
  func outcome(_ bytes: Span<UInt8>, _ range: Range<Int>) -> CellOutcome? {
    marks.first { bytes.equals($0.text, in: range) }?.outcome
  }
}
