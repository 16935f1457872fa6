internal import Diagnostics

/// A level by conditions is not hidden by a worse one.
///
/// Bad: `amber: staffing under 40` beside `red: staffing under 50`: wherever it would be amber it is
/// red. Good: `amber: staffing under 70`.
enum Masked: ReachCheck {
  static let id = "masked"

  static func run(_ reach: inout Reach, reporting diagnostics: inout DiagnosticList) {
    for index in reach.plan.statuses.indices {
      for masked in reach.maskedLevels(index) { report(masked, index, reach.plan, &diagnostics) }
    }
  }

  private static func report(
    _ masked: MaskedLevel, _ index: Int, _ plan: Plan, _ diagnostics: inout DiagnosticList
  ) {
    let status = plan.statuses[index].name
    let level = plan.scale[masked.level].name
    let worse = masked.worse.map { plan.scale[$0.level].name }
    let what = worse.map { "it is \($0)" } ?? "a worse level holds"
    let example = masked.witness.map { "with \($0) both are true" } ?? ""
    diagnostics.report(
      .init(
        id, .warning, "'\(status)' never comes to \(level): wherever this is true, \(what)",
        at: masked.mark, label: example,
        related: masked.worse.map { [.init($0.mark, "this is true there, too, and worse")] } ?? [],
        help: ["Look whether the two are the wrong way round, or let \(level) begin earlier."]))
  }
}

/// A level whose condition can be true, but never without that of a worse one.
struct MaskedLevel {
  let level: Level
  let mark: Mark
  /// The one level that hides it, where it is one.
  let worse: (level: Level, mark: Mark)?
  let witness: String?
}

extension Reach {
  mutating func maskedLevels(_ index: Int) -> [MaskedLevel] {
    guard case .levels(let levels) = plan.statuses[index].rule else { return [] }
    let size = levels.reduce(0) { $0 + $1.condition.tests.count }
    let pause = store.begin(budget: Self.budget(tests: 4 * size))
    let answers = levels.map { reply($0.condition, in: plan.statuses[index].tier).yes }
    var masked: [MaskedLevel] = []
    for (place, level) in levels.enumerated() where canHold(answers[place]) {
      let worse = levels.indices.filter { levels[$0].level > level.level }
      guard excludes(answers[place], !store.any(worse.map { answers[$0] })) else { continue }
      let hiding = worse.first { implies(answers[place], answers[$0]) && canHold(answers[$0]) }
      masked.append(
        MaskedLevel(
          level: level.level, mark: level.mark,
          worse: hiding.map { (levels[$0].level, levels[$0].mark) },
          witness: witness(answers[place])))
    }
    let isExhausted = store.end(pause)
    // What is always true hides everything milder, which is said there.
    let isExplained = blamed[.status(index)]?.contains(.mildest) ?? false
    return isExhausted || isExplained ? [] : masked
  }
}
