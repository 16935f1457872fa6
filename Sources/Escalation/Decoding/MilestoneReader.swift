internal import Diagnostics
internal import YAMLTree

// `due: 2025-03-31` with `done when: complete`, and the condition `is missed`.
extension Resolver {
  mutating func milestone(_ draft: DraftEntry, _ known: Names.IndicatorNames) -> Milestone? {
    let (due, done) = (draft.fields.entry("due"), draft.fields.entry("done when"))
    guard let one = due ?? done else { return nil }
    guard let values = known.values else {
      diagnostics.report(
        .init(
          "wrong-kind", "only an indicator that reads words can be a milestone", at: one.keyMark,
          help: ["For example:", "  values: [not_started, under_way, complete]"]))
      return nil
    }
    guard let due, let done else {
      let lacking = due == nil ? "due" : "done when"
      diagnostics.report(
        .init(
          "missing-key", "'\(one.key)' needs '\(lacking)' beside it", at: one.keyMark,
          help: [
            "For example:",
            due == nil ? "  due: 2025-03-31" : "  done when: \(values.last ?? "complete")",
          ]))
      return nil
    }
    let day = day(due.value, "due")
    guard let words = doneWords(done.value, values, known.name), let day else { return nil }
    return Milestone(due: day, done: words)
  }

  /// `complete`, or `complete or not_needed`.
  private mutating func doneWords(
    _ node: YAMLNode, _ values: [String], _ name: String
  ) -> Set<Int>? {
    guard let text = diagnostics.text(node, "done when") else { return nil }
    var phrase = Phrase(node, text)
    var found: Set<Int> = []
    repeat {
      let start = phrase.position
      guard let word = phrase.take(), let value = values.firstIndex(of: foldedName(word)) else {
        phrase.goBack(to: start)
        reportUnknown(
          phrase.next ?? "", "value of '\(name)'", in: values, at: phrase.nextMark)
        return nil
      }
      found.insert(value)
    } while phrase.take("or")
    guard phrase.isAtEnd else {
      diagnostics.report(
        .init(
          "bad-condition", "the values should end before '\(phrase.next ?? "")'",
          at: phrase.nextMark, help: ["Several values are joined by 'or'."]))
      return nil
    }
    return found
  }

  /// The rest of `X is missed`.
  mutating func missed(
    _ subject: Reference, _ isNot: Bool, _ phrase: Phrase
  ) -> Test.Predicate? {
    if case .indicator(let index) = subject, names.indicators[index].isMilestone {
      return isNot ? .notMissed : .missed
    }
    diagnostics.report(
      .init(
        "bad-condition",
        "only what has a day it is due can be missed, and '\(names.name(of: subject))' has none",
        at: phrase.mark(from: phrase.position - 1),
        related: [.init(names.mark(of: subject), "declared here")],
        help: ["Give an indicator of words", "  due: 2025-03-31", "  done when: complete"]))
    return nil
  }
}
