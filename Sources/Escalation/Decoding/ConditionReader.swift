internal import Diagnostics
internal import YAMLTree

// Conditions: a sentence, or `all:`, `any:`, `none of:`, `at least N of:` over a list of them.
extension Resolver {
  mutating func condition(_ node: YAMLNode) -> Condition? {
    if let entries = node.mapping { return combination(entries, node) }
    if node.sequence != nil {
      diagnostics.report(
        .init(
          "bad-condition", "a list of conditions must say how they combine", at: node.mark,
          help: ["Begin it with one of:", "  all:", "  any:", "  none of:", "  at least 2 of:"]))
      return nil
    }
    guard let text = diagnostics.text(node, "a condition") else { return nil }
    var phrase = Phrase(node, text)
    return sentence(&phrase)
  }

  private mutating func combination(_ entries: [YAMLEntry], _ node: YAMLNode) -> Condition? {
    guard let entry = entries.first, entries.count == 1 else {
      diagnostics.report(
        .init(
          "bad-condition", "a condition has one of all:, any:, none of:, at least N of:",
          at: entries.dropFirst().first?.keyMark ?? node.mark,
          help: entries.isEmpty
            ? [] : ["Put the second one inside the first, as a line of its list."]))
      return nil
    }
    guard let combine = combiner(entry) else { return nil }
    guard let items = entry.value.sequence, !items.isEmpty else {
      diagnostics.report(
        .init(
          "bad-condition", "'\(entry.key)' needs a list of conditions", at: entry.value.mark,
          help: ["For example:", "  \(entry.key): [first condition, second condition]"]))
      return nil
    }
    let parts = items.compactMap { condition($0) }
    guard parts.count == items.count else { return nil }
    return combine(parts)
  }

  private mutating func combiner(_ entry: YAMLEntry) -> (([Condition]) -> Condition)? {
    switch entry.key {
    case "all", "all of": return Condition.all
    case "any", "any of": return Condition.any
    case "none of", "none": return Condition.none
    default: break
    }
    if let count = atLeastCount(entry.key) {
      let size = entry.value.sequence?.count ?? 0
      if size > 0, count > size { reportQuorum(count, size, at: entry.keyMark) }
      return { .atLeast(count, $0) }
    }
    if diagnostics.reportCount(entry) { return nil }
    let keys = ["all", "any", "none of", "at least 2 of"]
    let near = nearestName(to: entry.key, in: keys)
    diagnostics.report(
      .init(
        "unknown-key", "a condition has no '\(entry.key)'", at: entry.keyMark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: ["It is a sentence, or one of all:, any:, none of:, at least N of:."]))
    return nil
  }

  mutating func reportQuorum(_ count: Int, _ size: Int, at mark: Mark) {
    diagnostics.report(
      .init(
        "quorum", "at least \(count) of \(size) can never be reached", at: mark,
        help: ["Lower the number, or add what is missing from the list."]))
  }

  // MARK: - Sentences

  private mutating func sentence(_ phrase: inout Phrase) -> Condition? {
    if let share = groupShare(&phrase) { return groupTest(share, &phrase) }
    if isClockWord(phrase.next) { return clockSentence(&phrase) }
    let start = phrase.position
    guard let name = phrase.take() else {
      diagnostics.report(.init("bad-condition", "a condition is empty", at: phrase.nextMark))
      return nil
    }
    let mark = phrase.mark(from: start)
    if names.reference(name) == nil, ["if", "when", "where"].contains(name) {
      diagnostics.report(
        .init(
          "bad-condition", "a condition begins with the name it is about", at: mark,
          label: "leave '\(name)' out"
        ).fixed(by: without(name, mark, phrase)))
      return nil
    }
    guard let subject = reference(name, at: mark) else { return nil }
    return test(subject, start, &phrase)
  }

  /// Takes out a word and the blanks behind it.
  private func without(_ word: String, _ mark: Mark, _ phrase: Phrase) -> [Diagnostic.Edit] {
    let end = phrase.nextMark.range.lowerBound
    guard mark.range.count == word.utf8.count, !phrase.isAtEnd, end > mark.range.upperBound else {
      return []
    }
    return [.init(Mark(file: mark.file, range: mark.range.lowerBound..<end), "")]
  }

  /// The rest of a test about `subject`, up to the end of the phrase.
  private mutating func test(
    _ subject: Reference, _ start: Int, _ phrase: inout Phrase
  ) -> Condition? {
    guard let predicate = predicate(of: subject, &phrase) else { return nil }
    var lasting: Lasting?
    if phrase.next == "for" {
      guard let read = self.lasting(&phrase, of: subject) else { return nil }
      lasting = read
    }
    let text = phrase.text(from: start)
    var spread: Test.Spread?
    if phrase.next == "in" {
      guard let read = self.spread(&phrase) else { return nil }
      spread = read
    }
    let test = Condition.test(
      Test(
        subject: subject, predicate: predicate, lasting: lasting, spread: spread,
        text: text, mark: phrase.mark(from: start)))
    if isClockWord(phrase.next) {
      return clockSentence(&phrase).map { .all([test, $0]) }
    }
    guard phrase.isAtEnd else {
      reportRest(phrase)
      return nil
    }
    return test
  }

