/// A snapshot on its way through time: its series say when the plan was assessed before, its dated
/// readings what was known then.
package struct SnapshotCourse: Sendable {
  /// One assessment, as it was evaluated.
  package struct Moment: Sendable {
    package let at: Instant?
    package let layout: SnapshotFrame
  }

  let compiled: CompiledPlan
  let snapshot: Snapshot
  let zone: TimeZoneRules
  let at: Instant?
  /// Whether a bare day is written, which stands for the whole of it.
  private let isWholeDay: Bool
  private let naming: [AreaName]
  package internal(set) var course: Course
  /// Whether it goes on from an earlier assessment.
  let isContinued: Bool

  /// `naming` adds areas of an open tier of which nothing is reported.
  package init(
    _ compiled: CompiledPlan, _ snapshot: Snapshot, at: Instant?, zone: TimeZoneRules,
    naming: [AreaName] = [], memory: CourseMemory = CourseMemory()
  ) {
    self.compiled = compiled
    self.snapshot = snapshot.adding(memory.readings)
    self.at = at
    self.zone = zone
    isWholeDay = snapshot.isWholeDay(at, zone)
    self.naming = naming
    isContinued = memory.at != nil
    course = Course(compiled, zone: zone, memory: memory)
    course.memory.meet(memory.areas + snapshot.areas + naming, compiled.plan.areas)
  }

  /// Goes through every assessment up to the snapshot's own, which is the last one.
  package mutating func run() -> [Moment] {
    guard let at else { return [assess(nil, .assessment)] }
    declareAll(at)
    for instant in instants.ahead { _ = assess(instant, .memory) }
    var moments: [Moment] = []
    for (instant, purpose, day) in instants.upToNow {
      let moment = assess(instant, purpose, day)
      if purpose == .assessment { moments.append(moment) }
      course.memory.passed = day.map { $0.upperBound.adding(seconds: -1) } ?? instant
    }
    course.memory.keep(compiled.keptReadings(snapshot, at: at, zone))
    return moments
  }

  private mutating func assess(
    _ instant: Instant?, _ purpose: Course.Purpose, _ day: Range<Instant>? = nil
  ) -> Moment {
    var layout = compiled.layOut(
      snapshot, at: instant, asOf: at, zone: zone, naming: course.memory.areas + naming)
    course.evaluate(&layout.frame, purpose, day: day)
    return Moment(at: instant, layout: layout)
  }

  // MARK: - Moments

  private typealias Stop = (instant: Instant, purpose: Course.Purpose, day: Range<Instant>?)

  /// The moments after the snapshot's own, and those up to it in their order.
  private var instants: (ahead: [Instant], upToNow: [Stop]) {
    guard let at else { return ([], []) }
    let before = course.memory.at
    var purposes: [Instant: Course.Purpose] = [:]
    let readings = snapshot.given.flatMap(\.readings)
    for reading in readings where reading.isOfSeries {
      purposes[reading.instant(at: at, zone)] = .assessment
    }
    if compiled.looksBack {
      for reading in readings where !reading.isOfSeries {
        let instant = reading.instant(at: at, zone)
        if purposes[instant] == nil { purposes[instant] = .memory }
      }
    }
    purposes[at] = .assessment
    let days = wholeDays(purposes)
    let passed = course.memory.passed ?? before
    let decisions = compiled.decisions(from: passed ?? purposes.keys.min(), to: at, zone)
    for instant in decisions.times
    where purposes[instant] != .assessment && !days.values.contains(where: { $0 ~= instant }) {
      purposes[instant] = .decision
    }
    let ahead = purposes.keys.filter { $0 > at }.sorted()
    let stops = purposes.filter { $0.key <= at && (before == nil || $0.key > before ?? $0.key) }
    return (ahead, stops.sorted { $0.key < $1.key }.map { ($0.key, $0.value, days[$0.key]) })
  }

  /// The assessments of a series that ends on a bare day are whole days, too, where they are the
  /// only ones of theirs.
  private func wholeDays(_ purposes: [Instant: Course.Purpose]) -> [Instant: Range<Instant>] {
    guard isWholeDay else { return [:] }
    let clock = compiled.plan.clock(in: zone)
    let times = purposes.filter { $0.value == .assessment }.keys
    let byDay = Dictionary(grouping: times) { clock.day(of: $0) }
    var days: [Instant: Range<Instant>] = [:]
    for (date, times) in byDay where times == [zone.startOfDay(date)] {
      days[times[0]] = times[0]..<max(times[0], zone.startOfDay(date.adding(days: 1)))
    }
    return days
  }

  // MARK: - People

  private mutating func declareAll(_ at: Instant) {
    for entry in snapshot.declared {
      guard let number = course.memory.number(of: entry.area, compiled.plan.areas) else { continue }
      course.memory.declare(
        Declaration(
          level: entry.level, by: entry.by, reason: entry.reason,
          at: entry.time?.instant(in: zone) ?? at), entry.status, number)
    }
    for entry in snapshot.signedOff {
      guard let number = course.memory.number(of: entry.area, compiled.plan.areas) else { continue }
      course.memory.signOff(
        SignOff(level: entry.level, by: entry.by, at: entry.time?.instant(in: zone) ?? at),
        entry.status, number)
    }
  }
}

