/// What one finding means: a page of Markdown, the same that stands in the folder `Pages`.
///
/// It begins with the id of the finding, and a line that says how severe it is and what was found.
package struct FindingPage: Sendable {
  /// The name in brackets at the end of a finding, such as `gap`.
  package let id: String
  /// The page, in Markdown.
  package let text: String

  private init(id: String, bytes: [UInt8]) {
    self.id = id
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// The page of a finding; nil where no finding is called so.
  package init?(of id: String) {
    guard let bytes = Self.bytes[id] else { return nil }
    self.init(id: id, bytes: bytes)
  }

  /// Every page, by the ids of the findings.
  package static var all: [FindingPage] {
    bytes.sorted { $0.key < $1.key }.map { FindingPage(id: $0.key, bytes: $0.value) }
  }

  /// The second line of text, without its signs: `error: a reading has no level`.
  package var summary: String {
    let lines = text.split(separator: "\n", maxSplits: 2)
    return lines.count > 1 ? PlainText(markdown: String(lines[1])).text : ""
  }
}
