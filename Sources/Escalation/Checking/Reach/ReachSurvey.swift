internal import Diagnostics

/// Goes through a plan once, for the lines it draws and the tests it makes.
struct ReachSurvey {
  private let plan: Plan
  /// By indicator: every line that a reading of it is set against.
  private(set) var lines: [Set<Boundary>]
  private(set) var days: [CivilDate] = []
  /// By tier: its areas, those together that nothing sets apart.
  private(set) var areaClasses: [[[Int]]] = []
  private(set) var spreads: [SpreadPlace: [AreaTest]] = [:]
  private(set) var lastings: [LastedKey: [Int64]] = [:]
  private(set) var changes: [ChangeKey: Set<Boundary>] = [:]
  private var foundDays: Set<CivilDate> = []
  private var seen: Set<SpreadPlace> = []

  init(_ plan: Plan) {
    self.plan = plan
    lines = plan.indicators.map { _ in [] }
    areaClasses = plan.areas.ids.map { classes(of: $0) }
    addBands()
    addConditions()
    for figure in plan.indicators.compactMap(\.figure) { foundDays.formUnion(figure.starts) }
    days = foundDays.sorted()
    lastings = lastings.mapValues { Set($0).sorted() }
  }

  // MARK: - Lines

  private mutating func addBands() {
    for (index, indicator) in plan.indicators.enumerated() where indicator.isNumeric {
      for (bands, _) in indicator.scorings {
        for case .numbers(let range) in bands.bands.map(\.readings) {
          add(range, of: index, margin: indicator.margin)
        }
      }
    }
  }

  private mutating func add(_ range: RangePhrase, of index: Int, margin: ExactDecimal? = nil) {
    let indicator = plan.indicators[index]
    guard !plan.isCompared(range, of: index) else { return }
    for set in plan.variants(of: range, for: indicator, areaClasses) {
      lines[index].formUnion(set.set.boundaries)
      guard let margin else { continue }
      for line in set.set.boundaries {
        lines[index].formUnion(indicator.lines(around: line, margin))
      }
    }
  }

  // MARK: - Conditions

  private mutating func addConditions() {
    for (condition, tier) in plan.placedConditions { add(condition, in: tier) }
    for status in plan.statuses {
      for reference in status.axes where isInside(reference, status.tier) {
        addLevels(of: reference, in: status.tier)
      }
    }
  }

  private func isInside(_ reference: Reference, _ tier: TierID) -> Bool {
    plan.areas.isNarrower(plan.tier(of: reference), than: tier)
  }

  private mutating func addLevels(of reference: Reference, in tier: TierID) {
    for level in plan.scale.levels.dropFirst() {
      add(AreaTest(asked: .reaches(level), share: .any), about: reference, in: tier)
    }
    add(AreaTest(asked: .applies, share: .any), about: reference, in: tier)
  }

  private mutating func add(_ condition: Condition, in tier: TierID) {
    switch condition {
    case .clock(.before(let day)), .clock(.from(let day)): foundDays.insert(day)
    case .clock: break
    case .test(let test): add(test, in: tier)
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts),
      .ofMembers(_, let parts):
      for part in parts { add(part, in: tier) }
    }
  }

  private mutating func add(_ test: Test, in tier: TierID) {
    let now = TestKey.Now(test)
    if case .range(let range) = test.predicate, case .indicator(let index) = test.subject {
      add(range, of: index)
    }
    if case .change(let change) = test.predicate, case .indicator(let index) = test.subject {
      let numbers = change.range.numbers(\.number)
      changes[ChangeKey(index, change), default: []].formUnion(numbers?.boundaries ?? [])
    }
    if let lasting = test.lasting {
      lastings[LastedKey(now: now, kind: lasting.kind), default: []].append(lasting.length)
    }
    guard let spread = test.spread else { return }
    let asked = AreaTest.Asked.test(ReachTest(now: now, lasting: test.lasting))
    add(AreaTest(asked: asked, share: spread.share), about: test.subject, in: tier)
  }

  private mutating func add(_ test: AreaTest, about subject: Reference, in tier: TierID) {
    let place = SpreadPlace(context: tier, subject: subject)
    if spreads[place]?.contains(test) != true { spreads[place, default: []].append(test) }
  }

  // MARK: - Areas

  /// What sets the areas of a tier apart is where something applies, and the values of figures.
  private func classes(of tier: TierID) -> [[Int]] {
    let areas = plan.areas[tier].areas.indices
    guard tier != plan.areas.wholePlan, !areas.isEmpty else { return [Array(areas)] }
    let own = plan.indicators.filter { $0.tier == tier && $0.onlyIn != nil }
    let figures = plan.indicators.indices.filter { index in
      plan.indicators[index].figure?.isOneNumber == false
        && (plan.indicators[index].tier == tier
          || plan.areas.isNarrower(tier, than: plan.indicators[index].tier))
    }
    var order: [AreaTraits] = []
    var classes: [AreaTraits: [Int]] = [:]
    for area in areas {
      let traits = AreaTraits(
        applies: own.map { $0.applies(inArea: area) },
        figures: figures.map { plan.figureValue($0, in: area, of: tier) })
      if classes[traits] == nil { order.append(traits) }
      classes[traits, default: []].append(area)
    }
    return order.compactMap { classes[$0] }
  }
}

