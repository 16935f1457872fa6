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
    for slot in sets.indices {
      let (state, grip) = settled(status, slot, sets[slot], frame)
      values[slot] = grip.inForce(sets[slot])
      after[slot] = state
      after[slot].inForce = LevelSet(bits: values[slot]).calculated
      grips[slot] = grip
    }
    frame.course.after[status] = after
    frame.course.grips[status] = grips
  }

  private func settled(
    _ index: Int, _ slot: Int, _ set: UInt32, _ frame: Frame
  ) -> (StatusState, Grip) {
    let status = plan.statuses[index]
    var state = frame.before(index, slot, plan)
    var grip = Grip()
    if let declaring = status.declaring {
      grip.direction = declaring.direction
      grip.declared = frame.course.declared(index, slot)?.level
    }
    if frame.course.isDecided(index) || state.assessed == nil {
      let step = LevelStep(rule: status.stepDown, at: frame.at, zone: frame.course.zone)
      let cautious = cautiousLevels[index].map { frame.values[$0][slot] } ?? set
      grip.floor = step.advance(
        &state, LevelSet(bits: set), cautious: LevelSet(bits: cautious), leave(index, slot, frame))
      state.assessed = frame.at
    } else {
      grip.fixed = state.held.map { LevelSet($0).bits } ?? plan.scale.allLevels.bits
    }
    if status.needsDeclaration, set != 0 || status.isDeclaredOnly {
      // Until somebody decides, it could be any level.
      grip.fixed = plan.scale.allLevels.bits
      grip.direction = .either
    }
    return (state, grip)
  }

  private func leave(_ index: Int, _ slot: Int, _ frame: Frame) -> LevelStep.Leave {
    var leave = LevelStep.Leave()
    if let column = stepDownAnswers[index] {
      leave.isConditionMet = frame.values[column][slot] == Answer.yes.bits
    }
    leave.needsSignOff = plan.statuses[index].stepDown?.signOff != nil
    leave.signedOff = frame.course.signOff(index, slot)
    return leave
  }
}
