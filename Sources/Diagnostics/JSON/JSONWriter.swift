extension JSONValue {
  /// The value as JSON text without a line end after it: on one line, or with two blanks of
  /// indentation for each level when `pretty`.
  package func text(pretty: Bool) -> String {
    var writer = JSONWriter(isPretty: pretty)
    writer.write(self)
    return writer.text
  }
}

private struct JSONWriter {
  let isPretty: Bool
  var text = ""
  private var depth = 0

  init(isPretty: Bool) { self.isPretty = isPretty }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .object(let members):
      write(members, between: ("{", "}")) { writer, member in
        writer.write(quoted: member.key)
        writer.text += writer.isPretty ? ": " : ":"
        writer.write(member.value)
      }
    case .array(let items):
      write(items, between: ("[", "]")) { writer, item in writer.write(item) }
    case .string(let string): write(quoted: string)
    case .integer(let number): text += "\(number)"
    case .bool(let bool): text += bool ? "true" : "false"
    case .null: text += "null"
    }
  }

  private mutating func write<Item>(
    _ items: [Item], between brackets: (String, String),
    each writeItem: (inout JSONWriter, Item) -> Void
  ) {
    text += brackets.0
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      breakLine()
      writeItem(&self, item)
    }
    depth -= 1
    if !items.isEmpty { breakLine() }
    text += brackets.1
  }

  private mutating func breakLine() {
    if isPretty { text += "\n" + String(repeating: "  ", count: depth) }
  }

  private mutating func write(quoted string: String) {
    text += "\""
    for scalar in string.unicodeScalars { write(scalar) }
    text += "\""
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where scalar.properties.generalCategory == .control:
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default: text.unicodeScalars.append(scalar)
    }
  }
}
