internal import Diagnostics
internal import YAMLTree

extension SnapshotReader {
  /// `examples:` of a plan or of a test file.
  mutating func examples(_ node: YAMLNode?) -> [Example] {
    guard let node else { return [] }
    guard let items = node.sequence else {
      diagnostics.report(
        .init(
          "wrong-shape", "examples are a list, but this is \(node.kindText)", at: node.mark,
          help: ["Begin each with a dash:", "  - name: half the team is in"]))
      return []
    }
    var names: [String: Mark] = [:]
    return items.compactMap { item in
      guard let example = example(item) else { return nil }
      if let first = names[example.name] {
        diagnostics.report(
          .init(
            "duplicate-name", "two examples are called '\(example.name)'", at: example.mark,
            related: [.init(first, "first here")]))
      }
      names[example.name] = example.mark
      return example
    }
  }

  private mutating func example(_ node: YAMLNode) -> Example? {
    guard let fields = diagnostics.fields(of: node, as: .example) else { return nil }
    let name = fields["name"].flatMap { diagnostics.text($0, "the name") }
    let snapshot = snapshot(fields)
    reportUnreadable(snapshot)
    let expectations = fields["expect"].map { self.expectations($0) } ?? []
    if fields["at"] == nil { reportTimeless(expectations) }
    if fields["expect"]?.mapping?.isEmpty ?? (fields["expect"]?.isNull ?? true) {
      diagnostics.report(
        .init(
          "vacuous-example", "this example expects nothing, so it can never fail",
          at: fields.entry("expect")?.keyMark ?? fields["name"]?.mark ?? node.mark,
          help: ["Say what should come out:", "  expect: {\(sampleExpectation)}"]))
    }
    guard let name else {
      diagnostics.report(
        .init(
          "missing-key", "an example needs a name", at: node.mark,
          help: ["Begin it with", "  name: half the team is in"]))
      return nil
    }
    return Example(
      name: name, snapshot: snapshot, expectations: expectations,
      mark: fields["name"]?.mark ?? node.mark)
  }

  /// Data may be faulty, and an example may show what then happens; more often it is a slip.
  private mutating func reportUnreadable(_ snapshot: Snapshot) {
    for reading in snapshot.given.flatMap(\.readings) {
      guard case .unreadable(let text, let reason) = reading.value, let mark = reading.mark else {
        continue
      }
      let repaired = repaired(text, reason)
      let fault = repaired == nil ? reason : reason.prefix { $0 != ";" }.description
      diagnostics.report(
        .init(
          "bad-reading", .warning, "'\(text)' \(fault), so it counts as missing", at: mark,
          label: repaired.map { "write: \($0)" } ?? "",
          help: repaired == nil ? ["Where that is meant, write", "  missing"] : []))
    }
  }

  /// The number that was meant, where it is one in a writing that is not used here.
  private func repaired(_ text: String, _ reason: String) -> String? {
    guard case .failure(let problem) = readNumber(text), problem.reason == reason else {
      return nil
    }
    return problem.repaired
  }
}

extension YAMLEntry {
  /// The place of one word in the key, or of the whole key where it does not stand there as it is.
  func mark(ofKeyWord word: String) -> Mark {
    guard keyMark.range.count == key.utf8.count, let found = key.firstRange(of: word) else {
      return keyMark
    }
    let offset = key.utf8.distance(from: key.startIndex, to: found.lowerBound)
    let start = keyMark.range.lowerBound + offset
    return Mark(file: keyMark.file, range: start..<(start + word.utf8.count))
  }
}
