internal import Escalation

/// The text of a plan to begin with.
struct PlanTemplate {
  /// The name of the plan: small letters, digits and `_`.
  let id: String
  let title: String

  /// A plan that stands by itself, with a remark on each part.
  var text: String {
    let text = String(decoding: PackageResources.new_plan_yaml, as: UTF8.self)
    return text.replacing("\nplan: new_plan\n", with: "\nplan: \(id)\n")
      .replacing("\ntitle: A new plan\n", with: "\ntitle: \(Self.scalar(title))\n")
  }

  /// A text on a line of its own as YAML takes it for one: in quotes, where it holds anything but
  /// letters and the like.
  static func scalar(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789 -_.,/()".unicodeScalars.contains($0)
    }
    let isBegun = text.unicodeScalars.first.map { $0.properties.isAlphabetic || $0 == "." } ?? false
    if isPlain, isBegun, !text.hasSuffix(" "), text.lowercased() != "null" { return text }
    let inner = text.map { "\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    return "\"\(inner)\""
  }

  /// A name made of words: `Kent, winter 2026` becomes `kent_winter_2026`; nil where none can be.
  static func name(from words: String) -> String? {
    let letters = foldedName(words).filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")
    }
    let name = String(letters.drop { !$0.isLetter })
    return isPlanName(name) ? name : nil
  }

  /// Whether a plan may be called so.
  static func isPlanName(_ name: String) -> Bool {
    name.wholeMatch(of: #/[a-z][a-z0-9_]*/#) != nil
  }
}
