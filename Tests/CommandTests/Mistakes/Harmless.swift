import Foundation

/// A change that means nothing, of which nothing must be said.
struct Harmless: Sendable {
  let name: String
  let change: @Sendable (String) -> String

  init(_ name: String, _ change: @escaping @Sendable (String) -> String) {
    self.name = name
    self.change = change
  }

  static let all: [Harmless] = [
    Harmless("line ends as on Windows") { $0.replacing("\n", with: "\r\n") },
    Harmless("a byte order mark") { "\u{FEFF}" + $0 },
    Harmless("blanks at the ends of lines") { $0.replacing("\n", with: "  \n") },
    Harmless("empty lines between all others") {
      // Within folded texts an empty line would be part of the text.
      $0.replacing("\nindicators:", with: "\n\n\nindicators:")
    },
    Harmless("no line end at the end") { $0.trimmingCharacters(in: .newlines) },
    Harmless("remarks added") { $0.replacing("\nroles:", with: "\n# Who is who.\nroles:") },
    Harmless("a title in quotes") {
      $0.replacing(/\ntitle: (.*)/) { "\ntitle: \"\($0.output.1)\"" }
    },
    Harmless("a version in quotes") {
      $0.replacing(/\nversion: (.*)/) { "\nversion: '\($0.output.1)'" }
    },
  ]
}
