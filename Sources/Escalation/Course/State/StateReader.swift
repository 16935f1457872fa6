package import Diagnostics
package import YAMLTree

/// Reads what an earlier assessment left. What the plan no longer knows is reported and left out;
/// a file of another plan, or one that cannot be read, is an error.
package func loadState(
  _ node: YAMLNode, for compiled: CompiledPlan, zone: TimeZoneRules,
  reporting diagnostics: inout DiagnosticList
) -> CourseMemory? {
  var reader = StateReader(compiled: compiled, zone: zone)
  let memory = reader.memory(node)
  diagnostics.report(contentsOf: reader.diagnostics)
  return reader.diagnostics.hasErrors ? nil : memory
}

private struct StateReader {
  let compiled: CompiledPlan
  let zone: TimeZoneRules
  var diagnostics = DiagnosticList()
  private var levels: EarlierLevels

  init(compiled: CompiledPlan, zone: TimeZoneRules) {
    self.compiled = compiled
    self.zone = zone
    levels = EarlierLevels([], compiled.plan.scale)
  }

  private var plan: Plan { compiled.plan }

  mutating func memory(_ node: YAMLNode) -> CourseMemory? {
    guard let top = node.mapping.map(Entries.init), top.text("schema") == "1",
      let plan = top["plan"]?.mapping.map(Entries.init), let id = plan.text("id")
    else {
      diagnostics.report(
        .init(
          "bad-state", "this is no state of an assessment", at: node.mark,
          help: ["Give the file that an evaluation wrote with", "  --state-out"]))
      return nil
    }
    guard id == self.plan.header.id else {
      diagnostics.report(
        .init(
          "bad-state", "this is the state of the plan '\(id)', not of '\(self.plan.header.id)'",
          at: plan["id"]?.mark ?? node.mark))
      return nil
    }
    let scale = (top["scale"]?.sequence ?? []).compactMap { $0.scalar?.text }
    levels = EarlierLevels(scale, self.plan.scale)
    var memory = CourseMemory()
    memory.at = instant(top, "at", in: node)
    memory.passed = instant(top, "passed", in: node)
    meetAreas(top, &memory)
    for item in items(top["statuses"]) { readStatus(item, &memory) }
    for item in items(top["declared"]) { readDeclaration(item, &memory) }
    for item in items(top["signed_off"]) { readSignOff(item, &memory) }
    memory.keep(items(top["readings"]).compactMap { reading($0) })
    for item in items(top["history"]) { readSample(item, &memory) }
    for item in items(top["answers"]) { readAnswer(item, &memory) }
    memory.actions = items(top["actions"]).compactMap { action($0) }
    return memory
  }

  // MARK: - Values

  private typealias Item = (entries: Entries, node: YAMLNode)

  private func items(_ node: YAMLNode?) -> [Item] {
    (node?.sequence ?? []).compactMap { item in item.mapping.map { (Entries($0), item) } }
  }

  private mutating func instant(_ entries: Entries, _ key: String, in node: YAMLNode) -> Instant? {
    guard let text = entries.text(key) else { return nil }
    if let time = try? WrittenTime(parsing: text) { return time.instant(in: zone) }
    diagnostics.report(
      .init(
        "bad-state", "'\(text)' is not a time of a state", at: entries[key]?.mark ?? node.mark))
    return nil
  }

  /// Nil for `null`. In place of what is no level of the plan any more stands a worse one.
  private mutating func level(_ item: Item, _ key: String) -> Level? {
    guard let text = item.entries.text(key) else { return nil }
    if let level = plan.scale.level(named: text) { return level }
    let standIn = levels.standIn(for: text)
    if levels.isFirst(text) {
      diagnostics.report(
        .init(
          "old-state", .warning,
          "the plan has no level '\(text)' any more, so it goes on from '\(plan.scale[standIn].name)'",
          at: item.entries[key]?.mark ?? item.node.mark,
          help: ["The nearest worse level stands in, until a better one is proven."]))
    }
    return standIn
  }

  private mutating func reportGone(_ what: String, _ name: String, _ item: Item, _ key: String) {
    diagnostics.report(
      .init(
        "old-state", .warning, "the plan has no \(what) '\(name)' any more, so this is left out",
        at: item.entries[key]?.mark ?? item.node.mark))
  }

  private mutating func sign(_ item: Item, _ key: String) -> Reference? {
    guard let name = item.entries.text(key) else {
      diagnostics.report(
        .init("bad-state", "an entry of a state has no '\(key)'", at: item.node.mark))
      return nil
    }
    if let reference = plan.reference(named: name) { return reference }
    reportGone("sign", name, item, key)
    return nil
  }

  private mutating func area(_ item: Item, of tier: TierID) -> AreaName? {
    guard let name = item.entries.text("area") else { return nil }
    if plan.areas[tier].isOpen || plan.areas[tier].areas.contains(where: { $0.name == name }) {
      return AreaName(tier: tier, name: name)
    }
    reportGone("area", name, item, "area")
    return nil
  }

  private mutating func status(
    _ item: Item, _ memory: CourseMemory
  ) -> (status: Int, number: Int)? {
    guard case .status(let index)? = sign(item, "status"),
      let area = area(item, of: plan.statuses[index].tier),
      let number = memory.number(of: area, plan.areas)
    else { return nil }
    return (index, number)
  }

  // MARK: - Entries

