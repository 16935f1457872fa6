/// What a test over time came to at earlier times, in every area.
struct TestAnswers: Sendable {
  /// By the number of the area, in the order of their times.
  private var lists: [[TimedAnswer]] = []
  /// Later answers than those in the lists; used only where many rows are assessed.
  private var sheet = AreaSheet(none: Self.none)
  /// When the latest answer in the lists was.
  private var lastListed: Instant?
  /// What the last noting forgot.
  private var forgetting = Forgetting.nothing

  /// Stands in the sheet where an area has no answer. No other is so large.
  static let none: UInt32 = 4

  /// By the number of the area, in the order of their times.
  func all() -> [[TimedAnswer]] {
    if sheet.isEmpty { return lists }
    var whole = self
    whole.spill()
    return whole.lists
  }

  // MARK: - Noting

  /// Notes an answer, in the place of an earlier one of the same time.
  mutating func note(_ answer: TimedAnswer, _ number: Int) {
    spill()
    list(answer, number)
  }

  /// Notes what came out, slot by slot, and forgets what no later moment looks at. `isNoted` tells
  /// whether an answer is to be noted behind those before it.
  mutating func note(
    _ values: [UInt32], at instant: Instant, inAreas numbers: [Int], _ forgetting: Forgetting,
    where isNoted: (_ slot: Int, _ answer: TimedAnswer, _ before: [TimedAnswer]) -> Bool
  ) {
    self.forgetting = forgetting
    spill()
    lists.makeRoom(upTo: numbers.max() ?? -1)
    lastListed = max(lastListed ?? instant, instant)
    var lists = lists.mutableSpan
    for (slot, number) in numbers.enumerated() {
      let answer = TimedAnswer(instant: instant, bits: values[slot])
      // One that does not apply says nothing to any later moment, but that one of the same time is
      // gone: among the last few answers it would stand in the place of one that does.
      let isWorthNoting =
        answer.bits != Answer.doesNotApply.bits || lists[number].reaches(instant)
      let isNoted = isWorthNoting && isNoted(slot, answer, lists[number])
      lists[number].note(isNoted ? answer : nil, forgetting)
    }
  }

  /// The same for all areas at once, where this is later than all that was noted.
  mutating func noteColumn(
    _ values: [UInt32], at instant: Instant, in order: SlotOrder, _ forgetting: Forgetting,
    _ voices: Voices
  ) {
    self.forgetting = forgetting
    align(instant)
    var items = values
    Self.markNone(&items, voices)
    sheet.append(items, at: instant, in: order)
    forget(forgetting)
  }

  private static func markNone(_ items: inout [UInt32], _ voices: Voices) {
    var items = items.mutableSpan
    for slot in items.indices {
      items[slot] |= items[slot] == Answer.doesNotApply.bits ? none : 0
    }
    guard voices.mayStand else { return }
    for slot in items.indices where voices[slot] == .standing { items[slot] = none }
  }

  /// Whether a column can stand behind everything there is, and is worth it: an area that lacks an answer
  /// is judged by itself, which takes longer than from its list.
  func takes(_ values: [UInt32], _ voices: Voices, at instant: Instant) -> Bool {
    if let lastListed, lastListed >= instant { return false }
    let silent = values.count { $0 == Answer.doesNotApply.bits }
    return 4 * max(silent, voices.blanks) <= values.count
  }

  /// Empties the sheet into the lists where it reaches up to a time.
  mutating func align(_ instant: Instant) {
    if !sheet.takes(instant) { spill() }
  }

  // MARK: - Looking back

  /// What earlier times say, slot by slot, to a moment that ``align(_:)`` was told of.
  func past(_ judge: PastJudge, _ voices: Voices, in order: SlotOrder) -> [PastAnswer] {
    if sheet.isEmpty { return listed(judge, voices, order.numbers) }
    let chosen = chosen(by: judge)
    var joined = order.bySlot(chosen.map(join) ?? [], none: Self.none)
    voices.mark(Self.none, &joined)
    var past = joined.map { PastAnswer(bits: $0, includesNow: chosen?.includesNow ?? true) }
    var answers: [TimedAnswer] = []
    for slot in joined.indices where joined[slot] >= Self.none {
      collect(order.numbers[slot], judge.lookBack, into: &answers)
      past[slot] = judge.judge(answers.span, voices[slot])
    }
    return past
  }

