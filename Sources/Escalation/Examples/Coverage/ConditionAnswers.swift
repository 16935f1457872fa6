internal import Diagnostics

/// What a condition and each of its parts come to in one area, and which parts decide it.
///
/// A part decides where the other answer to it alone would turn the whole.
struct ConditionAnswers {
  let reader: AssessmentReader
  let tier: TierID
  let slot: Int

  private var kernel: Kernel<Frame> {
    Kernel(compiled: reader.compiled, frame: reader.frame)
  }

  func answer(_ condition: Condition) -> UInt32 {
    switch condition {
    case .test(let test): answer(test)
    case .clock(let test):
      test.answer(at: reader.frame.at, reader.plan.hours, reader.frame.clock).bits
    default: combined(condition, condition.parts.map(answer))
    }
  }

  private func combined(_ condition: Condition, _ answers: [UInt32]) -> UInt32 {
    switch condition {
    case .test, .clock: 0
    case .all: kernel.all(answers)
    case .any: kernel.any(answers)
    case .none: kernel.negated(kernel.any(answers))
    case .atLeast(let count, _): kernel.atLeast(count, answers)
    case .ofMembers(let share, _): kernel.ofMembers(share, answers)
    }
  }

  /// The parts that decide, by their place in the list.
  func deciding(_ condition: Condition) -> [Int] {
    turning(condition.parts.map(answer)) { combined(condition, $0) }
  }

  /// Which answers turn the result when they are turned themselves.
  private func turning(_ answers: [UInt32], _ result: ([UInt32]) -> UInt32) -> [Int] {
    let whole = result(answers)
    return answers.indices.filter { index in
      guard answers[index] == Answer.yes.bits || answers[index] == Answer.no.bits else {
        return false
      }
      var turned = answers
      turned[index] = kernel.negated(answers[index])
      return result(turned) != whole
    }
  }

  // MARK: - One test

  private func answer(_ test: Test) -> UInt32 {
    guard let column = reader.compiled.testColumns[TestKey(test)] else { return 0 }
    let places = places(of: column)
    let answers = places.map { reader.frame.values[column][$0] }
    guard isSpread(column) else { return answers.first ?? 0 }
    return spread(test, answers)
  }

  /// The areas in which a test decides.
  func deciding(_ test: Test) -> [Int] {
    guard let column = reader.compiled.testColumns[TestKey(test)] else { return [] }
    let places = places(of: column)
    guard isSpread(column) else { return places }
    let answers = places.map { reader.frame.values[column][$0] }
    return turning(answers) { spread(test, $0) }.map { places[$0] }
  }

  private func isSpread(_ column: Int) -> Bool {
    reader.plan.areas.isNarrower(reader.compiled.columns[column].tier, than: tier)
  }

  private func places(of column: Int) -> [Int] {
    reader.places(inTier: reader.compiled.columns[column].tier, seenFrom: tier, slot)
  }

  /// Members that nobody knows of can only make the answer unknown, which decides nothing.
  private func spread(_ test: Test, _ answers: [UInt32]) -> UInt32 {
    let applying = answers.filter { $0 != 0 }
    switch test.spread?.share {
    case .every: return applying.isEmpty ? Answer.unknown.bits : kernel.all(applying)
    case .atLeast(let count): return kernel.atLeast(count, applying)
    case .atLeastHalf:
      return applying.isEmpty
        ? Answer.unknown.bits : kernel.atLeast((applying.count + 1) / 2, applying)
    case .any, nil: return kernel.any(applying)
    }
  }
}

extension AssessmentReader {
  /// The areas of one tier that an area of another sees: its own, the one around it, or those in it.
  func places(inTier own: TierID, seenFrom tier: TierID, _ slot: Int) -> [Int] {
    if own == tier { return [slot] }
    if plan.areas.isNarrower(tier, than: own) {
      return [frame.ancestor(of: slot, from: tier, to: own, plan.areas)]
    }
    return frame.slots(of: own, inside: slot, of: tier, plan.areas)
  }
}