extension Snapshot {
  /// Whether a moment is the bare day that is written for it.
  fileprivate func isWholeDay(_ moment: Instant?, _ zone: TimeZoneRules) -> Bool {
    guard case .day(let date)? = at else { return false }
    return moment == zone.startOfDay(date)
  }

  /// The same readings, as of another time.
  package func moved(to time: WrittenTime) -> Snapshot {
    Snapshot(
      at: time, atMark: atMark, given: given, declared: declared, signedOff: signedOff,
      areas: areas, events: events)
  }
}

extension Snapshot.Reading {
  /// When it was made, of a snapshot as of `at`.
  func instant(at: Instant, _ zone: TimeZoneRules) -> Instant {
    switch time {
    case .now: at
    case .written(let time): time.instant(in: zone)
    case .back(let steps, let spacing):
      steps == 0 ? at : spacing.times(steps)?.start(before: at, in: zone) ?? at
    }
  }

  var isOfSeries: Bool {
    if case .back = time { true } else { false }
  }
}

extension TimeSpan {
  /// So many of it one after the other; nil where that is longer than a span can be.
  package func times(_ factor: Int) -> TimeSpan? { TimeSpan(count * factor, unit) }
}

extension CompiledPlan {
  /// Whether anything but the state of statuses hangs on other times.
  var looksBack: Bool { !lastings.isEmpty || !watched.isEmpty }
}

/// One assessment, and what came out of it.
struct AssessedMoment {
  let reader: AssessmentReader
  let assessment: Assessment

  func slot(of area: AreaName) -> Int? {
    reader.areaNames[area.tier.index].firstIndex(of: area.name)
  }
}

extension SnapshotCourse {
  /// Goes to the end, and says what came out there.
  package mutating func assess() -> Assessment {
    let moments: [AssessedMoment] = assess()
    guard let last = moments.last else {
      return Assessment(at: at, statuses: [], duties: [], problems: [], prospects: [])
    }
    return Assessment(
      at: at, statuses: last.assessment.statuses, duties: last.assessment.duties,
      problems: course.memory.lostLevels.map { $0.problem(of: compiled.plan) }
        + last.assessment.problems,
      prospects: last.reader.prospects(of: last.assessment.statuses),
      isContinued: moments.count > 1 || isContinued)
  }

  /// Every assessment on the way, the last one that of the snapshot's own time. Where only levels
  /// and answers are asked for, reasons and actions are left out.
  mutating func assess(levelsOnly: Bool = false) -> [AssessedMoment] {
    run().map { moment in
      let reader = AssessmentReader(
        compiled: compiled, frame: moment.layout.frame, areaNames: moment.layout.areaNames,
        at: moment.at, zone: zone)
      if levelsOnly {
        return AssessedMoment(
          reader: reader,
          assessment: Assessment(
            at: moment.at, statuses: [], duties: [], problems: moment.layout.problems,
            prospects: []))
      }
      let actions = ActionCourse(
        before: course.memory.actions, at: moment.at, zone: zone, plan: compiled.plan)
      let duties = actions.marked(reader.duties())
      course.memory.actions = actions.started(duties)
      return AssessedMoment(
        reader: reader,
        assessment: Assessment(
          at: moment.at, statuses: reader.statusLines(), duties: duties,
          problems: moment.layout.problems, prospects: []))
    }
  }
}
