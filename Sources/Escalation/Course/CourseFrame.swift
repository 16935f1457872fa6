/// What a moment takes over from those before it, and leaves for the next. Everything is by slot,
/// but for the states before.
struct CourseFrame: Sendable {
  /// By status, then by the number of the area.
  var before: [[StatusState]] = []
  /// By status.
  var after: [[StatusState]] = []
  var grips: [[Grip]] = []
  /// By status: the declarations that stand; empty where none may be made.
  var declared: [[Declaration?]] = []
  var signOffs: [[SignOff?]] = []
  /// By status: whether it is decided at this moment.
  var isDecided: [Bool] = []
  /// By test over time.
  var past: [[PastAnswer]] = []
  /// By tier: which areas stand in its slots; empty where nobody looks back.
  var orders: [SlotOrder] = []
  /// By test of change: when its window begins; empty where nothing has been laid out.
  var starts: [Instant?] = []
  /// By indicator: when readings were made that stand over from earlier; empty where none does.
  private var stoodOver: [[Instant?]] = []
  /// By status, for those that are plain; empty where none is kept as such.
  var plain: [PlainLevels?] = []
  var zone = TimeZoneRules.utc
  /// Whether it is a look between two assessments.
  var isLook = false
}

/// What earlier readings say of a test over time, and whether the moment's own has a say.
struct PastAnswer: Hashable, Sendable {
  var bits: UInt32
  var includesNow: Bool

  /// Nothing is known of any earlier time.
  static let unknown = PastAnswer(bits: Answer.unknown.bits, includesNow: true)
}

extension CourseFrame {
  /// When a reading was made that stands over from earlier; nil for one of the moment itself.
  func stoodOver(_ indicator: Int, _ slot: Int) -> Instant? {
    guard indicator < stoodOver.count, slot < stoodOver[indicator].count else { return nil }
    return stoodOver[indicator][slot]
  }

  /// By slot; may end before the last one.
  func stoodOver(_ indicator: Int) -> [Instant?] {
    indicator < stoodOver.count ? stoodOver[indicator] : []
  }

  mutating func setStoodOver(_ made: Instant, _ indicator: Int, _ slot: Int) {
    while stoodOver.count <= indicator { stoodOver.append([]) }
    while stoodOver[indicator].count <= slot { stoodOver[indicator].append(nil) }
    stoodOver[indicator][slot] = made
  }

  mutating func forgetStoodOver() {
    for indicator in stoodOver.indices { stoodOver[indicator].removeAll(keepingCapacity: true) }
  }

  /// Where a status is plain: what was in force of it.
  func plain(_ status: Int) -> PlainLevels? { status < plain.count ? plain[status] : nil }

  mutating func setDeclared(_ status: Int, _ declarations: [Declaration?]) {
    while declared.count <= status { declared.append([]) }
    declared[status] = declarations
  }

  mutating func setSignOffs(_ status: Int, _ agreements: [SignOff?]) {
    while signOffs.count <= status { signOffs.append([]) }
    signOffs[status] = agreements
  }

  /// What the assessment before left of a status, by the number of the area.
  func before(_ status: Int) -> [StatusState] { status < before.count ? before[status] : [] }

  func declared(_ status: Int, _ slot: Int) -> Declaration? {
    status < declared.count && slot < declared[status].count ? declared[status][slot] : nil
  }

  func isDecided(_ status: Int) -> Bool { status < isDecided.count ? isDecided[status] : true }

  /// By slot; empty where nothing is known of earlier times.
  func past(_ test: Int) -> [PastAnswer] { test < past.count ? past[test] : [] }

  func past(_ test: Int, _ slot: Int) -> PastAnswer {
    test < past.count && slot < past[test].count ? past[test][slot] : .unknown
  }
}

extension Frame {
  /// Which areas stand in the slots of a tier.
  func order(of tier: TierID) -> SlotOrder {
    tier.index < course.orders.count
      ? course.orders[tier.index] : SlotOrder(tiers[tier.index].numbers)
  }

  /// What the assessment before left of a status.
  func before(_ status: Int, _ slot: Int, _ plan: Plan) -> StatusState {
    let number = tiers[plan.statuses[status].tier.index].numbers[slot]
    if let plain = course.plain(status) { return plain.state(number) }
    return course.before.at(status, number) ?? StatusState()
  }

  /// The level in force at the assessment before. A look stands for the assessment it follows.
  func wasInForce(_ status: Int, _ slot: Int, _ plan: Plan) -> Level? {
    let state = before(status, slot, plan)
    return course.isLook ? state.wasInForce : state.inForce
  }

  /// What becomes of the calculated level of a status in an area, whatever that level is.
  func grip(_ status: Int, calculated: Int, _ slot: Int, _ plan: Plan) -> Grip {
    guard let plain = course.plain(status) else { return course.grips[status][slot] }
    let number = tiers[plan.statuses[status].tier.index].numbers[slot]
    return plain.grip(number, values[calculated][slot])
  }
}
