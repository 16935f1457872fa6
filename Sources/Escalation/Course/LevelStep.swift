/// One assessment of one status in one area: up on evidence, down on proof.
struct LevelStep {
  /// What stands in the way of a lower level, besides time.
  struct Leave {
    /// Whether the plan's condition for stepping down is certain to hold.
    var isConditionMet = true
    /// The lowest level that was agreed to; nil where nobody has to agree.
    var signedOff: SignOff?
    /// Whether somebody has to agree.
    var needsSignOff = false

    func allows(_ state: StatusState) -> Level? {
      guard needsSignOff else { return .mildest }
      guard let signedOff, let since = state.since ?? state.candidateSince,
        signedOff.at >= since
      else { return nil }
      return signedOff.level
    }
  }

  let rule: StepDown?
  let at: Instant?
  let zone: TimeZoneRules
  /// Whether this is a look between assessments: time goes on, but nothing is counted.
  var isLook = false

  /// Takes `state` one assessment further. Returns the level below which nothing goes. `leave` is asked
  /// only where a better level is proven.
  ///
  /// `set` is what the missing readings leave possible; `cautious` the level that is proven even
  /// with every margin.
  @inline(__always)
  func advance(
    _ state: inout StatusState, _ set: LevelSet, cautious: LevelSet, _ leave: () -> Leave
  ) -> Level? {
    if !isLook { state.hasSteppedDown = false }
    guard let best = set.best else {
      state.hold(nil, at: at)
      return nil
    }
    guard let held = state.held else {
      state.hold(set.calculated, at: at)
      return nil
    }
    if best > held {
      state.hold(set.calculated ?? best, at: at)
      return best
    }
    let proven = max(best, cautious.worst ?? best)
    guard set.isSingle, proven < held else {
      state.forgetCandidate()
      return held
    }
    return stepDown(&state, from: held, to: proven, leave())
  }

  private func stepDown(
    _ state: inout StatusState, from held: Level, to proven: Level, _ leave: Leave
  ) -> Level {
    state.note(better: proven, at: at, isLook: isLook)
    guard let target = state.candidate, hasWaited(state), hasHeld(state), leave.isConditionMet,
      let lowest = leave.allows(state)
    else { return held }
    let wanted = max(target, lowest)
    guard wanted < held, mayGoOn(state) else { return held }
    let next = rule?.oneLevelAtATime == true ? Level(rank: held.rank - 1) : wanted
    state.hold(next, at: at)
    state.hasSteppedDown = true
    // What proves this step is the first proof of the one after it.
    if proven < next { state.note(better: proven, at: at) }
    return next
  }

  /// Where no time is written between two steps, there is one at each assessment and no more.
  private func mayGoOn(_ state: StatusState) -> Bool {
    guard isLook, state.hasSteppedDown, rule?.hold == nil else { return true }
    if case .span? = rule?.after { return true }
    return rule?.oneLevelAtATime != true
  }

  private func hasWaited(_ state: StatusState) -> Bool {
    switch rule?.after {
    case nil: return true
    case .assessments(let count): return state.count >= count
    case .span(let span):
      guard let at, let since = state.candidateSince else { return false }
      return span.end(from: since, in: zone) <= at
    }
  }

  private func hasHeld(_ state: StatusState) -> Bool {
    guard let hold = rule?.hold else { return true }
    guard let at, let since = state.since else { return false }
    return hold.end(from: since, in: zone) <= at
  }
}
