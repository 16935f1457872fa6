/// What has to be kept from one assessment to the next.
package struct CourseMemory: Sendable {
  /// When the last assessment was.
  package internal(set) var at: Instant?
  /// Up to when it was gone through: later than `at` where that was a whole day.
  var passed: Instant?
  /// When the last assessment was that is no look between two others.
  var assessed: Instant?
  /// By status, then by the number of the area.
  private(set) var states: [[StatusState]] = []
  /// By status, for those of which no more is kept; empty where there is none.
  var plain: [PlainLevels?] = []
  private(set) var declared: [[[Declaration]]] = []
  private(set) var signedOff: [[[SignOff]]] = []
  var history = History()
  /// By test over time.
  private var answers: [TestAnswers] = []

  package init() {}

  /// Readings that may speak at a later assessment.
  private(set) var readings: [KeptReading] = []

  /// What roles were doing.
  package internal(set) var actions: [StartedAction] = []

  /// Levels of an earlier version of the plan that were in force; told once, and never saved.
  package internal(set) var lostLevels: [LostLevel] = []

  mutating func keep(_ readings: [KeptReading]) { self.readings = readings }

  /// The areas of open tiers, in the order in which they were met.
  private(set) var areas: [AreaName] = []

  /// Gives areas that the data name a number each.
  mutating func meet(_ names: [AreaName], _ tiers: Areas) {
    for area in names where tiers[area.tier].isOpen && !areas.contains(area) {
      areas.append(area)
    }
  }

  /// The number of an area; nil where it was never met.
  func number(of area: AreaName, _ tiers: Areas) -> Int? {
    tiers[area.tier].isOpen
      ? areas.filter { $0.tier == area.tier }.firstIndex(of: area)
      : tiers[area.tier].areas.firstIndex { $0.name == area.name }
  }

  /// By the number of the area.
  func states(_ status: Int) -> [StatusState] { status < states.count ? states[status] : [] }

  func state(_ status: Int, _ number: Int) -> StatusState {
    states.at(status, number) ?? StatusState()
  }

  mutating func setState(_ state: StatusState, _ status: Int, _ number: Int) {
    states.set(state, status, number, filler: StatusState())
  }

  /// Keeps the states of a status, slot by slot.
  mutating func keep(_ after: [StatusState], _ status: Int, _ numbers: [Int]) {
    guard let most = numbers.max() else { return }
    states.makeRoom(status, most, filler: StatusState())
    Self.keep(after.span, numbers.span, in: &states[status])
  }

  private static func keep(
    _ after: Span<StatusState>, _ numbers: Span<Int>, in states: inout [StatusState]
  ) {
    var states = states.mutableSpan
    for slot in numbers.indices { states[numbers[slot]] = after[slot] }
  }

  /// From now on no more is kept of these statuses than they need.
  mutating func keepPlain(_ isPlain: [Bool]) {
    plain = isPlain.map { $0 ? PlainLevels() : nil }
  }

  // MARK: - People

  func declarations(_ status: Int, _ number: Int) -> [Declaration] {
    declared.at(status, number) ?? []
  }

  mutating func declare(_ declaration: Declaration, _ status: Int, _ number: Int) {
    let list = (declarations(status, number) + [declaration]).sorted { $0.at < $1.at }
    declared.set(list, status, number, filler: [])
  }

  /// The last agreement to step down that was made by then.
  func signOff(_ status: Int, _ number: Int, _ at: Instant?) -> SignOff? {
    guard let at else { return nil }
    return signedOff.at(status, number)?.last { $0.at <= at }
  }

  mutating func signOff(_ signOff: SignOff, _ status: Int, _ number: Int) {
    let list = ((signedOff.at(status, number) ?? []) + [signOff]).sorted { $0.at < $1.at }
    signedOff.set(list, status, number, filler: [])
  }

  // MARK: - Tests over time

  /// By the number of the area, in the order of their times.
  func answers(_ test: Int) -> [[TimedAnswer]] { test < answers.count ? answers[test].all() : [] }

  /// Notes an answer, in the place of an earlier one of the same time.
  mutating func note(_ answer: TimedAnswer, _ test: Int, _ number: Int) {
    changeAnswers(test) { $0.note(answer, number) }
  }

  /// Changes the answers of a test where they are.
  mutating func changeAnswers<Result>(
    _ test: Int, _ change: (inout TestAnswers) -> Result
  ) -> Result {
    while answers.count <= test { answers.append(TestAnswers()) }
    return change(&answers[test])
  }
}

