// Each moment is an assessment of one course, which goes on from file to file.
extension BatchRun {
  mutating func closeGroup() throws {
    guard group.isOpen else { return }
    counts.silentAreas += group.complete(directory.names.open.count)
    group.settle()
    decide(before: group.instant)
    counts.carried += memory.carry(&group.frame, group.notes.list, at: group.instant, zone)
    let day = group.day(zone)
    course.assess(&group.frame, .assessment, day: day)
    countLeadIn()
    write(day)
    group.frame.letGoOfPast()
    course.keep(group.frame, .assessment)
    passed = day.map { $0.upperBound.adding(seconds: -1) } ?? group.instant
    group.close()
    claims.forgetAll()
  }

  /// Rows of a time before `--from` are there for what they hand on.
  private mutating func countLeadIn() {
    if !isWritten { counts.leadIn += counts.evaluated - rowsBefore }
    rowsBefore = counts.evaluated
  }

  private var isWritten: Bool { options.start.map { group.instant >= $0 } ?? true }

  private mutating func write(_ day: Range<Instant>?) {
    let context = RowContext(
      group: group.frame, instant: group.instant, day: day, time: group.timeText(zone), zone: zone,
      order: group.order, openAreas: group.openAreas, names: directory.names)
    if isWritten {
      results.write(context)
      summary?.note(context)
    }
    if options.writesActions {
      actions.write(context, &course.memory.actions, isShown: isWritten)
    }
  }

  /// Goes through the times since the moment before at which statuses with times of their own are
  /// decided, by what still stands then.
  private mutating func decide(before instant: Instant) {
    guard course.hasDecided else { return }
    let decisions = compiled.decisions(from: passed, to: instant, zone)
    if decisions.isCut { lastCut = group.timeText(zone) }
    for time in decisions.times where time < instant && passed.map({ time > $0 }) ?? true {
      var frame = Frame(compiled, openSlots: directory.names.open.count)
      frame.at = time
      frame.clock = group.frame.clock
      _ = memory.carry(&frame, [], at: time, zone)
      course.assess(&frame, .decision)
      frame.letGoOfPast()
      course.keep(frame, .decision)
    }
  }

  // MARK: - What is said once

  /// What the rows of a file leave open of what the plan says about time.
  mutating func courseRemarks() -> [String] {
    defer { lastCut = nil }
    var remarks: [String] = []
    if !hasToldOfComingDays, !testsOfComingDays.isEmpty {
      hasToldOfComingDays = true
      remarks.append(
        "rows tell nothing of coming days: unknown throughout is "
          + testsOfComingDays.joined(separator: ", "))
    }
    if let lastCut {
      remarks.append(
        "before \(String(decoding: lastCut, as: UTF8.self)) so many decisions fell due that only "
          + "the first \(CompiledPlan.mostDecisions) were gone through")
    }
    return remarks
  }

  private var testsOfComingDays: [String] {
    var names: [String] = []
    for test in compiled.lastings where !names.contains("'\(test.name)'") {
      if case .nextDays = test.lasting { names.append("'\(test.name)'") }
    }
    return names
  }
}

extension Frame {
  /// Gives back what it took over from earlier moments, so that it can be changed where it is.
  mutating func letGoOfPast() {
    history = History()
    course.plain = []
    course.before = []
  }
}
