/// A yes-or-no function of some inputs, each of which lies in one of finitely many cells.
///
/// In one store the same function is always the same diagram; so whether two conditions say the same,
/// or one can never hold, is seen at a glance.
struct Diagram: Hashable, Sendable {
  /// Twice the place of a node, and one more where it stands for the opposite.
  fileprivate let bits: Int32

  static let always = Diagram(bits: 0)
  static let never = Diagram(bits: 1)

  static prefix func ! (one: Diagram) -> Diagram { Diagram(bits: one.bits ^ 1) }

  fileprivate var node: Int { Int(bits >> 1) }
  fileprivate var isNegated: Bool { bits & 1 != 0 }

  init(_ holds: Bool) { self = holds ? .always : .never }

  fileprivate init(bits: Int32) { self.bits = bits }
}

/// Holds diagrams, and works them out of each other.
///
/// A node asks one input, and goes on by runs of neighbouring cells. Inputs are asked in the order of
/// their numbers. What would take too many steps is given up; ``isExhausted`` then says so.
struct DiagramStore {
  struct Run: Hashable {
    /// One past its last cell.
    let end: Int32
    let next: Diagram
  }

  private struct Node: Hashable {
    let input: Int32
    let runs: [Run]
  }

  private struct Pair: Hashable {
    let one: Diagram
    let other: Diagram
  }

  /// The first one stands for `always`.
  private var nodes: [Node] = [Node(input: .max, runs: [])]
  private var places: [Node: Int32] = [:]
  private var conjunctions: [Pair: Diagram] = [:]

  /// How many more steps may be taken; set before each question.
  private var budget = Int.max
  private(set) var isExhausted = false

  /// More inputs one behind the other are not followed.
  private static let deepest = 600

  /// How far the question asked before this one was.
  struct Pause {
    fileprivate let budget: Int
    fileprivate let isExhausted: Bool
  }

  mutating func begin(budget: Int) -> Pause {
    let pause = Pause(budget: self.budget, isExhausted: isExhausted)
    self.budget = budget
    isExhausted = false
    return pause
  }

  /// Goes back to the question before. Returns whether this one had to be given up.
  mutating func end(_ pause: Pause) -> Bool {
    let wasExhausted = isExhausted
    (budget, isExhausted) = (pause.budget, pause.isExhausted)
    return wasExhausted
  }

  /// The node behind a diagram: its input, and the runs with the opposite already carried out.
  func split(_ one: Diagram) -> (input: Int, runs: [Run]) {
    let node = nodes[one.node]
    guard one.isNegated else { return (Int(node.input), node.runs) }
    return (Int(node.input), node.runs.map { Run(end: $0.end, next: !$0.next) })
  }

  private func input(_ one: Diagram) -> Int32 { nodes[one.node].input }

  // MARK: - Making

  /// What holds in some cells of an input, given as ascending stretches.
  mutating func test(_ input: Int, count: Int, holds: [Range<Int>]) -> Diagram {
    var runs: [Run] = []
    var end = 0
    for cells in holds where !cells.isEmpty {
      if cells.lowerBound > end { runs.append(Run(end: Int32(cells.lowerBound), next: .never)) }
      runs.append(Run(end: Int32(cells.upperBound), next: .always))
      end = cells.upperBound
    }
    if end < count { runs.append(Run(end: Int32(count), next: .never)) }
    return make(Int32(input), runs)
  }

  private mutating func make(_ input: Int32, _ runs: [Run]) -> Diagram {
    var merged: [Run] = []
    for run in runs {
      if merged.last?.next == run.next { merged.removeLast() }
      merged.append(run)
    }
    guard merged.count > 1, let first = merged.first else { return merged.first?.next ?? .never }
    // Of a function and its opposite only that one is kept which begins without one.
    let isNegated = first.next.isNegated
    if isNegated { merged = merged.map { Run(end: $0.end, next: !$0.next) } }
    let node = Node(input: input, runs: merged)
    let place: Int32
    if let known = places[node] {
      place = known
    } else {
      place = Int32(nodes.count)
      nodes.append(node)
      places[node] = place
    }
    return Diagram(bits: place << 1 | (isNegated ? 1 : 0))
  }

  // MARK: - Combining

  mutating func and(_ one: Diagram, _ other: Diagram) -> Diagram { and(one, other, 0) }

