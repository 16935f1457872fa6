internal import Diagnostics
internal import YAMLTree

// `events:` adds a tier of things for each kind of event, a sign for each of its steps, and an
// indicator for each field of words or numbers.
extension Resolver {
  /// Columns that every event log has.
  static var logColumns: [String] { ["time", "at", "event", "step", "area"] }

  /// To be called once the tiers of areas are known, and before any sign is declared.
  mutating func readEvents(_ draft: DraftPlan) {
    var parents: [TierID] = []
    let entries = draft.events.filter { entry in
      guard standsAlone(entry) else { return false }
      parents.append(place(entry.fields))
      return true
    }
    let wholePlan = names.areas.wholePlan
    names.areas = names.areas.adding(
      things: zip(entries, parents).map { (name: $0.name, parent: $1) })
    let first = names.areas.wholePlan.index - entries.count
    for (position, (entry, parent)) in zip(entries, parents).enumerated() {
      let place = parent == wholePlan ? names.areas.wholePlan : parent
      var reader = EventReader(
        entry: entry, tier: TierID(index: first + position), place: place,
        firstIndicator: draft.indicators.count + names.eventIndicators.count,
        firstTrigger: draft.triggers.count + names.eventTriggers.count)
      names.events.append(reader.read(&self))
      names.eventIndicators += reader.indicators
      names.eventTriggers += reader.triggers
    }
  }

  /// Its name becomes that of a tier, so no other may have it.
  private mutating func standsAlone(_ entry: DraftEntry) -> Bool {
    guard names.areas.tier(named: entry.name) != nil else { return true }
    diagnostics.report(
      .init(
        "duplicate-name", "'\(entry.name)' is a tier of areas already", at: entry.mark,
        help: ["What happens step by step becomes a tier of its own, and needs its own name."]))
    return false
  }

  private mutating func place(_ fields: Fields) -> TierID {
    guard let node = fields["placed by"], let text = diagnostics.text(node, "placed by") else {
      return names.areas.wholePlan
    }
    if let tier = names.areas.tier(named: text) { return tier }
    reportUnknown(text, "tier of areas", in: names.areas.tiers.map(\.name), at: node.mark)
    return names.areas.wholePlan
  }

  /// Reports a condition on a field of text, which is kept for people and never tested.
  mutating func reportText(_ name: String, at mark: Mark) -> Bool {
    for event in names.events {
      guard let field = event.fields.first(where: { $0.name == name }) else { continue }
      diagnostics.report(
        .init(
          "wrong-kind", "'\(name)' is a text, and conditions read words and numbers", at: mark,
          related: [.init(field.mark, "declared here")],
          help: ["Where it can only be one of a few, name them:", "  \(name): [first, second]"]))
      return true
    }
    return false
  }

  /// The step of an event; one that nothing has is reported.
  mutating func step(_ node: YAMLNode, _ key: String) -> (event: Int, step: Int)? {
    guard let text = diagnostics.text(node, "'\(key)'") else { return nil }
    if let found = names.step(named: text) { return found }
    reportUnknown(
      text, "step of an event", in: names.events.flatMap(\.steps).map(\.name), at: node.mark
    ) { names, near in
      names.step(named: near).map { names.events[$0.event].steps[$0.step].mark }
    }
    return nil
  }
}

extension Names {
  func step(named name: String) -> (event: Int, step: Int)? {
    for (event, type) in events.enumerated() {
      if let step = type.steps.firstIndex(where: { $0.name == name }) { return (event, step) }
    }
    return nil
  }
}

/// Reads one kind of event.
struct EventReader {
  let entry: DraftEntry
  let tier: TierID
  let place: TierID
  let firstIndicator: Int
  let firstTrigger: Int
  /// What its fields and steps add to those of the plan.
  private(set) var indicators: [Indicator] = []
  private(set) var triggers: [Trigger] = []

  private typealias Named = (text: String, mark: Mark)

  init(entry: DraftEntry, tier: TierID, place: TierID, firstIndicator: Int, firstTrigger: Int) {
    self.entry = entry
    self.tier = tier
    self.place = place
    self.firstIndicator = firstIndicator
    self.firstTrigger = firstTrigger
  }

  mutating func read(_ resolver: inout Resolver) -> EventType {
    let written = entry.fields
    let key = key(&resolver)
    let steps = stepNames(&resolver)
    let fields = fields(key, &resolver)
    let closers = closers(steps, &resolver)
    let needs = needs(steps, fields, &resolver)
    let title = written["title"].flatMap { resolver.diagnostics.text($0, "the title") }
    return EventType(
      name: entry.name, title: title ?? entry.name, tier: tier, place: place, key: key,
      steps: steps.enumerated().map { index, step in
        triggers.append(sign(step))
        return EventType.Step(
          name: step.text, trigger: firstTrigger + index, needs: needs[step.text] ?? [],
          closes: closers.contains(step.text), mark: step.mark)
      },
      fields: fields, citation: resolver.citation(written, at: entry.mark))
  }

  private func sign(_ step: Named) -> Trigger {
    Trigger(
      name: step.text, title: step.text.replacing("_", with: " "), tier: tier, level: nil,
      condition: nil, answeredBy: nil, every: nil, lasts: nil, citation: Citation(mark: step.mark),
      isFromEvents: true)
  }

  private func key(_ resolver: inout Resolver) -> String {
    guard let node = entry.fields["told apart by"],
      let text = resolver.diagnostics.text(node, "told apart by")
    else { return "id" }
    _ = columnName(text, "the column that tells things apart", node.mark, &resolver)
    return text
  }

