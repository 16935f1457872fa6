internal import Diagnostics
internal import YAMLTree

// Scalars are typed by the key that holds them: what YAML 1.1 would make of `no`, `012` or `07:30`
// never counts.
extension DiagnosticList {
  /// Any single value, as it is written.
  mutating func text(_ node: YAMLNode, _ what: String) -> String? {
    if case .mapping(let entries) = node.content, let first = entries.first, first.value.isNull {
      report(
        .init(
          "wrong-shape", "\(what) is a text, but the colon at its end makes it a key",
          at: first.keyMark, help: ["Leave the colon out, or put the text in \"quotes\"."]))
      return nil
    }
    guard let scalar = node.scalar else {
      let first = node.sequence?.first?.scalar.map { ["  \($0.text)"] } ?? []
      report(
        .init(
          "wrong-shape", "\(what) is a text, but this is \(node.kindText)", at: node.mark,
          help: [first.isEmpty ? "Write one value here." : "Write one value here, such as"] + first)
      )
      return nil
    }
    guard !scalar.isNull else {
      report(.init("missing-value", "\(what) has no value", at: node.mark))
      return nil
    }
    return scalar.text
  }

  /// A name as the language spells them: `[a-z][a-z0-9_]*`.
  mutating func name(_ text: String, _ what: String, at mark: Mark) -> String? {
    if isName(text) { return text }
    let folded = foldedName(text)
    report(
      .init(
        "bad-name", "'\(text)' cannot be the name of \(what)", at: mark,
        label: isName(folded) ? "write: \(folded)" : "",
        help: ["A name is small letters, digits and _, and begins with a letter."]))
    return nil
  }

  mutating func number(_ node: YAMLNode, _ what: String) -> ExactDecimal? {
    guard let text = text(node, what) else { return nil }
    return number(text, what, at: node.mark)
  }

  mutating func number(_ text: String, _ what: String, at mark: Mark) -> ExactDecimal? {
    switch readNumber(text) {
    case .success(let number): return number
    case .failure(let problem):
      report(
        .init(
          "bad-number", "\(what) is a number, but '\(text)' \(problem.reason)", at: mark,
          label: problem.repaired.map { "write: \($0)" } ?? ""
        ).writing(problem.isCertain ? problem.repaired : nil, for: text))
      return nil
    }
  }

  mutating func yesNo(_ node: YAMLNode, _ what: String) -> Bool? {
    guard let text = text(node, what) else { return nil }
    switch text.lowercased() {
    case "yes": return true
    case "no": return false
    case "true", "on", "y":
      report(
        .init("bad-answer", "\(what) is yes or no", at: node.mark, label: "write: yes")
          .writing("yes", for: text))
    case "false", "off", "n":
      report(
        .init("bad-answer", "\(what) is yes or no", at: node.mark, label: "write: no")
          .writing("no", for: text))
    default:
      report(
        .init("bad-answer", "\(what) is yes or no, and '\(text)' is neither", at: node.mark))
    }
    return nil
  }

  /// A single text, or a list of them.
  mutating func texts(_ node: YAMLNode, _ what: String) -> [(text: String, mark: Mark)] {
    if let items = node.sequence {
      return items.compactMap { item in text(item, what).map { ($0, item.mark) } }
    }
    return text(node, what).map { [($0, node.mark)] } ?? []
  }
}

extension Diagnostic {
  /// A time, a length of time or a rhythm that cannot be read.
  static func badTime(_ error: WrittenTimeError, _ what: String, at mark: Mark) -> Diagnostic {
    // What to write stands beside the caret, once.
    let advice = error.repaired.map { ": write \($0)" } ?? ""
    let reason =
      !advice.isEmpty && error.reason.hasSuffix(advice)
      ? String(error.reason.dropLast(advice.count)) : error.reason
    return Diagnostic(
      "bad-time", "\(what): \(reason)", at: mark,
      label: error.repaired.map { "write: \($0)" } ?? ""
    ).writing(error.isCertain ? error.repaired : nil, for: error.text)
  }
}

func isName(_ text: String) -> Bool {
  guard let first = text.utf8.first, isLower(first) else { return false }
  return text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
}

private func isLower(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
}

private func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}
