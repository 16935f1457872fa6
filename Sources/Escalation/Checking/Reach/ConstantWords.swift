internal import Diagnostics

// What is said of a condition that always comes out the same.
extension Reach {
  mutating func finding(_ id: String, of constant: ConstantCondition) -> Diagnostic {
    switch constant.pattern {
    case .test(let test): finding(id, of: test, constant)
    case .list(let condition, let parts): finding(id, of: condition, parts, constant)
    case .atLevels(let levels, let status): finding(id, at: levels, of: status, constant)
    }
  }

  // MARK: - One test

  private mutating func finding(
    _ id: String, of test: Test, _ constant: ConstantCondition
  ) -> Diagnostic {
    let name = plan.name(of: test.subject)
    let (reason, label) = reason(test)
    let word = constant.holds ? "always" : "never"
    return Diagnostic(
      id, .warning, "'\(test.text)' is \(word) true: \(reason)", at: test.mark,
      label: consequence(constant),
      related: [.init(plan.citation(of: test.subject).mark, label)],
      help: help(test, constant.holds, name))
  }

  /// What the subject can be, and what to say beside where it stands.
  private mutating func reason(_ test: Test) -> (String, String) {
    let name = plan.name(of: test.subject)
    switch (test.predicate, test.subject) {
    case (.levels, .indicator), (.notLevels, .indicator), (.levels, _), (.notLevels, _):
      let ladder = ladder(LadderKey(reference: test.subject))
      let levels = plan.scale.levels.filter { canHold(ladder.exactly($0, &store)) }
      let names = levels.map { plan.scale[$0].name }.joined(separator: " or ")
      return (
        names.isEmpty ? "'\(name)' has no level" : "'\(name)' comes to \(names) only",
        "its levels come from here"
      )
    case (.change, _): return ("its range is no wider", "its range is here")
    case (.values, .indicator(let index)), (.notValues, .indicator(let index)):
      let words = plan.indicators[index].values ?? []
      return ("'\(name)' is \(words.joined(separator: " or "))", "its words are here")
    case (_, .indicator(let index)):
      let isReported = plan.indicators[index].isReported
      return (
        "'\(name)' \(isReported ? "is" : "comes to") \(possible(index))",
        isReported ? "its range is here" : "it is worked out here"
      )
    default: return ("nothing else is possible", "declared here")
    }
  }

  /// All that an indicator can be, in words.
  mutating func possible(_ index: Int) -> String {
    let sets = BandSets(indicator: plan.indicators[index], area: nil, entries: [])
    let stretches = numbers(index).stretches
    if stretches.isEmpty { return "nothing at all" }
    return stretches.prefix(3).map(sets.text(of:)).joined(separator: " or ")
  }

  /// Around all that an indicator can be.
  private mutating func numbers(_ index: Int) -> NumberSet {
    let indicator = plan.indicators[index]
    if indicator.isReported {
      return indicator.grid.map { $0.snapped(indicator.range) } ?? indicator.range
    }
    let interval = domain.interval(index)
    guard !interval.isEmpty else { return .nothing }
    let low = interval.low.map { end -> Boundary? in
      end.value.decimal.map { Boundary(value: $0, isAfter: !end.isIncluded) }
    }
    let high = interval.high.map { end -> Boundary? in
      end.value.decimal.map { Boundary(value: $0, isAfter: end.isIncluded) }
    }
    return NumberSet([Stretch(low ?? nil, high ?? nil)])
  }

  private mutating func help(_ test: Test, _ holds: Bool, _ name: String) -> [String] {
    let advice = holds ? "Leave it out, or ask for less:" : "Leave it out, or ask for what can be:"
    guard let line = proposal(test, holds) else {
      return ["Correct it, or leave it out."]
    }
    return [advice, "  \(line)"]
  }

  /// A test of the same that comes out this way and that: nil where none is near at hand.
  private mutating func proposal(_ test: Test, _ holds: Bool) -> String? {
    guard case .indicator(let index) = test.subject, test.lasting == nil,
      case .range(let range) = test.predicate, let wanted = range.numbers(\.number),
      let all = numbers(index).stretches.first, wanted.stretches.count == 1,
      let stretch = wanted.stretches.first
    else { return nil }
    let name = plan.indicators[index].name
    let last = numbers(index).stretches.last?.upper
    if holds {
      if stretch.upper == nil, let low = all.lower { return "\(name) over \(low.value.text)" }
      if stretch.lower == nil, let high = last { return "\(name) under \(shown(high, index))" }
      return nil
    }
    if let low = all.lower, let high = stretch.upper, high <= low {
      return "\(name) at most \(low.value.text)"
    }
    if let high = last, let low = stretch.lower, high <= low {
      return "\(name) at least \(shown(high, index))"
    }
    return nil
  }

