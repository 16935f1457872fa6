import Escalation

/// What an answer can be for everything that the data leave open, found by trying.
struct Completions<Answer: Hashable> {
  var answers: Set<Answer> = []
  /// Whether nothing that could make a difference was left untried.
  var isComplete = true
  /// Each way tried, and what came of it.
  var ways: [(chosen: [Choice: Chosen], answer: Answer)] = []

  init(
    of evaluator: NaiveEvaluator, _ candidates: Candidates, limit: Int,
    _ ask: (NaiveEvaluator) throws(Undecided) -> Answer
  ) {
    var open = [evaluator]
    while let next = open.popLast() {
      guard ways.count < limit else {
        isComplete = false
        return
      }
      do throws(Undecided) {
        let answer = try ask(next)
        answers.insert(answer)
        ways.append((next.chosen, answer))
      } catch {
        let (outcomes, isComplete) = candidates.outcomes(of: error.choice)
        if !isComplete { self.isComplete = false }
        for outcome in outcomes {
          var way = next
          way.chosen[error.choice] = outcome
          open.append(way)
        }
      }
    }
  }

  /// The inputs that can change the answer, everything else being the same.
  var decisiveInputs: Set<Choice> {
    var result: Set<Choice> = []
    guard answers.count > 1 else { return result }
    for (index, one) in ways.prefix(60).enumerated() {
      for other in ways[..<index] where one.answer != other.answer {
        if let choice = onlyDifference(one.chosen, other.chosen), choice.isInput {
          result.insert(choice)
        }
      }
    }
    return result
  }

  private func onlyDifference(_ one: [Choice: Chosen], _ other: [Choice: Chosen]) -> Choice? {
    var found: Choice?
    for (choice, outcome) in one {
      guard let theirs = other[choice], theirs != outcome else { continue }
      if found != nil { return nil }
      found = choice
    }
    return found
  }
}
