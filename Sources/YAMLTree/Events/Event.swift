/// One step of reading a YAML file, before any policy: what libyaml saw, and the bytes it saw it in.
package struct Event: Hashable, Sendable {
  /// What began, ended or was read.
  package enum Kind: Hashable, Sendable {
    case streamStart
    case streamEnd
    case documentStart(isExplicit: Bool, hasDirectives: Bool)
    case documentEnd(isExplicit: Bool)
    case alias(String)
    case scalar(text: String, style: YAMLScalar.Style, NodeProperties)
    case sequenceStart(isFlow: Bool, NodeProperties)
    case sequenceEnd
    case mappingStart(isFlow: Bool, NodeProperties)
    case mappingEnd
  }

  /// What libyaml saw.
  package let kind: Kind
  /// Bytes of the file as libyaml marks them: a block collection is empty at its first key or
  /// dash, and a block text may reach to the beginning of the next line that is not its own.
  package let range: Range<Int>

  /// An event of that kind over those bytes.
  package init(_ kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// What may stand before a value: `&anchor` and `!tag`.
package struct NodeProperties: Hashable, Sendable {
  /// Neither of the two, as nearly always.
  package static let none = NodeProperties(anchor: nil, tag: nil)

  /// The name behind `&`.
  package let anchor: String?
  /// The tag as libyaml resolves it: `!!int` is `tag:yaml.org,2002:int`.
  package let tag: String?

  /// The two as they were read.
  package init(anchor: String?, tag: String?) {
    self.anchor = anchor
    self.tag = tag
  }

  /// Whether nothing stands before the value.
  package var isEmpty: Bool { anchor == nil && tag == nil }
}
