internal import Diagnostics
internal import YAMLTree

// What an example expects: `area_status in west: red`, `director does: [...]`.
extension SnapshotReader {
  var sampleExpectation: String {
    guard let status = plan.statuses.first else { return "status: level" }
    let area = plan.areas[status.tier].areas.first?.name
    let place = status.tier == plan.areas.wholePlan ? "" : " in \(area ?? "west")"
    return "\(status.name)\(place): \(plan.scale.steps.last?.name ?? "red")"
  }

  mutating func expectations(_ node: YAMLNode) -> [Expectation] {
    if node.isNull { return [] }
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "expected answers are given by name, but this is \(node.kindText)",
          at: node.mark, help: ["For example:", "  expect: {\(sampleExpectation)}"]))
      return []
    }
    return entries.compactMap { expectation($0) }
  }

  /// The words of a key: `calculated S in AREA could be`, `ROLE starts in AREA`.
  private struct Key {
    enum Ending: String, CaseIterable {
      case couldBe = "could be"
      case atBest = "at best"
      case because
    }

    /// A status may be called `held` or `calculated` itself; one of these words follows its name.
    private static let behindNames: Set = ["in", "could", "at", "because"]

    var stage: Expectation.Stage?
    var name = ""
    var part: Expectation.Part?
    var area: String?
    var ending: Ending?

    /// Nil where the words are no expectation.
    init?(_ text: String) {
      var words = text.split(separator: " ").map(String.init)
      if words.count > 1, !Self.behindNames.contains(words[1]),
        let stage = Expectation.Stage(rawValue: words[0])
      {
        self.stage = stage
        words.removeFirst()
      }
      guard !words.isEmpty else { return nil }
      name = words.removeFirst()
      for ending in Ending.allCases {
        let last = ending.rawValue.split(separator: " ").map(String.init)
        guard words.count >= last.count, Array(words.suffix(last.count)) == last else { continue }
        self.ending = ending
        words.removeLast(last.count)
        break
      }
      if let part = words.first.flatMap(Expectation.Part.init(rawValue:)) {
        self.part = part
        words.removeFirst()
      }
      guard let first = words.first else { return }
      let area = words.dropFirst().joined(separator: " ")
      guard first == "in", !area.isEmpty else { return nil }
      self.area = area
    }
  }

  private mutating func expectation(_ entry: YAMLEntry) -> Expectation? {
    if isBlank(entry.value) {
      reportBlank(entry)
      return nil
    }
    if let (name, rest) = Self.heldRole(entry.key) { return holderExpectation(name, rest, entry) }
    guard let key = Key(entry.key) else {
      reportExpectation(entry)
      return nil
    }
    if let part = key.part { return roleExpectation(key.name, part, key.area, entry) }
    return signExpectation(key, entry)
  }

  private mutating func reportExpectation(_ entry: YAMLEntry) {
    diagnostics.report(
      .init(
        "bad-expectation", "'\(entry.key)' is no expectation", at: entry.keyMark,
        help: [
          "Expectations read:", "  area_status in west: red", "  area_status in west could be: red",
          "  director does in west: [...]", "  director held by: duty_manager",
        ]))
  }

  private mutating func place(
    _ areaText: String?, _ tier: TierID, _ name: String, _ entry: YAMLEntry
  ) -> AreaName? {
    guard let areaText else {
      if tier == plan.areas.wholePlan { return AreaName(tier: tier, name: "all") }
      let sample = plan.areas[tier].areas.first?.name ?? "west"
      diagnostics.report(
        .init(
          "bad-expectation",
          "'\(name)' is \(plan.areas[tier].name) by \(plan.areas[tier].name); say which",
          at: entry.keyMark, help: ["For example:", "  \(name) in \(sample): …"]))
      return nil
    }
    if plan.areas[tier].holdsThings { return AreaName(tier: tier, name: areaText) }
    let mark = entry.mark(ofKeyWord: areaText)
    guard let area = area(areaText, at: mark) else { return nil }
    if area.tier == tier { return area }
    let isOfPlan = tier == plan.areas.wholePlan
    diagnostics.report(
      .init(
        "bad-expectation",
        isOfPlan
          ? "'\(name)' is of the whole plan, so it stands without an area"
          : "'\(name)' is \(plan.areas[tier].name) by \(plan.areas[tier].name), "
            + "and '\(areaText)' is none of them", at: mark))
    return nil
  }

  // MARK: - Signs

  private mutating func signExpectation(_ key: Key, _ entry: YAMLEntry) -> Expectation? {
    guard let reference = plan.reference(key.name) else {
      if plan.roles.contains(where: { $0.name == key.name }) {
        reportBareRole(key.name, entry)
        return nil
      }
      if plan.misnamed.contains(key.name) { return nil }
      let near = nearestName(to: key.name, in: plan.signNames + plan.roles.map(\.name))
      diagnostics.report(
        .init(
          "unknown-name", "no indicator, trigger, status or role is called '\(key.name)'",
          at: entry.mark(ofKeyWord: key.name), label: near.map { "did you mean '\($0)'?" } ?? ""))
      return nil
    }
    guard let area = place(key.area, plan.tier(of: reference), key.name, entry),
      let subject = subject(key, reference, entry)
    else { return nil }
    return Expectation(
      subject: subject, area: area, text: "\(entry.key): \(entry.value.flatText)",
      mark: entry.value.mark)
  }

  private mutating func subject(
    _ key: Key, _ reference: Reference, _ entry: YAMLEntry
  ) -> Expectation.Subject? {
    if key.ending == .because { return because(reference, entry) }
    if let stage = key.stage, !isStatus(reference) {
      let word = stage.rawValue
      diagnostics.report(
        .init(
          "bad-expectation", "only a status is first calculated and then in force",
          at: entry.mark(ofKeyWord: word), label: "leave '\(word)' out"))
      return nil
    }
    if let items = entry.value.sequence { return series(key, reference, items, entry) }
    guard let text = diagnostics.text(entry.value, "an expected answer") else { return nil }
    if case .trigger(let index) = reference, key.ending == nil,
      let answer = answer(text, ofTrigger: index)
    {
      return answer
    }
    guard hasLevel(reference, entry) else { return nil }
    guard let level = level(text, key, entry.value) else { return nil }
    switch (key.ending, level) {
    case (.couldBe, let level?): return .couldBe(reference, level)
    case (.atBest, let level?): return .atBest(reference, level)
    default: return .levels(reference, key.stage ?? .inForce, [level])
    }
  }

  private func isStatus(_ reference: Reference) -> Bool {
    if case .status = reference { true } else { false }
  }

  private func answer(_ text: String, ofTrigger index: Int) -> Expectation.Subject? {
    switch text {
    case "yes": .holds(trigger: index, true)
    case "no": .holds(trigger: index, false)
    case "unknown": .holds(trigger: index, nil)
    default: nil
    }
  }

  /// `[red, red, amber]`: the levels of the last assessments.
  private mutating func series(
    _ key: Key, _ reference: Reference, _ items: [YAMLNode], _ entry: YAMLEntry
  ) -> Expectation.Subject? {
    guard key.ending == nil, !items.isEmpty else {
      diagnostics.report(
        .init(
          "bad-expectation",
          items.isEmpty
            ? "an empty list expects nothing" : "how bad it could be is one level, that of now",
          at: entry.value.mark))
      return nil
    }
    guard hasLevel(reference, entry) else { return nil }
    let levels = items.map { item -> Level?? in
      guard let text = diagnostics.text(item, "an expected level") else { return nil }
      return level(text, key, item)
    }
    let known = levels.compactMap(\.self)
    guard known.count == levels.count else { return nil }
    return .levels(reference, key.stage ?? .inForce, known)
  }

  private mutating func hasLevel(_ reference: Reference, _ entry: YAMLEntry) -> Bool {
    switch reference {
    case .trigger(let index) where plan.triggers[index].level == nil:
      diagnostics.report(
        .init(
          "bad-expectation",
          "'\(plan.triggers[index].name)' has no level: it is yes, no or unknown",
          at: entry.value.mark))
      return false
    case .indicator(let index) where plan.indicators[index].bands == nil:
      diagnostics.report(
        .init(
          "bad-expectation", "'\(plan.indicators[index].name)' has no bands, so it has no level",
          at: entry.keyMark))
      return false
    default: return true
    }
  }

  /// The inner nil is `unknown`, the outer one no level at all.
  private mutating func level(_ text: String, _ key: Key, _ node: YAMLNode) -> Level?? {
    let isOne = key.ending != nil
    if text == "unknown", !isOne { return .some(nil) }
    if let level = plan.scale.level(named: foldedName(text)) { return level }
    if plan.misnamed.contains(text) { return nil }
    let names = plan.scale.steps.map(\.name)
    let near = nearestName(to: text, in: names)
    diagnostics.report(
      .init(
        "unknown-name", "no level is called '\(text)'", at: node.mark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: isOne && text == "unknown"
          ? ["How bad it could be is always a level, such as \(names.last ?? "red")."] : []))
    return nil
  }

  /// `area_status in west because: [staffing]`.
  private mutating func because(
    _ reference: Reference, _ entry: YAMLEntry
  ) -> Expectation.Subject? {
    guard isStatus(reference) else {
      diagnostics.report(
        .init("bad-expectation", "only a status has signs that speak for it", at: entry.keyMark))
      return nil
    }
    guard let (texts, isExact) = list(entry, "a sign") else { return nil }
    let signs = texts.compactMap { text, mark -> Reference? in
      if let sign = plan.reference(text) { return sign }
      if plan.misnamed.contains(text) { return nil }
      let near = nearestName(to: text, in: plan.signNames)
      diagnostics.report(
        .init(
          "unknown-name", "no indicator, trigger or status is called '\(text)'", at: mark,
          label: near.map { "did you mean '\($0)'?" } ?? ""))
      return nil
    }
    return signs.count == texts.count ? .because(reference, signs, isExact: isExact) : nil
  }

  // MARK: - Roles

  private mutating func roleExpectation(
    _ name: String, _ part: Expectation.Part, _ areaText: String?, _ entry: YAMLEntry
  ) -> Expectation? {
    guard let role = role(name, at: entry.mark(ofKeyWord: name)) else { return nil }
    let area =
      areaText.map { thing($0) ?? self.area($0, at: entry.mark(ofKeyWord: $0)) }
      ?? AreaName(tier: plan.areas.wholePlan, name: "all")
    guard let area, let (texts, isExact) = list(entry, "an action") else { return nil }
    return Expectation(
      subject: .does(role: role, part, texts.map(\.text), isExact: isExact), area: area,
      text: entry.key, mark: entry.keyMark)
  }

  /// The exact list, or `{includes: [...]}`.
  private mutating func list(
    _ entry: YAMLEntry, _ what: String
  ) -> (texts: [(text: String, mark: Mark)], isExact: Bool)? {
    var included: YAMLNode?
    if entry.value.mapping != nil {
      included = diagnostics.fields(of: entry.value, as: .actionList)?["includes"]
      guard included != nil else { return nil }
    }
    let texts = diagnostics.texts(included ?? entry.value, what)
    return (texts, included == nil)
  }
}
