/// Text made safe for a terminal: what would move the cursor, change colours or turn the direction
/// of writing is shown as a sign instead.
package enum VisibleText {
  /// A tab is always this wide, so that carets do not depend on where a row begins.
  static let tab = "    "

  /// The text with every such sign replaced.
  package static func of(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars { shown += of(scalar) }
    return shown
  }

  static func of(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: tab
    case 0x00..<0x20: picture(0x2400 + scalar.value)
    case 0x7F: picture(0x2421)
    case 0x80..<0xA0: "·"
    case _ where turnsOrHides(scalar): "·"
    default: String(Character(scalar))
    }
  }

  /// Signs that make text read otherwise than it is stored: directions, line and paragraph
  /// separators, what has no width, and a byte order mark that is not at the start.
  private static func turnsOrHides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }

  private static func picture(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? "·"
  }
}
