/// What is counted of the levels while results are written: for each area and status, and of the
/// readings and answers that were missing.
///
/// It takes as much memory as there are areas, statuses and levels, however many rows there are.
struct LevelSummary: Sendable {
  /// The statuses of one tier.
  struct Tier: Sendable {
    let tier: TierID
    let statuses: [Int]
    /// By number of the area: its place among those that have sent a row, or -1.
    var places: [Int] = []
    /// The numbers of these areas in the order of the results.
    var areas: [Int] = []
    /// By place, then status.
    var tallies: [StatusTally] = []
  }

  /// How many readings of an indicator were missing, and of how many only a range was told.
  struct Missing: Sendable {
    let indicator: Int
    var missing = 0
    var suppressed = 0
    var all = 0
  }

  /// How often a sign that people answer was not answered.
  struct Unanswered: Sendable {
    let trigger: Int
    var unanswered = 0
    var all = 0
  }

  private let compiled: CompiledPlan
  private(set) var tiers: [Tier]
  private(set) var missing: [Missing]
  private(set) var unanswered: [Unanswered]
  private(set) var times = 0
  private(set) var first = Instant(seconds: .max)
  private(set) var last = Instant(seconds: .min)
  /// Whether every time so far was a bare day.
  private(set) var isDaily = true

  /// `tiers` in the order in which their rows are written.
  init(_ compiled: CompiledPlan, tiers: [TierID]) {
    self.compiled = compiled
    let plan = compiled.plan
    self.tiers = tiers.map { tier in
      Tier(tier: tier, statuses: plan.statuses.indices.filter { plan.statuses[$0].tier == tier })
    }
    missing = plan.indicators.indices.filter { plan.indicators[$0].isReported }.map {
      Missing(indicator: $0)
    }
    unanswered = plan.triggers.indices.filter { plan.triggers[$0].isInput }.map {
      Unanswered(trigger: $0)
    }
  }

  /// `answered` tells for a sign the slots in which somebody has answered it.
  mutating func note(_ context: RowContext, answered: (_ trigger: Int) -> Set<Int>) {
    times += 1
    first = min(first, context.instant)
    last = max(last, context.instant)
    if context.day == nil { isDaily = false }
    let day = context.zone.civil(at: context.instant).date.daysSinceEpoch
    for index in tiers.indices where !tiers[index].statuses.isEmpty { note(context, index, day) }
    for index in missing.indices { noteMissing(context, index) }
    for index in unanswered.indices {
      let trigger = unanswered[index].trigger
      let slots = context.order[compiled.plan.triggers[trigger].tier.index]
      let answered = answered(trigger)
      unanswered[index].all += slots.count
      unanswered[index].unanswered += slots.count { !answered.contains($0) }
    }
  }

  private mutating func note(_ context: RowContext, _ index: Int, _ day: Int) {
    let tier = tiers[index].tier
    let statuses = tiers[index].statuses
    let isOpen = compiled.plan.areas[tier].isOpen
    for slot in context.order[tier.index] {
      let first = firstTally(of: isOpen ? context.openAreas[slot] : slot, index)
      for (offset, status) in statuses.enumerated() {
        let bits = context.group.values[compiled.statusLevels[status]][slot]
        // Where the set is empty there is no such status.
        guard bits != 0 else { continue }
        tiers[index].tallies[first + offset].note(
          LevelSet(bits: bits), at: context.instant, day: day)
      }
    }
  }

  /// Where the tallies of an area begin; an area that is new gets its place.
  private mutating func firstTally(of area: Int, _ index: Int) -> Int {
    let lacking = area + 1 - tiers[index].places.count
    if lacking > 0 { tiers[index].places += repeatElement(-1, count: lacking) }
    let count = tiers[index].statuses.count
    if tiers[index].places[area] < 0 {
      tiers[index].places[area] = tiers[index].areas.count
      tiers[index].areas.append(area)
      let tally = StatusTally(levels: compiled.plan.scale.steps.count)
      tiers[index].tallies += repeatElement(tally, count: count)
    }
    return tiers[index].places[area] * count
  }

  private mutating func noteMissing(_ context: RowContext, _ index: Int) {
    let indicator = missing[index].indicator
    let readings = context.group.readings[indicator]
    for slot in context.order[compiled.plan.indicators[indicator].tier.index] {
      switch readings[slot].state {
      case .doesNotApply: continue
      case .missing: missing[index].missing += 1
      case .within: missing[index].suppressed += 1
      case .known: break
      }
      missing[index].all += 1
    }
  }
}
