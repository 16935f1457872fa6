internal import Diagnostics
internal import YAMLTree

/// Reads what a snapshot file and the `given:` of an example have in common.
struct SnapshotReader {
  let plan: PlanNames
  var diagnostics = DiagnosticList()
  /// How far apart the readings of a series are, where the snapshot says so.
  var interval: TimeSpan?
  /// The things of the snapshot that was read last.
  private var things: [AreaName] = []

  init(_ plan: PlanNames) { self.plan = plan }

  mutating func snapshot(_ fields: Fields) -> Snapshot {
    let (at, given) = (fields["at"], fields["given"])
    var resolver = Resolver()
    let time = at.flatMap { resolver.time($0, "at") }
    // One that cannot be read is told once, and not again at each series.
    interval = fields["interval"].flatMap { resolver.span($0, "interval") ?? TimeSpan(1, .days) }
    diagnostics.report(contentsOf: resolver.diagnostics)
    var areas: [AreaName] = []
    var readings: [Snapshot.Given] = []
    for entry in given.map({ areaEntries($0) }) ?? [] {
      guard let area = area(entry.key, at: entry.keyMark) else { continue }
      areas.append(area)
      guard let values = entry.value.mapping else {
        if !entry.value.isNull {
          diagnostics.report(
            .init(
              "wrong-shape",
              "readings are given as name: value, but this is "
                + entry.value.kindText, at: entry.value.mark))
        }
        continue
      }
      readings += values.compactMap { self.given($0, area) }
    }
    let log = fields["events"].map { eventLog($0) }
    things = log?.rows.map { AreaName(tier: plan.events[$0.event].tier, name: $0.id) } ?? []
    let declared = self.declared(fields["declared"])
    let signedOff = self.signedOff(fields["signed off"])
    let named = (log?.rows.compactMap(\.area) ?? []) + things
    return Snapshot(
      at: time, atMark: at?.mark, given: readings, declared: declared, signedOff: signedOff,
      areas: areas
        + (declared.map(\.area) + signedOff.map(\.area) + named).filter { !areas.contains($0) },
      events: log)
  }

  /// A row that cannot be read is an error here, where someone wrote it for the plan.
  private mutating func eventLog(_ node: YAMLNode) -> EventLog {
    guard !plan.events.isEmpty else {
      diagnostics.report(
        .init("unknown-name", "the plan has no events", at: node.mark))
      return EventLog()
    }
    var reader = EventLogReader(
      events: plan.events, areas: plan.areas, indicators: plan.indicators)
    reader.read(node)
    for problem in reader.log.problems {
      diagnostics.report(
        .init("bad-event", problem.text, at: problem.mark, label: problem.label))
    }
    return reader.log
  }

  /// A thing of the events, where one is called so.
  func thing(_ name: String) -> AreaName? { things.first { $0.name == name } }

  private mutating func areaEntries(_ node: YAMLNode) -> [YAMLEntry] {
    if let entries = node.mapping { return entries }
    if !node.isNull {
      diagnostics.report(
        .init(
          "wrong-shape", "readings are given by area, but this is \(node.kindText)", at: node.mark,
          help: ["For example:", "  given:", "    west: {staffing: 48}"]))
    }
    return []
  }

  mutating func area(_ name: String, at mark: Mark) -> AreaName? {
    if foldedName(name) == "all" { return AreaName(tier: plan.areas.wholePlan, name: "all") }
    if let (tier, index) = plan.areas.area(named: name) {
      return AreaName(tier: tier, name: plan.areas[tier].areas[index].name)
    }
    if let open = plan.areas.openTier {
      return AreaName(tier: open, name: name)
    }
    if plan.misnamed.contains(name) { return nil }
    let known = plan.areas.named.flatMap(\.areas).map(\.name) + ["all"]
    let near = nearestName(to: name, in: known)
    diagnostics.report(
      .init(
        "unknown-name", "no area is called '\(name)'", at: mark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: near == nil ? ["Known here: \(known.joined(separator: ", "))."] : []))
    return nil
  }

  // MARK: - Readings

