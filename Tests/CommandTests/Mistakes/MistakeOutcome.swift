/// What came of one kind of mistake in all plans.
struct MistakeOutcome: Sendable {
  let mistake: Mistake
  private(set) var count = 0
  /// Found by `validate`.
  private(set) var validated = 0
  /// Of those, with the line of the mistake, or of what it stands in, among the places shown.
  private(set) var onTheLine = 0
  /// Not found by `validate`, and noticed by an example.
  private(set) var tested = 0
  /// Not noticed: what was written in place of what.
  private(set) var missed: [String] = []
  private(set) var misplaced: [String] = []
  private(set) var crashes: [String] = []

  init(_ mistake: Mistake, _ plans: [PlanText]) throws {
    self.mistake = mistake
    let folder = try MistakeFolder()
    var mutants: [(name: String, plan: PlanText, mutant: PlanText.Mutant)] = []
    for plan in plans {
      for mutant in mistake.mutants(plan) {
        let name = "m\(mutants.count)"
        try folder.write(mutant.bytes, name, of: plan)
        mutants.append((name, plan, mutant))
      }
    }
    count = mutants.count
    do {
      let findings = try folder.findings(in: mutants.map(\.name))
      for (name, plan, mutant) in mutants {
        try judge(mutant, of: plan, findings[name] ?? []) { try folder.passes(name) }
      }
    } catch let crash as MistakeFolder.Crash {
      crashes.append("\(mistake.name): \(crash.what)")
    }
  }

  private mutating func judge(
    _ mutant: PlanText.Mutant, of plan: PlanText, _ findings: [MistakeFolder.Finding],
    passes: () throws -> Bool
  ) throws {
    let place = "\(plan.name):\(mutant.line): \(mutant.was) → \(mutant.now)"
    guard findings.isEmpty else {
      validated += 1
      if findings.flatMap(\.lines).contains(where: mutant.isSeen) {
        onTheLine += 1
      } else {
        misplaced.append("\(place) [\(findings.map { "\($0.id) \($0.lines)" }.prefix(3))]")
      }
      return
    }
    if try passes() { missed.append(place) } else { tested += 1 }
  }
}