  private func listed(
    _ judge: PastJudge, _ voices: Voices, _ numbers: [Int]
  ) -> [PastAnswer] {
    let answers = lists.span
    var past: [PastAnswer] = []
    past.reserveCapacity(numbers.count)
    for (slot, number) in numbers.enumerated() {
      // Where they are: taken out, each list would be counted as used once more.
      past.append(
        number < answers.count
          ? judge.judge(answers[number].span, voices[slot]) : judge.judge(Span(), voices[slot]))
    }
    return past
  }

  /// The times that count where an area has an answer at each; nil where lists may have a say.
  private func chosen(by judge: PastJudge) -> ChosenTimes? {
    let times = sheet.columns.map { TimedAnswer(instant: $0.instant, bits: Answer.yes.bits) }
    guard
      lastListed == nil || judge.lookBack.isEnough(times.count, downTo: sheet.columns[0].instant)
    else { return nil }
    return judge.choose(times.span)
  }

  /// What the columns from the first chosen one on come to, by the number of the area; ``none`` or more
  /// where one of them has no answer.
  private func join(_ chosen: ChosenTimes) -> [UInt32] {
    let start = chosen.hasUnknown ? Answer.unknown : Answer.yes
    var joined = Array(repeating: start.bits, count: sheet.width)
    guard let first = chosen.indices.min() else { return joined }
    var isChosen = Array(repeating: false, count: sheet.columns.count)
    for index in chosen.indices { isChosen[index] = true }
    for index in first..<sheet.columns.count {
      let items = sheet.columns[index].items
      isChosen[index] ? Self.join(items, &joined) : Self.noteNone(items, &joined)
    }
    return joined
  }

  private static func join(_ items: [UInt32], _ joined: inout [UInt32]) {
    let items = items.span
    var joined = joined.mutableSpan
    for number in items.indices {
      let (one, other) = (joined[number], items[number])
      joined[number] = one & other & 1 | (one | other) & (none | 2)
    }
    for number in items.count..<joined.count { joined[number] |= none }
  }

  private static func noteNone(_ items: [UInt32], _ joined: inout [UInt32]) {
    let items = items.span
    var joined = joined.mutableSpan
    for number in items.indices { joined[number] |= items[number] & none }
    for number in items.count..<joined.count { joined[number] |= none }
  }

  // MARK: - Between sheet and lists

  /// What an area's answers are, or at least the latest of them, down to where no judge looks further.
  private func collect(
    _ number: Int, _ lookBack: LookBack, into answers: inout [TimedAnswer]
  ) {
    answers.removeAll(keepingCapacity: true)
    let columns = sheet.columns.span
    var first = columns.count
    var isEnough = false
    var found = 0
    while first > 0, !isEnough {
      first -= 1
      guard sheet.item(first, number) != Self.none else { continue }
      found += 1
      isEnough = lookBack.isEnough(found, downTo: columns[first].instant)
    }
    if !isEnough, number < lists.count { answers += lists[number] }
    for index in first..<columns.count {
      if let answer = answer(index, number) { answers.append(answer) }
    }
  }

  private func answer(_ column: Int, _ number: Int) -> TimedAnswer? {
    let bits = sheet.item(column, number)
    if bits == Self.none { return nil }
    return TimedAnswer(instant: sheet.columns[column].instant, bits: bits)
  }

  private mutating func spill() {
    if sheet.isEmpty { return }
    for number in 0..<sheet.width { spill(number, upTo: sheet.columns.count) }
    sheet.removeAll()
  }

  private mutating func spill(_ number: Int, upTo end: Int) {
    for column in 0..<end {
      if let answer = answer(column, number) { list(answer, number) }
    }
  }

  private mutating func list(_ answer: TimedAnswer, _ number: Int) {
    lists.makeRoom(upTo: number)
    lists[number].note(answer, forgetting)
    lastListed = max(lastListed ?? answer.instant, answer.instant)
  }

  /// Lets go of columns at which no later moment looks. An area that has no answer where others have
  /// one keeps its earlier ones.
  private mutating func forget(_ forgetting: Forgetting) {
    let needed = forgetting.horizon == nil ? forgetting.longestRow : 1
    guard let needed else { return }
    let old = forgetting.horizon.map { sheet.count(before: $0) } ?? sheet.columns.count
    let spare = old - needed
    if spare < forgetting.atATime { return }
    for number in 0..<sheet.width
    where (spare..<old).contains(where: { sheet.item($0, number) == Self.none }) {
      spill(number, upTo: spare)
    }
    sheet.dropFirst(spare)
  }
}
