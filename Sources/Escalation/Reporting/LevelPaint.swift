/// Puts a level's colour on text that is already laid out, or leaves it as it is.
struct LevelPaint: Sendable {
  enum Tint: Hashable, Sendable {
    case strong
    /// A colour as the scale of a plan names it.
    case named(String)
  }

  let isOn: Bool

  func callAsFunction(_ text: String, _ tint: Tint?) -> String {
    guard isOn, let tint, !text.isEmpty else { return text }
    return "\u{1B}[\(Self.code(tint))m\(text)\u{1B}[0m"
  }

  /// Dark colours bring their own ground with them, as they could not be read on a dark one.
  private static func code(_ tint: Tint) -> String {
    guard case .named(let name) = tint else { return "1" }
    return switch name.lowercased() {
    case "green": "1;32"
    case "yellow": "1;33"
    case "amber", "orange": "1;38;5;208"
    case "red": "1;31"
    case "black": "1;97;40"
    case "blue": "1;34"
    case "purple", "violet": "1;35"
    case "white", "grey", "gray": "1;30;47"
    default: "1"
    }
  }
}
