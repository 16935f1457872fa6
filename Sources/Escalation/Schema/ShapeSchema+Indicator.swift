internal import Diagnostics

// Indicators, triggers and events: whatever is looked at.
extension ShapeSchema {
  static let indicator = ShapeSchema(
    .indicator,
    [
      title,
      KeySchema(
        "unit",
        .word(SchemaPattern.unit, "units are spelt percent, points, minutes, hours, days or weeks")
          .suggesting([
            "percent", "people", "beds", "calls", "points", "minutes", "hours", "days", "weeks",
          ]),
        "What the number is in: percent, points, a unit of time, or any word for what is counted.",
        "unit: percent"),
      KeySchema(
        "range",
        .scalar(
          SchemaPattern.range, "a range is written as 0 and up, 0 to 100, whole numbers 0 and up",
          suggesting: ["0 and up", "whole numbers 0 and up", "0 to 100"]),
        "What the number can be at all; a reading outside it is bad data.",
        "range: whole numbers 0 and up"),
      KeySchema(
        "values",
        .oneOrMany(.word(SchemaPattern.valueWord, "this word says that there is no reading")),
        "The words that a reading can be.", "values: [good, limited, none]"),
      KeySchema(
        "step", .reference(.number).positive, "The grid that readings are on.", "step: 0.1"),
      KeySchema("per", .name, "The tier of areas that has one each.", "per: area"),
      KeySchema(
        "only in", .oneOrMany(.reference(.text), atLeast: 1),
        "The areas that have it; elsewhere it does not apply.", "only in: [west]"),
      KeySchema(
        "every", .rhythm, "When a reading is due, and so when one is missing.",
        "every: day by 10:30"),
      KeySchema("fresh for", .span, "How old a reading may be.", "fresh for: 36 hours"),
      KeySchema(
        "bands", bands, "Which reading has which level. Every reading has exactly one.",
        "bands:\n  green: at least 70\n  amber: 50 to under 70\n  red: under 50"),
      KeySchema(
        "worse",
        SchemaPart(["enum": .array(WorseDirection.Side.allCases.map { .string($0.rawValue) })]),
        "Which way it gets worse; the bands are checked against it.", "worse: lower"),
      KeySchema(
        "formula", .scalar(SchemaPattern.formula, "names, numbers, + - * / and brackets"),
        "How it follows from others.", "formula: beds_total - beds_occupied"),
      KeySchema(
        "value", figure, "A figure of the plan itself, also by area or by day.",
        "value: {west: 40, elsewhere: 45}"),
      KeySchema(
        "if missing",
        .string(
          SchemaPattern.ifMissing,
          "write ignore, unknown, assume and a word, or carry forward for 24 hours",
          suggesting: ["carry forward for 24 hours", "ignore", "unknown", "assume none"]),
        "What stands in for a missing reading. Without it, it could be anything.",
        "if missing: carry forward for 24 hours"),
      KeySchema(
        "margin", .scalar(SchemaPattern.margin, "a number above 0 in the unit of the indicator"),
        "How clear of a line a better level must be while stepping down.", "margin: 2"),
      KeySchema(
        "due", .day, "The day by which it must read one of `done when`.", "due: 2025-03-31"),
      KeySchema(
        "done when", .word(SchemaPattern.words, "values are joined by 'or'"),
        "The words that say that it is done.", "done when: agreed or not_needed"),
    ] + measures + summaries + citation)

  private static let measures = [
    KeySchema(
      "time since", .name, "The step of an event from which the time is measured.",
      "time since: declined"),
    KeySchema("to", .name, "The step at which the measured time stops.", "to: released"),
  ]

  private static let summaries =
    [
      ("sum", "Adds up"), ("average", "Takes the average of"), ("median", "Takes the median of"),
      ("highest", "Takes the highest of"), ("lowest", "Takes the lowest of"),
      ("latest", "Takes the latest of"), ("count", "Counts"),
    ].map { key, text in
      KeySchema(
        key, .text,
        "\(text) an indicator, a status, or `points`, `values` or `levels` of a group.",
        "\(key): staffing")
    } + [
      KeySchema("of", .names, "The group, or list, whose members are taken.", "of: vital_signs"),
      KeySchema("over", .name, "The tier whose areas are taken.", "over: area"),
      KeySchema("last", .span, "How long back from now.", "last: 28 days"),
      KeySchema("next", .span, "How long ahead.", "next: 3 days"),
      KeySchema(
        "before", SchemaPart(["enum": ["now"]]), "Leaves now out of `last`.", "before: now"),
      KeySchema("where", .condition, "Which areas, or times, count.", "where: beds_free under 5"),
      KeySchema(
        "weights", .mapping(of: weight, besides: removing),
        "How much each member counts; they add up to 1.", "weights: {north: 0.6, south: 0.4}"),
      KeySchema(
        "needs",
        .scalar(SchemaPattern.needs, "all, half or a number", suggesting: ["all", "half"]),
        "How many must be known.", "needs: half"),
      KeySchema(
        "points",
        .mapping(
          of: .reference(.band), named: .string(SchemaPattern.score, "a number of points"),
          besides: [.init("otherwise", SchemaPart.reference(.number).json)] + removing),
        "Which reading scores how much.", "points: {0: under 5, 1: 5 and up}"),
    ]

