internal import Diagnostics
internal import YAMLTree

/// An entry of a section: a name of the plan's own, and the keys below it.
struct DraftEntry {
  let name: String
  let mark: Mark
  let fields: Fields
}

/// The sections of a plan file, each entry's keys known to be right, no phrase read yet.
struct DraftPlan {
  let file: FileID
  let top: Fields
  var indicators: [DraftEntry] = []
  var triggers: [DraftEntry] = []
  var statuses: [DraftEntry] = []
  var roles: [DraftEntry] = []
  var tasks: [DraftEntry] = []
  var events: [DraftEntry] = []
}

extension DiagnosticList {
  /// Reads the shape of a plan; nil when the node is no mapping at all.
  mutating func draft(_ node: YAMLNode, file: FileID) -> DraftPlan? {
    guard let top = fields(of: node, as: .plan) else { return nil }
    var draft = DraftPlan(file: file, top: top)
    draft.indicators = entries(top["indicators"], "an indicator", as: .indicator)
    draft.triggers = entries(top["triggers"], "a trigger", as: .trigger)
    draft.statuses = entries(top["statuses"], "a status", as: .status) { atLeastCount($0) != nil }
    draft.roles = entries(top["roles"], "a role", as: .role)
    draft.events = entries(top["events"], "an event", as: .event) { $0.hasSuffix(" needs") }
    draft.tasks = entries(top["tasks"], "a task", as: .action)
    return draft
  }

  private mutating func entries(
    _ node: YAMLNode?, _ what: String, as shape: Shape, extra: (String) -> Bool = { _ in false }
  ) -> [DraftEntry] {
    namedEntries(node, what).map { entry in
      // One whose keys cannot be read is still a name that others may use.
      let fields = fields(of: entry.value, as: shape, extra: extra)
      return DraftEntry(
        name: entry.key, mark: entry.keyMark,
        fields: fields ?? Fields(mark: entry.value.mark, entries: [], isWhole: false))
    }
  }

  /// The entries of a section whose keys are names that a planner chose.
  mutating func namedEntries(
    _ node: YAMLNode?, _ what: String, sample: String = ": {title: …}"
  ) -> [YAMLEntry] {
    guard let node else { return [] }
    guard let entries = node.mapping else {
      report(
        .init(
          "wrong-shape", "expected names, each with keys below it, but this is \(node.kindText)",
          at: node.mark,
          help: ["Write each name as a key:", "  \(sampleName(node))\(sample)"]))
      return []
    }
    return entries.filter { entry in
      guard name(entry.key, what, at: entry.keyMark) != nil else { return false }
      guard reservedNames.contains(entry.key) else { return true }
      if entry.key == "remove" {
        report(.nothingToRemove(at: entry.keyMark))
        return false
      }
      report(
        .init(
          "bad-name", "'\(entry.key)' is a word of the language and cannot name \(what)",
          at: entry.keyMark, label: "write: \(entry.key)_1, or better a word that says more"))
      return false
    }
  }
}

/// The first name of a list that should have been keys.
private func sampleName(_ node: YAMLNode) -> String {
  let text = node.sequence?.first?.scalar?.text ?? node.scalar?.text ?? ""
  return isName(text) ? text : "name"
}

extension DiagnosticList {
  /// Reports `at least 0 of`, and other numbers that there cannot be so many of.
  mutating func reportCount(_ entry: YAMLEntry) -> Bool {
    let words = entry.key.split(separator: " ")
    guard words.count == 4, words[0] == "at", words[1] == "least", words[3] == "of",
      readNumber(String(words[2])) != .failure(.unlike)
    else { return false }
    report(
      .init(
        "bad-number", "'\(words[2])' is no number of things: it is a whole number from 1",
        at: entry.mark(ofKeyWord: String(words[2])), label: "write: 1"))
    return true
  }
}

/// The number in `at least N of`, or nil for any other key.
func atLeastCount(_ key: String) -> Int? {
  let words = key.split(separator: " ")
  guard words.count == 4, words[0] == "at", words[1] == "least", words[3] == "of",
    let count = Int(words[2]), count > 0
  else { return nil }
  return count
}
