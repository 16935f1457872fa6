/// Which readings of a window were due and never came.
///
/// A day that is due and brought no reading is a gap in a window, not a shorter window. The moment
/// itself says whether its own reading is missing.
struct SampleGaps {
  /// What the moment has of the sign.
  enum Own {
    case known, missing
    /// An earlier reading, which still stands.
    case standing
  }

  let rhythm: Rhythm
  let stretch: ClosedRange<Instant>
  let at: Instant
  let own: Own
  /// Whether those before the last that was made are of no interest.
  let onlyLast: Bool
  let zone: TimeZoneRules

  /// How many are lacking, where these were made; the moment's own is not one of them.
  func count(among samples: [Sample]) -> Int {
    let made = samples.map(\.instant).filter { $0 != at }
    let last = made.last { stretch.contains($0) }
    guard onlyLast, let last, last < stretch.upperBound else { return count(among: made) }
    return SampleGaps(
      rhythm: rhythm, stretch: last.adding(seconds: 1)...stretch.upperBound, at: at, own: own,
      onlyLast: false, zone: zone
    ).count(among: made)
  }

  private func count(among made: [Instant]) -> Int {
    if case .elapsed(let span) = rhythm { return count(among: made, every: span) }
    guard let grid = rhythm.grid else { return 0 }
    let filled = Set(made.map { grid.period(of: $0, in: zone) })
    let now = grid.period(of: at, in: zone)
    // A day of which the window holds only a part need not have its reading in that part.
    let first = grid.period(of: stretch.lowerBound.adding(seconds: -1), in: zone) + 1
    let last = grid.period(of: stretch.upperBound.adding(seconds: 1), in: zone) - 1
    guard first <= last else { return 0 }
    return (first...last).count { $0 != now && !filled.contains($0) }
  }

  /// So long after each reading the next one is due.
  private func count(among made: [Instant], every span: TimeSpan) -> Int {
    let before = stretch.lowerBound.adding(seconds: -1)
    let ends = made.filter { stretch.contains($0) } + (own == .known ? [at] : [])
    var lacking = 0
    var last = made.filter { $0 <= before }.max() ?? before
    for end in ends.sorted() where end > last {
      lacking += missed(from: last, to: end, span)
      last = end
    }
    return lacking + missed(after: last, span)
  }

  /// How many were left out between two readings, each of which may come early or late.
  private func missed(from last: Instant, to next: Instant, _ span: TimeSpan) -> Int {
    var missed = 0
    var due = span.end(from: last, in: zone)
    while due < next {
      let following = span.end(from: due, in: zone)
      // Nearer to the one after it, it is that one.
      if following.seconds - next.seconds
        <= next.seconds - due.seconds
      {
        missed += 1
      }
      due = following
    }
    return missed
  }

  /// How many were due after the last reading.
  private func missed(after last: Instant, _ span: TimeSpan) -> Int {
    guard own != .standing else { return 0 }
    var missed = 0
    var due = span.end(from: last, in: zone)
    while due <= stretch.upperBound {
      missed += 1
      due = span.end(from: due, in: zone)
    }
    // One of them is the moment's own.
    return own == .missing && stretch.contains(at) ? max(0, missed - 1) : missed
  }
}

extension Plan {
  /// How often a sign is due; what is calculated, as often as what it is calculated from.
  func rhythm(of reference: Reference) -> Rhythm? {
    switch reference {
    case .status: return nil
    case .trigger(let index): return triggers[index].every
    case .indicator(let index):
      if let own = indicators[index].every { return own }
      let inputs = Set(inputs(of: indicators[index]).map { rhythm(of: .indicator($0)) })
      return inputs.count == 1 ? inputs.first.flatMap(\.self) : nil
    }
  }
}
