/// What a piece of a row means to the eye.
enum Tint {
  case strong, dim, aside
  case severity(Severity)

  fileprivate var code: String {
    switch self {
    case .strong: "1"
    case .dim: "2"
    case .aside: "1;34"
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    }
  }
}

/// Puts colour on text that is already laid out, or leaves it as it is.
struct Paint {
  let isOn: Bool

  func callAsFunction(_ text: String, _ tint: Tint) -> String {
    isOn && !text.isEmpty ? "\u{1B}[\(tint.code)m\(text)\u{1B}[0m" : text
  }
}