private struct AreaTraits: Hashable {
  let applies: [Bool]
  let figures: [DatedNumber?]
}

extension Figure {
  /// Whether it is the same in all areas.
  fileprivate var isOneNumber: Bool { byArea.isEmpty }
}

extension ChangeKey {
  init(_ indicator: Int, _ change: Change) {
    self.init(
      indicator: indicator, direction: change.direction, isRelative: change.isRelative,
      span: change.span)
  }
}

extension TestKey.Now {
  init(_ test: Test) {
    self.init(subject: test.subject, predicate: test.predicate.unplaced(at: test.mark.file))
  }
}

extension Test.Predicate {
  /// The same wherever it is written.
  fileprivate func unplaced(at file: FileID) -> Test.Predicate {
    switch self {
    case .range(let range): .range(range.unplaced(at: file))
    case .change(let change):
      .change(
        Change(
          direction: change.direction, range: change.range.unplaced(at: file),
          isRelative: change.isRelative, span: change.span))
    default: self
    }
  }
}

extension RangePhrase {
  fileprivate func unplaced(at file: FileID) -> RangePhrase {
    let nowhere = Mark(file: file, range: 0..<0)
    return RangePhrase(
      pieces: pieces.map { Piece(lower: $0.lower, upper: $0.upper, mark: nowhere) }, mark: nowhere)
  }
}

extension Status {
  /// What it takes the level of.
  var axes: [Reference] {
    switch rule {
    case .worstOf(let members), .atLeast(_, let members): members.map(\.reference)
    case .matrix(let matrix): [matrix.rows.reference, matrix.columns.reference]
    case .levels, .declaredOnly: []
    }
  }
}

extension Plan {
  /// Every condition, and the tier in an area of which it is asked.
  var placedConditions: [(condition: Condition, tier: TierID)] {
    var result: [(Condition, TierID)] = []
    for trigger in triggers { result += trigger.condition.map { [($0, trigger.tier)] } ?? [] }
    for status in statuses { result += status.conditions.map { ($0, status.tier) } }
    for indicator in indicators {
      if let summary = indicator.summary, let condition = summary.condition {
        result.append((condition, summary.over ?? indicator.tier))
      }
      if let measure = indicator.measure, let condition = measure.condition {
        result.append((condition, events[measure.event].tier))
      }
    }
    for block in blocks {
      result += block.actions.compactMap(\.condition).map { ($0, statuses[block.status].tier) }
    }
    return result
  }

  /// What a range stands for: one set, or one for each kind of area and each period in which its
  /// figures differ. No area means all of them, no day all days.
  func variants(
    of range: RangePhrase, for indicator: Indicator, _ areaClasses: [[[Int]]]
  ) -> [(area: Int?, period: Int?, set: NumberSet)] {
    if range.isFixed { return [(nil, nil, numbers(of: range, for: indicator, area: 0, on: nil))] }
    let classes = areaClasses[indicator.tier.index]
    let starts = starts(of: [range])
    let areas: [Int?] = classes.count > 1 ? classes.indices.map(Optional.some) : [nil]
    let periods: [Int?] = starts.isEmpty ? [nil] : (0...starts.count).map(Optional.some)
    return areas.flatMap { area in
      periods.map { period in
        let day = period.flatMap { $0 > 0 ? starts[$0 - 1] : nil }
        let place = area.map { classes[$0][0] } ?? classes.first?.first ?? 0
        return (area, period, numbers(of: range, for: indicator, area: place, on: day))
      }
    }
  }
}

extension Indicator {
  /// The lines at which a reading comes within its margin of a line.
  func lines(around line: Boundary, _ margin: ExactDecimal) -> [Boundary] {
    [margin, margin.negated].compactMap { distance in
      ExactNumber(line.value).adding(ExactNumber(distance))?.decimal
    }.flatMap { value -> [Boundary] in
      let both = [Boundary.before(value), .after(value)]
      guard let grid else { return both }
      return grid.snapped(NumberSet(both.map { Stretch($0, nil) })).boundaries
        + both.flatMap { grid.snapped(NumberSet([Stretch($0, nil)])).boundaries }
    }
  }
}
