/// Something that is calculated in one area.
enum Cell: Hashable {
  case column(Int, slot: Int)
  /// Of a formula or summary.
  case result(indicator: Int, slot: Int)
}

/// How unknown parts reach a value: the cells on the way, each after those it is made of.
///
/// What reaches the value on one way only need not be chosen: of parts that do not hang on one
/// another, sets say all there is to say. A calculation is tried number by number.
struct WaysUp {
  /// In an order in which they can be calculated; the value itself is the last one.
  private(set) var cells: [Cell] = []
  /// The unknown parts that must be chosen.
  private(set) var choices: [Unknown] = []

  private let unknowns: Set<Unknown>
  /// What each cell reads, as often as it does.
  private var read: [[Node]] = []

  private enum Node: Hashable {
    case cell(Cell)
    case unknown(Unknown)
  }

  init(to target: Cell, from unknowns: Set<Unknown>, _ finder: RootFinder) {
    self.unknowns = unknowns
    var visited: Set<Cell> = []
    visit(target, finder, &visited)
    let manifold = manifoldNodes(finder)
    choices = unknowns.filter { manifold.contains(.unknown($0)) }.sorted(by: Unknown.isBefore)
  }

  /// For each choice, the cells that can be calculated once it is made: those that hang on it, and
  /// on none after it.
  var settled: [[Cell]] {
    var last: [Node: Int] = [:]
    for (index, choice) in choices.enumerated() { last[.unknown(choice)] = index }
    var settled = choices.map { _ in [Cell]() }
    for (cell, nodes) in zip(cells, read) {
      guard let index = nodes.compactMap({ last[$0] }).max() else { continue }
      last[.cell(cell)] = index
      settled[index].append(cell)
    }
    return settled
  }

  /// Walks down, and adds each cell once all those under it have been.
  private mutating func visit(_ cell: Cell, _ finder: RootFinder, _ visited: inout Set<Cell>) {
    guard visited.insert(cell).inserted else { return }
    let nodes = finder.parts(of: cell).compactMap { node($0, finder) }
    for case .cell(let inner) in nodes { visit(inner, finder, &visited) }
    cells.append(cell)
    read.append(nodes)
  }

  /// Nil where nothing is unknown of it.
  private func node(_ part: Ingredient, _ finder: RootFinder) -> Node? {
    switch part {
    case .reading(let indicator, let slot):
      let unknown = Unknown.reading(indicator: indicator, slot: slot)
      return unknowns.contains(unknown) ? .unknown(unknown) : nil
    case .column(let column, let slot):
      let unknown = Unknown.value(column: column, slot: slot)
      if unknowns.contains(unknown) { return .unknown(unknown) }
      return finder.isOpen(column, slot) ? .cell(.column(column, slot: slot)) : nil
    case .result(let indicator, let slot):
      guard finder.frame.formulas[indicator][slot].isOpen,
        !finder.compiled.hangsOnMore(indicator)
      else { return nil }
      return .cell(.result(indicator: indicator, slot: slot))
    }
  }

  /// Calculations, what reaches the value on several ways, and all under these.
  private func manifoldNodes(_ finder: RootFinder) -> Set<Node> {
    var met: Set<Node> = []
    var manifold: Set<Node> = []
    for (cell, nodes) in zip(cells, read).reversed() {
      let isManifold = manifold.contains(.cell(cell)) || finder.calculates(cell)
      for node in nodes where !met.insert(node).inserted || isManifold { manifold.insert(node) }
    }
    return manifold
  }
}

extension RootFinder {
  /// What a cell reads, as often as it does.
  fileprivate func parts(of cell: Cell) -> [Ingredient] {
    guard case .column(let column, let slot) = cell else {
      guard case .result(let indicator, let slot) = cell else { return [] }
      return compiled.ingredients(of: indicator, slot, frame)
    }
    switch compiled.columns[column].operation {
    case .classifyNumber(let indicator, _), .classifyWord(let indicator, _):
      return [.reading(indicator: indicator, slot: slot)]
    case .classifyFormula(let indicator, _):
      return [.result(indicator: indicator, slot: slot)]
    case .compare(let indicator, let range): return operands(indicator, range, column, slot)
    case .answer, .isMissing, .isMissed, .clock, .change, .was: return []
    default: return inputs(of: column, slot).map { .column($0.column, slot: $0.slot) }
    }
  }

  /// What a comparison compares.
  func operands(
    _ indicator: Int, _ range: RangePhrase, _ column: Int, _ slot: Int
  ) -> [Ingredient] {
    compiled.operands(indicator, range).compactMap { index in
      let read = compiled.plan.indicators[index]
      let place = frame.ancestor(
        of: slot, from: compiled.columns[column].tier, to: read.tier, compiled.plan.areas)
      if read.isReported { return .reading(indicator: index, slot: place) }
      return read.figure == nil ? .result(indicator: index, slot: place) : nil
    }
  }

  /// Whether a cell calculates with numbers, of which an interval may hold more than can be.
  fileprivate func calculates(_ cell: Cell) -> Bool {
    switch cell {
    case .result: return true
    case .column(let column, _):
      if case .compare = compiled.columns[column].operation { return true }
      return false
    }
  }
}
