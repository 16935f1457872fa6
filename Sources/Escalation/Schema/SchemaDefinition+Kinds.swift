internal import Diagnostics

// Keys that do not go together in one mapping, be it of a plan or of a change to one.
extension SchemaDefinition {
  /// Of these an indicator has one at most.
  private static let kinds =
    ["value", "values", "formula", "time since"] + Summary.Function.allCases.map(\.rawValue)

  /// For keys of an indicator those that cannot stand beside them.
  private static let strangers: [String: [String]] = [
    "values": ["unit", "range", "step", "margin", "worse"],
    "time since": [
      "range", "step", "only in", "every", "fresh for", "if missing", "over", "last", "where",
      "of", "next", "before", "weights", "needs",
    ],
    "of": ["over"], "last": ["next"],
  ]

  static var kindsOfIndicators: KeyValuePairs<String, JSONValue> {
    let keys = kinds + ["of", "last", "unit", "range", "step"]
    return ["dependencies": .object(keys.map { .init($0, rule(beside: $0)) })]
  }

  /// What the other keys of an indicator are, where `key` stands among them.
  private static func rule(beside key: String) -> JSONValue {
    var others = kinds.contains(key) ? kinds.filter { $0 != key } : []
    others += strangers[key, default: []]
    var properties = others.map { JSONValue.Member($0, false) }
    if key == "values" { properties.append(.init("bands", bands(.bandOfWords))) }
    if ["unit", "range", "step", "formula"].contains(key) {
      properties.append(.init("bands", bands(.bandOfNumbers)))
    }
    if key == "time since" {
      let unit = SchemaPart.string(SchemaPattern.unitOfTime, "a time has a unit such as minutes")
      properties.append(.init("unit", unit.json))
    }
    return ["properties": .object(properties)]
  }

  /// Bands each of which has the form of `band`; `same as` and the like are looked at elsewhere.
  private static func bands(_ band: SchemaDefinition) -> JSONValue {
    [
      "properties": ["otherwise": true, "remove": true],
      "additionalProperties": SchemaPart.reference(band).json,
    ]
  }

  /// A status has one rule.
  static var rulesOfStatuses: KeyValuePairs<String, JSONValue> {
    let rules = ["worst of", "levels", "matrix"]
    return [
      "dependencies": .object(
        rules.map { rule in
          .init(
            rule,
            [
              "properties": .object(rules.filter { $0 != rule }.map { .init($0, false) }),
              "patternProperties": .object([.init(SchemaPattern.atLeastCount, false)]),
            ])
        })
    ]
  }
}
