/// What a moment takes over from those before it, and leaves for the next. Everything is by slot.
struct CourseFrame: Sendable {
  /// By status.
  var before: [[StatusState]] = []
  var after: [[StatusState]] = []
  var grips: [[Grip]] = []
  /// By status: the declarations that stand; empty where none may be made.
  var declared: [[Declaration?]] = []
  var signOffs: [[SignOff?]] = []
  /// By status: whether it is decided at this moment.
  var isDecided: [Bool] = []
  /// By test over time.
  var past: [[PastAnswer]] = []
  /// By indicator: when readings were made that stand over from earlier, by slot.
  var stoodOver: [Int: [Int: Instant]] = [:]
  var zone = TimeZoneRules.utc
}

/// What earlier readings say of a test over time, and whether the moment's own has a say.
struct PastAnswer: Hashable, Sendable {
  var bits: UInt32
  var includesNow: Bool

  /// Nothing is known of any earlier time.
  static let unknown = PastAnswer(bits: Answer.unknown.bits, includesNow: true)
}

extension CourseFrame {
  mutating func setBefore(_ status: Int, _ states: [StatusState]) {
    while before.count <= status { before.append([]) }
    before[status] = states
  }

  mutating func setDeclared(_ status: Int, _ declarations: [Declaration?]) {
    while declared.count <= status { declared.append([]) }
    declared[status] = declarations
  }

  mutating func setSignOffs(_ status: Int, _ agreements: [SignOff?]) {
    while signOffs.count <= status { signOffs.append([]) }
    signOffs[status] = agreements
  }

  func before(_ status: Int, _ slot: Int) -> StatusState {
    status < before.count && slot < before[status].count ? before[status][slot] : StatusState()
  }

  func declared(_ status: Int, _ slot: Int) -> Declaration? {
    status < declared.count && slot < declared[status].count ? declared[status][slot] : nil
  }

  func signOff(_ status: Int, _ slot: Int) -> SignOff? {
    status < signOffs.count && slot < signOffs[status].count ? signOffs[status][slot] : nil
  }

  func isDecided(_ status: Int) -> Bool { status < isDecided.count ? isDecided[status] : true }

  func past(_ test: Int, _ slot: Int) -> PastAnswer {
    test < past.count && slot < past[test].count ? past[test][slot] : .unknown
  }
}
