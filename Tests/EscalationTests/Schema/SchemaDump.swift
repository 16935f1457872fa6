import YAMLTree

extension YAMLNode {
  /// The node as JSON, each plain scalar as YAML 1.2 reads it: what an editor looks at.
  var schemaJSON: String {
    switch content {
    case .scalar(let scalar): Self.json(scalar)
    case .sequence(let items): "[" + items.map(\.schemaJSON).joined(separator: ",") + "]"
    case .mapping(let entries):
      "{"
        + entries.map { "\(Self.quoted($0.key)):\($0.value.schemaJSON)" }.joined(separator: ",")
        + "}"
    }
  }

  private static func json(_ scalar: YAMLScalar) -> String {
    let text = scalar.text
    guard scalar.style == .plain else { return quoted(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return "null"
    case "true", "True", "TRUE": return "true"
    case "false", "False", "FALSE": return "false"
    default: return number(text) ?? quoted(text)
    }
  }

  private static func number(_ text: String) -> String? {
    if let match = text.wholeMatch(of: #/0o([0-7]+)/#) { return "\(Int(match.1, radix: 8) ?? 0)" }
    if let match = text.wholeMatch(of: #/0x([0-9a-fA-F]+)/#) {
      return "\(Int(match.1, radix: 16) ?? 0)"
    }
    guard text.wholeMatch(of: #/[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/#) != nil,
      let number = Double(text)
    else { return nil }
    return number.isFinite ? "\(number)" : "0"
  }

  static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        scalar == "\"" || scalar == "\\" || scalar.value < 0x20
          ? "\\u" + String(String(scalar.value + 0x10000, radix: 16).dropFirst()) : "\(scalar)"
      }.joined() + "\""
  }
}
