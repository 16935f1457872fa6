/// What the last few times have for many areas: a column for each time, so that what is the same in all
/// areas is worked out once.
///
/// It stands behind lists that are kept area by area, and what is in a list is always earlier. A sheet
/// is for areas that mostly report together; where a time has few of many, it is emptied into the lists.
struct AreaSheet<Item: Sendable>: Sendable {
  struct Column: Sendable {
    let instant: Instant
    /// By the number of the area; may end before the last one.
    let items: [Item]
  }

  /// Stands where an area has nothing.
  private let none: Item
  /// In the order of their times.
  private(set) var columns: [Column] = []
  /// How many areas there are, counted up to the highest number.
  private(set) var width = 0

  init(none: Item) { self.none = none }

  var isEmpty: Bool { columns.isEmpty }

  /// Whether a column of a time can stand behind the others.
  func takes(_ instant: Instant) -> Bool { columns.last.map { $0.instant < instant } ?? true }

  /// Adds what each slot has, where it ``takes(_:)`` the time.
  mutating func append(_ items: [Item], at instant: Instant, in order: SlotOrder) {
    width = max(width, order.width)
    columns.append(Column(instant: instant, items: order.byNumber(items, none: none)))
  }

  func item(_ column: Int, _ number: Int) -> Item {
    number < columns[column].items.count ? columns[column].items[number] : none
  }

  /// How many of the first columns are before an instant.
  func count(before instant: Instant) -> Int {
    columns.firstIndex { $0.instant >= instant } ?? columns.count
  }

  mutating func dropFirst(_ count: Int) { columns.removeFirst(count) }

  mutating func removeAll() { columns.removeAll(keepingCapacity: true) }
}

/// Which areas stand in the slots of a tier.
struct SlotOrder: Sendable {
  /// By slot: the number of the area.
  let numbers: [Int]
  /// One more than the highest number.
  let width: Int
  /// Whether each slot has the area of its own number, and no area is left out.
  private let isPlain: Bool

  init(_ numbers: [Int] = []) {
    self.numbers = numbers
    var highest = -1
    var isPlain = true
    for (slot, number) in numbers.enumerated() {
      highest = max(highest, number)
      isPlain = isPlain && slot == number
    }
    width = highest + 1
    self.isPlain = isPlain
  }

  /// Whether a good part of all areas is there, so that a column of all is no waste.
  var isDense: Bool { 4 * numbers.count >= width }

  /// From what each slot has to what each number has.
  func byNumber<Item>(_ items: [Item], none: Item) -> [Item] {
    if isPlain { return items }
    var all = Array(repeating: none, count: width)
    for (slot, number) in numbers.enumerated() { all[number] = items[slot] }
    return all
  }

  /// From what each number has to what each slot has.
  func bySlot<Item>(_ items: [Item], none: Item) -> [Item] {
    if isPlain, items.count == numbers.count { return items }
    return numbers.map { $0 < items.count ? items[$0] : none }
  }
}
