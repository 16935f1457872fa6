/// The steps that most plans consist of, laid out flat beside the others: to take one, nothing is
/// copied but a few numbers, whatever else is known of its column.
struct QuickSteps: Sendable {
  enum Step: Sendable {
    /// A table of at most four cuts for the readings of an indicator.
    case number(column: Int, tier: Int, indicator: Int, table: Int)
    case word(column: Int, tier: Int, indicator: Int, table: Int)
    /// Anything else, which is looked up among the steps of the plan.
    case other
  }

  /// One for each step of the plan.
  let steps: [Step]
  /// By table: its cuts for each scale, four at a time.
  let fours: [SIMD4<Int64>]
  /// By table: what each stretch between them means, and what a missing reading could mean.
  let payloads: [UInt32]
  let whenMissing: [UInt32]

  /// How many stretches four cuts leave.
  static let stretches = 5

  init(_ steps: [Escalation.Step], _ columns: [Column], _ tables: [NumberTable]) {
    self.steps = steps.map { Self.quick($0, columns, tables) }
    let none = Array(repeating: SIMD4<Int64>.zero, count: NumberTable.scales)
    fours = tables.flatMap { $0.fours ?? none }
    payloads = tables.flatMap { table in
      (0..<Self.stretches).map { $0 < table.payloads.count ? table.payloads[$0] : 0 }
    }
    whenMissing = tables.map(\.whenMissing)
  }

  private static func quick(
    _ step: Escalation.Step, _ columns: [Column], _ tables: [NumberTable]
  ) -> Step {
    guard case .column(let index) = step else { return .other }
    let column = columns[index]
    // What may have to be looked at again is no quick step.
    if column.isResult, column.mayShareInputs { return .other }
    switch column.operation {
    case .classifyNumber(let indicator, let variants)
    where variants.tables.count == 1 && tables[variants.tables[0]].boundaries.count <= 4:
      return .number(
        column: index, tier: column.tier.index, indicator: indicator, table: variants.tables[0])
    case .classifyWord(let indicator, let table):
      return .word(column: index, tier: column.tier.index, indicator: indicator, table: table)
    default: return .other
    }
  }
}
