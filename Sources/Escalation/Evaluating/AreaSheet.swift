/// What the last few times have for areas that were the same each time, in the same order: a column
/// for each time, so that what is the same in all areas is worked out once.
///
/// It stands behind lists that are kept area by area, and what is in a list is always earlier. A sheet
/// is for many areas that report together; where they come and go, it is emptied into the lists.
struct AreaSheet<Item: Sendable>: Sendable {
  struct Column: Sendable {
    let instant: Instant
    /// By slot.
    let items: [Item]
  }

  private var order = SlotOrder()
  /// In the order of their times.
  private(set) var columns: [Column] = []

  var isEmpty: Bool { columns.isEmpty }

  /// By slot: the number of the area.
  var numbers: [Int] { order.numbers }

  /// Where in the columns an area is; nil where it is not among them.
  func slot(of number: Int) -> Int? {
    // Mostly they stand in the order in which they were met.
    if number < numbers.count, numbers[number] == number { return number }
    return numbers.firstIndex(of: number)
  }

  /// Whether a column of these areas can stand behind the others.
  func takes(_ instant: Instant, _ order: SlotOrder) -> Bool {
    guard let last = columns.last else { return true }
    return last.instant < instant && self.order.id == order.id
  }

  /// Only where it ``takes(_:_:)`` them.
  mutating func append(_ items: [Item], at instant: Instant, in order: SlotOrder) {
    if columns.isEmpty { self.order = order }
    columns.append(Column(instant: instant, items: items))
  }

  /// How many of the first columns are before an instant.
  func count(before instant: Instant) -> Int {
    columns.firstIndex { $0.instant >= instant } ?? columns.count
  }

  mutating func dropFirst(_ count: Int) { columns.removeFirst(count) }

  mutating func removeAll() { columns.removeAll(keepingCapacity: true) }
}
