internal import Diagnostics

/// Readings to try, one of each input in each area.
struct TrialReadings: Hashable {
  /// A reading, and how many in a row are the same.
  struct Entry: Hashable {
    var value: Snapshot.Value
    var count = 1
  }

  /// An input of a plan in one of its areas.
  struct Input: Hashable {
    let reference: Reference
    let area: AreaName
  }

  private(set) var inputs: [Input] = []
  private(set) var entries: [Input: Entry] = [:]
  var at: WrittenTime?

  mutating func set(_ value: Snapshot.Value, count: Int = 1, of input: Input) {
    if entries.updateValue(Entry(value: value, count: count), forKey: input) == nil {
      inputs.append(input)
    }
  }

  /// How often the longest series repeats its reading.
  private var longest: Int { entries.values.map(\.count).max() ?? 1 }

  var isSeries: Bool { longest > 1 }

  func snapshot(interval: TimeSpan?) -> Snapshot {
    let count = interval == nil ? 1 : longest
    let given = inputs.map { input in
      let entry = entries[input] ?? Entry(value: .missing)
      let readings = (0..<count).map { index in
        Snapshot.Reading(
          time: interval.map { count == 1 ? .now : .back(count - 1 - index, spacing: $0) } ?? .now,
          value: entry.value, mark: nil)
      }
      return Snapshot.Given(
        reference: input.reference, area: input.area, readings: readings, mark: nil)
    }
    var areas: [AreaName] = []
    for input in inputs where !areas.contains(input.area) { areas.append(input.area) }
    return Snapshot(
      at: at, atMark: nil, given: given, declared: [], signedOff: [], areas: areas, events: nil)
  }
}

/// Which values of each input are worth trying.
struct TrialValues {
  let plan: Plan
  private let lines: [Int: Set<ExactDecimal>]
  /// The indicators of which the plan says something where they are missing.
  private let mayBeMissing: Set<Int>

  init(_ plan: Plan) {
    self.plan = plan
    var lines: [Int: Set<ExactDecimal>] = [:]
    for index in plan.indicators.indices {
      let areas = plan.areas[plan.indicators[index].tier].areas.indices
      for owner in [RangeOwner.bands(indicator: index), .points(indicator: index)] {
        guard let (_, ranges) = plan.ranges(of: owner, [:]) else { continue }
        for area in areas.isEmpty ? 0..<1 : areas {
          lines[index, default: []].formUnion(plan.values(beside: owner, index, ranges, area))
        }
      }
    }
    for (key, test) in plan.rangeTests {
      guard case .indicator(let index) = test.subject, case .range(let range) = test.predicate
      else { continue }
      let areas = plan.areas[plan.indicators[index].tier].areas.indices
      for area in areas.isEmpty ? 0..<1 : areas {
        lines[index, default: []].formUnion(plan.values(beside: .test(key), index, [range], area))
      }
    }
    self.lines = lines
    mayBeMissing = plan.indicatorsMissedByWord
  }

  /// In ascending order, words in that of the plan.
  func values(of reference: Reference) -> [Snapshot.Value] {
    guard case .indicator(let index) = reference else { return [.no, .yes] }
    let indicator = plan.indicators[index]
    if let words = indicator.values {
      return words.indices.map(Snapshot.Value.word) + none(index)
    }
    let numbers = lines[index] ?? usual(index)
    return numbers.sorted().map(Snapshot.Value.number) + none(index)
  }

  private func none(_ index: Int) -> [Snapshot.Value] {
    mayBeMissing.contains(index) ? [.missing] : []
  }

  /// What is taken where the plan has no lines: something in the range. What is written first is
  /// most often the whole of which the others are parts, so it is the largest.
  private func usual(_ index: Int) -> Set<ExactDecimal> {
    let own = [ExactDecimal(Int64(max(2, 40 - index)))] + [0, 1, 100].map { ExactDecimal($0) }
    return Set(own.filter { plan.indicators[index].allows($0) })
  }

  /// The value with the best level, or with the worst; where there are no levels, the lowest or the
  /// highest.
  func extreme(of reference: Reference, worst: Bool, area: Int) -> Snapshot.Value {
    let known = values(of: reference).filter { $0 != .missing }
    guard case .indicator(let index) = reference, let bands = plan.indicators[index].bands else {
      if case .indicator(let index) = reference, lines[index] == nil { return middle(known) }
      return (worst ? known.last : known.first) ?? .missing
    }
    let ranked = known.map { ($0, plan.level(of: $0, index, bands, area: area)?.rank ?? 0) }
    let best = ranked.map(\.1).min(), gravest = ranked.map(\.1).max()
    return ranked.first { $0.1 == (worst ? gravest : best) }?.0 ?? .missing
  }

  private func middle(_ values: [Snapshot.Value]) -> Snapshot.Value {
    values.isEmpty ? .missing : values[values.count / 2]
  }
}

extension Indicator {
  /// Whether it can be read.
  func allows(_ number: ExactDecimal) -> Bool {
    let exact = ExactNumber(number)
    return range.contains(exact) && (grid?.contains(exact) ?? true)
  }
}

extension Plan {
  /// Those with an `if missing`, and those that a condition asks for.
  fileprivate var indicatorsMissedByWord: Set<Int> {
    let conditions =
      writtenConditions.map(\.condition)
      + blocks.indices.flatMap { actions(ofBlock: $0).compactMap(\.action.condition) }
    let tested = conditions.flatMap(\.tests).compactMap { test -> Int? in
      guard [.missing, .notMissing].contains(test.predicate),
        case .indicator(let index) = test.subject
      else { return nil }
      return index
    }
    return Set(tested + indicators.indices.filter { indicators[$0].whenMissing != .unknown })
  }

  /// The numbers on each side of each line of some ranges, as far as they can be read.
  fileprivate func values(
    beside owner: RangeOwner, _ index: Int, _ ranges: [RangePhrase], _ area: Int
  ) -> [ExactDecimal] {
    lines(of: owner, index, ranges, area: area, on: nil).flatMap { line in
      [Line.Side.below, .at, .above].compactMap { line.number($0)?.decimal }
    }.filter { indicators[index].allows($0) }
  }

  fileprivate func level(
    of value: Snapshot.Value, _ index: Int, _ bands: Bands, area: Int
  ) -> Level? {
    let band = bands.bands.first { band in
      switch (value, band.readings) {
      case (.word(let word), .named(let words)): words.contains(word)
      case (.number(let number), .numbers(let range)):
        numbers(of: range, for: indicators[index], area: area, on: nil)
          .contains(ExactNumber(number))
      default: false
      }
    }
    if case .level(let level)? = band?.verdict { return level }
    return nil
  }
}
