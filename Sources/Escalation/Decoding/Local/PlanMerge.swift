internal import Diagnostics
internal import YAMLTree

/// Writes a local plan into the one it is based on.
///
/// Mappings merge by name, in the order of the base; everything else takes the place of what the
/// base has. What a local plan says keeps its own place in its own file, and what it leaves alone
/// that of the base.
struct PlanMerge {
  private(set) var removed = RemovedNames()
  private(set) var diagnostics = DiagnosticList()

  /// What a local plan never has from its base: a name is its own, and the base's examples expect
  /// the base's answers.
  private static let ownKeys: Set<String> = ["plimsoll", "plan", "based on", "examples"]

  mutating func plan(_ local: YAMLNode, onto base: YAMLNode) -> YAMLNode {
    merged(local, onto: base, at: [])
  }

  private mutating func merged(
    _ local: YAMLNode, onto base: YAMLNode, at path: [String]
  ) -> YAMLNode {
    guard let own = local.mapping, let inherited = base.mapping, !isOnePiece(path) else {
      return local
    }
    return YAMLNode(
      content: .mapping(merged(own, onto: inherited, at: path)), mark: local.mark,
      isBracketed: local.isBracketed)
  }

  /// A scale and a condition are read as a whole, so they are replaced as a whole.
  private func isOnePiece(_ path: [String]) -> Bool {
    guard let key = path.last else { return false }
    if path.count == 1 { return key == "scale" }
    guard path.count > 2 else { return false }
    return key == "when" || key == "where" || path[path.count - 2] == "levels"
  }

  private mutating func merged(
    _ own: [YAMLEntry], onto inherited: [YAMLEntry], at path: [String]
  ) -> [YAMLEntry] {
    let changes = Dictionary(own.map { ($0.key, $0) }) { first, _ in first }
    let taken = changes["remove"].map { removals($0.value, from: inherited, at: path) } ?? []
    let kept = inherited.filter { entry in
      !taken.contains(entry.key) && !(path.isEmpty && Self.ownKeys.contains(entry.key))
    }
    let keptNames = Set(kept.map(\.key))
    var entries = kept.map { entry in
      changes[entry.key].map { change(entry, to: $0, at: path) } ?? entry
    }
    for entry in own where entry.key != "remove" && !keptNames.contains(entry.key) {
      // What is taken out and written anew is meant.
      if taken.contains(entry.key) || isMeant(entry, among: kept, at: path) {
        entries.append(entry)
      }
    }
    return entries
  }

  private mutating func change(
    _ entry: YAMLEntry, to own: YAMLEntry, at path: [String]
  ) -> YAMLEntry {
    if own.value.isNull, !entry.value.isNull {
      reportEmptyChange(own, entry)
      return entry
    }
    return YAMLEntry(
      key: own.key, keyMark: isSameRule(own, at: path) ? entry.keyMark : own.keyMark,
      value: merged(own.value, onto: entry.value, at: path + [own.key]))
  }

  /// Whether a change only says how something is called and read: an answer that follows from it
  /// still follows from what stands in the base.
  private func isSameRule(_ own: YAMLEntry, at path: [String]) -> Bool {
    guard path.count == 1, let changes = own.value.mapping else { return false }
    return changes.allSatisfy { ["title", "note", "source"].contains($0.key) }
  }

  private mutating func reportEmptyChange(_ own: YAMLEntry, _ entry: YAMLEntry) {
    diagnostics.report(
      .init(
        "missing-value", "'\(own.key)' is in the base, and nothing is said of it here",
        at: own.keyMark, related: [.init(entry.keyMark, "declared here")],
        help: ["Say what changes; to take it out, write beside it", "  remove: [\(own.key)]"]))
  }

  // MARK: - Taking out

  private mutating func removals(
    _ node: YAMLNode, from inherited: [YAMLEntry], at path: [String]
  ) -> Set<String> {
    let names = Set(inherited.map(\.key))
    var taken: Set<String> = []
    for (name, mark) in diagnostics.texts(node, "a name to remove") {
      guard names.contains(name) else {
        reportUnknown(name, "'\(name)' to remove", inherited, at: mark)
        continue
      }
      taken.insert(name)
      if path.count == 1 { removed.add(name, of: path[0], at: mark) }
    }
    return taken
  }

  private mutating func reportUnknown(
    _ name: String, _ words: String, _ inherited: [YAMLEntry], at mark: Mark, help: [String] = []
  ) {
    let near = nearestName(to: name, in: inherited.map(\.key))
    let declared = inherited.first { $0.key == near }
    diagnostics.report(
      .init(
        "unknown-name", "the base has no \(words)", at: mark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        related: declared.map { [.init($0.keyMark, "declared here")] } ?? [], help: help))
  }

  // MARK: - Adding

  /// Whether a name that the base does not have is a new thing. One that is near to a name of the
  /// base and only says what a change would say is taken for a misspelt change.
  private mutating func isMeant(
    _ entry: YAMLEntry, among inherited: [YAMLEntry], at path: [String]
  ) -> Bool {
    guard path.count == 1, let section = LocalSection(path[0]) else { return true }
    if section.isWhole(entry.value) {
      warnOfNearName(entry, inherited)
      return true
    }
    guard nearestName(to: entry.key, in: inherited.map(\.key)) != nil else { return true }
    reportUnknown(
      entry.key, "'\(entry.key)'", inherited, at: entry.keyMark,
      help: ["If it is meant to be new: \(section.what) needs \(section.needs)."])
    return false
  }

  private mutating func warnOfNearName(_ entry: YAMLEntry, _ inherited: [YAMLEntry]) {
    let other = inherited.first { isNearMiss($0.key, entry.key) && !isNumbered($0.key, entry.key) }
    guard let other else { return }
    diagnostics.report(
      .init(
        "near-name", .warning, "'\(entry.key)' is new here, and the base has '\(other.key)'",
        at: entry.keyMark, label: "did you mean '\(other.key)'?",
        related: [.init(other.keyMark, "declared here")],
        help: ["If it is meant to be new, give it a name that is less alike."]))
  }

  /// Whether two names differ in their numbers only, as `ward_1` and `ward_2` do.
  private func isNumbered(_ one: String, _ other: String) -> Bool {
    let words = [one, other].map { $0.split { $0 == "_" || $0.isNumber } }
    return words[0] == words[1]
  }
}
