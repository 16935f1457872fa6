internal import Diagnostics

/// A part of a JSON Schema: keywords in the order in which they are printed.
struct SchemaPart: Sendable {
  private(set) var members: [JSONValue.Member]

  init(_ members: KeyValuePairs<String, JSONValue>) {
    self.members = members.map { JSONValue.Member($0.key, $0.value) }
  }

  var json: JSONValue { .object(members) }

  /// The same with more keywords behind it.
  func adding(_ more: KeyValuePairs<String, JSONValue>) -> SchemaPart {
    var part = self
    part.members += SchemaPart(more).members
    return part
  }

  mutating func append(_ other: SchemaPart) { members += other.members }

  // MARK: - Whatever may stand there

  static let anything = SchemaPart([:])

  /// One of the `definitions` of the document.
  static func reference(_ definition: SchemaDefinition) -> SchemaPart {
    SchemaPart(["$ref": .string("#/definitions/\(definition.rawValue)")])
  }

  /// A text of a fixed form. Editors show `message` where it has another, and offer `suggestions`.
  static func string(
    _ pattern: String, _ message: String, suggesting suggestions: [String] = []
  ) -> SchemaPart {
    SchemaPart(["type": "string"]).adding(form(pattern, message)).suggesting(suggestions)
  }

  /// The same where a bare number may stand, too, which is a number for YAML.
  static func scalar(
    _ pattern: String, _ message: String, suggesting suggestions: [String] = []
  ) -> SchemaPart {
    SchemaPart(["type": ["string", "number"]]).adding(form(pattern, message))
      .suggesting(suggestions)
  }

  /// The same where it may be a word that a planner chose. `true` is one, though YAML takes it for
  /// an answer; beside it editors would offer `false` for every title.
  static func word(_ pattern: String, _ message: String) -> SchemaPart {
    .choice("boolean", or: scalar(pattern, message))
  }

  /// Something of a type, or something else. Editors write the colon behind a key only where they
  /// know of what may follow: hence `anyOf`.
  static func choice(
    _ type: String, _ one: SchemaPart = .anything, or other: SchemaPart
  ) -> SchemaPart {
    SchemaPart([
      "if": ["type": .string(type)], "then": one.json, "else": other.json, "anyOf": [[:]],
    ])
  }

  private static func form(
    _ pattern: String, _ message: String
  ) -> KeyValuePairs<String, JSONValue> {
    ["pattern": .string(pattern), "patternErrorMessage": .string(message)]
  }

  /// One of `item`, or a list of them.
  static func oneOrMany(_ item: SchemaPart, atLeast count: Int = 0) -> SchemaPart {
    let list = SchemaPart(["type": "array", "items": item.json, "minItems": .integer(count)])
    return .choice("array", list, or: item)
  }

  /// Keys of the planner's own choice, each with `value` behind it.
  static func mapping(
    of value: SchemaPart, named names: SchemaPart? = nil,
    besides keys: [JSONValue.Member] = []
  ) -> SchemaPart {
    let part = SchemaPart(["type": "object", "properties": .object(keys)])
      .adding(["additionalProperties": value.json])
    return names.map { part.adding(["propertyNames": $0.json]) } ?? part
  }

  /// The same, or nothing at all behind the key.
  var orNull: SchemaPart {
    var part = self
    part.members = members.map { member in
      guard member.key == "type" else { return member }
      return JSONValue.Member("type", [member.value, "null"])
    }
    return part
  }

  // MARK: - What editors show

  /// Values that editors offer; others may stand there as well.
  func suggesting(_ values: [String]) -> SchemaPart {
    guard !values.isEmpty else { return self }
    let snippets = values.map { SchemaPart(["label": .string($0), "body": .string($0)]).json }
    return adding(["defaultSnippets": .array(snippets)])
  }

  /// With what people read of it. Standard readers of schemas pass over what stands beside a
  /// `$ref`; editors show it.
  func described(_ text: String, _ example: String = "") -> SchemaPart {
    let page = example.isEmpty ? text : "\(text)\n\n```yaml\n\(example)\n```"
    return adding(["description": .string(text), "markdownDescription": .string(page)])
  }
}
