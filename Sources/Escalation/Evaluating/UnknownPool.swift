/// Something that is not known, on its own.
enum Unknown: Hashable {
  /// The value of a column in an area.
  case value(column: Int, slot: Int)
  /// The reading of an indicator in an area.
  case reading(indicator: Int, slot: Int)

  /// An order, so that the same data are always searched the same way.
  static func isBefore(_ one: Unknown, _ other: Unknown) -> Bool { one.rank > other.rank }

  private var rank: (Int, Int, Int) {
    switch self {
    case .value(let column, let slot): (1, column, slot)
    case .reading(let indicator, let slot): (0, indicator, slot)
    }
  }
}

/// Unknown parts of one result, and which of them hang on the same missing inputs.
///
/// A plan may have many thousands of them, so each is looked at once, not once for every other.
struct UnknownPool {
  private(set) var unknowns: Set<Unknown> = []
  private var roots: [Unknown: Set<Root>] = [:]
  private var owners: [Root: Set<Unknown>] = [:]
  /// Those that may be shared, the latest column on top.
  private var queue = Heap()

  func holds(_ unknown: Unknown) -> Bool { unknowns.contains(unknown) }

  /// Whether any two still hang on one input.
  var isShared: Bool { owners.values.contains { $0.count > 1 } }

  mutating func add(_ unknown: Unknown, _ own: Set<Root>) {
    guard unknowns.insert(unknown).inserted else { return }
    roots[unknown] = own
    var isShared = false
    for root in own {
      // The second owner makes the first one shared, too.
      if let others = owners[root] {
        isShared = true
        if others.count == 1 { others.forEach { queue.push($0) } }
      }
      owners[root, default: []].insert(unknown)
    }
    if isShared { queue.push(unknown) }
  }

  /// Takes out the latest one that shares an input with another and can be opened.
  mutating func takeShared(where canOpen: (Unknown) -> Bool) -> Unknown? {
    while let unknown = queue.pop() {
      guard holds(unknown), isShared(unknown), canOpen(unknown) else { continue }
      remove(unknown)
      return unknown
    }
    return nil
  }

  private func isShared(_ unknown: Unknown) -> Bool {
    roots[unknown]?.contains { owners[$0, default: []].count > 1 } ?? false
  }

  private mutating func remove(_ unknown: Unknown) {
    unknowns.remove(unknown)
    for root in roots.removeValue(forKey: unknown) ?? [] {
      owners[root]?.remove(unknown)
      if owners[root]?.isEmpty == true { owners[root] = nil }
    }
  }
}

/// A binary heap of unknowns, the first in their order on top.
private struct Heap {
  private var items: [Unknown] = []

  mutating func push(_ unknown: Unknown) {
    items.append(unknown)
    var child = items.count - 1
    while child > 0, Unknown.isBefore(items[child], items[(child - 1) / 2]) {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> Unknown? {
    guard let top = items.first else { return nil }
    items.swapAt(0, items.count - 1)
    items.removeLast()
    var parent = 0
    while let child = firstChild(of: parent), Unknown.isBefore(items[child], items[parent]) {
      items.swapAt(child, parent)
      parent = child
    }
    return top
  }

  private func firstChild(of parent: Int) -> Int? {
    let left = 2 * parent + 1
    guard left < items.count else { return nil }
    let right = left + 1
    return right < items.count && Unknown.isBefore(items[right], items[left]) ? right : left
  }
}
