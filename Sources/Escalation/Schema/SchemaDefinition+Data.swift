internal import Diagnostics

// What stands in snapshots and examples, and who does what.
extension SchemaDefinition {
  var dataPart: SchemaPart {
    switch self {
    case .given: .mapping(of: Self.readings).orNull
    case .declared: .mapping(of: .oneOrMany(Self.declaration)).orNull
    case .signedOff: .mapping(of: .oneOrMany(ShapeSchema.signOff.part)).orNull
    case .events: SchemaPart(["type": "array", "items": Self.row.json]).orNull
    case .example:
      ShapeSchema.example.part.adding(["required": ["name", "expect"]])
    default:
      .mapping(
        of: .choice("object", ShapeSchema.actionList.part, or: .reference(.texts)),
        named: .string(
          SchemaPattern.expectation,
          """
          an expectation is such as: area_status in west, area_status in west could be, \
          director does in west, director held by
          """)
      ).adding(["minProperties": 1])
    }
  }

  private static var declaration: SchemaPart {
    ShapeSchema.declaration.part.adding([
      "anyOf": [["required": ["level"]], ["required": ["withdrawn"]]]
    ])
  }

  /// Readings of one area by name; one that cannot be read counts as missing.
  private static var readings: SchemaPart {
    SchemaPart.mapping(
      of: SchemaPart(["items": ["not": ["type": ["array", "object"]]]])
        .described(
          "A reading, or a list of them up to now; `missing` says that there is none.",
          "staffing: [61, missing, 50]")
    ).orNull
  }

  private static var row: SchemaPart {
    SchemaPart([
      "type": "object", "required": ["step"],
      "anyOf": [["required": ["time"]], ["required": ["at"]]],
      "properties": [
        "time": SchemaPart.string(
          SchemaPattern.momentOfDay, "a step has a day and a time: 2024-11-04 14:03"
        ).described("When it happened.", "time: 2024-11-04 14:03").json,
        "event": SchemaPart.reference(.text)
          .described("Which kind of event it is of, where the plan has several.").json,
        "step": SchemaPart.reference(.text)
          .described("What happened: one of the steps of the event.", "step: declined").json,
        "area": SchemaPart.reference(.text)
          .described("The area it is placed in.", "area: west").json,
      ],
    ])
  }

  var actionPart: SchemaPart {
    switch self {
    case .blocks:
      .oneOrMany(.reference(.block)).described(
        "What this role does at each level; a list of blocks where it follows several statuses.")
    case .block: Self.blockPart
    case .cell:
      SchemaPart.choice("object", .reference(.action), or: .oneOrMany(.reference(.line)))
        .suggesting(["business as usual", "not stated", "continue level"])
    default:
      .choice(
        "object", SchemaPart.reference(.action).adding(["required": ["do"]]).inAllOf,
        or: .reference(.text))
    }
  }

  private static var blockPart: SchemaPart {
    let lines = SchemaPart.reference(.cell)
    return .mapping(
      of: lines.described(
        "What is done at this level: lines, `business as usual` or `not stated`.",
        "level_2:\n  - continue level_1\n  - Join the partners' call."),
      named: .string(
        SchemaPattern.cellKey, "a level, `any level`, `after` a level, or `follow`"),
      besides: [
        .init(
          "follow",
          SchemaPart.reference(.name)
            .described("The status that sets the level of these actions.", "follow: area_status")
            .json),
        .init("any level", lines.described("What is done at every level.").json),
      ] + ShapeSchema.removing
    ).adding([
      "patternProperties": .object([
        .init(
          SchemaPattern.after,
          lines.described("What is done once when that level has been left.").json)
      ])
    ])
  }
}

extension SchemaPart {
  /// Beside a `$ref` other keywords do not count, so that both stand in a list.
  fileprivate var inAllOf: SchemaPart {
    guard case .object(let members) = json, let first = members.first else { return self }
    return SchemaPart([
      "allOf": [.object([first]), .object(Array(members.dropFirst()))]
    ])
  }
}
