internal import Diagnostics
internal import YAMLTree

// What a condition says of its subject: `under 50`, `is limited or none`, `is opel_2 or worse`.
extension Resolver {
  mutating func predicate(of subject: Reference, _ phrase: inout Phrase) -> Test.Predicate? {
    let isAlone = phrase.isAtEnd || ["in", "for"].contains(phrase.next) || isClockWord(phrase.next)
    if isAlone { return bare(subject, phrase) }
    if phrase.take("is") { return identity(of: subject, &phrase) }
    if phrase.next == "was" { return before(subject, &phrase) }
    if phrase.next == "rises" || phrase.next == "falls", let index = number(subject, phrase) {
      return change(index, &phrase).map(Test.Predicate.change)
    }
    guard let index = number(subject, phrase) else { return nil }
    let indicator = names.indicators[index]
    let reader = RangeReader(
      unit: indicator.unit, subject: "'\(indicator.name)'", allowsBareNumber: false,
      allowsReadings: true, declared: indicator.mark)
    return reader.read(&phrase, &self).map(Test.Predicate.range)
  }

  /// The index of a subject that is a number.
  private mutating func number(_ subject: Reference, _ phrase: Phrase) -> Int? {
    guard case .indicator(let index) = subject, names.indicators[index].isNumeric else {
      reportNoNumber(subject, phrase)
      return nil
    }
    return index
  }

  /// `was red or worse`.
  private mutating func before(_ subject: Reference, _ phrase: inout Phrase) -> Test.Predicate? {
    let start = phrase.position
    _ = phrase.take("was")
    guard case .status = subject else {
      diagnostics.report(
        .init(
          "bad-condition",
          "only the level of a status has been in force, and "
            + "'\(names.name(of: subject))' is no status", at: phrase.mark(from: start),
          help: ["Readings of the past are looked at with", "  for 2 readings", "  for 3 days"]))
      return nil
    }
    let isNot = phrase.take("not")
    guard let words = alternatives(&phrase) else { return nil }
    switch levelPredicate(words, isNot) {
    case .levels(let set): return .was(set)
    case .notLevels(let set):
      return .was(LevelSet(bits: names.scale.allLevels.bits & ~set.bits))
    default: return nil
    }
  }

  /// A name alone: a trigger.
  private mutating func bare(_ subject: Reference, _ phrase: Phrase) -> Test.Predicate? {
    if case .trigger = subject { return .holds }
    diagnostics.report(
      .init(
        "bad-condition", "'\(names.name(of: subject))' alone is not a condition",
        at: phrase.mark(from: max(0, phrase.position - 1)),
        help: ["Say what of it:", "  \(sampleTest(of: subject))"]))
    return nil
  }

  private func sampleTest(of subject: Reference) -> String {
    let name = names.name(of: subject)
    switch subject {
    case .status: return "\(name) is \(names.scale.steps.last?.name ?? "red") or worse"
    case .trigger: return name
    case .indicator(let index):
      if let value = names.indicators[index].values?.last { return "\(name) is \(value)" }
      if names.indicators[index].givesLevel {
        return "\(name) is \(names.scale.steps.last?.name ?? "red") or worse"
      }
      return "\(name) under 50"
    }
  }

  private mutating func reportNoNumber(_ subject: Reference, _ phrase: Phrase) {
    diagnostics.report(
      .init(
        "bad-condition", "'\(names.name(of: subject))' is not a number, so no range fits it",
        at: phrase.mark(from: phrase.position, to: phrase.position + 2),
        help: ["Write for example:", "  \(sampleTest(of: subject))"]))
  }

  // MARK: - is

  private mutating func identity(
    of subject: Reference, _ phrase: inout Phrase
  ) -> Test.Predicate? {
    let isNot = phrase.take("not")
    if phrase.take("missing") { return missing(subject, isNot, phrase) }
    if phrase.take("missed") { return missed(subject, isNot, phrase) }
    if isRange(phrase, of: subject) {
      reportRangeAfterIs(subject, phrase)
      return nil
    }
    return alternatives(&phrase).flatMap { identity(of: subject, isNot, $0) }
  }

  private typealias Word = (text: String, mark: Mark)

  /// `limited or none`.
  private mutating func alternatives(_ phrase: inout Phrase) -> [Word]? {
    var words: [Word] = []
    repeat {
      let mark = phrase.nextMark
      guard let word = phrase.take() else {
        let before = words.isEmpty ? "is" : "or"
        diagnostics.report(
          .init("bad-condition", "something is missing after '\(before)'", at: mark))
        return nil
      }
      words.append((word, mark))
    } while phrase.take("or")
    return words
  }

