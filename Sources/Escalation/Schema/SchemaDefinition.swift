internal import Diagnostics

/// Parts that stand in many places, and are written once in each document that needs them.
enum SchemaDefinition: String, CaseIterable {
  case text, name, names, texts, newName, level, number, yesNo, removal
  case day, time, timeOfDay, span, rhythm
  case band, bandOfNumbers, bandOfWords, condition, given, declared, signedOff, events
  case levelOfScale, indicator, trigger, event, status, stepDown, matrix, role
  case blocks, block, cell, line, action, data, example, expectations

  var part: SchemaPart {
    switch self {
    case .text: Self.textPart
    case .name: .word(SchemaPattern.name, "a name is small letters, digits and _")
    case .names: .oneOrMany(.reference(.name))
    case .texts: .oneOrMany(.reference(.text))
    case .newName:
      .string(
        SchemaPattern.newName,
        "a name is small letters, digits and _, begins with a letter, and is no word of the language"
      )
    case .level: .reference(.text)
    case .number: .scalar(SchemaPattern.number, "a number is written plainly: 1000, 0.5, -3")
    case .yesNo: .string("^(?:[Yy][Ee][Ss]|[Nn][Oo])$", "yes or no", suggesting: ["yes", "no"])
    case .removal:
      SchemaPart.reference(.texts).adding(["doNotSuggest": true])
        .described(
          "In a plan that is `based on` another: what this one takes out.", "remove: [storm]")
    case .day, .time, .timeOfDay, .span, .rhythm: timePart
    case .band, .bandOfNumbers, .bandOfWords, .condition: phrasePart
    case .given, .declared, .signedOff, .events, .example, .expectations: dataPart
    case .blocks, .block, .cell, .line: actionPart
    case .levelOfScale: ShapeSchema.level.part.orNull
    case .indicator: ShapeSchema.indicator.part.adding(Self.kindsOfIndicators)
    case .trigger:
      ShapeSchema.trigger.part.adding([
        "dependencies": ["when": ["properties": ["answered by": false, "lasts": false]]]
      ])
    case .event: ShapeSchema.event.part
    case .status: ShapeSchema.status.part.adding(Self.rulesOfStatuses)
    case .stepDown: ShapeSchema.stepDown.part
    case .matrix: ShapeSchema.matrix.part
    case .role: ShapeSchema.role.part
    case .action: ShapeSchema.action.part
    case .data: ShapeSchema.data.part
    }
  }

  private static let textPart = SchemaPart.choice(
    "boolean",
    or: SchemaPart([
      "type": ["string", "number"],
      "errorMessage": "one value is expected here; put a text with a colon in quotes",
    ]))

  private var timePart: SchemaPart {
    switch self {
    case .day: .string(SchemaPattern.day, "a day is written as 2024-11-04")
    case .time: .string(SchemaPattern.time, "a time is written as 2024-11-04 09:00")
    case .timeOfDay: .string(SchemaPattern.timeOfDay, "a time of day is written as 09:00")
    case .span:
      .string(
        SchemaPattern.span, "a length of time is a number and a unit, such as 36 hours or 2 days",
        suggesting: ["12 hours", "24 hours", "36 hours", "7 days"])
    default:
      .string(
        SchemaPattern.rhythm, "write it as day by 10:30, monday by 09:00, week or 4 hours",
        suggesting: ["day", "day by 10:30", "monday by 09:00", "week by friday 17:00", "4 hours"])
    }
  }

  private var phrasePart: SchemaPart {
    let ranges = "ranges are words: at least 5, over 5, under 5, at most 5, 5 to under 10"
    let samples = ["at least 5", "over 5", "under 5", "at most 5", "5 to under 10", "5 and up"]
    switch self {
    case .band:
      return .word(SchemaPattern.bandOrWords, "\(ranges); values are joined by 'or'")
        .suggesting(samples)
    case .bandOfNumbers: return .scalar(SchemaPattern.band, ranges)
    case .bandOfWords: return .word(SchemaPattern.words, "values are joined by 'or'")
    default: return Self.conditionPart
    }
  }

  /// A sentence, or one key with a list of conditions below it.
  private static var conditionPart: SchemaPart {
    let list: JSONValue = [
      "type": "array", "minItems": 1, "items": SchemaPart.reference(.condition).json,
    ]
    let keys: [(String, String)] = [
      ("all", "True when each of these is."), ("any", "True when at least one of these is."),
      ("none of", "True when none of these is."), ("all of", "The same as `all`."),
      ("none", "The same as `none of`."),
    ]
    let properties = keys.map { key, text in
      JSONValue.Member(key, .object([.init("description", .string(text))] + list.members))
    }
    let sentence = SchemaPart([
      "type": ["string", "object"], "pattern": .string(SchemaPattern.condition),
      "patternErrorMessage": """
      a condition begins with the name it is about: staffing under 50, home_care is none, storm
      """,
      "properties": .object(properties),
      "patternProperties": .object([.init(SchemaPattern.atLeastCount, list)]),
      "additionalProperties": false, "minProperties": 1, "maxProperties": 1,
    ])
    return .choice("boolean", or: sentence)
  }
}

extension JSONValue {
  /// Those of an object.
  fileprivate var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }
}
