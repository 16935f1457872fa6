// What of a plan hangs on the calendar and the clock.
extension CompiledPlan {
  /// Midnights that the plan writes down: days from which another figure or answer counts.
  func writtenTurns(_ clock: PlanClock) -> [Instant] {
    let figures = plan.indicators.flatMap { $0.figure?.starts ?? [] }
    let missed = plan.indicators.compactMap { $0.milestone?.due.adding(days: 1) }
    let tested = clockTests.compactMap { test -> CivilDate? in
      switch test {
      case .before(let date), .from(let date): date
      case .during, .outside: nil
      }
    }
    return (figures + missed + tested).map(clock.zone.startOfDay)
  }

  /// The hours that an answer hangs on, by index.
  var hoursInUse: [Int] {
    let tested = clockTests.compactMap { test -> Int? in
      switch test {
      case .during(let index), .outside(let index): index
      case .before, .from: nil
      }
    }
    return Set(tested).sorted()
  }

  /// The windows through which earlier and later samples of a sign are looked at.
  var windowsInUse: [Reference: [Summary.Window]] {
    var windows: [Reference: Set<Summary.Window>] = [:]
    for test in changes {
      let window = Summary.Window(side: .lastBeforeNow, span: test.change.span)
      windows[.indicator(test.indicator), default: []].insert(window)
    }
    for summary in plan.indicators.compactMap(\.summary) {
      guard let window = summary.window else { continue }
      for member in summary.members { windows[member.reference, default: []].insert(window) }
    }
    return windows.mapValues(Array.init)
  }

  private var clockTests: [ClockTest] {
    let own = columns.compactMap { column -> ClockTest? in
      if case .clock(let test) = column.operation { test } else { nil }
    }
    let counted = plan.indicators.flatMap { indicator -> [ClockTest] in
      guard case .count(_, _, _, let condition)? = indicator.measure else { return [] }
      return condition?.clockTests ?? []
    }
    return own + counted
  }
}

extension Condition {
  /// The tests of the clock alone.
  fileprivate var clockTests: [ClockTest] {
    switch self {
    case .clock(let test): [test]
    case .test: []
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts),
      .ofMembers(_, let parts):
      parts.flatMap(\.clockTests)
    }
  }
}
