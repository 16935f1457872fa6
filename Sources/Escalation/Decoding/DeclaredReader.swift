internal import Diagnostics
internal import YAMLTree

// What people declared: `declared:` and `signed off:` of a snapshot.
extension SnapshotReader {
  mutating func declared(_ node: YAMLNode?) -> [Snapshot.Declared] {
    acts(node, "declared").compactMap { act -> Snapshot.Declared? in
      guard let declaring = plan.statuses[act.status].declaring else {
        reportNotDeclared(act)
        return nil
      }
      guard let fields = diagnostics.fields(of: act.node, as: .declaration) else { return nil }
      let isWithdrawn = fields["withdrawn"].flatMap { diagnostics.yesNo($0, "withdrawn") } ?? false
      let level = isWithdrawn ? nil : required("level", fields).flatMap { self.level($0) }
      guard isWithdrawn || level != nil, let by = person(fields, declaring.roles),
        let reason = required("reason", fields).flatMap({ diagnostics.text($0, "a reason") })
      else { return nil }
      return Snapshot.Declared(
        status: act.status, area: act.area, level: level, by: by, reason: reason,
        time: time(fields), mark: act.node.mark)
    }
  }

  mutating func signedOff(_ node: YAMLNode?) -> [Snapshot.SignedOff] {
    acts(node, "signed off").compactMap { act -> Snapshot.SignedOff? in
      guard let role = plan.statuses[act.status].stepDown?.signOff else {
        diagnostics.report(
          .init(
            "not-declared", "nobody has to agree when '\(act.name)' steps down", at: act.mark,
            related: [.init(plan.mark(of: .status(act.status)), "it is declared here")],
            help: ["In the plan this is", "  step down: {sign off: director}"]))
        return nil
      }
      guard let fields = diagnostics.fields(of: act.node, as: .signOff),
        let level = required("level", fields).flatMap({ self.level($0) }),
        let by = person(fields, [role])
      else { return nil }
      return Snapshot.SignedOff(
        status: act.status, area: act.area, level: level, by: by, time: time(fields),
        mark: act.node.mark)
    }
  }

  // MARK: - What both have in common

  private struct Act {
    let name: String
    let status: Int
    let area: AreaName
    let node: YAMLNode
    let mark: Mark
  }

  /// `county_status: {…}` or `area_status in west: {…}`, or a list of such.
  private mutating func acts(_ node: YAMLNode?, _ what: String) -> [Act] {
    guard let node, !node.isNull else { return [] }
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "what was \(what) is given by status, but this is \(node.kindText)",
          at: node.mark, help: ["For example:", "  \(what):"] + [sample]))
      return []
    }
    return entries.flatMap { entry -> [Act] in
      guard let (status, area) = place(entry) else { return [] }
      return (entry.value.sequence ?? [entry.value]).map {
        Act(name: entry.key, status: status, area: area, node: $0, mark: entry.keyMark)
      }
    }
  }

  private var sample: String {
    let status = plan.statuses.first?.name ?? "status"
    let level = plan.scale.steps.last?.name ?? "red"
    return
      "    \(status): {level: \(level), by: \(plan.roles.first?.name ?? "director"), reason: …}"
  }

  private mutating func place(_ entry: YAMLEntry) -> (status: Int, area: AreaName)? {
    let words = entry.key.split(separator: " ").map(String.init)
    let name = words.first ?? ""
    guard case .status(let index)? = plan.reference(name) else {
      let near = nearestName(to: name, in: plan.statuses.map(\.name))
      diagnostics.report(
        .init(
          "unknown-name", "no status is called '\(name)'", at: entry.keyMark,
          label: near.map { "did you mean '\($0)'?" } ?? ""))
      return nil
    }
    let tier = plan.statuses[index].tier
    if words.count == 1, tier == plan.areas.wholePlan {
      return (index, AreaName(tier: tier, name: "all"))
    }
    let text = words.dropFirst(2).joined(separator: " ")
    guard words.count > 2, words[1] == "in" else {
      let area = plan.areas[tier].areas.first?.name ?? "west"
      diagnostics.report(
        .init(
          "wrong-area",
          "'\(name)' is \(plan.areas[tier].name) by \(plan.areas[tier].name); say which",
          at: entry.keyMark, label: "write: \(name) in \(area)"))
      return nil
    }
    guard let area = self.area(text, at: entry.keyMark) else { return nil }
    if area.tier == tier { return (index, area) }
    diagnostics.report(
      .init(
        "wrong-area", "'\(name)' is not of '\(text)'", at: entry.keyMark,
        related: [.init(plan.mark(of: .status(index)), "declared here")]))
    return nil
  }

  private mutating func reportNotDeclared(_ act: Act) {
    diagnostics.report(
      .init(
        "not-declared", "nobody may declare '\(act.name)': the plan alone says what it is",
        at: act.mark,
        related: [.init(plan.mark(of: .status(act.status)), "it is worked out here")],
        help: ["Where people may say otherwise, the status has", "  declared by: director"]))
  }

  private mutating func required(_ key: String, _ fields: Fields) -> YAMLNode? {
    if let node = fields[key] { return node }
    guard fields.isWhole else { return nil }
    diagnostics.report(
      .init(
        "missing-key", "a declaration says its '\(key)'", at: fields.mark,
        help: ["For example:", "  {level: red, by: director, reason: storm warning}"]))
    return nil
  }

  private mutating func level(_ node: YAMLNode) -> Level? {
    guard let text = diagnostics.text(node, "a level") else { return nil }
    if let level = plan.scale.level(named: foldedName(text)) { return level }
    let near = nearestName(to: text, in: plan.scale.steps.map(\.name))
    diagnostics.report(
      .init(
        "unknown-name", "no level is called '\(text)'", at: node.mark,
        label: near.map { "did you mean '\($0)'?" } ?? ""))
    return nil
  }

  /// Who declares: a role that may.
  private mutating func person(_ fields: Fields, _ roles: [String]) -> String? {
    guard let node = required("by", fields), let text = diagnostics.text(node, "by") else {
      return nil
    }
    if roles.contains(text) { return text }
    let isKnown = plan.roles.contains { $0.name == text }
    let near = isKnown ? nil : nearestName(to: text, in: plan.roles.map(\.name))
    diagnostics.report(
      .init(
        isKnown ? "not-allowed" : "unknown-name",
        isKnown ? "'\(text)' may not say this" : "no role is called '\(text)'", at: node.mark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: ["The plan names: \(roles.joined(separator: ", "))."]))
    return nil
  }

  private mutating func time(_ fields: Fields) -> WrittenTime? {
    guard let node = fields["at"] else { return nil }
    var resolver = Resolver()
    let time = resolver.time(node, "at")
    diagnostics.report(contentsOf: resolver.diagnostics)
    return time
  }
}
