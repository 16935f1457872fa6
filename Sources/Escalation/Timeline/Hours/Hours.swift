package import Diagnostics

/// Hours that a plan names: `office`, `on_call`.
package struct Hours: Sendable {
  /// One line: what comes back, and in which season.
  package struct Line: Hashable, Sendable {
    package let season: Season?
    package let pattern: HoursPattern

    package init(season: Season? = nil, pattern: HoursPattern) {
      self.season = season
      self.pattern = pattern
    }
  }

  /// Empty for hours that are written where they are used.
  package let name: String
  /// It is in the hours when it is in one of these.
  package let lines: [Line]
  /// What is taken off last: the lines that begin with `not`.
  package let exceptions: [Line]
  package let mark: Mark

  package init(name: String, lines: [Line], exceptions: [Line], mark: Mark) {
    self.name = name
    self.lines = lines
    self.exceptions = exceptions
    self.mark = mark
  }

  package var namesBankHolidays: Bool {
    (lines + exceptions).contains { $0.pattern.namesBankHolidays }
  }
}

extension Hours {
  /// Whether an instant is in the hours; a day of which no calendar speaks is no bank holiday.
  package func contains(_ instant: Instant, _ clock: PlanClock) -> Bool {
    let day = clock.day(of: instant)
    func isIn(_ line: Line) -> Bool { line.answer(instant, day, clock) == .yes }
    return lines.contains(where: isIn) && !exceptions.contains(where: isIn)
  }

  /// Whether an instant is in the hours: unknown where that hangs on a day of which no calendar
  /// speaks.
  package func answer(at instant: Instant, _ clock: PlanClock) -> Answer {
    let day = clock.day(of: instant)
    let inside = lines.map { $0.answer(instant, day, clock) }
    let outside = exceptions.map { $0.answer(instant, day, clock) }
    let canBe = inside.contains(where: \.canBeYes) && !outside.contains(.yes)
    let canFail = !inside.contains(.yes) || outside.contains(where: \.canBeYes)
    return Answer(bits: (canBe ? 1 : 0) | (canFail ? 2 : 0))
  }
}

extension Hours.Line {
  /// Whether an instant of a local day is in it.
  fileprivate func answer(_ instant: Instant, _ day: CivilDate, _ clock: PlanClock) -> Answer {
    if let season, !season.contains(day) { return .no }
    if pattern == .always { return .yes }
    var isPossible = false
    for back in -1...HoursPattern.longest {
      for stretch in pattern.occurrences(on: day.adding(days: -back), clock)
      where stretch.contains(instant) {
        if stretch.isCertain { return .yes }
        isPossible = true
      }
    }
    return isPossible ? .unknown : .no
  }
}

// MARK: - The next change

extension Hours {
  private static let window = 14
  /// A little over a year: seasons come back within it.
  private static let windows = 28

  /// When the hours next begin or end; nil where they do not within a year.
  package func nextChange(after instant: Instant, _ clock: PlanClock) -> Instant? {
    let isInside = contains(instant, clock)
    let today = clock.day(of: instant)
    for step in 0..<Self.windows {
      let first = today.adding(days: step * Self.window)
      for boundary in boundaries(from: first, days: Self.window, clock)
      where boundary > instant && contains(boundary, clock) != isInside {
        return boundary
      }
    }
    return nil
  }

  /// When what is known of the hours next changes; nil where it does not within a year.
  func nextAnswer(after instant: Instant, _ clock: PlanClock) -> Instant? {
    let now = answer(at: instant, clock)
    let today = clock.day(of: instant)
    for step in 0..<Self.windows {
      let first = today.adding(days: step * Self.window)
      for boundary in boundaries(from: first, days: Self.window, clock)
      where boundary > instant && answer(at: boundary, clock) != now {
        return boundary
      }
    }
    return nil
  }

  /// Every instant in some days at which the answer may change, in order.
  private func boundaries(from first: CivilDate, days: Int, _ clock: PlanClock) -> [Instant] {
    let start = clock.zone.startOfDay(first)
    let end = clock.zone.startOfDay(first.adding(days: days))
    var found: Set<Instant> = []
    for offset in -HoursPattern.longest..<days {
      let date = first.adding(days: offset)
      found.insert(clock.zone.startOfDay(date))
      for line in lines + exceptions {
        for stretch in line.pattern.occurrences(on: date, clock) {
          found.formUnion([stretch.start, stretch.end])
        }
      }
    }
    return found.filter { start <= $0 && $0 < end }.sorted()
  }
}