  private func shown(_ high: Boundary, _ index: Int) -> String {
    if let grid = plan.indicators[index].grid, !high.isAfter,
      let last = grid.neighbour(of: high.value, above: false)
    {
      return last.text
    }
    return high.value.text
  }

  // MARK: - Lists

  private mutating func finding(
    _ id: String, of condition: Condition, _ parts: [Condition], _ constant: ConstantCondition
  ) -> Diagnostic {
    let texts = parts.map(text)
    let marks = parts.dropLast().compactMap { $0.tests.first?.mark }
    let first = marks.first.map { [Diagnostic.Label($0, "it does not go with this")] } ?? []
    let others = marks.dropFirst().map { Diagnostic.Label($0, "and this") }
    let covering = marks.map { Diagnostic.Label($0, "the rest is here") }
    let word = constant.holds ? "always" : "never"
    switch condition {
    case .all where !constant.holds:
      return Diagnostic(
        id, .warning, "\(joined(texts, "and")) are never true together", at: constant.mark,
        label: consequence(constant), related: first + others,
        help: ["Where one of them is enough, say so:", "  any: [\(texts.joined(separator: ", "))]"])
    case .any where constant.holds:
      return Diagnostic(
        id, .warning, "\(joined(texts, "or")) is always true", at: constant.mark,
        label: consequence(constant), related: covering,
        help: ["Where all of them are meant, say so:", "  all: [\(texts.joined(separator: ", "))]"])
    case .none where !constant.holds:
      return Diagnostic(
        id, .warning,
        "\(joined(texts, "or")) is always true, so 'none of' them never is", at: constant.mark,
        label: consequence(constant), related: covering, help: ["Correct one of them."])
    default:
      return Diagnostic(
        id, .warning, "what is said of \(joined(texts, "and")) is \(word) true", at: constant.mark,
        label: consequence(constant), related: marks.map { .init($0, "with this") },
        help: ["Correct one of them, or leave it out."])
    }
  }

  private func joined(_ texts: [String], _ word: String) -> String {
    let quoted = texts.map { "'\($0)'" }
    guard quoted.count > 1 else { return quoted.first ?? "this" }
    return quoted.dropLast().joined(separator: ", ") + " \(word) " + (quoted.last ?? "")
  }

  /// A part of a list on one line.
  func text(_ condition: Condition) -> String {
    switch condition {
    case .test(let test): test.text + (test.spread.map { " " + text($0) } ?? "")
    case .clock(.during(let hours)): "during \(plan.hours[hours].name)"
    case .clock(.outside(let hours)): "outside \(plan.hours[hours].name)"
    case .clock(.before(let day)): "before \(day.iso)"
    case .clock(.from(let day)): "from \(day.iso)"
    case .all(let parts): "all: [\(parts.map(text).joined(separator: ", "))]"
    case .any(let parts): "any: [\(parts.map(text).joined(separator: ", "))]"
    case .none(let parts): "none of: [\(parts.map(text).joined(separator: ", "))]"
    case .atLeast(let count, let parts):
      "at least \(count) of: [\(parts.map(text).joined(separator: ", "))]"
    case .ofMembers(_, let parts): parts.map(text).joined(separator: ", ")
    }
  }

  private func text(_ spread: Test.Spread) -> String {
    let tier = plan.areas[spread.tier].name
    return switch spread.share {
    case .any: "in any \(tier)"
    case .every: "in every \(tier)"
    case .atLeast(let count): "in at least \(count) of \(tier)"
    case .atLeastHalf: "in at least half of \(tier)"
    }
  }

  // MARK: - At one level

  private func finding(
    _ id: String, at levels: [Level], of status: Int, _ constant: ConstantCondition
  ) -> Diagnostic {
    let name = levels.map { plan.scale[$0].name }.joined(separator: " or ")
    return Diagnostic(
      id, .warning, "at \(name) this is never true, so nobody is asked to do it",
      at: constant.mark,
      related: [.init(plan.statuses[status].citation.mark, "where this is \(name)")],
      help: ["Write it at a level at which it can be true, or leave it out."])
  }

  // MARK: - What follows

  private func consequence(_ constant: ConstantCondition) -> String {
    guard let holds = constant.outcome else { return "" }
    switch constant.owner {
    case .trigger(let index):
      return "so '\(plan.triggers[index].name)' \(holds ? "always" : "never") stands"
    case .level(let level, let status):
      let name = plan.statuses[status].name
      let level = plan.scale[level].name
      return holds
        ? "so '\(name)' is never milder than \(level)"
        : "so '\(name)' never comes to \(level) by it"
    case .stepDown: return holds ? "so it holds nothing back" : "so it never steps down"
    case .action: return holds ? "so it says nothing" : "so nobody is asked to do it"
    case .summary(let index), .measure(let index):
      return "so '\(plan.indicators[index].name)' counts \(holds ? "all" : "nothing")"
    }
  }
}
