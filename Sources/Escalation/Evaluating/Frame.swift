/// One moment's readings in all areas, and the columns that evaluation fills.
///
/// Areas are slots: those of a closed tier in an order of the caller's, with their index in the
/// plan beside them; those of an open tier as the data names them.
package struct Frame: Sendable {
  package struct Slots: Sendable {
    /// For each slot the area's index in its tier; -1 over an open tier.
    package var areas: [Int]
    /// For each slot the area's own number: its index in the tier, or over an open tier the order
    /// in which the areas were first met. It stays the same from one moment to the next.
    package var numbers: [Int]
    /// For each slot the slot of the area around it.
    package var parents: [Int]
    /// Where there may be more members than are listed; only things can be so.
    var unlisted = Unlisted.nowhere

    enum Unlisted: Sendable {
      case nowhere, everywhere
      /// In these slots of the tier around.
      case inside(Set<Int>)
    }

    package var count: Int { areas.count }
  }

  package internal(set) var tiers: [Slots]
  /// When it is; nil where readings are looked at without a time.
  package var at: Instant?
  /// How the plan counts time.
  package var clock = PlanClock.utc
  /// What is known of other times.
  package var history = History()
  /// What it takes over from the moments before.
  var course = CourseFrame()
  /// By indicator, then slot. Formulas have none here.
  package var readings: [[Reading]]
  /// By trigger, then slot: ``Answer`` bits of the signs people answer.
  package var answers: [[UInt32]]
  var formulas: [[FormulaResult]]
  /// By indicator, then slot: what a log of events says; empty where there is none.
  var measures: [[FormulaResult]] = []
  /// By column, then slot.
  var values: [[UInt32]]
  /// By column: whether its values are there before anything is evaluated; empty where none are.
  var isLookedUp: [Bool] = []
  /// By column, then slot: whether the value is exact; empty where every one is.
  var inexact: [Int: Set<Int>] = [:]
  /// What was found by trying, in this and earlier moments.
  var tried = TriedOutcomes()

  /// A frame with every declared area and, over open tiers, `openSlots` areas.
  package init(_ compiled: CompiledPlan, openSlots: Int = 0) {
    let plan = compiled.plan
    tiers = plan.areas.tiers.map { tier in
      // As long as no log is played, nothing is known of things.
      if tier.holdsThings {
        return Slots(areas: [], numbers: [], parents: [], unlisted: .everywhere)
      }
      return tier.isOpen
        ? Slots(
          areas: Array(repeating: -1, count: openSlots), numbers: Array(0..<openSlots),
          parents: Array(repeating: 0, count: openSlots))
        : Slots(
          areas: Array(tier.areas.indices), numbers: Array(tier.areas.indices),
          parents: tier.areas.map(\.parent))
    }
    readings = []
    answers = []
    formulas = []
    values = compiled.columns.map { _ in [] }
    course.after = plan.statuses.map { _ in [] }
    course.grips = plan.statuses.map { _ in [] }
    clear(compiled)
  }

  package func count(_ tier: TierID) -> Int { tiers[tier.index].count }

  /// The local day; nil without a time.
  var day: CivilDate? { at.map(clock.day) }

  /// Forgets every reading: each is missing, and each sign unanswered.
  package mutating func clear(_ compiled: CompiledPlan) {
    let plan = compiled.plan
    readings = plan.indicators.map { indicator in
      guard indicator.isReported else { return [] }
      return tiers[indicator.tier.index].areas.map { area in
        indicator.applies(inArea: area) ? .missing : .doesNotApply
      }
    }
    answers = plan.triggers.map { trigger in
      guard trigger.isReported else { return [] }
      return Array(repeating: trigger.bitsWhenUnanswered, count: count(trigger.tier))
    }
  }

  /// Whether what the frame has of a sign was made at another time.
  func standsOver(_ reference: Reference, _ slot: Int) -> Bool {
    guard case .indicator(let index) = reference else { return false }
    return course.stoodOver(index, slot) != nil
  }

  /// The slot around `slot`, of a wider tier.
  func ancestor(of slot: Int, from tier: TierID, to wider: TierID, _ areas: Areas) -> Int {
    var (slot, tier) = (slot, tier)
    while tier != wider {
      slot = tiers[tier.index].parents[slot]
      tier = areas[tier].parent
    }
    return slot
  }
}

extension Trigger {
  /// No answer is a no, unless an answer was due.
  var bitsWhenUnanswered: UInt32 { (every == nil ? Answer.no : .unknown).bits }
}

extension Frame {
  /// Gives the open tier these areas. Whoever does so gives each of them readings, too.
  mutating func setOpenSlots(_ numbers: [Int], _ compiled: CompiledPlan) {
    guard let open = compiled.openTier else { return }
    let count = numbers.count
    tiers[open].areas = Array(repeating: -1, count: count)
    tiers[open].numbers = numbers
    tiers[open].parents = Array(repeating: 0, count: count)
    for index in compiled.reported.openIndicators {
      readings[index].resize(to: count, with: .missing)
    }
    for trigger in compiled.reported.triggers where trigger.isOpen {
      answers[trigger.index].resize(to: count, with: trigger.bitsWhenUnanswered)
    }
  }

  /// Forgets the readings, and the areas of the open tier; whoever adds one again gives it readings.
  mutating func startOver(_ compiled: CompiledPlan) {
    forgetLookedUp()
    for index in tiers.indices where compiled.plan.areas.tiers[index].isOpen {
      tiers[index].areas.removeAll(keepingCapacity: true)
      tiers[index].numbers.removeAll(keepingCapacity: true)
      tiers[index].parents.removeAll(keepingCapacity: true)
    }
    for index in compiled.reported.closedIndicators { forgetReadings(index) }
    for trigger in compiled.reported.triggers {
      for slot in answers[trigger.index].indices {
        answers[trigger.index][slot] = trigger.bitsWhenUnanswered
      }
    }
  }

  /// Forgets what an earlier moment left in a slot of the open tier.
  mutating func forgetReadings(inOpenSlot slot: Int, _ compiled: CompiledPlan) {
    for index in compiled.reported.openIndicators { readings[index][slot] = .missing }
  }

  private mutating func forgetReadings(_ index: Int) {
    var column = readings[index]
    readings[index] = []
    for slot in column.indices where column[slot].isGiven { column[slot] = .missing }
    readings[index] = column
  }
}

extension Array {
  /// What an earlier moment has behind the last slot of this one must not count.
  mutating func resize(to wanted: Int, with item: Element) {
    if count > wanted {
      removeLast(count - wanted)
    } else if count < wanted {
      self += repeatElement(item, count: wanted - count)
    }
  }
}
