internal import Diagnostics

/// A key of the language for editors: what may stand behind it, and what it says.
struct KeySchema: Sendable {
  let key: String
  let value: SchemaPart
  let text: String
  let example: String

  init(_ key: String, _ value: SchemaPart, _ text: String, _ example: String = "") {
    self.key = key
    self.value = value
    self.text = text
    self.example = example
  }

  init(_ key: String, _ value: SchemaDefinition, _ text: String, _ example: String = "") {
    self.init(key, .reference(value), text, example)
  }

  var part: SchemaPart { value.described(text, example) }
}

/// Everything editors know of one ``Shape``. Which keys there are is for the shape to say, so that
/// one without a line here is still let through; a test finds it.
struct ShapeSchema: Sendable {
  let shape: Shape
  let keys: [KeySchema]
  /// Keys that are no fixed word, by their pattern.
  let patterns: [(pattern: String, value: KeySchema)]
  /// Whether a local plan may take things out of it.
  let isMerged: Bool
  /// Keys that must be there in every such mapping, of a local plan too.
  let needs: [String]

  init(
    _ shape: Shape, isMerged: Bool = true, needs: [String] = [],
    patterns: [(String, KeySchema)] = [], _ keys: [KeySchema]
  ) {
    self.shape = shape
    self.keys = keys
    self.patterns = patterns
    self.isMerged = isMerged
    self.needs = needs
  }

  var part: SchemaPart {
    var properties = shape.keys.map { key in
      JSONValue.Member(key, (keys.first { $0.key == key }?.part ?? .anything).json)
    }
    if isMerged { properties.append(.init("remove", SchemaPart.reference(.removal).json)) }
    var part = SchemaPart([
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ])
    if !needs.isEmpty { part = part.adding(["required": .array(needs.map { .string($0) })]) }
    guard !patterns.isEmpty else { return part }
    return part.adding([
      "patternProperties": .object(patterns.map { .init($0.pattern, $0.value.part.json) })
    ])
  }

  /// `source` and `note`, which stand on nearly everything.
  static let citation = [
    KeySchema(
      "source", .text, "A key of `sources`, then a place in that paper.", "source: paper 4.3"),
    KeySchema("note", .text, "How you read something that the paper leaves open."),
  ]

  static let title = KeySchema("title", .text, "What people read in place of the name.")
}
