internal import ArgumentParser
internal import Diagnostics
internal import Escalation
internal import YAMLTree

struct ReplayEvents: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Play an event log: what happened, what fell due, and what it led to.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }
  enum Span: String, ExpressibleByArgument, CaseIterable { case week }

  @Argument(help: "The plan file.")
  var plan: String

  @Argument(help: "The event log, as CSV, YAML or JSON; - is standard input, as YAML or JSON.")
  var events: String

  @Option(help: "Readings and declarations beside the log: a snapshot, as YAML or JSON.")
  var given: String?

  @Option(help: "The moment to stop at; without it, the last row of the log.")
  var until: String?

  @Option(help: "A summary of the log in place of the timeline: week.")
  var report: Span?

  @Option(help: "How to print the answer: text or json.")
  var format: Format = .text

  func run() throws {
    let wanted = try until.map(time)
    var reading = Reading()
    let ready = try ReadyPlan.load(plan, &reading)
    guard !ready.plan.events.isEmpty else {
      throw couldNot("'\(plan)' has no 'events:', so there is nothing to replay")
    }
    let log = try log(for: ready.plan, &reading)
    let readings = try given.map { try self.readings($0, for: ready.plan, &reading) }
    let replay = ready.compiled.replay(
      log, given: readings, until: wanted?.instant(in: ready.zone), zone: ready.zone)
    let told = ReplayReport(replay, sources: reading.sources)
    let color = Console.usesColor(FileDescriptor.standardOutput())
    switch (format, report) {
    case (.json, nil): try Console.result(told.json)
    case (.json, .week): try Console.result(told.weeksJSON)
    case (.text, nil): try Console.result(told.text(color: color))
    case (.text, .week): try Console.result(told.weeksText(color: color))
    }
  }

  private func time(_ text: String) throws -> WrittenTime {
    do throws(WrittenTimeError) { return try WrittenTime(parsing: text) } catch {
      throw wrongUsage("--until: \(error.reason)", of: "replay")
    }
  }

  /// What stands beside the log: it says when it was read, and is no second log.
  private func readings(
    _ path: String, for plan: Plan, _ reading: inout Reading
  ) throws -> Snapshot {
    let found = try reading.snapshot(path, for: plan, to: "replayed")
    guard found.at != nil || !found.needsTime else {
      throw couldNot("'\(path)' has no 'at:', which says when its readings were made")
    }
    guard found.events == nil || path == events else {
      throw couldNot("'\(path)' has 'events:' of its own, and '\(events)' is what is played")
    }
    return found
  }

  /// Rows that cannot be read are part of the answer; a file that is no log is not.
  private func log(for plan: Plan, _ reading: inout Reading) throws -> EventLog {
    var reader = EventLogReader(plan)
    if events.lowercased().hasSuffix(".csv") {
      let file = try reading.table(events)
      guard reader.readTable(file, in: reading.sources) else {
        throw couldNot(
          "'\(events)' is not an event log: its first row does not name the columns",
          help: "A log has at least the columns  time, step, \(plan.events[0].key)")
      }
      return reader.log
    }
    reading.diagnostics = DiagnosticList()
    let (node, _) = try reading.tree(events)
    guard let node, !reading.diagnostics.hasErrors else {
      reading.printFindings()
      throw couldNot("'\(events)' cannot be played before its errors are mended")
    }
    reader.read(node.mapping?.first { $0.key == "events" }?.value ?? node)
    return reader.log
  }
}

extension Reading {
  /// At most this much of a log of rows is read.
  private static let tableLimit = 1 << 28

  /// Reads a file of rows without looking into it.
  mutating func table(_ path: String) throws -> FileID {
    do {
      let bytes = try readFile(path, limit: Self.tableLimit)
      guard bytes.count <= Self.tableLimit else {
        throw couldNot("'\(path)' is larger than a log may be, 256 MB")
      }
      return sources.add(SourceFile(name: Self.shown(path), bytes: bytes))
    } catch let error as FileError {
      throw couldNotRead(error)
    }
  }
}