  mutating func or(_ one: Diagram, _ other: Diagram) -> Diagram { !and(!one, !other) }

  mutating func all(_ parts: [Diagram]) -> Diagram {
    // Those that ask the last inputs first, so that what is added stands on top of what is there.
    let ordered = Set(parts).sorted { (input($0), $0.bits) > (input($1), $1.bits) }
    return ordered.reduce(.always) { and($1, $0) }
  }

  mutating func any(_ parts: [Diagram]) -> Diagram { !all(parts.map { !$0 }) }

  /// Whether at least so many hold.
  mutating func atLeast(_ needed: Int, of parts: [Diagram]) -> Diagram {
    guard needed > 0 else { return .always }
    guard needed <= parts.count else { return .never }
    let ordered = parts.sorted { (input($0), $0.bits) > (input($1), $1.bits) }
    // By how many are still needed of those that were gone through.
    var counts: [Diagram] = [.always] + Array(repeating: .never, count: needed)
    for part in ordered {
      for count in stride(from: needed, to: 0, by: -1) {
        let withIt = and(part, counts[count - 1])
        counts[count] = or(withIt, and(!part, counts[count]))
      }
    }
    return counts[needed]
  }

  private mutating func and(_ one: Diagram, _ other: Diagram, _ depth: Int) -> Diagram {
    if one == other || other == .always { return one }
    if one == .always { return other }
    if one == .never || other == .never || one == !other { return .never }
    let pair = one.bits < other.bits ? Pair(one: one, other: other) : Pair(one: other, other: one)
    if let known = conjunctions[pair] { return known }
    budget -= 1
    guard budget > 0, depth < Self.deepest else {
      isExhausted = true
      return .never
    }
    let (first, second) = (input(one), input(other))
    let result: Diagram
    if first == second {
      result = meet(Int(first), split(one).runs, split(other).runs, depth)
    } else {
      let (upper, lower) = first < second ? (one, other) : (other, one)
      let runs = split(upper).runs.map { Run(end: $0.end, next: and($0.next, lower, depth + 1)) }
      result = make(min(first, second), runs)
    }
    if !isExhausted { conjunctions[pair] = result }
    return result
  }

  private mutating func meet(
    _ input: Int, _ ones: [Run], _ others: [Run], _ depth: Int
  ) -> Diagram {
    var runs: [Run] = []
    var (left, right) = (0, 0)
    while left < ones.count, right < others.count {
      let end = min(ones[left].end, others[right].end)
      runs.append(Run(end: end, next: and(ones[left].next, others[right].next, depth + 1)))
      if ones[left].end == end { left += 1 }
      if others[right].end == end { right += 1 }
    }
    budget -= runs.count
    return make(Int32(input), runs)
  }

  // MARK: - Asking

  /// What is left of a function where an input lies in a cell.
  mutating func fixing(_ input: Int, at cell: Int, in one: Diagram) -> Diagram {
    var known: [Diagram: Diagram] = [:]
    return fixing(Int32(input), cell, one, &known, 0)
  }

  private mutating func fixing(
    _ input: Int32, _ cell: Int, _ one: Diagram, _ known: inout [Diagram: Diagram], _ depth: Int
  ) -> Diagram {
    let own = self.input(one)
    if own > input { return one }
    if let known = known[one] { return known }
    budget -= 1
    guard budget > 0, depth < Self.deepest else {
      isExhausted = true
      return one
    }
    let runs = split(one).runs
    let result: Diagram
    if own == input {
      result = runs.first { $0.end > cell }?.next ?? .never
    } else {
      result = make(
        own,
        runs.map { Run(end: $0.end, next: fixing(input, cell, $0.next, &known, depth + 1)) })
    }
    known[one] = result
    return result
  }

  /// The inputs that a function asks, ascending; nil where they are more than `limit`.
  func inputs(of one: Diagram, limit: Int = .max) -> [Int]? {
    var seen: Set<Int> = [0]
    var found: Set<Int> = []
    var open = [one.node]
    while let node = open.popLast() {
      guard seen.insert(node).inserted else { continue }
      found.insert(Int(nodes[node].input))
      guard found.count <= limit else { return nil }
      open += nodes[node].runs.map(\.next.node)
    }
    return found.sorted()
  }
}
