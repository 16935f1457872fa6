internal import Diagnostics

/// What YAML allows and a plan does not: each refusal has one name, one sentence and one way out.
extension Diagnostic {
  static func emptyFile(_ file: FileID) -> Diagnostic {
    Diagnostic(
      "yaml-empty", .error, "the file is empty", at: Mark(file: file, range: 0..<0),
      help: ["Remarks alone count as empty too."])
  }

  static func duplicateKey(_ key: String, at mark: Mark, first: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-duplicate-key", .error, "the key '\(key)' is written twice", at: mark,
      related: [Label(first, "first written here")],
      help: ["Of two equal keys only one could count: remove or rename one."])
  }

  static func anchor(_ name: String, at mark: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-anchor", .error, "anchors such as '&\(name)' are not used in plans", at: mark,
      help: ["Remove the mark. To begin a text with '&', put the whole text in quotes."])
  }

  static func alias(_ name: String, at mark: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-alias", .error, "aliases such as '*\(name)' are not used in plans", at: mark,
      help: [
        "Write the value itself. To begin a text with '*', put the whole text in quotes."
      ])
  }

  static func tag(_ tag: String, at mark: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-tag", .error, "tags such as '\(tag)' are not used in plans", at: mark,
      help: ["Remove the mark. To begin a text with '!', put the whole text in quotes."])
  }

  static func merge(at mark: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-merge", .error, "the merge key '<<' is not used in plans", at: mark,
      help: ["Write the keys out, or build on another plan with 'based on:'."])
  }

  static func explicitKey(at mark: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-key", .error, "a '?' before a key is not used in plans", at: mark,
      help: ["Write the key and its value on one line:", "  key: value"])
  }

  static func compoundKey(at mark: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-key", .error, "a list or a mapping cannot be a key", at: mark,
      help: ["A key is a single word or text. Brackets inside a text need quotes around it."])
  }

  static func missingKey(at mark: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-key", .error, "a key is missing before this ':'", at: mark,
      help: ["Write the name of the value before the ':'."])
  }

  static func tooDeep(at mark: Mark, limit: Int) -> Diagnostic {
    Diagnostic(
      "yaml-depth", .error, "lists and mappings stand more than \(limit) deep in one another",
      at: mark,
      help: ["Is a bracket repeated by mistake?"])
  }

  static func secondDocument(at mark: Mark, first: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-documents", .error, "a second document begins here; a file holds one", at: mark,
      related: [Label(first, "the first begins here")],
      help: ["Remove the line '---', or put what follows into a file of its own."])
  }

  static func directive(at mark: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-directive", .error, "directives, lines that begin with '%', are not used in plans",
      at: mark,
      help: ["Remove the line."])
  }

  static func escapedControl(at mark: Mark) -> Diagnostic {
    Diagnostic(
      "yaml-binary", .error, "the text holds a control character, written with a '\\'", at: mark,
      help: ["Remove it. To write a '\\' itself, put the text in single quotes."])
  }
}
