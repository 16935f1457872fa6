package import Diagnostics

/// What became of the examples of one plan.
package struct ExampleReport: Sendable {
  package let path: String
  package let runs: [ExampleRun]
  package let sources: SourceSet

  package init(path: String, runs: [ExampleRun], sources: SourceSet) {
    self.path = path
    self.runs = runs
    self.sources = sources
  }

  /// A plan without an example has not passed.
  package var passed: Bool { !runs.isEmpty && runs.allSatisfy(\.passed) }

  package func text(isFiltered: Bool) -> String {
    if runs.isEmpty {
      return isFiltered
        ? "\(path): no example has such a name\n"
        : "\(path): FAILED, it has no examples\n"
    }
    let failed = runs.filter { !$0.passed }
    let count = runs.count == 1 ? "1 example" : "\(runs.count) examples"
    let lines = failed.map(text(of:)).joined()
    let verdict =
      failed.isEmpty ? "ok, \(count)" : "FAILED, \(failed.count) of \(count)"
    return lines + "\(path): \(verdict)\n"
  }

  private func text(of run: ExampleRun) -> String {
    let place = sources.place(of: run.example.mark)
    let file = sources[run.example.mark.file].name
    let head = "\(file):\(place.line): FAILED  \(run.example.name)\n"
    return head + run.failures.map(text(of:)).joined() + "\n"
  }

  private func text(of failure: ExampleRun.Failure) -> String {
    let line = sources.place(of: failure.expectation.mark).line
    let subject = failure.expectation.text.split(separator: ":").first.map(String.init) ?? ""
    // A list begins on the next line.
    return """
        line \(line)  \(subject)
          expected\(failure.expected.first == "\n" ? "" : "  ")\(failure.expected)
          found\(failure.found.first == "\n" ? "" : "     ")\(failure.found)

      """
  }

  /// Each example that failed, with what it expected and what came out.
  package var json: JSONValue {
    .array(
      runs.filter { !$0.passed }.map { run in
        [
          "example": .string(run.example.name),
          "file": .string(sources[run.example.mark.file].name),
          "line": .integer(sources.place(of: run.example.mark).line),
          "failures": .array(run.failures.map(json(of:))),
        ]
      })
  }

  private func json(of failure: ExampleRun.Failure) -> JSONValue {
    [
      "line": .integer(sources.place(of: failure.expectation.mark).line),
      "expectation": .string(failure.expectation.text),
      "expected": .string(failure.expected), "found": .string(failure.found),
    ]
  }
}
