internal import Diagnostics
internal import YAMLTree

// Conditions: how their parts combine, and the words of each.
extension ChangeFinder {
  mutating func condition(_ node: YAMLNode, _ touch: PlanChange.Touch) {
    guard let entry = node.mapping?.first else { return sentence(node, touch) }
    combination(entry, touch)
    dropEach(of: entry.value, "a part of the condition", touch)
    for part in entry.value.sequence ?? [] { condition(part, touch) }
  }

  private mutating func combination(_ entry: YAMLEntry, _ touch: PlanChange.Touch) {
    let others: [String: [String]] = [
      "all": ["any"], "any": ["all"], "all of": ["any of"], "any of": ["all of"],
      "none of": ["any"], "none": ["any"],
    ]
    for other in others[entry.key] ?? [] where (entry.value.sequence?.count ?? 0) > 1 {
      add(
        [.init(range: entry.keyMark.range, text: other)], "'\(entry.key)' is '\(other)'",
        hint: "an example in which only some of the parts hold", [touch])
    }
    quorum(ofKey: entry, touch)
  }

  /// `at least 2 of`, one more and one fewer.
  mutating func quorum(ofKey entry: YAMLEntry, _ touch: PlanChange.Touch) {
    let words = entry.key.split(separator: " ").map(String.init)
    guard words.count >= 3, words[0] == "at", words[1] == "least", let count = Int(words[2]) else {
      return
    }
    for other in [count - 1, count + 1] where other > 0 {
      let key = (words[..<2] + ["\(other)"] + words[3...]).joined(separator: " ")
      add(
        [.init(range: entry.keyMark.range, text: key)], "\(other) instead of \(count)",
        hint: "an example in which exactly \(min(count, other)) of them hold", [touch])
    }
  }

  // MARK: - Sentences

  private mutating func sentence(_ node: YAMLNode, _ touch: PlanChange.Touch) {
    guard let scalar = node.scalar, scalar.isVerbatim else { return }
    let sentence = Sentence(node, scalar.text)
    for (pattern, other) in Self.exchanges {
      for place in sentence.places(of: pattern) {
        add(
          [sentence.replacing(place, by: other)],
          "'\(pattern.joined(separator: " "))' is '\(other)'",
          hint: "an example in which the two differ", [touch])
      }
    }
    counts(in: sentence, touch)
    levels(in: sentence, touch)
  }

  private static let exchanges: [([String], String)] = [
    (["is", "not"], "is"), (["in", "any"], "in every"), (["in", "every"], "in any"),
    (["any", "of"], "every of"), (["every", "of"], "any of"), (["during"], "outside"),
    (["outside"], "during"), (["rises"], "falls"), (["falls"], "rises"),
  ]

  /// Numbers of readings, days, hours and areas; those of ranges are lines.
  private mutating func counts(in sentence: Sentence, _ touch: PlanChange.Touch) {
    for (index, word) in sentence.words.enumerated() {
      guard let count = Int(word.text), index > 0 else { continue }
      let before = sentence.words[..<index].map(\.text)
      let isSpan = ["for", "within", "next"].contains(before.last ?? "")
      let isQuorum =
        before.suffix(2) == ["at", "least"]
        && (before.dropLast(2).isEmpty || before.dropLast(2).last == "in")
      guard isSpan || isQuorum else { continue }
      for other in [count - 1, count + 1] where other > 0 {
        add(
          [sentence.replacing(index..<(index + 1), by: "\(other)")],
          "\(other) instead of \(count)",
          hint: isSpan
            ? "a series in which it has lasted for exactly \(min(count, other))"
            : "an example in which exactly \(min(count, other)) of them hold", [touch])
      }
    }
  }

  /// The next milder and the next more severe level in place of one.
  private mutating func levels(in sentence: Sentence, _ touch: PlanChange.Touch) {
    for (index, word) in sentence.words.enumerated() where index > 0 {
      guard let level = plan.scale.level(named: word.text) else { continue }
      for other in neighbours(of: level) {
        add(
          [sentence.replacing(index..<(index + 1), by: plan.scale[other].name)],
          "another level", hint: "an example at \(word.text)", [touch])
      }
    }
  }

  private func neighbours(of level: Level) -> [Level] {
    plan.scale.levels.filter { abs($0.rank - level.rank) == 1 }
  }

  /// A level that stands alone.
  mutating func neighbours(of node: YAMLNode, hint: String, _ touch: PlanChange.Touch) {
    guard let level = node.scalar.flatMap({ plan.scale.level(named: $0.text) }) else { return }
    for other in neighbours(of: level) {
      add(
        [.init(range: node.mark.range, text: plan.scale[other].name)], "another level",
        hint: hint, [touch])
    }
  }

  /// One more and one fewer of a span: `24 hours`, `2 assessments`.
  mutating func span(
    _ node: YAMLNode, _ what: String, hint: String, _ touch: PlanChange.Touch
  ) {
    guard let scalar = node.scalar, scalar.isVerbatim else { return }
    let sentence = Sentence(node, scalar.text)
    guard let first = sentence.words.first, let count = Int(first.text) else { return }
    for other in [count - 1, count + 1] where other > 0 {
      add(
        [sentence.replacing(0..<1, by: "\(other)")],
        "\(what) \(other > count ? "longer" : "shorter")", hint: hint, [touch])
    }
  }
}

/// The words of a sentence, each with its place in the file.
private struct Sentence {
  struct Word {
    let text: String
    let range: Range<Int>
  }

  let words: [Word]

  init(_ node: YAMLNode, _ text: String) {
    words = text.split(separator: " ").map { word in
      let start = text.utf8.distance(from: text.startIndex, to: word.startIndex)
      return Word(
        text: String(word), range: node.mark(ofText: start..<(start + word.utf8.count)).range)
    }
  }

  /// Where some words stand one after the other.
  func places(of pattern: [String]) -> [Range<Int>] {
    words.indices.compactMap { index in
      let place = index..<(index + pattern.count)
      guard place.upperBound <= words.count, words[place].map(\.text) == pattern else { return nil }
      return place
    }
  }

  func replacing(_ place: Range<Int>, by text: String) -> PlanChange.Edit {
    .init(
      range: words[place.lowerBound].range
        .lowerBound..<words[place.upperBound - 1].range.upperBound,
      text: text)
  }
}
