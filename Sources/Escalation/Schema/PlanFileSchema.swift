package import Diagnostics

/// A kind of file that is written for a plan, and what editors can be told of it.
package enum PlanFileSchema: String, CaseIterable, Sendable {
  case plan, snapshot, test, calendar, data

  /// A JSON Schema, draft 7, which is what editors read best. It refuses nothing that is accepted
  /// when the file is read as YAML 1.2; far from all that is wrong can be seen by shape.
  package var document: JSONValue {
    let head = SchemaPart([
      "$schema": "http://json-schema.org/draft-07/schema#", "title": .string(title),
      "description": .string(text),
    ])
    let body = SchemaPart.documentBody(of: self)
    return head.adding(body).adding([
      "definitions": .object(definitions(for: body.json))
    ]).json
  }

  private var title: String {
    switch self {
    case .plan: "A plan"
    case .snapshot: "A snapshot"
    case .test: "Examples of a plan"
    case .calendar: "A calendar of bank holidays"
    case .data: "What the columns of CSV files are called"
    }
  }

  private var text: String {
    switch self {
    case .plan: "An escalation plan for Plimsoll: signs, levels, and who does what."
    case .snapshot: "What was reported at one time, for plimsoll evaluate."
    case .test: "What is expected of the plan beside this file, for plimsoll test."
    case .calendar: "Days that plans know as bank holidays."
    case .data: "A data.yaml beside a plan, for plimsoll batch."
    }
  }

  /// Those that are needed, and those that these need.
  private func definitions(for body: JSONValue) -> [JSONValue.Member] {
    var found: Set<SchemaDefinition> = []
    var open = Array(body.definitions)
    while let next = open.popLast() {
      if found.insert(next).inserted { open += next.part.json.definitions }
    }
    return SchemaDefinition.allCases.filter(found.contains).map {
      .init($0.rawValue, $0.part.json)
    }
  }
}

extension SchemaPart {
  fileprivate static func documentBody(of file: PlanFileSchema) -> SchemaPart {
    switch file {
    case .plan: return ShapeSchema.plan.part.adding(WholePlan.rule)
    case .snapshot: return ShapeSchema.snapshot.part
    case .test: return ShapeSchema.testFile.part
    case .calendar: return ShapeSchema.calendar.part
    case .data:
      let mapping = SchemaPart.oneOrMany(.reference(.data))
      return SchemaPart([
        "if": ["type": "object", "required": ["data"]],
        "then": [
          "properties": [
            "data": mapping.described("What the columns of CSV files are called.").json
          ]
        ],
        "else": mapping.json,
      ])
    }
  }

  fileprivate func adding(_ other: SchemaPart) -> SchemaPart {
    var part = self
    part.append(other)
    return part
  }
}

extension JSONValue {
  /// The definitions that it refers to.
  fileprivate var definitions: Set<SchemaDefinition> {
    switch self {
    case .object(let members):
      members.reduce(into: []) { found, member in
        if member.key == "$ref", case .string(let path) = member.value,
          let definition = SchemaDefinition(
            rawValue: String(path.dropFirst("#/definitions/".count)))
        {
          found.insert(definition)
        }
        found.formUnion(member.value.definitions)
      }
    case .array(let items): items.reduce(into: []) { $0.formUnion($1.definitions) }
    default: []
    }
  }
}
