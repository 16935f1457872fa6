internal import Diagnostics

/// What a plan must say unless it is based on another, which may have said it.
enum WholePlan {
  /// The rule beside the shape of a plan.
  static var rule: KeyValuePairs<String, JSONValue> {
    [
      "required": ["plimsoll", "plan"], "if": ["required": ["based on"]],
      "else": ["required": ["version", "scale"], "properties": .object(sections)],
    ]
  }

  private static var sections: [JSONValue.Member] {
    let things: [(String, KeyValuePairs<String, JSONValue>)] = [
      ("indicators", indicator), ("triggers", [:]),
      ("events", ["required": ["steps", "closed by"]]),
      ("statuses", status), ("roles", cover), ("tasks", ["required": ["do"]]),
    ]
    let plain = ["areas", "sources", "groups", "hours", "actions"]
    return [JSONValue.Member("remove", false)]
      + things.map { section, rule in
        let thing = SchemaPart(rule).adding(["properties": .object(properties(of: section))])
        return .init(
          section, ["properties": ["remove": false], "additionalProperties": thing.json])
      } + plain.map { .init($0, ["properties": ["remove": false]]) }
  }

  private static func properties(of section: String) -> [JSONValue.Member] {
    let isStatus = section == "statuses"
    let matrix: JSONValue = ["required": ["rows", "columns", "cells"]]
    return [.init("remove", false)] + (isStatus ? [.init("matrix", matrix)] : [])
  }

  /// Keys of an indicator that ask for others.
  private static var indicator: KeyValuePairs<String, JSONValue> {
    let functions = Summary.Function.allCases.map(\.rawValue)
    let isSummary: JSONValue = [
      "anyOf": .array(functions.map { ["required": [.string($0)]] })
    ]
    let ofSummaries = ["of", "over", "last", "next", "where", "weights", "needs"]
    let others: [JSONValue.Member] = [
      .init("due", ["done when", "values"]), .init("done when", ["due", "values"]),
      .init("time since", ["unit"]), .init("margin", ["bands"]), .init("before", ["last"]),
    ]
    return ["dependencies": .object(others + ofSummaries.map { .init($0, isSummary) })]
  }

  /// It has a rule, or people declare it; what is said of declarations needs someone who declares.
  private static let status: KeyValuePairs<String, JSONValue> = [
    "anyOf": [
      ["required": ["worst of"]], ["required": ["levels"]], ["required": ["matrix"]],
      ["required": ["declared by"]],
      ["not": ["propertyNames": ["not": ["pattern": .string(SchemaPattern.atLeastCount)]]]],
    ],
    "dependencies": [
      "may": ["declared by"], "lasts": ["declared by"], "at least for": ["declared by"],
      "advisory": ["declared by"],
    ],
  ]

  /// Who stands in whenever a role is off duty needs to know when that is.
  private static let cover: KeyValuePairs<String, JSONValue> = [
    "if": ["required": ["covered by"], "properties": ["covered by": ["type": "string"]]],
    "then": ["required": ["on duty"]],
  ]
}
