package import Diagnostics

/// A piece of a YAML document that knows the bytes it came from.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package let content: Content
  /// From the first byte of the node to the byte after its last; block collections begin at their
  /// first key or dash, and nothing includes trailing blanks, comments or line ends.
  package let mark: Mark
  /// Whether a sequence or mapping is written in `[ ]` or `{ }`.
  package let isBracketed: Bool

  package init(content: Content, mark: Mark, isBracketed: Bool = false) {
    self.content = content
    self.mark = mark
    self.isBracketed = isBracketed
  }
}

/// A scalar: its text as YAML gives it, untyped. The key that holds it says what it means.
package struct YAMLScalar: Hashable, Sendable {
  package enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  package let text: String
  package let style: Style
  /// Whether the bytes of the mark are the text itself, so that a place in the text is a place in
  /// the file. Quoted words without escapes count: their text begins one byte after the mark.
  package let isVerbatim: Bool

  package init(text: String, style: Style, isVerbatim: Bool) {
    self.text = text
    self.style = style
    self.isVerbatim = isVerbatim
  }

  /// Whether this is a value that was left out, or YAML's null (`~`, `null`).
  package var isNull: Bool {
    style == .plain && (text.isEmpty || text == "~" || text.lowercased() == "null")
  }
}

/// One `key: value` of a mapping. Keys are always scalars.
package struct YAMLEntry: Sendable {
  package let key: String
  package let keyMark: Mark
  package let value: YAMLNode

  package init(key: String, keyMark: Mark, value: YAMLNode) {
    self.key = key
    self.keyMark = keyMark
    self.value = value
  }
}

extension YAMLNode {
  package var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { scalar } else { nil }
  }

  package var sequence: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  package var mapping: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  package var isNull: Bool { scalar?.isNull ?? false }

  /// The mark of UTF-8 bytes `range` of a scalar's text, or of the whole node where the text does
  /// not stand in the file as it is.
  package func mark(ofText range: Range<Int>) -> Mark {
    guard let scalar, scalar.isVerbatim else { return mark }
    let quote = scalar.style == .plain ? 0 : 1
    let start = mark.range.lowerBound + quote
    let shifted = (start + range.lowerBound)..<(start + range.upperBound)
    return Mark(file: mark.file, range: shifted.clamped(to: mark.range))
  }
}
