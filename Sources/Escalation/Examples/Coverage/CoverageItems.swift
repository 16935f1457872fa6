internal import Diagnostics

/// Everything in a plan that an example can reach.
struct CoverageItems {
  let plan: Plan
  private(set) var all: [CoverageItem] = []

  init(_ plan: Plan) {
    self.plan = plan
    for index in plan.indicators.indices { addBands(index) }
    addTestLines()
    for index in plan.triggers.indices { addTrigger(index) }
    for condition in plan.writtenConditions { addParts(of: condition) }
    for index in plan.statuses.indices { addLevels(index) }
    for index in plan.blocks.indices { addBlock(index) }
  }

  private mutating func add(
    _ kind: CoverageItem.Kind, _ key: CoverageKey, _ citation: Citation, _ text: String
  ) {
    all.append(
      CoverageItem(kind: kind, key: key, mark: citation.mark, text: text, source: citation.source))
  }

  // MARK: - Bands and lines

  private mutating func addBands(_ index: Int) {
    let indicator = plan.indicators[index]
    let written = [
      (indicator.bands, RangeOwner.bands(indicator: index)),
      (indicator.points, RangeOwner.points(indicator: index)),
    ]
    for case (let bands?, let owner) in written where !indicator.givesLevel {
      for (place, band) in bands.bands.enumerated() {
        add(
          .bands, .band(owner, place), Self.cited(band.citation, indicator),
          text(band.verdict, index))
      }
      if let otherwise = bands.otherwise {
        let citation = Citation(mark: bands.mark, source: indicator.citation.source)
        add(.bands, .band(owner, nil), citation, text(otherwise, index) + " otherwise")
      }
      addLines(owner, index, bands.ranges) { line in
        let band = bands.bands.first { $0.bounds.contains(line.value) }
        return Self.cited(band?.citation ?? Citation(mark: bands.mark), indicator)
      }
    }
    guard indicator.isReported, indicator.whenMissing != .unknown else { return }
    add(
      .missing, .missing(indicator: index), indicator.citation, "\(indicator.name) not reported")
  }

  /// A band's own source, else the indicator's.
  private static func cited(_ citation: Citation, _ indicator: Indicator) -> Citation {
    Citation(mark: citation.mark, source: citation.source ?? indicator.citation.source)
  }

  private func text(_ verdict: Bands.Verdict, _ index: Int) -> String {
    let name = plan.indicators[index].name
    return switch verdict {
    case .level(let level): "\(name) \(plan.scale[level].name)"
    case .notStated: "\(name) not stated"
    case .points(let points): "\(name) for \(points.text) points"
    }
  }

  private mutating func addTestLines() {
    var seen: Set<TestKey> = []
    for condition in plan.writtenConditions { addLines(of: condition, &seen) }
    for index in plan.blocks.indices {
      for (key, action) in plan.actions(ofBlock: index) {
        guard let condition = action.condition else { continue }
        addLines(
          of: WrittenCondition(
            owner: .action(block: index, key), condition: condition, mark: action.citation.mark,
            source: action.citation.source), &seen)
      }
    }
  }

  private mutating func addLines(of written: WrittenCondition, _ seen: inout Set<TestKey>) {
    for test in written.condition.tests {
      guard case .range(let range) = test.predicate, case .indicator(let index) = test.subject,
        seen.insert(TestKey(test)).inserted
      else { continue }
      let citation = Citation(mark: test.mark, source: written.source)
      addLines(.test(TestKey(test)), index, [range]) { _ in citation }
    }
  }

  private mutating func addLines(
    _ owner: RangeOwner, _ index: Int, _ ranges: [RangePhrase], citation: (Line) -> Citation
  ) {
    let areas = plan.areas[plan.indicators[index].tier].areas.indices
    let days = [nil] + plan.starts(of: ranges).map(Optional.some)
    var texts: [CoverageKey: String] = [:]
    var order: [(Line, Line.Side)] = []
    // What is compared with another reading lies somewhere; each side of it can be had.
    for day in days {
      for area in areas.isEmpty ? 0..<1 : areas {
        let placed = plan.lines(of: owner, index, ranges, area: area, on: day) { _ in
          ExactNumber(1_000)
        }
        for line in placed {
          for side in line.sides {
            let key = CoverageKey.side(line.line, side)
            if texts[key] == nil { order.append((line.line, side)) }
            if texts[key] == nil { texts[key] = text(line, side, index) }
          }
        }
      }
    }
    for (line, side) in order {
      let key = CoverageKey.side(line, side)
      add(.boundaries, key, citation(line), texts[key] ?? "")
    }
  }