  mutating func reportRest(_ phrase: Phrase) {
    let word = phrase.next ?? ""
    let help =
      switch word {
      case "and", "but", "or": ["Two conditions are a list:", "  all: [first, second]"]
      case "within": ["Only a change has a window:", "  falls by at least 10 within 24 hours"]
      default: [String]()
      }
    diagnostics.report(
      .init(
        "bad-condition", "the condition should end before '\(word)'",
        at: phrase.mark(from: phrase.position, to: phrase.position + 1), help: help))
  }

  // MARK: - Groups

  /// `any of`, `every of`, `at least 2 of`.
  private mutating func groupShare(_ phrase: inout Phrase) -> Test.Spread.Share? {
    if phrase.take("any", "of") { return .any }
    if phrase.take("every", "of") || phrase.take("all", "of") { return .every }
    if phrase.take("at", "least", "half", "of") { return .atLeastHalf }
    if phrase.next == "at", phrase.peek(1) == "least", phrase.peek(3) == "of",
      let count = phrase.peek(2).flatMap(Int.init), count > 0
    {
      _ = phrase.take("at", "least", "\(count)", "of")
      return .atLeast(count)
    }
    return nil
  }

  private mutating func groupTest(
    _ share: Test.Spread.Share, _ phrase: inout Phrase
  ) -> Condition? {
    let start = phrase.position
    guard let name = phrase.take() else {
      diagnostics.report(
        .init("bad-condition", "the name of a group is missing", at: phrase.nextMark))
      return nil
    }
    guard let members = names.groupMembers[name] else {
      reportUnknown(
        name, "group", in: names.groups.map(\.name), at: phrase.mark(from: start)
      ) { names, near in names.groups.first { $0.name == near }?.mark }
      return nil
    }
    usage.groups.insert(name)
    if case .atLeast(let count) = share, count > members.count {
      reportQuorum(count, members.count, at: phrase.mark(from: start))
    }
    let position = phrase.position
    var parts: [Condition] = []
    for member in members {
      phrase.goBack(to: position)
      guard let part = test(member, start, &phrase) else { return nil }
      parts.append(part)
    }
    return combined(share, parts)
  }

  private func combined(_ share: Test.Spread.Share, _ parts: [Condition]) -> Condition {
    switch share {
    case .any: .any(parts)
    case .every: .ofMembers(.every, parts)
    case .atLeast(let count): .atLeast(count, parts)
    case .atLeastHalf: .ofMembers(.atLeastHalf, parts)
    }
  }

  // MARK: - Spreads

  /// `in any area`, `in every area`, `in at least 2 of area`, `in at least half of area`.
  private mutating func spread(_ phrase: inout Phrase) -> Test.Spread? {
    let start = phrase.position
    _ = phrase.take("in")
    guard let share = spreadShare(&phrase) else {
      diagnostics.report(
        .init(
          "bad-condition", "'in' is followed by any, every, at least N, or at least half of",
          at: phrase.mark(from: start, to: phrase.position + 1),
          label: phrase.next.flatMap { names.areas.tier(named: $0) } == nil
            ? "" : "did you mean 'in any \(phrase.next ?? "")'?",
          help: phrase.next == "some"
            ? ["How many are some? Write one of:", "  in any area", "  in at least 2 of area"] : [])
      )
      return nil
    }
    let position = phrase.position
    guard let name = phrase.take() else {
      diagnostics.report(
        .init("bad-condition", "the name of a tier of areas is missing", at: phrase.nextMark))
      return nil
    }
    guard let tier = names.areas.tier(named: name), tier != names.areas.wholePlan else {
      reportUnknown(
        name, "tier of areas", in: names.areas.named.map(\.name), at: phrase.mark(from: position))
      return nil
    }
    return Test.Spread(share: share, tier: tier)
  }

  private func spreadShare(_ phrase: inout Phrase) -> Test.Spread.Share? {
    if phrase.take("any") { return .any }
    if phrase.take("every") { return .every }
    if phrase.take("at", "least", "half", "of") { return .atLeastHalf }
    guard phrase.next == "at", phrase.peek(1) == "least",
      let count = phrase.peek(2).flatMap(Int.init), count > 0
    else { return nil }
    _ = phrase.take("at", "least", "\(count)")
    _ = phrase.take("of")
    return .atLeast(count)
  }
}
