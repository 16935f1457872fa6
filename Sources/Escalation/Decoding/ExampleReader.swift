internal import Diagnostics
internal import YAMLTree

extension SnapshotReader {
  /// `examples:` of a plan or of a test file.
  mutating func examples(_ node: YAMLNode?) -> [Example] {
    guard let node else { return [] }
    guard let items = node.sequence else {
      diagnostics.report(
        .init(
          "wrong-shape", "examples are a list, but this is \(node.kindText)", at: node.mark,
          help: ["Begin each with a dash:", "  - name: half the team is in"]))
      return []
    }
    var names: [String: Mark] = [:]
    return items.compactMap { item in
      guard let example = example(item) else { return nil }
      if let first = names[example.name] {
        diagnostics.report(
          .init(
            "duplicate-name", "two examples are called '\(example.name)'", at: example.mark,
            related: [.init(first, "first here")]))
      }
      names[example.name] = example.mark
      return example
    }
  }

  private mutating func example(_ node: YAMLNode) -> Example? {
    guard let fields = diagnostics.fields(of: node, as: .example) else { return nil }
    let name = fields["name"].flatMap { diagnostics.text($0, "the name") }
    let snapshot = snapshot(fields)
    reportUnreadable(snapshot)
    let expectations = fields["expect"].map { self.expectations($0) } ?? []
    if fields["expect"]?.mapping?.isEmpty ?? (fields["expect"]?.isNull ?? true) {
      diagnostics.report(
        .init(
          "vacuous-example", "this example expects nothing, so it can never fail",
          at: fields.entry("expect")?.keyMark ?? fields["name"]?.mark ?? node.mark,
          help: ["Say what should come out:", "  expect: {\(sampleExpectation)}"]))
    }
    guard let name else {
      diagnostics.report(
        .init(
          "missing-key", "an example needs a name", at: node.mark,
          help: ["Begin it with", "  name: half the team is in"]))
      return nil
    }
    return Example(
      name: name, snapshot: snapshot, expectations: expectations,
      mark: fields["name"]?.mark ?? node.mark)
  }

  /// Data may be faulty, and an example may show what then happens; more often it is a slip.
  private mutating func reportUnreadable(_ snapshot: Snapshot) {
    for reading in snapshot.given.flatMap(\.readings) {
      guard case .unreadable(let text, let reason) = reading.value, let mark = reading.mark else {
        continue
      }
      diagnostics.report(
        .init(
          "bad-reading", .warning, "'\(text)' \(reason), so it counts as missing",
          at: mark, help: ["Where that is meant, write", "  missing"]))
    }
  }

  private var sampleExpectation: String {
    guard let status = plan.statuses.first else { return "status: level" }
    let area = plan.areas[status.tier].areas.first?.name
    let place = status.tier == plan.areas.wholePlan ? "" : " in \(area ?? "west")"
    return "\(status.name)\(place): \(plan.scale.steps.last?.name ?? "red")"
  }

  // MARK: - Expectations