  private func text(_ line: PlacedLine, _ side: Line.Side, _ index: Int) -> String {
    let name = plan.indicators[index].name
    if case .number = line.line.value {
      let number = line.number(line.grid == nil ? .at : side)?.text() ?? ""
      return "\(name) " + (line.grid == nil ? side.words : "exactly ") + number
    }
    let other = line.line.value.index.map { plan.indicators[$0].name } ?? ""
    guard line.grid != nil else { return "\(name) \(side.words)\(other)" }
    let isAt = (side == .at) != line.line.isAfter
    return "\(name) " + (isAt ? "exactly " : side == .at ? "just above " : "just below ") + other
  }

  // MARK: - Signs and conditions

  private mutating func addTrigger(_ index: Int) {
    let trigger = plan.triggers[index]
    guard !trigger.isFromEvents else { return }
    for answer in [true, false] {
      add(
        .triggers, .trigger(index, answer), trigger.citation,
        "\(trigger.name): \(answer ? "yes" : "no")")
    }
  }

  /// The parts of a combination; a single test of a trigger is the trigger.
  private mutating func addParts(of written: WrittenCondition) {
    let whole = ConditionPlace(owner: written.owner)
    let isOfTrigger = if case .trigger = written.owner { true } else { false }
    for (place, condition) in written.condition.places(from: whole) {
      if place == whole, isOfTrigger { continue }
      let (text, mark) = words(of: condition, in: written)
      for answer in [true, false] {
        add(
          .conditions, .part(place, answer), Citation(mark: mark, source: written.source),
          "\(text): \(answer ? "yes" : "no")")
      }
    }
  }

  private func words(of condition: Condition, in written: WrittenCondition) -> (String, Mark) {
    let mark = condition.tests.first?.mark ?? written.mark
    if condition.isOfGroup, let test = condition.tests.first {
      return ("\(condition.share) of \(test.text)", mark)
    }
    switch condition {
    case .test(let test):
      return (test.text + (test.spread.map { " in \($0.words(plan))" } ?? ""), test.mark)
    case .clock(let test): return (test.words(plan), mark)
    default: return ("\(condition.share) of them", mark)
    }
  }

  // MARK: - Levels and actions

  private mutating func addLevels(_ index: Int) {
    let status = plan.statuses[index]
    for level in plan.levels(thatCanBe: .status(index)).sorted() {
      add(
        .levels, .level(status: index, level), status.citation,
        "\(status.name) \(plan.scale[level].name)")
    }
    guard case .matrix(let matrix) = status.rule else { return }
    for (row, cells) in matrix.cells.enumerated() {
      for column in cells.indices {
        add(
          .cells, .cell(status: index, row: row, column: column), status.citation,
          "\(status.name) at \(matrix.rows.names[row]), \(matrix.columns.names[column])")
      }
    }
  }

  private mutating func addBlock(_ index: Int) {
    let block = plan.blocks[index]
    let role = plan.roles[block.role]
    let possible = plan.levels(thatCanBe: .status(block.status))
    for level in block.cells.keys.sorted() where possible.contains(level) {
      let citation = Citation(mark: block.mark, source: role.citation.source)
      add(
        .roles, .role(block: index, level), citation, "\(role.name) at \(plan.scale[level].name)")
    }
    for (key, action) in plan.actions(ofBlock: index) {
      add(.actions, .action(block: index, key), action.citation, "\(role.name): \(action.text)")
      guard action.condition != nil else { continue }
      for answer in [true, false] {
        add(
          .whens, .when(block: index, key, answer), action.citation,
          "\(role.name), when \(action.conditionText ?? ""): \(answer ? "yes" : "no")")
      }
    }
  }
}

extension Condition {
  /// How many of its parts must hold.
  fileprivate var share: String {
    switch self {
    case .all, .test, .clock: "all"
    case .any: "any"
    case .none: "none"
    case .atLeast(let count, _): "at least \(count)"
    case .ofMembers(.every, _): "every one"
    case .ofMembers(.atLeastHalf, _): "at least half"
    }
  }
}

extension Bands.Band {
  fileprivate var bounds: [BoundValue] {
    guard case .numbers(let range) = readings else { return [] }
    return range.values
  }
}

extension BoundValue {
  /// The indicator or figure it names.
  var index: Int? {
    switch self {
    case .number: nil
    case .figure(let index), .reading(let index): index
    }
  }
}

extension Line.Side {
  fileprivate var words: String {
    switch self {
    case .below: "just below "
    case .at: "exactly "
    case .above: "just above "
    }
  }
}

extension Test.Spread {
  fileprivate func words(_ plan: Plan) -> String {
    let tier = plan.areas[self.tier].name
    return switch share {
    case .any: "any \(tier)"
    case .every: "every \(tier)"
    case .atLeast(let count): "at least \(count) of \(tier)"
    case .atLeastHalf: "at least half of \(tier)"
    }
  }
}

extension ClockTest {
  fileprivate func words(_ plan: Plan) -> String {
    switch self {
    case .during(let index): "during \(plan.hours[index].name)"
    case .outside(let index): "outside \(plan.hours[index].name)"
    case .before(let date): "before \(date.iso)"
    case .from(let date): "from \(date.iso)"
    }
  }
}
