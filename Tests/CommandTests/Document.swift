import Foundation

/// A page of the documentation, and what its snippets say of themselves in the line that opens them:
///
/// - `yaml council.yaml`: a file, which stands from here on; `csv` and `json` likewise.
/// - `yaml council.yaml with`: sections of that file, which stand in place of those of the same
///   name, or else at its end.
/// - `yaml part`: some sections of a plan, which must fit onto the last file above and pass.
/// - `yaml wrong`: the same, with a mistake; the `text` snippet that follows is what is said of it.
/// - `yaml right`: sections that mend the plan before it, in which nothing may then be found.
/// - `console`: commands and what they answer.
///
/// To write a page, leave the answers out and record them.
struct Document {
  struct Snippet {
    let kind: String
    let body: [String]
    /// The first line of the body, counted from 0.
    let start: Int

    var text: String { body.map { $0 + "\n" }.joined() }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let lines: [String]
  let snippets: [Snippet]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var snippets: [Snippet] = []
    var open: (kind: String, start: Int)?
    for (index, line) in lines.enumerated() where line.hasPrefix("```") {
      if let begun = open {
        snippets.append(
          Snippet(kind: begun.kind, body: Array(lines[begun.start..<index]), start: begun.start))
        open = nil
      } else {
        open = (String(line.dropFirst(3)), index + 1)
      }
    }
    self.snippets = snippets
  }

  /// Where a page as it was played first differs from this one; nil where it does not.
  func difference(from played: String) -> String? {
    let others = played.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = zip(lines, others).enumerated().first { $1.0 != $1.1 }
    guard let (index, (own, other)) = place else {
      return lines.count == others.count ? nil : "one is longer than the other"
    }
    return "line \(index + 1):\n- \(own)\n+ \(other)"
  }

  /// The same page, with what its commands answer now.
  func played() throws -> String {
    let folder = try WorkingFolder()
    var answers: [(Snippet, String)] = []
    var base: String?
    var said: String?
    var wrong: String?
    for snippet in snippets {
      let words = snippet.kind.split(separator: " ").map(String.init)
      switch (words.first, words.dropFirst().first) {
      case ("yaml", "part"): try fits(snippet, onto: base, in: folder)
      case ("yaml", "wrong"):
        said = try finding(snippet, onto: base, in: folder)
        wrong = snippet.text
      case ("yaml", "right"):
        let whole = PlanSections(wrong ?? "").with(snippet.text).text
        try fits(Snippet(kind: "yaml", body: [whole], start: snippet.start), onto: base, in: folder)
      case ("yaml", let file?) where words.count == 3 && words[2] == "with":
        try folder.write(PlanSections(try folder.read(file)).with(snippet.text).text, to: file)
      case ("yaml", let file?), ("csv", let file?), ("json", let file?):
        try folder.write(snippet.text, to: file)
        if snippet.text.hasPrefix("plimsoll:") { base = file }
      case ("text", _):
        guard let finding = said else { continue }
        answers.append((snippet, finding))
        said = nil
      case ("console", _): answers.append((snippet, try session(snippet, in: folder)))
      default: continue
      }
    }
    return rewritten(answers)
  }

  // MARK: - Snippets

  /// What makes a plan of the sections stands behind them, so that they keep their lines.
  private func write(_ snippet: Snippet, onto base: String?, in folder: WorkingFolder) throws {
    let isWhole = snippet.text.hasPrefix("plimsoll:")
    let rest = base.map { "plimsoll: 1\nplan: snippet\nbased on: \($0)\n" } ?? ""
    try folder.write(snippet.text + (isWhole ? "" : rest), to: "snippet.yaml")
  }

  /// Snippets are looked at on one day, so that none goes out of date.
  private static let day = "2024-11-04"

  private func fits(_ snippet: Snippet, onto base: String?, in folder: WorkingFolder) throws {
    try write(snippet, onto: base, in: folder)
    var command = "plimsoll validate --at \(Self.day) snippet.yaml"
    if snippet.text.contains("\nexamples:") || snippet.text.hasPrefix("examples:") {
      command += " && plimsoll test snippet.yaml"
    }
    let step = try folder.run("(\(command)) 2>&1")
    if step.code != 0 || step.output.contains(#/: (error|warning|note): /#) {
      throw Failure(description: "line \(snippet.start + 1):\n\(step.output)")
    }
  }

  /// What is said of a mistake, as if the snippet were the file.
  private func finding(
    _ snippet: Snippet, onto base: String?, in folder: WorkingFolder
  ) throws -> String {
    try write(snippet, onto: base, in: folder)
    let step = try folder.run("plimsoll validate --at \(Self.day) snippet.yaml 2>&1 >/dev/null")
    guard step.code != 2, step.output.contains("snippet.yaml:") else {
      throw Failure(description: "line \(snippet.start + 1): no finding, but:\n\(step.output)")
    }
    return step.output.trimmingCharacters(in: .newlines) + "\n"
  }

  private func session(_ snippet: Snippet, in folder: WorkingFolder) throws -> String {
    try snippet.body.filter { $0.hasPrefix("$ ") }.map { line in
      let step = try folder.run("(\(line.dropFirst(2))) 2>&1")
      let code = step.code == 0 ? "" : "(exit code \(step.code))\n"
      return line + "\n" + step.output + code
    }.joined()
  }

  // MARK: - Writing back

  private func rewritten(_ answers: [(Snippet, String)]) -> String {
    var result = lines
    for (snippet, answer) in answers.reversed() {
      let range = snippet.start..<(snippet.start + snippet.body.count)
      var body = answer.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if body.last?.isEmpty == true { body.removeLast() }
      result.replaceSubrange(range, with: body)
    }
    return result.joined(separator: "\n")
  }
}
