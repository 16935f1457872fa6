/// A snapshot laid out as a frame, with what was found wrong with its readings.
package struct SnapshotFrame: Sendable {
  package var frame: Frame
  package var problems: [Assessment.Problem]
  /// The names of the areas, by tier and slot.
  package internal(set) var areaNames: [[String]]
}

/// When a snapshot is looked at.
struct SnapshotClock {
  /// The moment; nil where no time is known.
  let at: Instant?
  /// The snapshot's own time.
  let asOf: Instant?
  let zone: TimeZoneRules
}

extension CompiledPlan {
  /// Lays out a snapshot as of `at`. Readings made later do not count; of several the latest does.
  ///
  /// `naming` are areas of an open tier that stand first, whether anything is reported of them or
  /// not. `asOf` is the snapshot's own time, where the moment is another.
  package func layOut(
    _ snapshot: Snapshot, at: Instant?, asOf: Instant? = nil, zone: TimeZoneRules,
    naming: [AreaName] = []
  ) -> SnapshotFrame {
    let open = plan.areas.openTier?.index
    var openNames: [String] = []
    for area in naming + snapshot.areas
    where area.tier.index == open && !openNames.contains(area.name) {
      openNames.append(area.name)
    }
    let names = plan.areas.tiers.map { tier in
      tier.holdsThings ? [] : tier.isOpen ? openNames : tier.areas.map(\.name)
    }
    var layout = SnapshotFrame(
      frame: Frame(self, openSlots: openNames.count), problems: [], areaNames: names)
    layout.frame.at = at
    layout.frame.clock = plan.clock(in: zone)
    play(snapshot, at, zone, naming, &layout)
    let clock = SnapshotClock(at: at, asOf: asOf ?? at, zone: zone)
    for given in snapshot.given { place(given, clock, &layout) }
    addMissing(&layout)
    return layout
  }

  func place(
    _ given: Snapshot.Given, _ clock: SnapshotClock, _ layout: inout SnapshotFrame
  ) {
    let tier = plan.tier(of: given.reference)
    guard let slot = layout.areaNames[tier.index].firstIndex(of: given.area.name) else { return }
    guard let (reading, made) = latest(given, clock, &layout) else { return }
    if case .indicator(let index) = given.reference, let made, made != clock.at {
      layout.frame.course.setStoodOver(made, index, slot)
    }
    switch (given.reference, reading.value) {
    case (.indicator(let index), .number(let number)):
      layout.frame.readings[index][slot] = Reading(number)
    case (.indicator(let index), .range(let low, let high)):
      layout.frame.readings[index][slot] = Reading(from: low, to: high) ?? .missing
    case (.indicator(let index), .word(let word)):
      layout.frame.readings[index][slot] = .word(word)
    case (.trigger(let index), .yes): layout.frame.answers[index][slot] = Answer.yes.bits
    case (.trigger(let index), .no): layout.frame.answers[index][slot] = Answer.no.bits
    case (let reference, .unreadable(let text, let reason)):
      // An answer that cannot be read is not taken for a no.
      if case .trigger(let index) = reference {
        layout.frame.answers[index][slot] = Answer.unknown.bits
      }
      layout.problems.append(
        problem(given, .unreadable, "'\(text)' \(reason)", reading))
    default: break
    }
  }

  /// The reading that counts; nil where none does.
  private func latest(
    _ given: Snapshot.Given, _ clock: SnapshotClock, _ layout: inout SnapshotFrame
  ) -> (Snapshot.Reading, Instant?)? {
    guard let at = clock.at, let asOf = clock.asOf else {
      return given.readings.last.map { ($0, nil) }
    }
    var best: (instant: Instant, reading: Snapshot.Reading)?
    for reading in given.readings {
      let time = reading.instant(at: asOf, clock.zone)
      if time > at {
        let text = PeopleTime.short(time, in: clock.zone)
        layout.problems.append(problem(given, .later, "made on \(text), after this", reading))
      } else if reading.value != .missing, best.map({ time >= $0.instant }) ?? true {
        best = (time, reading)
      }
    }
    guard let best else { return nil }
    return stands(best.reading, made: best.instant, at, given, clock.zone, &layout).map {
      ($0, best.instant)
    }
  }

