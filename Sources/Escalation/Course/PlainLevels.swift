/// What is in force of a status in every area, where nothing but property "up on evidence, down on
/// proof" changes what is calculated: no declaration, no rule for stepping down, no times of its
/// own.
///
/// Everything such a status takes over from the assessment before follows from the set of levels
/// that was in force: its mildest level is the one that is held. A million rows go through here, so
/// it is two arrays rather than a ``StatusState`` for each area.
struct PlainLevels: Sendable {
  /// By the number of the area: the set of levels that was in force; empty where there was none.
  private(set) var inForce: [UInt32] = []
  /// By the number of the area: the last level that was in force and known, as a set.
  private(set) var lastKnown: [UInt32] = []

  /// Makes room for areas up to a number.
  mutating func makeRoom(upTo number: Int) {
    let lacking = number + 1 - inForce.count
    guard lacking > 0 else { return }
    inForce += repeatElement(0, count: lacking)
    lastKnown += repeatElement(0, count: lacking)
  }

  func state(_ number: Int) -> StatusState {
    var state = StatusState()
    guard number < inForce.count else { return state }
    state.inForce = LevelSet(bits: inForce[number]).calculated
    state.held = state.inForce
    state.lastKnown = LevelSet(bits: lastKnown[number]).best
    return state
  }

  /// What changes the levels calculated in an area now.
  func grip(_ number: Int, _ calculated: UInt32) -> Grip {
    var grip = Grip()
    guard number < inForce.count, !LevelSet(bits: calculated).isSingle else { return grip }
    grip.floor = LevelSet(bits: inForce[number]).best
    return grip
  }

  // MARK: - All areas at once

  /// The levels in force, slot by slot, after those calculated.
  func settle(_ calculated: [UInt32], _ numbers: [Int], into values: inout [UInt32]) {
    let calculated = calculated.span
    let numbers = numbers.span
    let before = inForce.span
    var values = values.mutableSpan
    for slot in values.indices {
      values[slot] = Self.step(from: before[numbers[slot]], to: calculated[slot])
    }
  }

  /// Keeps what is in force for the next assessment.
  mutating func keep(_ values: [UInt32], _ numbers: [Int]) {
    Self.keep(values.span, numbers.span, in: &inForce, &lastKnown)
  }

  private static func keep(
    _ values: Span<UInt32>, _ numbers: Span<Int>, in inForce: inout [UInt32],
    _ lastKnown: inout [UInt32]
  ) {
    var inForce = inForce.mutableSpan
    var lastKnown = lastKnown.mutableSpan
    for slot in values.indices {
      let set = values[slot]
      let number = numbers[slot]
      inForce[number] = set
      let best = set & (0 &- set)
      lastKnown[number] = best > 1 || set == 1 ? best : lastKnown[number]
    }
  }

  /// A set of one level is proof. Of any other nothing below the held level is.
  @inline(__always)
  private static func step(from before: UInt32, to set: UInt32) -> UInt32 {
    let held = before & (0 &- before)
    let below = held &- min(held, 1)
    let raised = set & ~below | (set & below == 0 ? 0 : held)
    return set & (set &- 1) == 0 ? set : raised
  }
}

extension CompiledPlan {
  /// Whether a status needs nothing of the assessment before but what was in force.
  func isPlain(_ index: Int) -> Bool {
    let status = plan.statuses[index]
    return status.declaring == nil && status.stepDown == nil && !status.needsDeclaration
      && cautiousLevels[index] == nil
      // Where anything has times of its own, the others stand still between two assessments.
      && plan.statuses.allSatisfy { $0.decided == nil }
  }
}