  private static let weight = SchemaPart.reference(.number).atLeastZero

  static let removing = [JSONValue.Member("remove", SchemaPart.reference(.removal).json)]

  private static var bands: SchemaPart {
    SchemaPart([
      "type": ["object", "string"], "pattern": .string(SchemaPattern.sameAs),
      "patternErrorMessage": "bands give each level a range, or are: same as another indicator",
      "properties": [
        "otherwise": SchemaPart.reference(.text).suggesting(["not stated"])
          .described("The level of all the rest, or `not stated`.", "otherwise: not stated").json,
        "not stated": SchemaPart.reference(.band)
          .described("Readings for which the paper gives no level.").json,
        "remove": SchemaPart.reference(.removal).json,
      ],
      "additionalProperties": SchemaPart.reference(.band).described(
        "The readings that lead to this level.", "amber: 50 to under 70"
      ).json,
    ])
  }

  private static var figure: SchemaPart {
    let number = SchemaPart.scalar(SchemaPattern.number, "a number is written plainly: 40, 0.5")
    let dated = SchemaPart([
      "type": ["object", "number", "string"], "pattern": .string(SchemaPattern.number),
      "patternErrorMessage": "a number is written plainly: 40, 0.5",
      "additionalProperties": number.json,
    ])
    return SchemaPart([
      "type": ["object", "number", "string"], "pattern": .string(SchemaPattern.number),
      "patternErrorMessage": "a number is written plainly: 40, 0.5",
      "properties": .object(removing), "additionalProperties": dated.json,
    ])
  }

  static let trigger = ShapeSchema(
    .trigger,
    [
      title,
      KeySchema(
        "level", .level, "The level it speaks for; without one it is a fact for conditions.",
        "level: red"),
      KeySchema(
        "when", .condition, "The condition that finds it.", "when: staffing under 40 for 2 readings"
      ),
      KeySchema(
        "answered by", .name, "The role that says yes or no.", "answered by: director"),
      KeySchema("lasts", .span, "How long a yes stands.", "lasts: 12 hours"),
      KeySchema("per", .name, "The tier of areas that has one each.", "per: area"),
      KeySchema("every", .rhythm, "How often an answer is due.", "every: day by 10:30"),
    ] + citation)

  static let event = ShapeSchema(
    .event,
    patterns: [
      (
        " needs$",
        KeySchema("declined needs", .names, "The fields that a row of that step must have.")
      )
    ],
    [
      title,
      KeySchema(
        "steps", .oneOrMany(column), "What can happen to one, in the usual order.",
        "steps: [made, accepted, declined, released]"),
      KeySchema(
        "told apart by", column, "The column that says which one it is; without it, `id`."),
      KeySchema("placed by", .name, "The tier of areas that each is in.", "placed by: area"),
      KeySchema(
        "fields", fields, "What a row may say besides: words, `number` with a unit, or `text`.",
        "fields: {category: [red, amber], crews: number people, reason: text}"),
      KeySchema(
        "closed by", .names, "The step or steps that end one, or `nothing`.",
        "closed by: released"),
    ] + citation)

  private static let columnMessage =
    "a name is small letters, digits and _, and none of the columns that each log has"
  private static let column = SchemaPart.word(SchemaPattern.columnName, columnMessage)

  private static var fields: SchemaPart {
    let one = SchemaPart.string(
      SchemaPattern.field, "a field holds a list of words, text, or number and a unit",
      suggesting: ["text", "number minutes", "number people"])
    let field = SchemaPart.choice("array", .reference(.texts), or: one)
    return .mapping(
      of: field,
      named: .word("\(SchemaPattern.columnName)|^remove$", Self.columnMessage), besides: removing)
  }
}

extension SchemaPart {
  /// Above 0 where it is a number; what stands in quotes is looked at when the plan is read.
  fileprivate var positive: SchemaPart { SchemaPart(["allOf": [json, ["exclusiveMinimum": 0]]]) }

  fileprivate var atLeastZero: SchemaPart { SchemaPart(["allOf": [json, ["minimum": 0]]]) }
}
