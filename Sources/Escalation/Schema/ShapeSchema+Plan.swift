internal import Diagnostics

// The top of a plan, its scale, and what its sections hold.
extension ShapeSchema {
  static let plan = ShapeSchema(.plan, header + sections)

  private static let header = [
    KeySchema(
      "plimsoll",
      SchemaPart([
        "type": ["integer", "string"], "pattern": "^1$", "minimum": 1, "maximum": 1, "default": 1,
        "patternErrorMessage": "the version of the language is 1",
      ]), "The version of the language: 1. A file without it is no plan.", "plimsoll: 1"),
    KeySchema(
      "plan", .string(SchemaPattern.name, "a name is small letters, digits and _"),
      "The name of the plan: small letters, digits and `_`.", "plan: example_council"),
    KeySchema(
      "based on", .text, "The path of the plan that this one changes, from where this file lies.",
      "based on: ../national/plan.yaml"),
    KeySchema("title", .text, "What people read at the head of every answer."),
    KeySchema("version", .text, "The version of the plan, whatever it looks like.", "version: 1.1"),
    KeySchema(
      "effective", .day, "The first day on which the plan is in effect.", "effective: 2024-10-01"),
    KeySchema("until", .day, "The last day on which the plan is in effect.", "until: 2026-09-30"),
    KeySchema(
      "review", review.part, "When the plan itself is looked at again.",
      "review: {first: 2025-01-01, then: every 12 months}"),
    KeySchema("owner", .text, "Whose plan it is: a role or a body, never a person."),
    KeySchema(
      "timezone", .reference(.text).suggesting(["Europe/London", "UTC"]),
      "The zone of all days and times. Without it they are UTC.", "timezone: Europe/London"),
    KeySchema(
      "calendar", .texts, "Files of bank holidays, by their paths from this file.",
      "calendar: ../calendars/england_and_wales.yaml"),
    KeySchema("note", .text, "Anything about the plan as a whole."),
  ]

  private static let sections = [
    KeySchema(
      "sources", names(.text, "The title of the paper."), "The papers, each under a short name.",
      "sources: {paper: Escalation plan of the council v1.1}"),
    KeySchema(
      "scale",
      SchemaPart.mapping(of: .reference(.levelOfScale), named: .reference(.newName))
        .adding(["minProperties": 2, "maxProperties": .integer(Scale.limit)]),
      "The levels, from the least to the most severe.",
      "scale:\n  green: {title: Green, colour: green}\n  red: {title: Red, colour: red}"),
    KeySchema(
      "areas", areas, "What there are several of: tiers of areas, each under the area around it.",
      "areas:\n  area: {all: [east, west]}"),
    KeySchema(
      "indicators", names(.indicator, ""), "Everything that is looked at, by name.",
      "indicators:\n  staffing:\n    unit: percent\n    range: 0 and up\n"
        + "    bands: {green: at least 70, red: under 70}"),
    KeySchema(
      "triggers", names(.trigger, ""), "Signs that are so or not, by name.",
      "triggers:\n  storm: {level: red, answered by: director}"),
    KeySchema(
      "groups",
      named(SchemaPart.oneOrMany(.reference(.name), atLeast: 1)),
      "Lists of indicators, triggers and statuses that stand wherever such a list does.",
      "groups: {hospital: [beds_free, four_hour_drop]}"),
    KeySchema(
      "statuses", names(.status, ""), "How signs become levels.",
      "statuses:\n  area_status: {per: area, worst of: [staffing, storm]}"),
    KeySchema(
      "hours", named(.oneOrMany(.reference(.text), atLeast: 1)),
      "Names for stretches of time, such as office hours.",
      "hours:\n  office: [monday to friday 08:00 to 17:00, not bank holidays]"),
    KeySchema(
      "roles", names(.role, ""), "Who acts. Roles, never people.",
      "roles:\n  director: {title: Director, covered by: {outside office: duty_manager}}"),
    KeySchema(
      "actions", actions, "What each role does at each level.",
      "actions:\n  follow: area_status\n  director:\n    green: business as usual\n"
        + "    red:\n      - Tell the board."),
    KeySchema(
      "tasks", names(.action, ""), "Actions that are written once and named where they are done.",
      "tasks:\n  call_partners: {do: Ask partners about beds, within: 2 hours}"),
    KeySchema(
      "examples", SchemaPart(["type": "array", "items": SchemaPart.reference(.example).json]),
      "What is expected of the plan: run by `plimsoll test`.",
      "examples:\n  - name: half the team is in\n    at: 2024-11-04 09:00\n"
        + "    given: {west: {staffing: 50}}\n    expect: {area_status in west: red}"),
    KeySchema(
      "data", .oneOrMany(.reference(.data)), "What the columns of CSV files are called.",
      "data: {time: Day, area: District, columns: {staffing: Staff %}}"),
    KeySchema(
      "events", names(.event, ""), "What happens step by step, each kind with its steps.",
      "events:\n  direction:\n    steps: [made, declined, released]\n    closed by: released"),
  ]

  /// A section of things that a planner names.
  private static func names(_ thing: SchemaDefinition, _ text: String) -> SchemaPart {
    named(text.isEmpty ? .reference(thing) : SchemaPart.reference(thing).described(text))
  }

  private static func named(_ thing: SchemaPart) -> SchemaPart {
    .mapping(
      of: thing, named: .reference(.newName),
      besides: removing)
  }

  private static var areas: SchemaPart {
    let name = SchemaPart.word(
      SchemaPattern.newName, "an area is called by small letters, digits and _")
    let deeper = SchemaPart.choice("array", or: name)
    let tier = SchemaPart([
      "type": ["string", "object"], "pattern": "^any$",
      "patternErrorMessage": "a tier is 'any', or lists of areas under the area around them",
      "properties": ["remove": SchemaPart.reference(.removal).json],
      "additionalProperties": SchemaPart.oneOrMany(deeper, atLeast: 1).json,
    ])
    return .mapping(
      of: tier.described(
        "Its areas, each list under the area around them; `all` is the whole plan, `any` takes what "
          + "the data name.", "area: {all: [east, west]}"),
      named: .string(SchemaPattern.name, "a name is small letters, digits and _"),
      besides: removing)
  }

  private static var actions: SchemaPart {
    .mapping(
      of: .reference(.blocks),
      named: .string(SchemaPattern.name, "actions stand under the name of a role, or `follow`"),
      besides: [
        .init(
          "follow",
          SchemaPart.reference(.name)
            .described("The status that sets the level, where a role names none of its own.").json)
      ] + removing)
  }

  static let review = ShapeSchema(
    .review,
    [
      KeySchema("first", .day, "The first day on which the plan is looked at again."),
      KeySchema("then", .text, "When it is looked at after that, in words."),
    ])

  /// The colours that are shown as such.
  private static let colours = [
    "green", "yellow", "amber", "red", "black", "blue", "purple", "white", "grey",
  ]

  static let level = ShapeSchema(
    .level, isMerged: false,
    [
      title,
      KeySchema(
        "colour", .reference(.text).suggesting(colours), "A word printed beside the level.",
        "colour: amber"),
      KeySchema(
        "review",
        .string(
          SchemaPattern.review, "write it as every 4 hours, or every day by 10:30",
          suggesting: ["every 4 hours", "every day by 10:30"]),
        "How often the situation is looked at while this level stands.", "review: every 4 hours"),
      KeySchema("authority", .text, "Who may decide at this level: a role, or words."),
      KeySchema(
        "deadlines", .yesNo, "Whether every action at this level has to say by when.",
        "deadlines: yes"),
    ] + citation)
}