  /// Whether a range of numbers stands where a level or a value is expected.
  private func isRange(_ phrase: Phrase, of subject: Reference) -> Bool {
    guard case .indicator(let index) = subject, names.indicators[index].isNumeric,
      let word = phrase.next
    else { return false }
    let starts = [
      "under", "over", "at", "exactly", "below", "above", "more", "less", "fewer", "between",
      "greater", "higher", "lower", "up",
    ]
    return starts.contains(word) || "0123456789<>=≥≤".contains(word.first ?? "x")
  }

  private mutating func reportRangeAfterIs(_ subject: Reference, _ phrase: Phrase) {
    let name = names.name(of: subject)
    let isNumber = phrase.next.flatMap { ExactDecimal($0) } != nil
    let plainer = ["below": "under", "above": "over"]
    let first = phrase.next.map { plainer[$0] ?? $0 } ?? ""
    let rest = phrase.rest(from: phrase.position + 1)
    let range = (isNumber ? "exactly " : "") + (rest.isEmpty ? first : "\(first) \(rest)")
    diagnostics.report(
      .init(
        "bad-condition", "a range stands behind the name without 'is'",
        at: phrase.mark(from: phrase.position - 1, to: phrase.position + 1),
        label: "write: \(name) \(range)"
      ).fixed(by: withoutIs(phrase, isNumber ? "exactly \(first)" : first)))
  }

  /// `above 200` in place of `is above 200`; nothing where `not` stands between them.
  private func withoutIs(_ phrase: Phrase, _ word: String) -> [Diagnostic.Edit] {
    let start = phrase.position - 1
    guard phrase.words(from: start, to: start + 1) == "is" else { return [] }
    let mark = phrase.mark(from: start, to: start + 2)
    let isVerbatim =
      mark.range.count == phrase.words(from: start, to: start + 2).utf8.count
    return isVerbatim ? [.init(mark, word)] : []
  }

  private mutating func missing(
    _ subject: Reference, _ isNot: Bool, _ phrase: Phrase
  ) -> Test.Predicate? {
    if case .indicator(let index) = subject, !names.indicators[index].isFigure {
      return isNot ? .notMissing : .missing
    }
    diagnostics.report(
      .init(
        "bad-condition",
        "only an indicator can be missing, and '\(names.name(of: subject))' is none",
        at: phrase.mark(from: phrase.position - 1)))
    return nil
  }

  private mutating func identity(
    of subject: Reference, _ isNot: Bool, _ words: [Word]
  ) -> Test.Predicate? {
    if case .trigger = subject, words.count == 1, ["yes", "no"].contains(words[0].text) {
      let expectsYes = (words[0].text == "yes") != isNot
      return expectsYes ? .holds : .holdsNot
    }
    guard case .indicator(let index) = subject else { return levelPredicate(words, isNot) }
    if let values = names.indicators[index].values {
      let areValues = words.contains { values.contains(foldedName($0.text)) }
      if areValues || !names.indicators[index].hasBands {
        return valuePredicate(index, values, isNot, words)
      }
    }
    guard names.indicators[index].hasBands else {
      diagnostics.report(
        .init(
          "bad-condition", "'\(names.indicators[index].name)' has no bands, so it has no level",
          at: words[0].mark, related: [.init(names.indicators[index].mark, "declared here")]))
      return nil
    }
    return levelPredicate(words, isNot)
  }

  private mutating func valuePredicate(
    _ index: Int, _ values: [String], _ isNot: Bool, _ words: [Word]
  ) -> Test.Predicate? {
    var indices: Set<Int> = []
    for word in words {
      guard let value = values.firstIndex(of: foldedName(word.text)) else {
        reportNoValue(word, index, values)
        return nil
      }
      indices.insert(value)
    }
    return isNot ? .notValues(indices) : .values(indices)
  }

  private mutating func reportNoValue(_ word: Word, _ index: Int, _ values: [String]) {
    let near = nearestName(to: word.text, in: values)
    diagnostics.report(
      .init(
        "unknown-name", "'\(names.indicators[index].name)' has no value '\(word.text)'",
        at: word.mark, label: near.map { "did you mean '\($0)'?" } ?? "",
        related: [.init(names.indicators[index].mark, "declared here")],
        help: ["Its values are: \(values.joined(separator: ", "))."]))
  }

  /// `opel_2`, `opel_2 or opel_3`, `opel_2 or worse`, `opel_2 or better`.
  private mutating func levelPredicate(
    _ words: [Word], _ isNot: Bool
  ) -> Test.Predicate? {
    var set = LevelSet.none
    var previous: Level?
    for (word, mark) in words {
      if word == "worse" || word == "better", let base = previous {
        set = set.union(
          word == "worse"
            ? .from(base, through: names.scale.worst) : .from(.mildest, through: base))
        continue
      }
      guard let level = level(word, at: mark) else { return nil }
      set = set.union(LevelSet(level))
      previous = level
    }
    return isNot ? .notLevels(set) : .levels(set)
  }
}
