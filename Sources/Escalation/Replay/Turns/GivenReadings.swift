/// The readings, declarations and agreements that are given beside a log.
struct GivenReadings: Sendable {
  let snapshot: Snapshot
  let zone: TimeZoneRules
  /// When readings were made that bear no time of their own.
  let asOf: Instant
  /// When each reading was made, and each declaration and agreement, each time once.
  let moments: [Instant]
  /// Readings for times to come, seen from when they were given.
  let ahead: [Instant]

  init(_ snapshot: Snapshot, zone: TimeZoneRules) {
    self.snapshot = snapshot
    self.zone = zone
    let asOf = snapshot.at?.instant(in: zone) ?? Instant(seconds: 0)
    self.asOf = asOf
    let readings = snapshot.given.flatMap(\.readings).map { $0.instant(at: asOf, zone) }
    let people = snapshot.declared.map(\.time) + snapshot.signedOff.map(\.time)
    moments = Set(readings + people.map { $0?.instant(in: zone) ?? asOf }).sorted()
    ahead = Set(readings).filter { $0 > asOf }.sorted()
  }

  static let nothing = Snapshot(
    at: nil, atMark: nil, given: [], declared: [], signedOff: [], areas: [], events: nil)
}

extension Snapshot {
  /// Whether anything in it was made at the snapshot's own time.
  package var needsTime: Bool {
    given.flatMap(\.readings).contains { if case .written = $0.time { false } else { true } }
      || (declared.map(\.time) + signedOff.map(\.time)).contains { $0 == nil }
  }
}

extension GivenReadings {
  /// The readings that cannot be read.
  func problems(_ plan: Plan) -> [EventProblem] {
    snapshot.given.flatMap { given in
      given.readings.compactMap { reading in
        guard case .unreadable(let text, let reason) = reading.value, let mark = reading.mark
        else { return nil }
        let place = given.area.tier == plan.areas.wholePlan ? "" : " in \(given.area.name)"
        return EventProblem(
          .unreadable, "\(plan.name(of: given.reference))\(place): '\(text)' \(reason)", at: mark)
      }
    }
  }
}

// MARK: - When it ends

extension GivenReadings {
  /// Every instant at which something that was given may count no more.
  func turns(_ compiled: CompiledPlan, _ zone: TimeZoneRules) -> [Instant] {
    let readings = snapshot.given.flatMap { given in
      given.readings.flatMap { reading in
        compiled.ends(of: given.reference, madeAt: reading.instant(at: asOf, zone), zone)
      }
    }
    let declared = snapshot.declared.flatMap { entry -> [Instant] in
      let made = entry.time?.instant(in: zone) ?? asOf
      let declaring = compiled.plan.statuses[entry.status].declaring
      return [declaring?.lasts, declaring?.atLeastFor].compactMap { $0?.end(from: made, in: zone) }
    }
    return readings + declared
  }
}

extension CompiledPlan {
  /// A reading may stand until a span is over, or with its last second.
  fileprivate func ends(
    of reference: Reference, madeAt made: Instant, _ zone: TimeZoneRules
  ) -> [Instant] {
    let (every, freshFor) = rhythm(of: reference)
    var ends = [made, carried(reference, made, zone)].compactMap(\.self)
    if let every { ends.append(every.end(ofReadingAt: made, in: zone)) }
    if let freshFor { ends.append(freshFor.end(from: made, in: zone)) }
    if case .trigger(let index) = reference, let lasts = plan.triggers[index].lasts {
      ends.append(lasts.end(from: made, in: zone))
    }
    return ends.flatMap { [$0, $0.adding(seconds: 1)] }
  }
}

// MARK: - Into a course

extension GivenReadings {
  /// Tells a course who declared what, and who agreed.
  func tell(_ course: inout Course) {
    let areas = course.compiled.plan.areas
    for entry in snapshot.declared {
      guard let number = course.memory.number(of: entry.area, areas) else { continue }
      let at = entry.time?.instant(in: zone) ?? asOf
      course.memory.declare(
        Declaration(level: entry.level, by: entry.by, reason: entry.reason, at: at),
        entry.status, number)
    }
    for entry in snapshot.signedOff {
      guard let number = course.memory.number(of: entry.area, areas) else { continue }
      let at = entry.time?.instant(in: zone) ?? asOf
      course.memory.signOff(
        SignOff(level: entry.level, by: entry.by, at: at), entry.status, number)
    }
  }
}

extension CompiledPlan {
  /// Lays out what was given as of a moment, and the things of a log that is being played.
  func layOut(
    _ given: GivenReadings, _ store: EventStore, at: Instant, _ names: [[String]]
  ) -> SnapshotFrame {
    let open = plan.areas.openTier.map { names[$0.index].count } ?? 0
    var layout = SnapshotFrame(
      frame: Frame(self, openSlots: open), problems: [], areaNames: names)
    layout.frame.at = at
    layout.frame.clock = plan.clock(in: given.zone)
    layOut(store, at: at, &layout.areaNames, &layout.frame)
    let clock = SnapshotClock(at: at, asOf: given.asOf, zone: given.zone)
    for reading in given.snapshot.given { place(reading, clock, &layout) }
    return layout
  }
}