extension [TimedAnswer] {
  /// Whether there is an answer of that time, or of a later one.
  func reaches(_ instant: Instant) -> Bool { last.map { $0.instant >= instant } ?? false }

  /// Notes an answer, where there is one, and forgets those that no later moment looks at.
  mutating func note(_ answer: TimedAnswer?, _ forgetting: Forgetting) {
    guard let answer, last.map({ $0.instant < answer.instant }) ?? true else {
      if let answer { note(answer) }
      let spare = spare(forgetting, more: 0)
      return spare > 0 ? dropOldest(spare) : ()
    }
    append(answer, droppingOldest: spare(forgetting, more: 1))
  }

  private mutating func note(_ answer: TimedAnswer) {
    guard let last, last.instant >= answer.instant else { return append(answer) }
    removeAll { $0.instant == answer.instant }
    let place = firstIndex { $0.instant > answer.instant }
    insert(answer, at: place ?? count)
  }
}

extension [TimedAnswer] {
  /// How many of the first are to go, with so many more behind them.
  fileprivate func spare(_ forgetting: Forgetting, more: Int) -> Int {
    let atATime = forgetting.atATime
    if count + more <= atATime { return 0 }
    guard let horizon = forgetting.horizon else {
      let spare = forgetting.longestRow.map { count + more - $0 - 1 } ?? 0
      return spare >= atATime ? spare : 0
    }
    // The one at the end of so many is old, too, where they are spare.
    if atATime >= count || self[atATime].instant >= horizon { return 0 }
    var old = atATime
    while old < count, self[old].instant < horizon { old += 1 }
    return old - 1
  }
}

extension Array {
  /// Makes room for the list of an area.
  mutating func makeRoom<Item>(upTo number: Int) where Element == [Item] {
    while count <= number { append([]) }
  }

  func at<Item>(_ row: Int, _ column: Int) -> Item? where Element == [Item] {
    row < count && column < self[row].count ? self[row][column] : nil
  }

  mutating func set<Item>(_ item: Item, _ row: Int, _ column: Int, filler: Item)
  where Element == [Item] {
    makeRoom(row, column, filler: filler)
    self[row][column] = item
  }

  mutating func makeRoom<Item>(_ row: Int, _ column: Int, filler: Item)
  where Element == [Item] {
    while count <= row { append([]) }
    while self[row].count <= column { self[row].append(filler) }
  }
}

extension [Declaration] {
  /// The one that stands at a moment; nil where none does. They are in the order of their times.
  func standing(
    at moment: Instant, _ declaring: Declaring, _ zone: TimeZoneRules
  ) -> Declaration? {
    var current: Declaration?
    for next in self where next.at <= moment {
      // What is milder waits until the one before has stood as long as it must.
      if let kept = current, let least = declaring.atLeastFor, next.isMilder(than: kept),
        next.at < least.end(from: kept.at, in: zone), moment < least.end(from: kept.at, in: zone)
      {
        continue
      }
      current = next
    }
    guard let current, current.level != nil else { return nil }
    if let lasts = declaring.lasts, moment >= lasts.end(from: current.at, in: zone) { return nil }
    return current
  }
}

extension Declaration {
  fileprivate func isMilder(than other: Declaration) -> Bool {
    guard let theirs = other.level else { return false }
    guard let level else { return true }
    return level < theirs
  }
}
