internal import Diagnostics
internal import YAMLTree

// Roles: when they are on duty, and who stands in for them.
extension Resolver {
  mutating func roles(_ drafts: [DraftEntry]) -> [Role] {
    let roles = drafts.map { role($0) }
    reportCircles(roles)
    return roles
  }

  private mutating func role(_ draft: DraftEntry) -> Role {
    let fields = draft.fields
    let covers = fields["covered by"].map { self.covers($0) } ?? []
    if let entry = fields.entry("covered by"), fields["on duty"] == nil,
      covers.contains(where: { $0.when == .offDuty })
    {
      let cover = entry.value.scalar?.text ?? "deputy"
      diagnostics.report(
        .init(
          "never-off-duty", "'\(draft.name)' is never off duty, so nobody ever stands in",
          at: entry.keyMark,
          help: names.hours.isEmpty
            ? ["Say when it is on duty, such as", "  on duty: monday to friday 08:00 to 17:00"]
            : ["Say when, such as", "  covered by: {outside \(sampleHours): \(cover)}"]))
    }
    return Role(
      name: draft.name,
      title: fields["title"].flatMap { diagnostics.text($0, "the title") } ?? draft.name,
      onDuty: fields["on duty"].flatMap { duty($0) }, covers: covers,
      citation: citation(fields, at: draft.mark))
  }

  private var sampleHours: String { names.hours.first?.name ?? "office" }

  /// The name of hours, or hours as they are.
  private mutating func duty(_ node: YAMLNode) -> Hours? {
    if let text = node.scalar?.text, isName(text) {
      return hoursIndex(text, at: node.mark).flatMap { index in
        readHours.indices.contains(index) ? readHours[index] : nil
      }
    }
    return hours(node, named: "", at: node.mark)
  }

  // MARK: - Cover

  /// `duty_manager`, or `{outside office: duty_manager}`.
  private mutating func covers(_ node: YAMLNode) -> [Role.Cover] {
    guard let entries = node.mapping else {
      return roleIndex(node).map { [.init(when: .offDuty, role: $0, mark: node.mark)] } ?? []
    }
    return entries.compactMap { entry in
      guard let when = when(entry), let role = roleIndex(entry.value) else { return nil }
      return Role.Cover(when: when, role: role, mark: entry.value.mark)
    }
  }

  private mutating func roleIndex(_ node: YAMLNode) -> Int? {
    role(node).flatMap { name in names.roles.firstIndex(of: name) }
  }

  private mutating func when(_ entry: YAMLEntry) -> Role.Cover.When? {
    let words = entry.key.split(separator: " ").map(String.init)
    guard words.count == 2, ["during", "outside"].contains(words[0]) else {
      let cover = entry.value.scalar?.text ?? "deputy"
      diagnostics.report(
        .init(
          "bad-cover", "'\(entry.key)' does not say when someone stands in", at: entry.keyMark,
          help: ["Write it as", "  covered by: {outside \(sampleHours): \(cover)}"]))
      return nil
    }
    let index = hoursIndex(words[1], at: entry.mark(ofKeyWord: words[1]))
    return index.map { words[0] == "during" ? .during($0) : .outside($0) }
  }

  /// Who stands in must not in the end be stood in for by the same role.
  private mutating func reportCircles(_ roles: [Role]) {
    var done: Set<Int> = []
    for start in roles.indices {
      var path: [Int] = []
      visit(start, roles, &path, &done)
    }
  }

  private mutating func visit(
    _ role: Int, _ roles: [Role], _ path: inout [Int], _ done: inout Set<Int>
  ) {
    if let first = path.firstIndex(of: role) {
      reportCircle(Array(path[first...]), roles)
      return
    }
    guard !done.contains(role) else { return }
    path.append(role)
    for cover in roles[role].covers { visit(cover.role, roles, &path, &done) }
    path.removeLast()
    done.insert(role)
  }

  private mutating func reportCircle(_ circle: [Int], _ roles: [Role]) {
    let members = circle.map { roles[$0].name }
    diagnostics.report(
      .init(
        "circle", "'\(members[0])' would in the end stand in for itself",
        at: roles[circle[0]].citation.mark,
        label: (members + [members[0]]).joined(separator: " → "),
        related: circle.dropFirst().map { .init(roles[$0].citation.mark, "by way of this") },
        help: ["Name someone at the end who stands in without being stood in for."]))
  }
}
