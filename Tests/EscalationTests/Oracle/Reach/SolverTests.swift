import Escalation
import Foundation
import Testing

@Suite("What can come about, against a solver", .enabled(if: Solver.path != nil, "z3 is not here"))
struct SolverTests {
  /// One thing asked of the solver, and what the product says of it.
  private struct Question {
    let text: String
    let what: String
    /// Whether the product holds it possible.
    let isPossible: Bool
    /// Whether the product can be expected to see all that there is to see.
    let isSimple: Bool
  }

  private struct Tally {
    var asked = 0
    var impossible = 0
    var unseen = 0
  }

  @Test("random small plans")
  func smallPlans() throws {
    var tally = Tally()
    for seed in 101...115 as ClosedRange<UInt64> {
      var writer = SmallPlan(seed: seed)
      try compare(writer.text(), "seed \(seed)", &tally)
    }
    #expect(tally.asked > 100 && tally.impossible > 10, "\(tally)")
  }

  @Test("random plans with areas, figures, formulas and summaries")
  func largePlans() throws {
    var tally = Tally()
    for seed in 1...120 as ClosedRange<UInt64> {
      var writer = PlanWriter(seed: seed)
      try compare(writer.text(), "seed \(seed)", &tally)
    }
    #expect(tally.asked > 100 && tally.impossible > 10, "\(tally)")
  }

  @Test("the plans of the repository and of the tests")
  func shippedPlans() throws {
    var tally = Tally()
    for folder in ["rules", "examples", "conformance", "Tests/EscalationTests/Fixtures"] {
      let root = Fixtures.repository.appending(path: folder)
      let files = FileManager.default.enumerator(atPath: root.path)
      let names = (files?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
      for name in names {
        let text = try? String(contentsOf: root.appending(path: name), encoding: .utf8)
        try text.map { try compare($0, name, &tally) }
      }
    }
    #expect(tally.asked > 200 && tally.impossible > 10, "\(tally)")
  }

  // MARK: - Asking

  private func compare(_ text: String, _ name: String, _ tally: inout Tally) throws {
    guard let plan = try? LoadedPlan(text).plan else { return }
    var smt = SMTPlan(plan, Land(plan, open: ["one", "two", "three"]))
    let questions = self.questions(plan, &smt)
    let answers = try Solver.answers(smt.declarations, questions.map(\.text))
    for (question, answer) in zip(questions, answers) {
      guard let answer else { continue }
      tally.asked += 1
      if !answer { tally.impossible += 1 }
      if answer {
        #expect(question.isPossible, "\(name): \(question.what) is possible\n\(text)")
      } else if question.isPossible {
        tally.unseen += 1
        #expect(!question.isSimple, "\(name): \(question.what) is impossible\n\(text)")
      }
    }
  }

  private func questions(_ plan: Plan, _ smt: inout SMTPlan) -> [Question] {
    let found = reachability(of: plan)
    let land = Land(plan, open: ["one", "two", "three"])
    var questions: [Question] = []
    for (index, trigger) in plan.triggers.enumerated() {
      var own = SMTPlan(plan, land)
      let areas = 0..<land.count(trigger.tier)
      guard let answers = try? areas.map({ try smt.trigger(Spot(index, $0)) }),
        (try? areas.map({ try own.trigger(Spot(index, $0)) })) != nil
      else { continue }
      let isSimple = own.isSimple && found.isComplete
      let yes = answers.map { "(and \($0.yes) \($0.applies))" }
      questions.append(
        Question(
          text: "(or false \(yes.joined(separator: " ")))", what: "'\(trigger.name)'",
          isPossible: found.triggers[index].canHold, isSimple: isSimple))
    }
    for (index, status) in plan.statuses.enumerated() {
      var own = SMTPlan(plan, land)
      let areas = 0..<land.count(status.tier)
      guard let levels = try? areas.map({ try smt.level(.status(index), $0) }),
        (try? areas.map({ try own.level(.status(index), $0) })) != nil
      else { continue }
      let isSimple = own.isSimple && found.isComplete
      for level in plan.scale.levels {
        let here = levels.map { "(and \($0.applies) (= \($0.rank) \(level.rank)))" }
        questions.append(
          Question(
            text: "(or false \(here.joined(separator: " ")))",
            what: "\(plan.scale[level].name) of '\(status.name)'",
            isPossible: found.levels[index].contains(level), isSimple: isSimple))
      }
    }
    return questions
  }
}
