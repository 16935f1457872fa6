// From the calculated level of a status to the one in force, slot by slot.
extension CompiledPlan {
  func settleInForce(
    _ status: Int, _ calculated: Int, _ frame: inout Frame, _ values: inout [UInt32]
  ) {
    if let plain = frame.course.plain(status) {
      let numbers = frame.tiers[plan.statuses[status].tier.index].numbers
      return plain.settle(frame.values[calculated], numbers, into: &values)
    }
    let sets = frame.values[calculated]
    var after = frame.course.after[status]
    var grips = frame.course.grips[status]
    if after.count != sets.count {
      after = Array(repeating: StatusState(), count: sets.count)
      grips = Array(repeating: Grip(), count: sets.count)
    }
    frame.course.after[status] = []
    frame.course.grips[status] = []
    Settling(self, status, frame).settle(sets, &after, &grips, &values)
    frame.course.after[status] = after
    frame.course.grips[status] = grips
  }
}

/// One status at one moment: what is the same in all its areas, looked up once.
private struct Settling {
  private let before: [StatusState]
  private let numbers: [Int]
  private let declaring: Declaring?
  private let declared: [Declaration?]
  private let step: LevelStep
  private let isDecided: Bool
  private let needsDeclaration: Bool
  private let isDeclaredOnly: Bool
  private let allLevels: UInt32
  /// The levels that are proven with every margin; empty where no margin speaks.
  private let cautious: [UInt32]
  /// What the plan's condition for stepping down comes to; empty where it has none.
  private let conditions: [UInt32]
  private let needsSignOff: Bool
  private let signOffs: [SignOff?]
  private let isLook: Bool

  init(_ compiled: CompiledPlan, _ index: Int, _ frame: Frame) {
    let status = compiled.plan.statuses[index]
    let course = frame.course
    before = course.before(index)
    numbers = frame.tiers[status.tier.index].numbers
    declaring = status.declaring
    declared = index < course.declared.count ? course.declared[index] : []
    isLook = course.isLook
    // What is decided at times of its own is assessed then, whatever else is.
    step = LevelStep(
      rule: status.stepDown, at: frame.at, zone: course.zone,
      isLook: isLook && status.decided == nil)
    isDecided = course.isDecided(index)
    needsDeclaration = status.needsDeclaration
    isDeclaredOnly = status.isDeclaredOnly
    allLevels = compiled.plan.scale.allLevels.bits
    cautious = compiled.cautiousLevels[index].map { frame.values[$0] } ?? []
    conditions = compiled.stepDownAnswers[index].map { frame.values[$0] } ?? []
    needsSignOff = status.stepDown?.signOff != nil
    signOffs = index < course.signOffs.count ? course.signOffs[index] : []
  }

  /// From the levels calculated in every slot to those in force.
  func settle(
    _ sets: [UInt32], _ after: inout [StatusState], _ grips: inout [Grip],
    _ values: inout [UInt32]
  ) {
    let sets = sets.span
    let numbers = numbers.span
    let before = before.span
    var after = after.mutableSpan
    var grips = grips.mutableSpan
    var values = values.mutableSpan
    for slot in sets.indices {
      let number = numbers[slot]
      // Changed where it is: to put it together elsewhere and copy it takes as long as all the rest.
      after[slot] = number < before.count ? before[number] : StatusState()
      let grip = take(slot, sets[slot], &after[slot])
      let inForce = grip.inForce(sets[slot])
      after[slot].noteInForce(LevelSet(bits: inForce).calculated)
      grips[slot] = grip
      values[slot] = inForce
    }
  }

  /// Takes `state` one assessment further. Returns what changes the levels calculated in a slot.
  @inline(__always)
  private func take(_ slot: Int, _ set: UInt32, _ state: inout StatusState) -> Grip {
    if !isLook { state.wasInForce = state.inForce }
    var grip = Grip()
    if let declaring {
      grip.direction = declaring.direction
      grip.declared = slot < declared.count ? declared[slot]?.level : nil
    }
    if isDecided || state.assessed == nil {
      let proven = cautious.isEmpty ? set : cautious[slot]
      grip.floor = step.advance(
        &state, LevelSet(bits: set), cautious: LevelSet(bits: proven)
      ) { leave(slot) }
      state.assessed = step.at
    } else {
      grip.fixed = state.held.map { LevelSet($0).bits } ?? allLevels
    }
    if needsDeclaration, set != 0 || isDeclaredOnly {
      // Until somebody decides, it could be any level.
      grip.fixed = allLevels
      grip.direction = .either
    }
    return grip
  }

  private func leave(_ slot: Int) -> LevelStep.Leave {
    var leave = LevelStep.Leave()
    if !conditions.isEmpty { leave.isConditionMet = conditions[slot] == Answer.yes.bits }
    leave.needsSignOff = needsSignOff
    leave.signedOff = slot < signOffs.count ? signOffs[slot] : nil
    return leave
  }
}
