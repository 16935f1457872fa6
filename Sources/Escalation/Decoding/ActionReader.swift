internal import Diagnostics
internal import YAMLTree

// One thing to do, in a list or in `tasks:`.
extension Resolver {
  /// The actions of `tasks:`, by name.
  mutating func readTasks(_ drafts: [DraftEntry]) -> [String: Action] {
    var tasks: [String: Action] = [:]
    for draft in drafts {
      tasks[draft.name] = action(draft.fields, draft.mark, task: draft.name)
    }
    return tasks
  }

  mutating func action(_ node: YAMLNode) -> Action? {
    guard let fields = diagnostics.fields(of: node, as: .action) else { return nil }
    return action(fields, node.mark, task: nil)
  }

  private mutating func action(_ fields: Fields, _ mark: Mark, task: String?) -> Action? {
    guard let node = fields["do"], let text = diagnostics.text(node, "do") else {
      if fields["do"] == nil, fields.isWhole {
        diagnostics.report(
          .init(
            "missing-key", "an action must say what to do", at: mark,
            help: ["Begin it with", "  do: Tell the board"]))
      }
      return nil
    }
    return Action(
      text: text, words: ActionWords(text), task: task,
      condition: fields["when"].flatMap { self.condition($0) },
      conditionText: fields["when"].map(\.flatText),
      within: fields["within"].flatMap { span($0, "within") },
      by: fields["by"].flatMap { timeOfDay($0, "by") },
      every: fields["every"].flatMap { rhythm($0, "every") },
      contact: fields["contact"].map { people($0) } ?? [],
      notify: fields["notify"].map { people($0) } ?? [],
      via: fields["via"].flatMap { diagnostics.text($0, "via") },
      citation: citation(fields, at: mark))
  }

  private mutating func timeOfDay(_ node: YAMLNode, _ what: String) -> TimeOfDay? {
    guard let text = diagnostics.text(node, what) else { return nil }
    do throws(WrittenTimeError) { return try TimeOfDay(parsing: text) } catch {
      reportBadTime(error, what, at: node.mark)
      return nil
    }
  }

  /// Roles that are contacted or told.
  private mutating func people(_ node: YAMLNode) -> [String] {
    diagnostics.texts(node, "a role").compactMap { text, mark in
      usage.roles.insert(text)
      if names.roles.contains(text) { return text }
      reportUnknown(text, "role", in: names.roles, at: mark)
      return nil
    }
  }
}

extension Action {
  /// The same line of a list: another condition, time or person makes it another line.
  func isSame(as other: Action) -> Bool {
    isSameWork(as: other) && conditionText == other.conditionText
  }

  /// The same thing to do, whatever the condition.
  func isSameWork(as other: Action) -> Bool {
    if let task, let theirs = other.task { return task == theirs }
    return text == other.text && within == other.within && by == other.by && every == other.every
      && contact == other.contact && notify == other.notify && via == other.via
  }

  /// The same task, standing where it is named.
  func placed(at mark: Mark) -> Action {
    Action(
      text: text, words: words, task: task, condition: condition, conditionText: conditionText,
      within: within,
      by: by, every: every, contact: contact, notify: notify, via: via,
      citation: Citation(mark: mark, source: citation.source, note: citation.note))
  }
}
