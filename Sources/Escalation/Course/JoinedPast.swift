/// What becomes of the answers of earlier times that count.
protocol JoinedPast {
  /// Nothing has been joined yet. `includesNow` tells whether the moment's own answer has a say.
  init(includesNow: Bool)
  var includesNow: Bool { get }
  /// Joins the answer at an index of those that were given.
  mutating func join(_ answer: UInt32, _ index: Int)
  /// Joins one that is not known.
  mutating func joinUnknown()
}

extension PastAnswer: JoinedPast {
  /// Before anything has been joined nothing speaks against it.
  init(includesNow: Bool) {
    self.init(bits: Answer.yes.bits, includesNow: includesNow)
  }

  /// It has lasted where it held each time.
  mutating func join(_ answer: UInt32, _ index: Int) {
    bits = bits & answer & 1 | (bits | answer) & 2
  }

  mutating func joinUnknown() { join(Answer.unknown.bits, 0) }
}

/// Which of several times count.
struct ChosenTimes: JoinedPast {
  let includesNow: Bool
  private(set) var indices: [Int] = []
  /// Whether one that is not known counts, too.
  private(set) var hasUnknown = false

  init(includesNow: Bool) { self.includesNow = includesNow }

  mutating func join(_ answer: UInt32, _ index: Int) { indices.append(index) }

  mutating func joinUnknown() { hasUnknown = true }
}
