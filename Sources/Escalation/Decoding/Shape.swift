/// The keys one kind of thing may hold, in the order they are listed to people.
struct Shape: Sendable {
  /// With its article: `an indicator`.
  let what: String
  let keys: [String]
  /// Keys the language knows but this version does not.
  let later: [String]
  /// An example of each key that is not a fixed word.
  let patterns: [String]

  init(_ what: String, _ keys: [String], patterns: [String] = [], later: [String] = []) {
    self.what = what
    self.keys = keys
    self.patterns = patterns
    self.later = later
  }
}

extension Shape {
  static let plan = Shape(
    "a plan",
    [
      "plimsoll", "plan", "title", "version", "effective", "until", "review", "owner", "timezone",
      "note", "sources", "scale", "areas", "indicators", "triggers", "groups", "statuses", "roles",
      "actions", "tasks", "examples", "data",
    ],
    later: ["based on", "remove", "calendar", "hours", "events"])

  static let review = Shape("a review", ["first", "then"])

  static let level = Shape(
    "a level", ["title", "colour", "source", "note"], later: ["review", "authority"])

  static let indicator = Shape(
    "an indicator",
    [
      "title", "unit", "range", "values", "step", "per", "only in", "every", "fresh for", "bands",
      "formula", "value", "if missing", "source", "note",
    ],
    later: [
      "sum", "average", "median", "highest", "lowest", "latest", "count", "of", "over", "last",
      "next", "where", "weights", "needs", "points", "margin", "due", "done when", "time since",
      "to", "before",
    ])

  static let trigger = Shape(
    "a trigger", ["title", "level", "when", "answered by", "per", "every", "source", "note"],
    later: ["lasts"])

  static let status = Shape(
    "a status", ["title", "per", "headline", "worst of", "levels", "source", "note"],
    patterns: ["at least 2 of"],
    later: [
      "matrix", "declared by", "may", "lasts", "at least for", "advisory", "decided", "step down",
    ])

  static let role = Shape(
    "a role", ["title", "source", "note"], later: ["covered by", "on duty"])

  static let action = Shape(
    "an action",
    ["do", "when", "within", "by", "every", "contact", "notify", "via", "source", "note"])

  static let data = Shape("a data mapping", ["time", "area", "columns", "missing", "exclude"])

  static let example = Shape(
    "an example", ["name", "at", "given", "expect", "note"], later: ["declared", "events"])

  static let actionList = Shape("a list of actions", ["includes"])

  static let snapshot = Shape("a snapshot", ["at", "given"], later: ["declared", "events"])
}