  private mutating func expectations(_ node: YAMLNode) -> [Expectation] {
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

  /// `S`, `S in AREA`, `S in AREA could be`, `ROLE does in AREA`.
  private mutating func expectation(_ entry: YAMLEntry) -> Expectation? {
    var words = entry.key.split(separator: " ").map(String.init)
    guard !words.isEmpty else {
      reportExpectation(entry)
      return nil
    }
    let name = words.removeFirst()
    if name == "calculated" || name == "declared" {
      diagnostics.report(
        .init(
          "not-yet", "'\(name) …' is not yet in this version of Plimsoll",
          at: entry.mark(ofKeyWord: name), help: [notYetHelp]))
      return nil
    }
    let couldBe = words.suffix(2) == ["could", "be"]
    if couldBe { words.removeLast(2) }
    let does = words.first == "does"
    if does { words.removeFirst() }
    let areaText = words.first == "in" ? words.dropFirst().joined(separator: " ") : nil
    guard words.isEmpty || areaText?.isEmpty == false else {
      reportExpectation(entry)
      return nil
    }
    return does
      ? roleExpectation(name, areaText, entry)
      : signExpectation(name, areaText, couldBe, entry)
  }

  private mutating func reportExpectation(_ entry: YAMLEntry) {
    diagnostics.report(
      .init(
        "bad-expectation", "'\(entry.key)' is no expectation", at: entry.keyMark,
        help: [
          "Expectations read:", "  area_status in west: red", "  area_status in west could be: red",
          "  director does in west: [...]",
        ]))
  }

  private mutating func place(
    _ areaText: String?, _ tier: TierID, _ entry: YAMLEntry
  ) -> AreaName? {
    guard let areaText else {
      if tier == plan.areas.wholePlan { return AreaName(tier: tier, name: "all") }
      let sample = plan.areas[tier].areas.first?.name ?? "west"
      let name = entry.key.split(separator: " ").first ?? ""
      diagnostics.report(
        .init(
          "bad-expectation",
          "'\(name)' is \(plan.areas[tier].name) by \(plan.areas[tier].name); say which",
          at: entry.keyMark, help: ["For example:", "  \(name) in \(sample): …"]))
      return nil
    }
    let mark = entry.mark(ofKeyWord: areaText)
    guard let area = area(areaText, at: mark) else { return nil }
    if area.tier == tier { return area }
    let isOfPlan = tier == plan.areas.wholePlan
    let owner = entry.key.split(separator: " ").first ?? ""
    diagnostics.report(
      .init(
        "bad-expectation",
        isOfPlan
          ? "'\(owner)' is of the whole plan, so it stands without an area"
          : "'\(owner)' is \(plan.areas[tier].name) by \(plan.areas[tier].name), "
            + "and '\(areaText)' is none of them", at: mark))
    return nil
  }

  private mutating func signExpectation(
    _ name: String, _ areaText: String?, _ couldBe: Bool, _ entry: YAMLEntry
  ) -> Expectation? {
    guard let reference = plan.reference(name) else {
      let near = nearestName(to: name, in: plan.signNames + plan.roles.map(\.name))
      diagnostics.report(
        .init(
          "unknown-name", "no indicator, trigger, status or role is called '\(name)'",
          at: entry.mark(ofKeyWord: name), label: near.map { "did you mean '\($0)'?" } ?? ""))
      return nil
    }
    guard let area = place(areaText, plan.tier(of: reference), entry),
      let text = diagnostics.text(entry.value, "an expected answer")
    else { return nil }
    guard let subject = answer(text, of: reference, couldBe, entry) else { return nil }
    return Expectation(
      subject: subject, area: area, text: "\(entry.key): \(text)", mark: entry.value.mark)
  }

  private mutating func answer(
    _ text: String, of reference: Reference, _ couldBe: Bool, _ entry: YAMLEntry
  ) -> Expectation.Subject? {
    if case .trigger(let index) = reference, !couldBe {
      switch text {
      case "yes": return .holds(trigger: index, true)
      case "no": return .holds(trigger: index, false)
      case "unknown": return .holds(trigger: index, nil)
      default: break
      }
      guard plan.triggers[index].level != nil else {
        diagnostics.report(
          .init(
            "bad-expectation",
            "'\(plan.triggers[index].name)' has no level: it is yes, no or unknown",
            at: entry.value.mark))
        return nil
      }
    }
    if case .indicator(let index) = reference, plan.indicators[index].bands == nil {
      diagnostics.report(
        .init(
          "bad-expectation", "'\(plan.indicators[index].name)' has no bands, so it has no level",
          at: entry.keyMark))
      return nil
    }
    if text == "unknown", !couldBe { return .level(reference, nil) }
    if let level = plan.scale.level(named: foldedName(text)) {
      return couldBe ? .couldBe(reference, level) : .level(reference, level)
    }
    reportNoLevel(text, couldBe, entry)
    return nil
  }

  private mutating func reportNoLevel(_ text: String, _ couldBe: Bool, _ entry: YAMLEntry) {
    let names = plan.scale.steps.map(\.name)
    let near = nearestName(to: text, in: names)
    let isUnknown = couldBe && text == "unknown"
    diagnostics.report(
      .init(
        "unknown-name", "no level is called '\(text)'", at: entry.value.mark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: isUnknown
          ? ["How bad it could be is always a level, such as \(names.last ?? "red")."] : []))
  }

  private mutating func roleExpectation(
    _ name: String, _ areaText: String?, _ entry: YAMLEntry
  ) -> Expectation? {
    guard let role = plan.roles.firstIndex(where: { $0.name == name }) else {
      let near = nearestName(to: name, in: plan.roles.map(\.name))
      diagnostics.report(
        .init(
          "unknown-name", "no role is called '\(name)'", at: entry.mark(ofKeyWord: name),
          label: near.map { "did you mean '\($0)'?" } ?? ""))
      return nil
    }
    let area =
      areaText.map { self.area($0, at: entry.mark(ofKeyWord: $0)) }
      ?? AreaName(tier: plan.areas.wholePlan, name: "all")
    guard let area else { return nil }
    var included: YAMLNode?
    if entry.value.mapping != nil {
      included = diagnostics.fields(of: entry.value, as: .actionList)?["includes"]
      guard included != nil else { return nil }
    }
    let texts = diagnostics.texts(included ?? entry.value, "an action").map(\.text)
    return Expectation(
      subject: .does(role: role, texts, isExact: included == nil), area: area, text: entry.key,
      mark: entry.keyMark)
  }
}

extension YAMLEntry {
  /// The place of one word in the key, or of the whole key where it does not stand there as it is.
  func mark(ofKeyWord word: String) -> Mark {
    guard keyMark.range.count == key.utf8.count, let found = key.firstRange(of: word) else {
      return keyMark
    }
    let offset = key.utf8.distance(from: key.startIndex, to: found.lowerBound)
    let start = keyMark.range.lowerBound + offset
    return Mark(file: keyMark.file, range: start..<(start + word.utf8.count))
  }
}
