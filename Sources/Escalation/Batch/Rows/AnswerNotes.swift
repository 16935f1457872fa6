/// The answers to signs that the rows of a moment gave.
struct AnswerNotes {
  private(set) var list: [AnswerNote] = []
  /// Where the answer of a sign and slot stands; made only where somebody asks.
  private var places: [Key: Int] = [:]
  /// How many of the list have their places known.
  private var known = 0

  private struct Key: Hashable {
    let trigger: Int
    let slot: Int
  }

  mutating func append(_ note: AnswerNote) { list.append(note) }

  /// What was answered in a slot; nil where nothing was.
  mutating func answer(to trigger: Int, in slot: Int) -> Answer? {
    place(trigger, slot).map { list[$0].answer }
  }

  mutating func replace(_ trigger: Int, _ slot: Int, with answer: Answer) {
    if let place = place(trigger, slot) {
      list[place] = AnswerNote(trigger: trigger, slot: slot, answer: answer)
    }
  }

  /// Returns whether there was one.
  mutating func remove(_ trigger: Int, _ slot: Int) -> Bool {
    guard let place = place(trigger, slot) else { return false }
    places[Key(trigger: trigger, slot: slot)] = nil
    list.swapAt(place, list.count - 1)
    list.removeLast()
    if place < list.count {
      places[Key(trigger: list[place].trigger, slot: list[place].slot)] = place
    }
    known = list.count
    return true
  }

  mutating func removeAll() {
    list.removeAll(keepingCapacity: true)
    if known > 0 { places.removeAll(keepingCapacity: true) }
    known = 0
  }

  private mutating func place(_ trigger: Int, _ slot: Int) -> Int? {
    while known < list.count {
      places[Key(trigger: list[known].trigger, slot: list[known].slot)] = known
      known += 1
    }
    return places[Key(trigger: trigger, slot: slot)]
  }
}
