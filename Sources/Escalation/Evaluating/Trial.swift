/// A frame in which unknown parts are chosen, one combination after the other.
///
/// A class, since the kernel reads from it what the cells before have been calculated to.
final class Trial {
  enum Candidate {
    case value(UInt32)
    case reading(Reading)
  }

  private let frame: Frame
  private let ways: WaysUp
  private let settled: [[Cell]]
  private var values: [[UInt32]]
  private var readings: [[Reading]]
  private var results: [[FormulaResult]]

  init(_ frame: Frame, _ ways: WaysUp) {
    self.frame = frame
    self.ways = ways
    settled = ways.settled
    values = frame.values
    readings = frame.readings
    results = frame.formulas
  }

  /// Everything the last of the cells can be.
  func outcomes(trying choices: [[Candidate]], _ compiled: CompiledPlan) -> UInt32 {
    var outcomes: UInt32 = 0
    let kernel = Kernel(compiled: compiled, frame: frame, source: self)
    tryAll(choices, from: 0, kernel, &outcomes)
    return outcomes
  }

  private func tryAll(
    _ choices: [[Candidate]], from index: Int, _ kernel: Kernel<Trial>, _ outcomes: inout UInt32
  ) {
    guard index < choices.count else {
      outcomes |= target
      return
    }
    for candidate in choices[index] {
      choose(candidate, for: ways.choices[index])
      for cell in settled[index] { calculate(cell, kernel) }
      tryAll(choices, from: index + 1, kernel, &outcomes)
    }
  }

  private var target: UInt32 {
    guard case .column(let column, let slot)? = ways.cells.last else { return 0 }
    return values[column][slot]
  }

  private func choose(_ candidate: Candidate, for unknown: Unknown) {
    switch (unknown, candidate) {
    case (.value(let column, let slot), .value(let value)): values[column][slot] = value
    case (.reading(let indicator, let slot), .reading(let reading)):
      readings[indicator][slot] = reading
    default: break
    }
  }

  private func calculate(_ cell: Cell, _ kernel: Kernel<Trial>) {
    switch cell {
    case .column(let column, let slot): values[column][slot] = kernel.value(of: column, at: slot)
    case .result(let indicator, let slot):
      results[indicator][slot] = kernel.calculated(indicator, at: slot)
    }
  }
}

extension Trial: ValueSource {
  func reading(_ indicator: Int, _ slot: Int) -> Reading { readings[indicator][slot] }
  func result(_ indicator: Int, _ slot: Int) -> FormulaResult { results[indicator][slot] }
  func value(_ column: Int, _ slot: Int) -> UInt32 { values[column][slot] }

  func isMissing(_ indicator: Int, _ slot: Int, _ compiled: CompiledPlan) -> UInt32 {
    frame.isMissing(indicator, slot, compiled)
  }
}