  private mutating func given(_ entry: YAMLEntry, _ area: AreaName) -> Snapshot.Given? {
    guard let reference = plan.reference(entry.key) else {
      if plan.misnamed.contains(entry.key) { return nil }
      let near = nearestName(to: entry.key, in: plan.reportedNames)
      diagnostics.report(
        .init(
          "unknown-name", "no indicator or sign is called '\(entry.key)'", at: entry.keyMark,
          label: near.map { "did you mean '\($0)'?" } ?? ""))
      return nil
    }
    guard isReported(reference, entry), stands(reference, in: area, entry) else { return nil }
    let nodes = entry.value.sequence
    let isSeries = nodes?.contains { $0.scalar?.text.contains(" is ") ?? false } == false
    if isSeries {
      return series(entry.value, reference).map {
        Snapshot.Given(reference: reference, area: area, readings: $0, mark: entry.value.mark)
      }
    }
    let readings = nodes?.compactMap { dated($0, reference) } ?? [single(entry.value, reference)]
    return Snapshot.Given(
      reference: reference, area: area, readings: readings, mark: entry.value.mark)
  }

  private mutating func isReported(_ reference: Reference, _ entry: YAMLEntry) -> Bool {
    if plan.isReported(reference) { return true }
    let (reason, label) =
      if plan.isFromEvents(reference) {
        ("comes with rows of events and cannot be given by itself", "declared here")
      } else if plan.isFigure(reference) {
        ("is a figure that the plan states, and cannot be given", "stated here")
      } else {
        ("is worked out by the plan and cannot be given", "worked out here")
      }
    diagnostics.report(
      .init(
        "not-reported", "'\(entry.key)' \(reason)", at: entry.keyMark,
        related: [.init(plan.mark(of: reference), label)]))
    return false
  }

  private mutating func stands(
    _ reference: Reference, in area: AreaName, _ entry: YAMLEntry
  ) -> Bool {
    let tier = plan.tier(of: reference)
    if tier == area.tier {
      guard case .indicator(let index) = reference, let only = plan.indicators[index].onlyIn,
        let place = plan.areas[tier].areas.firstIndex(where: { $0.name == area.name }),
        !only.contains(place)
      else { return true }
      diagnostics.report(
        .init(
          "wrong-area", "'\(entry.key)' does not apply in '\(area.name)'", at: entry.keyMark,
          related: [.init(plan.mark(of: reference), "it is only in others")]))
      return false
    }
    let isOfPlan = tier == plan.areas.wholePlan
    let sample = isOfPlan ? "all" : plan.areas[tier].areas.first?.name ?? "area"
    diagnostics.report(
      .init(
        "wrong-area",
        isOfPlan
          ? "'\(entry.key)' is of the whole plan, not of '\(area.name)'"
          : "'\(entry.key)' is given \(plan.areas[tier].name) by \(plan.areas[tier].name), "
            + "not for '\(area.name)'", at: entry.keyMark,
        related: [.init(plan.mark(of: reference), "declared here")],
        help: ["Write it so:", "  \(sample): {\(entry.key): …}"]))
    return false
  }

  private mutating func single(_ node: YAMLNode, _ reference: Reference) -> Snapshot.Reading {
    let text = node.scalar?.text ?? ""
    let value: Snapshot.Value
    if node.scalar == nil {
      value = .unreadable(node.kindText, reason: "is no reading")
    } else {
      value = node.isNull ? .missing : plan.value(text, of: reference)
    }
    return Snapshot.Reading(time: .now, value: value, mark: node.mark)
  }

  /// `2024-11-03 09:00 is 82`.
  private mutating func dated(_ node: YAMLNode, _ reference: Reference) -> Snapshot.Reading? {
    guard let text = node.scalar?.text, let split = text.firstRange(of: " is ") else {
      reportMixedSeries(node)
      return nil
    }
    do throws(WrittenTimeError) {
      let time = try WrittenTime(parsing: String(text[..<split.lowerBound]))
      let value = plan.value(String(text[split.upperBound...]), of: reference)
      return Snapshot.Reading(time: .written(time), value: value, mark: node.mark)
    } catch {
      let length = text.utf8.distance(from: text.startIndex, to: split.lowerBound)
      let mark = node.mark(ofText: 0..<length)
      diagnostics.report(.badTime(error, "the time of a reading", at: mark))
      return nil
    }
  }

  private mutating func reportMixedSeries(_ node: YAMLNode) {
    diagnostics.report(
      .init(
        "bad-series", "in a list either every reading has its time or none has", at: node.mark,
        help: ["With times:", "  [2024-11-03 09:00 is 82, 2024-11-04 08:00 is 71]"]))
  }
}
