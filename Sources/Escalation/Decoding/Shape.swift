/// The keys one kind of thing may hold, in the order they are listed to people.
struct Shape: Sendable {
  /// With its article: `an indicator`.
  let what: String
  let keys: [String]
  /// An example of each key that is not a fixed word.
  let patterns: [String]

  init(_ what: String, _ keys: [String], patterns: [String] = []) {
    self.what = what
    self.keys = keys
    self.patterns = patterns
  }
}

extension Shape {
  static let plan = Shape(
    "a plan",
    [
      "plimsoll", "plan", "based on", "title", "version", "effective", "until", "review", "owner",
      "timezone", "calendar", "note", "sources", "scale", "areas", "indicators", "triggers",
      "groups", "statuses", "hours", "roles", "actions", "tasks", "examples", "data", "events",
    ])

  static let review = Shape("a review", ["first", "then"])

  static let level = Shape(
    "a level", ["title", "colour", "review", "authority", "deadlines", "source", "note"])

  static let indicator = Shape(
    "an indicator",
    [
      "title", "unit", "range", "values", "step", "per", "only in", "every", "fresh for", "bands",
      "worse", "formula", "value", "if missing", "margin", "due", "done when", "time since", "to",
      "sum",
      "average", "median", "highest", "lowest", "latest", "count", "of", "over", "last", "next",
      "before", "where", "weights", "needs", "points", "source", "note",
    ])

  static let trigger = Shape(
    "a trigger",
    ["title", "level", "when", "answered by", "lasts", "per", "every", "source", "note"])

  static let event = Shape(
    "an event",
    ["title", "steps", "told apart by", "placed by", "fields", "closed by", "source", "note"],
    patterns: ["declined needs"])

  static let status = Shape(
    "a status",
    [
      "title", "per", "headline", "worst of", "levels", "matrix", "declared by", "may", "lasts",
      "at least for", "advisory", "decided", "step down", "source", "note",
    ],
    patterns: ["at least 2 of"])

  static let stepDown = Shape(
    "what stepping down asks for", ["after", "hold", "when", "one level at a time", "sign off"])

  static let declaration = Shape(
    "a declaration", ["level", "withdrawn", "by", "reason", "at"])

  static let signOff = Shape("an agreement to step down", ["level", "by", "at"])

  static let matrix = Shape("a matrix", ["rows", "columns", "cells"])

  static let role = Shape("a role", ["title", "on duty", "covered by", "source", "note"])

  static let action = Shape(
    "an action",
    ["do", "when", "within", "by", "every", "contact", "notify", "via", "source", "note"])

  static let data = Shape(
    "a data mapping",
    [
      "files", "encoding", "header", "time", "area", "columns", "missing", "suppressed", "numbers",
      "exclude", "latest by", "long", "wide",
    ])

  static let timeColumn = Shape("a time column", ["column", "format", "per"])

  static let numberForms = Shape("a way to write numbers", ["thousands", "durations"])

  static let longFile = Shape("a file of one reading a row", ["name", "value"])

  static let example = Shape(
    "an example",
    ["name", "at", "interval", "given", "declared", "signed off", "events", "expect", "note"])

  static let testFile = Shape("a test file", ["plan", "examples", "note"])

  static let actionList = Shape("a list of actions", ["includes"])

  static let snapshot = Shape(
    "a snapshot", ["at", "interval", "given", "declared", "signed off", "events"])

  static let calendar = Shape(
    "a calendar", ["calendar", "title", "region", "covers", "bank holidays", "source", "note"])

  static let covers = Shape("the time a calendar covers", ["from", "until"])

  static let holiday = Shape("a bank holiday", ["title", "hours"])
}