  /// A name that is to be a column of a log.
  private func columnName(
    _ text: String, _ what: String, _ mark: Mark, _ resolver: inout Resolver
  ) -> Bool {
    guard resolver.diagnostics.name(text, what, at: mark) != nil else { return false }
    guard reservedNames.contains(text) || Resolver.logColumns.contains(text) else { return true }
    resolver.diagnostics.report(
      .init(
        "bad-name", "'\(text)' is a word of the language and cannot name \(what)", at: mark,
        label: "write: \(text)_1, or better a word that says more"))
    return false
  }

  // MARK: - Steps

  private func stepNames(_ resolver: inout Resolver) -> [Named] {
    guard let node = entry.fields["steps"] else {
      if entry.fields.isWhole {
        resolver.diagnostics.report(
          .init(
            "missing-key", "'\(entry.name)' has no steps", at: entry.mark,
            help: ["Name what happens to one, in order:", "  steps: [made, declined, released]"]))
      }
      return []
    }
    return resolver.diagnostics.texts(node, "a step").filter {
      columnName($0.text, "a step", $0.mark, &resolver)
    }
  }

  /// What ends a thing must be said, even that nothing does: whatever is never closed counts on.
  private func closers(_ steps: [Named], _ resolver: inout Resolver) -> [String] {
    guard let node = entry.fields["closed by"] else {
      if entry.fields.isWhole, !steps.isEmpty {
        resolver.diagnostics.report(
          .init(
            "no-closing", "nothing is said of how '\(entry.name)' ends", at: entry.mark,
            help: [
              "Name the step that ends it, or say that none does:",
              "  closed by: \(steps.last?.text ?? "released")", "  closed by: nothing",
            ]))
      }
      return []
    }
    let names = resolver.diagnostics.texts(node, "closed by")
    // What cannot be known without steps is said once there are some.
    if steps.isEmpty || names.map(\.text) == ["nothing"] { return [] }
    return names.compactMap { name in
      if steps.contains(where: { $0.text == name.text }) { return name.text }
      resolver.reportUnknown(
        name.text, "step of '\(entry.name)'", in: steps.map(\.text) + ["nothing"], at: name.mark)
      return nil
    }
  }

  /// `declined needs: [reason]`: the fields by the names of the steps.
  private func needs(
    _ steps: [Named], _ fields: [EventType.Field], _ resolver: inout Resolver
  ) -> [String: [Int]] {
    var needs: [String: [Int]] = [:]
    let isReadable = entry.fields["fields"].map { $0.mapping != nil } ?? true
    guard !steps.isEmpty, isReadable else { return [:] }
    for written in entry.fields.entries where written.key.hasSuffix(" needs") {
      let step = String(written.key.dropLast(" needs".count))
      if !steps.contains(where: { $0.text == step }) {
        resolver.reportUnknown(
          step, "step of '\(entry.name)'", in: steps.map(\.text),
          at: written.mark(ofKeyWord: step))
      }
      for name in resolver.diagnostics.texts(written.value, "a field") {
        if let field = fields.firstIndex(where: { $0.name == name.text }) {
          needs[step, default: []].append(field)
        } else {
          resolver.reportUnknown(
            name.text, "field of '\(entry.name)'", in: fields.map(\.name), at: name.mark)
        }
      }
    }
    return needs
  }

  // MARK: - Fields

  private mutating func fields(_ key: String, _ resolver: inout Resolver) -> [EventType.Field] {
    guard let node = entry.fields["fields"] else { return [] }
    guard let entries = node.mapping else {
      resolver.diagnostics.report(
        .init(
          "wrong-shape", "fields are names with what they hold, but this is \(node.kindText)",
          at: node.mark, help: ["For example:", "  fields: {category: [red, amber], reason: text}"])
      )
      return []
    }
    return entries.compactMap { written in
      guard columnName(written.key, "a field", written.keyMark, &resolver) else { return nil }
      if written.key == key {
        resolver.diagnostics.report(
          .init(
            "duplicate-name", "'\(key)' tells one \(entry.name) from another and is no field",
            at: written.keyMark))
        return nil
      }
      guard let kind = kind(written, &resolver) else {
        return EventType.Field(name: written.key, indicator: nil, mark: written.keyMark)
      }
      indicators.append(kind)
      return EventType.Field(
        name: written.key, indicator: firstIndicator + indicators.count - 1, mark: written.keyMark)
    }
  }

  /// Nil for a text.
  private func kind(_ written: YAMLEntry, _ resolver: inout Resolver) -> Indicator? {
    if written.value.sequence != nil {
      return sign(written, .named(resolver.values(written.value)), unit: nil)
    }
    guard let text = resolver.diagnostics.text(written.value, "a field") else { return nil }
    if text == "text" { return nil }
    let words = text.split(separator: " ").map(String.init)
    guard words.first == "number", words.count <= 2 else {
      let near = nearestName(to: text, in: ["text", "number"])
      resolver.diagnostics.report(
        .init(
          "wrong-kind", "'\(text)' is not what a field can hold", at: written.value.mark,
          label: near.map { "did you mean '\($0)'?" } ?? "",
          help: ["A field holds one of:", "  [red, amber]", "  text", "  number minutes"]))
      return nil
    }
    return sign(
      written, .number(range: .everything, grid: nil),
      unit: words.count == 2 ? MeasureUnit(words[1]) : nil)
  }

  private func sign(
    _ written: YAMLEntry, _ kind: Indicator.Kind, unit: MeasureUnit?
  ) -> Indicator {
    Indicator(
      name: written.key, title: written.key.replacing("_", with: " "), unit: unit, tier: tier,
      onlyIn: nil, kind: kind, bands: nil, points: nil, whenMissing: .unknown, every: nil,
      freshFor: nil, margin: nil, worse: nil, milestone: nil,
      citation: Citation(mark: written.keyMark),
      isFromEvents: true)
  }
}
