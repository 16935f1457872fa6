internal import Diagnostics
internal import YAMLTree

extension Diagnostic {
  /// `remove:` where nothing comes from a base.
  static func nothingToRemove(at mark: Mark) -> Diagnostic {
    Diagnostic(
      "bad-remove", "nothing here comes from a base, so nothing can be removed", at: mark,
      help: ["'remove' stands in a plan with 'based on:', beside what it takes out."])
  }
}

/// What to write where a local plan adds a key that the base's does not go with; nothing where both
/// stand in one file.
func removalHelp(_ one: YAMLEntry, besides other: YAMLEntry) -> [String] {
  guard one.keyMark.file != other.keyMark.file else { return [] }
  let inherited = one.keyMark.file > other.keyMark.file ? one : other
  return ["To put one in place of the other, take the base's out:", "  remove: [\(inherited.key)]"]
}

/// What local plans took out of their bases, and where that is said.
///
/// A role and an indicator may have one name, so each is known by its section, too.
struct RemovedNames: Sendable {
  private var places: [String: [String: Mark]] = [:]

  mutating func add(_ name: String, of section: String, at mark: Mark) {
    places[name, default: [:]][section] = mark
  }

  /// Of what both took out, the place that `later` gives counts.
  func merged(with later: RemovedNames) -> RemovedNames {
    var all = self
    for (name, sections) in later.places {
      all.places[name, default: [:]].merge(sections) { _, own in own }
    }
    return all
  }

  /// Where something was taken out that could be meant where a name of `what` is expected, such as
  /// `role` or `indicator, trigger or status`.
  func place(of name: String, _ what: String) -> Mark? {
    let sections = places[name] ?? [:]
    return sections.keys.sorted().first { section in
      Self.nouns[section, default: []].contains { what.contains($0) }
    }.flatMap { sections[$0] }
  }

  private static let nouns = [
    "indicators": ["indicator", "member"], "triggers": ["trigger", "sign", "member"],
    "statuses": ["status", "sign", "member"], "groups": ["group"], "roles": ["role"],
    "tasks": ["task"], "hours": ["hours"], "sources": ["source"], "areas": ["tier"],
    "events": ["event"],
  ]
}
