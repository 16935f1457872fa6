internal import YAMLTree

/// A section of names, and what tells a new thing in it from a change to one that is there.
struct LocalSection {
  /// With its article: `an indicator`.
  let what: String
  /// For advice: what a new one has.
  let needs: String
  /// Keys of which a new one has at least one.
  private let keys: Set<String>

  /// Nil for a section whose names are not the planner's own, or are checked elsewhere.
  init?(_ section: String) {
    switch section {
    case "indicators":
      self.init("an indicator", "a unit, a range, values, a formula or a value", Self.kinds)
    case "triggers": self.init("a trigger", "'when' or 'answered by'", ["when", "answered by"])
    case "statuses":
      self.init("a status", "'worst of', 'levels' or the like", ["worst of", "levels", "matrix"])
    case "roles": self.init("a role", "a title", ["title"])
    case "tasks": self.init("a task", "'do'", ["do"])
    case "events": self.init("an event", "its steps", ["steps"])
    case "areas": self.init("a tier", "areas", [])
    case "groups": self.init("a group", "a list of names", [])
    case "sources": self.init("a source", "a title", [])
    case "hours": self.init("a name of hours", "a list of hours", [])
    default: return nil
    }
  }

  private init(_ what: String, _ needs: String, _ keys: Set<String>) {
    self.what = what
    self.needs = needs
    self.keys = keys
  }

  private static let kinds: Set<String> = [
    "unit", "range", "values", "formula", "value", "sum", "average", "median", "highest", "lowest",
    "latest", "count", "time since",
  ]

  /// Whether the entry says enough to be a new thing.
  func isWhole(_ value: YAMLNode) -> Bool {
    if value.isNull { return false }
    guard !keys.isEmpty, let entries = value.mapping else { return true }
    return entries.contains { keys.contains($0.key) || atLeastCount($0.key) != nil }
  }
}
