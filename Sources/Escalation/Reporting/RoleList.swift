/// What one role does, the areas with the same list together.
struct RoleList {
  /// One thing to do, in words.
  struct Entry: Hashable {
    /// `START`, `GO ON`, `STOP`, or `FIRST` for what comes before all else; often empty.
    let label: String
    let text: String
    let facts: String
    let source: String
  }

  struct Group {
    let status: Int
    /// Where the list holds, by level; nil is a level that is not known.
    var places: [(level: Level?, areas: [AreaName])]
    /// What is said in place of a list, or before it.
    let remark: String
    let entries: [Entry]
  }

  let role: Int
  private(set) var groups: [Group] = []

  init(role: Int, _ duties: [Assessment.Duty], _ words: EvaluationWords) {
    self.role = role
    for duty in duties where duty.role == role { add(duty, words) }
    groups = groups.enumerated().sorted { one, other in
      Self.order(one.element, one.offset) < Self.order(other.element, other.offset)
    }.map(\.element)
  }

  /// Lists before remarks; of each the most severe first, and an unknown level before that.
  private static func order(_ group: Group, _ place: Int) -> (Int, Int, Int, Int) {
    let isUnknown = group.places.contains { $0.level == nil }
    let worst = group.places.compactMap { $0.level?.rank }.max() ?? 0
    let isList = isUnknown || !group.entries.isEmpty
    return (group.status, isList ? 0 : 1, isUnknown ? -Scale.limit : -worst, place)
  }

  /// Whether there is nothing to do or to say beyond business as usual.
  var isQuiet: Bool { groups.allSatisfy { $0.entries.isEmpty && $0.remark == Self.asUsual } }

  /// Whether a line of the plan waits for the role.
  var hasSomethingToDo: Bool { groups.contains { !$0.entries.isEmpty } }

  static let asUsual = "business as usual"

  private mutating func add(_ duty: Assessment.Duty, _ words: EvaluationWords) {
    let entries = duty.lines.compactMap { Self.entry($0, words) }
    let remark = Self.remark(duty, hasEntries: !entries.isEmpty)
    let level = duty.levels.calculated
    let same = groups.firstIndex {
      $0.status == duty.status && $0.remark == remark && $0.entries == entries
    }
    guard let same else {
      groups.append(
        Group(
          status: duty.status, places: [(level, [duty.area])], remark: remark, entries: entries))
      return
    }
    if let place = groups[same].places.firstIndex(where: { $0.level == level }) {
      groups[same].places[place].areas.append(duty.area)
    } else {
      groups[same].places.append((level, [duty.area]))
    }
  }

  private static func remark(_ duty: Assessment.Duty, hasEntries: Bool) -> String {
    switch duty.cell {
    case .businessAsUsual: hasEntries ? "" : asUsual
    case .notStated:
      "the plan does not state actions here" + (hasEntries ? ", what was begun goes on" : "")
    case .levelUnknown:
      hasEntries
        ? "the level is not known, what was begun goes on"
        : "no list of the plan can be chosen before the level is known"
    case .actions, .anyLevelOnly: hasEntries ? "" : "nothing of the plan's list applies now"
    }
  }

  private static func entry(
    _ line: Assessment.ActionLine, _ words: EvaluationWords
  ) -> Entry? {
    let source = line.citation?.source ?? ""
    let label = words.marksChanges ? words.label(of: line) : ""
    switch line.kind {
    case .planned(let action):
      return Entry(
        label: label, text: words.text(line, action), facts: words.facts(action, line),
        source: source)
    case .answer, .decide: return Entry(label: "FIRST", text: line.text, facts: "", source: source)
    case .ended: return Entry(label: label, text: line.text, facts: "", source: source)
    case .get: return nil
    }
  }
}

extension EvaluationWords {
  func label(of line: Assessment.ActionLine) -> String {
    switch line.change {
    case .start: "START"
    case .goOn: "GO ON"
    case .stop: "STOP"
    }
  }

  /// With its condition before it where that could not be decided.
  func text(_ line: Assessment.ActionLine, _ action: Action) -> String {
    guard line.isIfUnknown, let condition = action.conditionText else { return line.text }
    return "IF \(self.condition(condition)): \(line.text)"
  }

  /// Deadline and people, in short.
  func facts(_ action: Action, _ line: Assessment.ActionLine) -> String {
    let within = action.within.map { span in
      line.deadline.map { "by \(time($0)) (within \(span.text))" } ?? "within \(span.text)"
    }
    return [
      within,
      action.by.map { "by \(time(Rhythm.day(.init(.by, $0)).nextDue(after: at, in: zone)))" },
      action.every.map { rhythm($0, startedAt: line.since ?? at) },
      action.contact.isEmpty ? nil : "contact: \(roles(action.contact))",
      action.notify.isEmpty ? nil : "tell: \(roles(action.notify))",
      action.via.map { "via \($0)" },
    ].compactMap(\.self).joined(separator: " · ")
  }

  /// `every day by 10:30`; of a span, which has no times of its own, when it is next due.
  func rhythm(_ rhythm: Rhythm, startedAt start: Instant) -> String {
    guard case .elapsed = rhythm else { return "every \(rhythm.text)" }
    let next = rhythm.nextDue(startedAt: start, after: at, in: zone)
    return "every \(rhythm.text), next \(time(next))"
  }
}
