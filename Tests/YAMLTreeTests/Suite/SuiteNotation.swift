import YAMLTree

extension Event {
  /// The event as the test suite writes it, without indentation.
  var suiteNotation: String {
    switch kind {
    case .streamStart: "+STR"
    case .streamEnd: "-STR"
    case .documentStart(let isExplicit, _): isExplicit ? "+DOC ---" : "+DOC"
    case .documentEnd(let isExplicit): isExplicit ? "-DOC ..." : "-DOC"
    case .alias(let name): "=ALI *\(name)"
    case .scalar(let text, let style, let properties):
      "=VAL" + properties.suiteNotation + " " + style.suiteSign + escaped(text)
    case .sequenceStart(let isFlow, let properties):
      "+SEQ" + (isFlow ? " []" : "") + properties.suiteNotation
    case .sequenceEnd: "-SEQ"
    case .mappingStart(let isFlow, let properties):
      "+MAP" + (isFlow ? " {}" : "") + properties.suiteNotation
    case .mappingEnd: "-MAP"
    }
  }

  private func escaped(_ text: String) -> String {
    let signs: [Character: String] = [
      "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\u{8}": "\\b", "\0": "\\0",
      "\r\n": "\\r\\n",
    ]
    return text.map { signs[$0] ?? String($0) }.joined()
  }
}

extension NodeProperties {
  fileprivate var suiteNotation: String {
    (anchor.map { " &\($0)" } ?? "") + (tag.map { " <\($0)>" } ?? "")
  }
}

extension YAMLScalar.Style {
  fileprivate var suiteSign: String {
    switch self {
    case .plain: ":"
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    }
  }
}