  private mutating func meetAreas(_ top: Entries, _ memory: inout CourseMemory) {
    for item in items(top["areas"]) {
      guard let tier = item.entries.text("tier").flatMap(plan.areas.tier(named:)),
        let name = item.entries.text("area")
      else { continue }
      memory.meet([AreaName(tier: tier, name: name)], plan.areas)
    }
  }

  private mutating func readStatus(_ item: Item, _ memory: inout CourseMemory) {
    guard let (status, number) = status(item, memory) else { return }
    var state = StatusState()
    state.held = level(item, "held")
    state.inForce = level(item, "in_force")
    state.lastKnown = level(item, "last_known")
    state.since = instant(item.entries, "since", in: item.node)
    state.assessed = instant(item.entries, "assessed", in: item.node)
    readBetter(item, &state)
    if let name = lostName(item), let level = state.inForce ?? state.held ?? state.lastKnown,
      let area = area(item, of: plan.statuses[status].tier)
    {
      memory.lostLevels.append(LostLevel(status: status, area: area, name: name, standIn: level))
    }
    memory.setState(state, status, number)
  }

  /// What was counted of a level that is gone proves nothing of another.
  private mutating func readBetter(_ item: Item, _ state: inout StatusState) {
    guard let name = item.entries.text("better"), let level = plan.scale.level(named: name) else {
      return
    }
    state.candidate = level
    state.count = item.entries.text("better_count").flatMap(Int.init) ?? 0
    state.candidateSince = instant(item.entries, "better_since", in: item.node)
  }

  /// The level that was in force, or held, where the plan has it no more.
  private func lostName(_ item: Item) -> String? {
    ["in_force", "held", "last_known"].compactMap { item.entries.text($0) }
      .first { plan.scale.level(named: $0) == nil }
  }

  private mutating func readDeclaration(_ item: Item, _ memory: inout CourseMemory) {
    guard let (status, number) = status(item, memory), let by = item.entries.text("by"),
      let at = instant(item.entries, "at", in: item.node)
    else { return }
    let declaration = Declaration(
      level: level(item, "level"), by: by, reason: item.entries.text("reason") ?? "", at: at)
    memory.declare(declaration, status, number)
  }

  private mutating func readSignOff(_ item: Item, _ memory: inout CourseMemory) {
    guard let (status, number) = status(item, memory), let by = item.entries.text("by"),
      let name = item.entries.text("level"), let at = instant(item.entries, "at", in: item.node)
    else { return }
    // Who agreed to a level that is gone agreed to no other.
    guard let level = plan.scale.level(named: name) else {
      return reportGone("level", name, item, "level")
    }
    memory.signOff(SignOff(level: level, by: by, at: at), status, number)
  }

  private mutating func reading(_ item: Item) -> KeptReading? {
    guard let reference = sign(item, "sign"), let area = area(item, of: plan.tier(of: reference)),
      let at = instant(item.entries, "at", in: item.node), let text = item.entries.text("value")
    else { return nil }
    let value = plan.names.value(text, of: reference)
    if value.isKnown {
      return KeptReading(reference: reference, area: area, instant: at, value: value)
    }
    reportGone("value", text, item, "value")
    return nil
  }

  private mutating func readSample(_ item: Item, _ memory: inout CourseMemory) {
    guard let reference = sign(item, "sign"), let area = area(item, of: plan.tier(of: reference)),
      let number = memory.number(of: area, plan.areas),
      let at = instant(item.entries, "at", in: item.node), let text = item.entries.text("value")
    else { return }
    guard let value = SampleText(plan: plan, reference: reference).value(of: text) else {
      return reportGone("value", text, item, "value")
    }
    memory.history.note(Sample(instant: at, value: value), of: reference, inArea: number)
  }

  private mutating func readAnswer(_ item: Item, _ memory: inout CourseMemory) {
    guard let name = item.entries.text("test"),
      let at = instant(item.entries, "at", in: item.node),
      let answer = item.entries.text("answer").flatMap(Answer.init(word:))
    else { return }
    let tests = compiled.lastings.indices.filter { compiled.lastings[$0].name == name }
    if tests.isEmpty { return reportGone("condition", name, item, "test") }
    for index in tests {
      let tier = compiled.lastings[index].tier
      guard let text = item.entries.text("area"),
        let number = memory.number(of: AreaName(tier: tier, name: text), plan.areas)
      else { continue }
      memory.note(TimedAnswer(instant: at, bits: answer.bits), index, number)
    }
  }

  private mutating func action(_ item: Item) -> StartedAction? {
    guard case .status(let status)? = sign(item, "status"),
      let area = area(item, of: plan.statuses[status].tier),
      let work = item.entries.text("action"),
      let since = instant(item.entries, "since", in: item.node),
      let role = item.entries.text("role")
    else { return nil }
    guard let index = plan.roles.firstIndex(where: { $0.name == role }) else {
      reportGone("role", role, item, "role")
      return nil
    }
    return StartedAction(
      role: index, status: status, area: area, work: work,
      text: item.entries.text("text") ?? work, since: since)
  }
}

/// The members of an object, by key.
private struct Entries {
  private let entries: [YAMLEntry]

  init(_ entries: [YAMLEntry]) { self.entries = entries }

  subscript(_ key: String) -> YAMLNode? { entries.first { $0.key == key }?.value }

  /// A single value as it is written; nil for `null` and for what is not there.
  func text(_ key: String) -> String? {
    self[key].flatMap { $0.isNull ? nil : $0.scalar?.text }
  }
}
