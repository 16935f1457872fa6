import Foundation

/// Commands and what they answer, as a person would see them in a terminal:
///
///     # needs: not root
///     $ plimsoll validate plan.yaml
///     plan.yaml: FAULTY (1 error)
///     ! plan.yaml:3:1: error: …
///     $? 1
///
/// Standard output stands as it is, standard error behind `! `, the exit code behind `$? `. The
/// commands run in a copy of `Fixtures/Plans`, with `rules` and `examples` of the repository in it.
/// To add one, write the `$` lines into a file of its own and record the rest.
struct Transcript {
  struct Step {
    let command: String
    var output = ""
    var errors = ""
    var code: Int32 = 0

    var text: String { "$ \(command)\n\(output)\(Self.marked(errors))$? \(code)\n" }

    private static func marked(_ errors: String) -> String {
      guard !errors.isEmpty else { return "" }
      let lines = errors.split(separator: "\n", omittingEmptySubsequences: false)
      let whole = errors.hasSuffix("\n") ? lines.dropLast() : lines[...]
      return whole.map { $0.isEmpty ? "!\n" : "! \($0)\n" }.joined()
    }
  }

  let remarks: [String]
  let commands: [String]

  init(_ text: String) {
    let lines = text.split(separator: "\n").map(String.init)
    remarks = lines.filter { $0.hasPrefix("# ") }
    commands = lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
  }

  /// What a machine must have for the transcript to hold: `not root`, the path of a file, or a
  /// program.
  var needs: [String] {
    remarks.filter { $0.hasPrefix("# needs: ") }.map { String($0.dropFirst(9)) }
  }

  /// The same text, with what the commands answer now.
  func played() throws -> String {
    let folder = try WorkingFolder()
    let steps = try commands.map { try folder.run($0).text }
    return remarks.map { $0 + "\n" }.joined() + steps.joined(separator: "\n")
  }
}
