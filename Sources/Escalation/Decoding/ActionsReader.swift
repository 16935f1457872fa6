internal import Diagnostics
internal import YAMLTree

/// What is written in one cell of the action table, before `continue` is written out.
private enum DraftCell {
  case businessAsUsual
  case notStated
  case lines([RoleBlock.Line])

  var lines: [RoleBlock.Line] { if case .lines(let lines) = self { lines } else { [] } }
}

extension Resolver {
  mutating func blocks(_ node: YAMLNode?, tasks: [DraftEntry]) -> [RoleBlock] {
    let written = readTasks(tasks)
    guard let node else { return [] }
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "actions are given by role, but this is \(node.kindText)", at: node.mark,
          help: ["For example:", "  \(names.roles.first ?? "director"):"] + sampleCell))
      return []
    }
    let follow = entries.first { $0.key == "follow" }
    let standard = follow.flatMap { followed($0.value) }
    return entries.filter { $0.key != "follow" }.flatMap { entry in
      roleBlocks(entry, standard, isFollowed: follow != nil, written)
    }
  }

  /// A level with something to do, for advice.
  private var sampleCell: [String] {
    ["    \(names.scale.steps.last?.name ?? "red"):", "      - Tell the board."]
  }

  private mutating func followed(_ node: YAMLNode) -> Int? {
    guard let text = diagnostics.text(node, "follow"),
      let reference = reference(text, at: node.mark)
    else { return nil }
    if case .status(let index) = reference { return index }
    diagnostics.report(
      .init(
        "wrong-kind", "actions follow a status, and '\(text)' is none", at: node.mark,
        help: ["Statuses are: \(names.statuses.map(\.name).joined(separator: ", "))."]))
    return nil
  }

  private mutating func roleBlocks(
    _ entry: YAMLEntry, _ standard: Int?, isFollowed: Bool, _ tasks: [String: Action]
  ) -> [RoleBlock] {
    guard let role = names.roles.firstIndex(of: entry.key) else {
      reportUnknown(entry.key, "role", in: names.roles, at: entry.keyMark)
      return []
    }
    usage.roles.insert(entry.key)
    let nodes = entry.value.sequence ?? [entry.value]
    return nodes.compactMap {
      block($0, role, standard, isFollowed: isFollowed, entry.keyMark, tasks)
    }
  }

  private mutating func block(
    _ node: YAMLNode, _ role: Int, _ standard: Int?, isFollowed: Bool, _ mark: Mark,
    _ tasks: [String: Action]
  ) -> RoleBlock? {
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "a role's actions are given by level, but this is \(node.kindText)",
          at: node.mark, help: ["For example:"] + sampleCell))
      return nil
    }
    var status = standard
    var saysStatus = isFollowed
    var cells: [Level: DraftCell] = [:]
    var marks: [Level: Mark] = [:]
    var anyLevel: [Action] = []
    var after: [Level: [Action]] = [:]
    for entry in entries {
      switch entry.key {
      case "follow":
        status = followed(entry.value)
        saysStatus = true
      case "any level": anyLevel = actions(lines(under: entry, tasks), under: entry.key)
      case let key where key.hasPrefix("after "):
        guard let level = leftLevel(entry) else { continue }
        after[level] = actions(lines(under: entry, tasks), under: key)
      default:
        guard let level = cellLevel(entry) else { continue }
        cells[level] = cell(entry.value, tasks)
        marks[level] = entry.keyMark
      }
    }
    guard let status else {
      if !saysStatus { reportNoStatus(mark) }
      return nil
    }
    return RoleBlock(
      role: role, status: status, cells: writtenOut(cells), written: asWritten(cells, marks),
      anyLevel: anyLevel, after: after, mark: node.mapping?.first?.keyMark ?? mark)
  }

  /// `after red`: what is done once when a level has been left.
  private mutating func leftLevel(_ entry: YAMLEntry) -> Level? {
    let name = String(entry.key.dropFirst("after ".count)).trimmingBlanks
    return level(name, at: entry.mark(ofKeyWord: name))
  }

  private mutating func cellLevel(_ entry: YAMLEntry) -> Level? {
    if let level = names.scale.level(named: entry.key) { return level }
    reportUnknown(
      entry.key, "level", in: names.scale.steps.map(\.name) + ["any level", "follow"],
      at: entry.keyMark)
    return nil
  }

  private mutating func reportNoStatus(_ mark: Mark) {
    diagnostics.report(
      .init(
        "missing-key", "it is not said which status sets the level of these actions", at: mark,
        help: [
          "Begin the actions with a line such as",
          "  follow: \(names.statuses.first?.name ?? "status")",
        ]))
  }

  // MARK: - Cells

  private mutating func cell(_ node: YAMLNode, _ tasks: [String: Action]) -> DraftCell {
    if let text = node.scalar?.text {
      if text == "business as usual" { return .businessAsUsual }
      if text == "not stated" { return .notStated }
      if let near = nearestName(to: text, in: Self.wordsForNothing) {
        diagnostics.report(
          .init(
            "bad-action", "'\(text)' would be taken for something to do", at: node.mark,
            label: "did you mean '\(near)'?"))
      }
    }
    return .lines(lines(node, tasks))
  }

  /// What stands for a whole cell, and never in a list.
  private static let wordsForNothing = ["business as usual", "not stated"]

  /// Under `any level` and `after …` stands something to do, or nothing at all.
  private mutating func lines(
    under entry: YAMLEntry, _ tasks: [String: Action]
  ) -> [RoleBlock.Line] {
    guard let text = entry.value.scalar?.text, Self.wordsForNothing.contains(text) else {
      return lines(entry.value, tasks)
    }
    diagnostics.report(
      .init(
        "bad-action", "'\(text)' is said of one level, not of '\(entry.key)'",
        at: entry.value.mark, help: ["Leave this line out, or write it behind a level."]))
    return []
  }

  private mutating func lines(_ node: YAMLNode, _ tasks: [String: Action]) -> [RoleBlock.Line] {
    if let cut = cutSentence(node, tasks) {
      diagnostics.report(cut)
      return []
    }
    return (node.sequence ?? [node]).compactMap { line($0, tasks) }
  }

  /// A sentence in `[ ]`: its commas would cut it into several actions.
  private func cutSentence(_ node: YAMLNode, _ tasks: [String: Action]) -> Diagnostic? {
    guard node.isBracketed, let items = node.sequence else { return nil }
    let texts = items.compactMap { $0.scalar?.text }
    guard texts.count == items.count, let first = items.first, let last = items.last,
      texts.contains(where: { !isName($0) && !$0.hasPrefix("continue ") })
    else { return nil }
    let range = first.mark.range.lowerBound..<last.mark.range.upperBound
    return Diagnostic(
      "cut-text", "only names of tasks may stand in [ ]; a comma in a sentence would cut it",
      at: Mark(file: node.mark.file, range: range),
      help: ["Write each action on a line of its own:", "  - \(texts.joined(separator: ", "))"])
  }

  private mutating func line(
    _ node: YAMLNode, _ tasks: [String: Action]
  ) -> RoleBlock.Line? {
    if node.mapping != nil, node.mapping?.first?.value.isNull != true {
      return action(node).map(RoleBlock.Line.action)
    }
    guard let text = diagnostics.text(node, "an action") else { return nil }
    let words = text.split(separator: " ").map(String.init)
    if words.count == 2, words[0] == "continue" {
      return level(words[1], at: node.mark(ofText: 9..<text.utf8.count))
        .map { .continued($0, node.mark) }
    }
    if var task = tasks[text] {
      usage.tasks.insert(text)
      task = task.placed(at: node.mark)
      return .action(task)
    }
    return sentence(text, node)
  }

  /// A text that is no task: an action in itself, unless it looks like a name or was cut by YAML.
  private mutating func sentence(
    _ text: String, _ node: YAMLNode
  ) -> RoleBlock.Line? {
    if isName(text) {
      reportUnknown(text, "task", in: names.tasks, at: node.mark)
      return nil
    }
    let words = text.split(separator: " ").map(String.init)
    if words.count == 2, names.scale.level(named: words[1]) != nil,
      nearestName(to: words[0], in: ["continue"]) != nil
    {
      diagnostics.report(
        .init(
          "bad-continue", "'\(text)' is neither an action nor read as 'continue'", at: node.mark,
          label: "did you mean 'continue \(words[1])'?"))
      return nil
    }
    if Self.wordsForNothing.contains(text) {
      diagnostics.report(
        .init(
          "bad-action", "'\(text)' stands alone behind a level, not among actions",
          at: node.mark))
      return nil
    }
    return .action(
      Action(
        text: text, words: ActionWords(text), task: nil, condition: nil, conditionText: nil,
        within: nil, by: nil, every: nil,
        contact: [], notify: [], via: nil, citation: Citation(mark: node.mark)))
  }

  private func asWritten(
    _ cells: [Level: DraftCell], _ marks: [Level: Mark]
  ) -> [Level: RoleBlock.WrittenCell] {
    marks.reduce(into: [:]) { written, place in
      let lines = cells[place.key]?.lines ?? []
      written[place.key] = RoleBlock.WrittenCell(mark: place.value, lines: lines)
    }
  }

  /// `continue` repeats a list, its own continues included, each line once.
  private mutating func writtenOut(_ cells: [Level: DraftCell]) -> [Level: RoleBlock.Cell] {
    var result: [Level: RoleBlock.Cell] = [:]
    for (level, cell) in cells {
      switch cell {
      case .businessAsUsual: result[level] = .businessAsUsual
      case .notStated: result[level] = .notStated
      case .lines(let lines):
        var written: [Action] = []
        var open: Set<Level> = [level]
        expand(lines, of: cells, into: &written, open: &open)
        result[level] = .actions(written)
      }
    }
    return result
  }

  private mutating func expand(
    _ lines: [RoleBlock.Line], of cells: [Level: DraftCell], into written: inout [Action],
    open: inout Set<Level>
  ) {
    for line in lines {
      switch line {
      case .action(let action):
        if !written.contains(where: { $0.isSame(as: action) }) { written.append(action) }
      case .continued(let level, let mark):
        guard open.insert(level).inserted else {
          diagnostics.report(
            .init(
              "circle", "'continue \(names.scale[level].name)' leads back to where it stands",
              at: mark, help: ["Write the actions of one of the two levels out."]))
          continue
        }
        expandContinued(level, mark, cells, &written, &open)
        open.remove(level)
      }
    }
  }

  private mutating func expandContinued(
    _ level: Level, _ mark: Mark, _ cells: [Level: DraftCell], _ written: inout [Action],
    _ open: inout Set<Level>
  ) {
    switch cells[level] {
    case .lines(let lines): expand(lines, of: cells, into: &written, open: &open)
    case .businessAsUsual: break
    case .notStated, nil:
      diagnostics.report(
        .init(
          "bad-continue", "there is nothing at \(names.scale[level].name) to continue", at: mark,
          help: ["Write its actions first, or name the level that has them."]))
    }
  }

  /// Under `any level` and `after …`, where there is no other level to continue.
  private mutating func actions(_ lines: [RoleBlock.Line], under key: String) -> [Action] {
    lines.compactMap { line in
      switch line {
      case .action(let action): return action
      case .continued(let level, let mark):
        diagnostics.report(
          .init(
            "bad-continue",
            key == "any level"
              ? "under 'any level' nothing is continued: it stands at "
                + "\(names.scale[level].name), too"
              : "under '\(key)' nothing is continued", at: mark,
            help: key == "any level" ? [] : ["Write the actions out, or name their tasks."]))
        return nil
      }
    }
  }
}
