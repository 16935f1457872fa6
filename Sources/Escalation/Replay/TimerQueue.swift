/// Something that falls due between two rows of a log.
package struct Timer: Sendable {
  package enum Kind: Sendable {
    /// The time since a step of a thing passes a line of its tables.
    case line(indicator: Int, thing: Int, Boundary)
    /// A step of a thing leaves the window of a count.
    case leaving(indicator: Int, thing: Int)
    /// An action that began then should be done.
    case deadline(Undertaking, began: Instant)
    /// A row that cannot be played begins or ceases to matter.
    case doubt
    /// Somebody looks, though nothing is known to fall due.
    case look
  }

  package let instant: Instant
  package let kind: Kind
}

/// Timers, the next one first; those of one instant in the order in which they were set.
struct TimerQueue: Sendable {
  private var heap: [(order: Int, timer: Timer)] = []
  private var count = 0

  var next: Instant? { heap.first?.timer.instant }

  mutating func set(_ timer: Timer) {
    heap.append((count, timer))
    count += 1
    var child = heap.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes out every timer that is due at an instant or was before it.
  mutating func take(until instant: Instant) -> [Timer] {
    var due: [Timer] = []
    while let next, next <= instant, let timer = takeFirst() { due.append(timer) }
    return due
  }

  /// What is left, in order.
  func remaining() -> [Timer] {
    heap.sorted { ($0.timer.instant, $0.order) < ($1.timer.instant, $1.order) }.map(\.timer)
  }

  private mutating func takeFirst() -> Timer? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first.timer }
    heap[0] = last
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
      guard let least = children.min(by: isBefore), isBefore(least, parent) else { break }
      heap.swapAt(parent, least)
      parent = least
    }
    return first.timer
  }

  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    (heap[one].timer.instant, heap[one].order) < (heap[other].timer.instant, heap[other].order)
  }
}
