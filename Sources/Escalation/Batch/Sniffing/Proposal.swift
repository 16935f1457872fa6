/// A mapping as it will be pasted: lines of YAML, each with what speaks for it.
struct Proposal: Sendable {
  private(set) var text = ""
  /// Whether there is a line of YAML among the remarks.
  private(set) var hasKeys = false
  private static let width = 80

  /// A line, and behind it, or above where there is no room, why it says so.
  mutating func add(_ line: String, _ why: String) {
    hasKeys = true
    let beside = "\(line)  # \(why)"
    if beside.count <= Self.width {
      text += beside + "\n"
      return
    }
    let margin = String(repeating: " ", count: line.prefix { $0 == " " }.count)
    remark(why, margin: margin)
    text += line + "\n"
  }

  /// A line that needs no reason of its own.
  mutating func line(_ line: String) {
    hasKeys = true
    text += line + "\n"
  }

  /// A remark on lines of its own.
  mutating func remark(_ words: String, margin: String = "  ", indent: String = "") {
    let start = margin + "#" + indent
    var line = start
    for word in words.split(separator: " ") {
      if line.count + 1 + word.count > Self.width, line != start {
        text += line + "\n"
        line = start
      }
      line += " \(word)"
    }
    text += line + "\n"
  }
}

/// A text as a value of YAML, in quotes where it needs them.
func yamlValue(_ text: String) -> String {
  let isPlain =
    text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || 48...57 ~= scalar.value
        || " _-./%()&+".contains(Character(scalar))
    } && text.first.map { $0.isLetter || $0.isNumber } == true && text.last != " "
    && !text.contains("  ")
    && !["yes", "no", "true", "false", "null", "on", "off", "blank"].contains(text.lowercased())
  if isPlain { return text }
  let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  return "\"\(escaped)\""
}

/// `1 cell`, `9,812 cells`.
func counted(_ count: Int, _ one: String) -> String {
  "\(grouped(count)) \(one)\(count == 1 ? "" : "s")"
}

/// `9,812`.
func grouped(_ count: Int) -> String {
  var digits = Array(String(count))
  var place = digits.count - 3
  while place > 0 {
    digits.insert(",", at: place)
    place -= 3
  }
  return String(digits)
}