  private func stands(
    _ reading: Snapshot.Reading, made: Instant, _ at: Instant, _ given: Snapshot.Given,
    _ zone: TimeZoneRules, _ layout: inout SnapshotFrame
  ) -> Snapshot.Reading? {
    if case .trigger(let index) = given.reference, let lasts = plan.triggers[index].lasts {
      return reading.value == .yes && !lasts.lasts(from: made, to: at, zone) ? nil : reading
    }
    let (every, freshFor) = rhythm(of: given.reference)
    let said = "\(text(of: reading.value, given.reference)) on \(PeopleTime.short(made, in: zone))"
    switch standing(readAt: made, assessedAt: at, every: every, freshFor: freshFor, zone: zone) {
    case .current: return reading
    case .overdue(let due):
      let text = "\(said), a newer one was due \(PeopleTime.short(due, in: zone))"
      layout.problems.append(problem(given, .overdue, text, reading))
      return reading
    case .stale(let since):
      if let end = carried(given.reference, made, zone), at <= end {
        let text = "\(said), carried forward until \(PeopleTime.short(end, in: zone))"
        layout.problems.append(problem(given, .historic, text, reading))
        return reading
      }
      let text = "\(said), too old since \(PeopleTime.short(since, in: zone))"
      layout.problems.append(problem(given, .stale, text, reading))
      return nil
    }
  }

  /// Until when a reading is carried forward; nil where it is not.
  func carried(_ reference: Reference, _ made: Instant, _ zone: TimeZoneRules) -> Instant? {
    guard case .indicator(let index) = reference,
      case .carry(let span) = plan.indicators[index].whenMissing
    else { return nil }
    return span.end(from: made, in: zone)
  }

  func rhythm(of reference: Reference) -> (every: Rhythm?, freshFor: TimeSpan?) {
    switch reference {
    case .indicator(let index): (plan.indicators[index].every, plan.indicators[index].freshFor)
    case .trigger(let index): (plan.triggers[index].every, nil)
    case .status: (nil, nil)
    }
  }

  private func text(of value: Snapshot.Value, _ reference: Reference) -> String {
    switch value {
    case .number(let number): return number.text
    case .range(let low, let high): return "\(low.text) to \(high.text) (suppressed)"
    case .word(let word):
      guard case .indicator(let index) = reference, let values = plan.indicators[index].values
      else { return "" }
      return "\"\(values[word])\""
    case .yes: return "yes"
    case .no: return "no"
    case .missing: return "nothing"
    case .unreadable(let text, _): return "'\(text)'"
    }
  }

  private func problem(
    _ given: Snapshot.Given, _ kind: Assessment.Problem.Kind, _ detail: String,
    _ reading: Snapshot.Reading
  ) -> Assessment.Problem {
    Assessment.Problem(
      reference: given.reference, area: given.area, kind: kind, detail: detail,
      mark: reading.mark)
  }

  /// Every reading that is simply not there, and every answer that was due.
  private func addMissing(_ layout: inout SnapshotFrame) {
    let named = Set(
      layout.problems.filter { $0.kind != .later }.map { SignPlace($0.reference, $0.area) })
    for (index, indicator) in plan.indicators.enumerated() where indicator.isInput {
      for slot in layout.frame.readings[index].indices
      where layout.frame.readings[index][slot].state == .missing {
        addMissing(.indicator(index), slot, "not reported", named, &layout)
      }
    }
    for (index, trigger) in plan.triggers.enumerated() where trigger.isInput {
      for slot in layout.frame.answers[index].indices
      where layout.frame.answers[index][slot] == Answer.unknown.bits {
        addMissing(.trigger(index), slot, "not answered", named, &layout)
      }
    }
  }

  /// Nothing where it is said already why the reading does not count.
  private func addMissing(
    _ reference: Reference, _ slot: Int, _ detail: String, _ named: Set<SignPlace>,
    _ layout: inout SnapshotFrame
  ) {
    let tier = plan.tier(of: reference)
    let area = AreaName(tier: tier, name: layout.areaNames[tier.index][slot])
    if named.contains(SignPlace(reference, area)) { return }
    layout.problems.append(
      .init(reference: reference, area: area, kind: .missing, detail: detail, mark: nil))
  }
}

extension TimeSpan {
  /// Whether what lasts so long from one time on has not come to its end by another.
  func lasts(from start: Instant, to instant: Instant, _ zone: TimeZoneRules) -> Bool {
    instant < end(from: start, in: zone)
  }
}
