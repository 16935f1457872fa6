internal import Diagnostics
internal import YAMLTree

// What a condition says of its subject: `under 50`, `is limited or none`, `is opel_2 or worse`.
extension Resolver {
  mutating func predicate(of subject: Reference, _ phrase: inout Phrase) -> Test.Predicate? {
    if phrase.isAtEnd || phrase.next == "in" { return bare(subject, phrase) }
    if phrase.take("is") { return identity(of: subject, &phrase) }
    if let later = laterWord(phrase) {
      diagnostics.report(
        .init(
          "not-yet", "'\(later)' in a condition is not yet in this version of Plimsoll",
          at: phrase.nextMark))
      return nil
    }
    guard case .indicator(let index) = subject, names.indicators[index].values == nil else {
      reportNoNumber(subject, phrase)
      return nil
    }
    let indicator = names.indicators[index]
    let reader = RangeReader(
      unit: indicator.unit, subject: "'\(indicator.name)'", allowsBareNumber: false,
      allowsReadings: true)
    return reader.read(&phrase, &self).map(Test.Predicate.range)
  }

  private func laterWord(_ phrase: Phrase) -> String? {
    let later = ["rises", "falls", "was", "within", "for", "during", "outside", "before", "from"]
    return phrase.next.flatMap { later.contains($0) ? $0 : nil }
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
    if phrase.take("missed") {
      diagnostics.report(
        .init(
          "not-yet", "'is missed' is not yet in this version of Plimsoll",
          at: phrase.mark(from: phrase.position - 2)))
      return nil
    }
    let start = phrase.position
    var words = [String]()
    repeat {
      guard let word = phrase.take() else { break }
      words.append(word)
    } while phrase.take("or")
    guard !words.isEmpty else {
      diagnostics.report(
        .init("bad-condition", "something is missing after 'is'", at: phrase.nextMark))
      return nil
    }
    return identity(of: subject, isNot, words, phrase.mark(from: start))
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
    of subject: Reference, _ isNot: Bool, _ words: [String], _ mark: Mark
  ) -> Test.Predicate? {
    if case .trigger = subject, words == ["yes"] || words == ["no"] {
      let expectsYes = (words == ["yes"]) != isNot
      return expectsYes ? .holds : .holdsNot
    }
    if case .indicator(let index) = subject, let values = names.indicators[index].values {
      let found = words.map { word in values.firstIndex(of: foldedName(word)) }
      if found.contains(where: { $0 != nil }) || !names.indicators[index].hasBands {
        return valuePredicate(index, values, isNot, zip(words, found).map { $0 }, mark)
      }
    }
    if case .indicator(let index) = subject, !names.indicators[index].hasBands {
      diagnostics.report(
        .init(
          "bad-condition", "'\(names.indicators[index].name)' has no bands, so it has no level",
          at: mark, label: ExactDecimal(words[0]).map { "write: exactly \($0.text)" } ?? ""))
      return nil
    }
    return levelPredicate(words, isNot, mark)
  }

  private mutating func valuePredicate(
    _ index: Int, _ values: [String], _ isNot: Bool, _ found: [(String, Int?)], _ mark: Mark
  ) -> Test.Predicate? {
    for (word, value) in found where value == nil {
      let near = nearestName(to: word, in: values)
      diagnostics.report(
        .init(
          "unknown-name", "'\(names.indicators[index].name)' has no value '\(word)'", at: mark,
          label: near.map { "did you mean '\($0)'?" } ?? "",
          related: [.init(names.indicators[index].mark, "declared here")],
          help: ["Its values are: \(values.joined(separator: ", "))."]))
      return nil
    }
    let indices = Set(found.compactMap(\.1))
    return isNot ? .notValues(indices) : .values(indices)
  }

  /// `opel_2`, `opel_2 or opel_3`, `opel_2 or worse`, `opel_2 or better`.
  private mutating func levelPredicate(
    _ words: [String], _ isNot: Bool, _ mark: Mark
  ) -> Test.Predicate? {
    var set = LevelSet.none
    var previous: Level?
    for word in words {
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
