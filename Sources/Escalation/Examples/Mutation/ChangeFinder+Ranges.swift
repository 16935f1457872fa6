internal import Diagnostics
internal import YAMLTree

// Thresholds: moved by one step, and closed where they were open.
extension ChangeFinder {
  /// Both bands beside a line are changed, so that there is neither gap nor overlap.
  mutating func moveBandLines(_ index: Int) {
    let indicator = plan.indicators[index]
    for case let bands? in [indicator.bands, indicator.points] where !indicator.givesLevel {
      let ends = bands.ranges.flatMap(\.pieces).flatMap(ends(of:))
      let lines = Dictionary(grouping: ends) { place(of: $0.bound, indicator.grid) }
      for ends in lines.values {
        change(ends, of: index, [.reference(.indicator(index))])
      }
    }
  }

  /// What is written once may be a test of several signs, or of several actions.
  mutating func moveTestLines() {
    for tests in Dictionary(grouping: allTests, by: \.1.mark).values {
      let touches = Set(tests.map(\.0))
      for (_, test) in tests.prefix(1) {
        guard case .indicator(let index) = test.subject, let range = test.predicate.range else {
          continue
        }
        for end in range.pieces.flatMap(ends(of:)) { change([end], of: index, touches) }
      }
    }
  }

  /// Every test of the plan and whose it is.
  private var allTests: [(PlanChange.Touch, Test)] {
    let ofSigns = plan.writtenConditions.flatMap { written in
      written.condition.tests.map { (written.owner.touch, $0) }
    }
    let ofActions = plan.blocks.indices.flatMap { block in
      plan.actions(ofBlock: block).flatMap { _, action in
        (action.condition?.tests ?? []).map { (PlanChange.Touch.block(block), $0) }
      }
    }
    return ofSigns + ofActions
  }

  /// One end of a piece of a range.
  private struct End {
    let words: PieceWords
    let bound: Bound
    let isLower: Bool
  }

  private func ends(of piece: RangePhrase.Piece) -> [End] {
    guard piece.mark.file == file, let words = PieceWords(piece, in: source.bytes) else {
      return []
    }
    return [(piece.lower, true), (piece.upper, false)].compactMap { bound, isLower in
      bound.map { End(words: words, bound: $0, isLower: isLower) }
    }
  }

  /// Where a line is: on a grid the next number behind it.
  private func place(of bound: Bound, _ grid: Grid?) -> Bound {
    guard let grid, let number = bound.value.number else { return bound }
    let boundary = Boundary(value: number, isAfter: bound.isAfter)
    let snapped = grid.snapped(NumberSet([Stretch(boundary, nil)])).boundaries.first ?? boundary
    return Bound(.number(snapped.value.reduced), isAfter: false)
  }

  private mutating func change(_ ends: [End], of index: Int, _ touches: Set<PlanChange.Touch>) {
    guard let first = ends.first else { return }
    let indicator = plan.indicators[index]
    if let number = first.words.number(atLower: first.isLower) {
      for up in [false, true] {
        let step = indicator.grid?.step ?? number.lastDigit
        let edits = ends.map { end in
          end.words.number(atLower: end.isLower).flatMap { $0.moved(by: step, up: up) }
            .flatMap { end.words.written($0, atLower: end.isLower) }
        }
        add(
          merged(edits), "a threshold moved \(up ? "up" : "down")",
          hint: hint(first, indicator, number, movedUp: up), touches)
      }
    }
    // On a grid an open end is a line that is moved.
    guard indicator.grid == nil || first.words.number(atLower: first.isLower) == nil else { return }
    let edits = ends.map { $0.words.turned(atLower: $0.isLower) }
    let value = first.words.number(atLower: first.isLower)?.text ?? "what it is compared with"
    add(
      merged(edits), "the threshold itself on the other side",
      hint: "\(indicator.name) exactly \(value)", touches)
  }

  /// Of `exactly 5` both ends stand in one number.
  private func merged(_ edits: [PlanChange.Edit?]) -> [PlanChange.Edit?] {
    var seen: Set<PlanChange.Edit> = []
    return edits.filter { $0.map { seen.insert($0).inserted } ?? true }
  }

  /// A reading that lies on one side of the line before, and on the other after.
  private func hint(
    _ end: End, _ indicator: Indicator, _ number: ExactDecimal, movedUp: Bool
  ) -> String {
    guard let grid = indicator.grid else {
      return movedUp || end.bound.isAfter
        ? "\(indicator.name) \(end.bound.isAfter && movedUp ? "just above " : "")\(number.text)"
        : "\(indicator.name) just below \(number.text)"
    }
    let line = place(of: end.bound, grid).value.number ?? number
    let near = movedUp ? line : grid.neighbour(of: line, above: false) ?? line
    return "\(indicator.name) \(near.text)"
  }
}

extension ConditionPlace.Owner {
  var touch: PlanChange.Touch {
    switch self {
    case .trigger(let index): .reference(.trigger(index))
    case .level(let status, _), .stepDown(let status): .reference(.status(status))
    case .summary(let indicator): .reference(.indicator(indicator))
    case .action(let block, _): .block(block)
    }
  }
}
