import Escalation

/// Sets the results of a file with one row of readings against the second evaluator, and against the
/// same readings without a file.
struct FileContest {
  /// How much was compared, and how sharp it was.
  struct Tally {
    var files = 0
    var ranges = 0
    /// Levels that were given, those that were not, and those of them that need not have been open.
    var given = 0
    var unknown = 0
    var loose = 0
    /// Suppressed readings that were named, since they make a difference.
    var named = 0

    static func += (one: inout Tally, other: Tally) {
      one.files += other.files
      one.ranges += other.ranges
      one.given += other.given
      one.unknown += other.unknown
      one.loose += other.loose
      one.named += other.named
    }
  }

  private let loaded: LoadedPlan
  private let land: Land
  private let row: Row
  private let candidates: Candidates
  private let evaluator: NaiveEvaluator
  private let observed: Observed
  private(set) var differences: [String] = []
  private(set) var tally = Tally()

  init(_ loaded: LoadedPlan, _ land: Land, _ row: Row) {
    self.loaded = loaded
    self.land = land
    self.row = row
    candidates = Candidates(loaded.plan, loaded.lines, row)
    evaluator = NaiveEvaluator(loaded.plan, land, row)
    observed = FramePath().observe(row, land, loaded)
    tally.files = 1
    tally.ranges = row.readings.values.count { if case .range = $0 { true } else { false } }
  }

  private var plan: Plan { loaded.plan }

  mutating func compare(_ reading: BatchReading) {
    if reading.counts.rejected + reading.counts.cells + reading.counts.disputed > 0 {
      differences.append("not all of it is read: \(reading.rejects)")
    }
    let columns = reading.results[0].split(separator: ",").map(String.init)
    for line in reading.rows {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let named = Dictionary(zip(columns, cells)) { one, _ in one }
      guard let (tier, area) = place(of: named["area"] ?? "") else {
        differences.append("a row of nowhere: \(line)")
        continue
      }
      for (index, indicator) in plan.indicators.enumerated() where indicator.tier == tier {
        guard let cell = named[indicator.name] else { continue }
        compare(cell, .indicator(index), area, observed.indicators[Spot(index, area)] ?? .none)
      }
      let missing = (named["missing"] ?? "").split(separator: ";").map { $0.trimmed }
      for (index, status) in plan.statuses.enumerated() where status.tier == tier {
        guard let cell = named[status.name] else { continue }
        let found = observed.statuses[Spot(index, area)]?.levels ?? .none
        let truth = compare(cell, .status(index), area, found)
        compare(missing, truth, tier, area)
        if index == plan.headline { compare(couldBe: named["could_be"] ?? "", truth, found) }
      }
    }
  }

  private func place(of area: String) -> (TierID, Int)? {
    for tier in plan.areas.ids {
      if let place = (0..<land.count(tier)).first(where: { land.name($0, of: tier) == area }) {
        return (tier, place)
      }
    }
    return nil
  }

  // MARK: - Levels

  @discardableResult
  private mutating func compare(
    _ cell: String, _ reference: Reference, _ area: Int, _ found: LevelSet
  ) -> Completions<Level?> {
    let truth = Completions(of: evaluator, candidates, limit: 8) { (evaluator) throws(Undecided) in
      try evaluator.level(of: reference, area)
    }
    let what = "\(plan.name(of: reference)) in \(land.name(area, of: plan.tier(of: reference)))"
    if cell != word(found) {
      differences.append("\(what): '\(cell)', and without a file '\(word(found))'")
    }
    if !isRight(cell, truth) {
      differences.append("\(what): '\(cell)', but it is one of \(words(truth))")
    }
    return truth
  }

  private func word(_ set: LevelSet) -> String {
    if set.isEmpty { return "" }
    return set.calculated.map { plan.scale[$0].name } ?? "unknown"
  }

  private func words(_ truth: Completions<Level?>) -> [String] {
    truth.answers.map { $0.map { plan.scale[$0].name } ?? "nothing" }.sorted()
  }

  /// Whether what is given is proven, and nothing is left open that was told.
  private mutating func isRight(_ cell: String, _ truth: Completions<Level?>) -> Bool {
    let levels = truth.answers.compactMap(\.self)
    guard let best = levels.min(), levels.count == truth.answers.count else {
      return levels.isEmpty && cell == ""
    }
    let isTold = truth.ways.count == 1 && truth.ways[0].chosen.isEmpty
    if cell == "unknown" {
      tally.unknown += 1
      if best > .mildest, truth.isComplete { tally.loose += 1 }
      return !isTold
    }
    guard let given = plan.scale.levels.first(where: { plan.scale[$0].name == cell }) else {
      return false
    }
    tally.given += 1
    return isTold || given == .mildest ? Set(levels) == [given] : best >= given
  }

  private mutating func compare(
    couldBe cell: String, _ truth: Completions<Level?>, _ found: LevelSet
  ) {
    let worst = plan.scale.levels.first { plan.scale[$0].name == cell }
    if worst != found.worst {
      differences.append("could_be is '\(cell)', and is not without a file")
    }
    if let possible = truth.answers.compactMap(\.self).max(), possible > worst ?? .mildest {
      differences.append("could_be is '\(cell)', but it could be one of \(words(truth))")
    }
  }

  // MARK: - What is missing

  /// Whatever makes a difference is named, a suppressed number with its range.
  private mutating func compare(
    _ missing: [String], _ truth: Completions<Level?>, _ tier: TierID, _ area: Int
  ) {
    for choice in truth.decisiveInputs {
      let name: String
      let place: (tier: TierID, area: Int)
      switch choice {
      case .reading(let spot):
        name = plan.indicators[spot.index].name + range(spot)
        place = (plan.indicators[spot.index].tier, spot.area)
      case .answer(let spot):
        name = plan.triggers[spot.index].name
        place = (plan.triggers[spot.index].tier, spot.area)
      default: continue
      }
      let isOwn = place.tier == tier
      let text = isOwn ? name : "\(name) in \(land.name(place.area, of: place.tier))"
      if !missing.contains(text) {
        differences.append("\(text) makes a difference in \(land.name(area, of: tier)): \(missing)")
      }
      if text.hasSuffix("(suppressed)") { tally.named += 1 }
    }
  }

  private func range(_ spot: Spot) -> String {
    guard case .range(let low, let high)? = row.readings[spot] else { return "" }
    return " \(low.text) to \(high.text) (suppressed)"
  }
}

extension Substring {
  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
