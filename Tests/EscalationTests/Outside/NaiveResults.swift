import Escalation

/// The results of a file, row by row from the slow evaluator, and what is held by hand.
struct NaiveResults {
  /// By time and area, then by column.
  private(set) var rows: [[String]: [String: String]] = [:]
  private let loaded: LoadedPlan
  private let sheet: OutsideSheet
  /// By status and area, the level that was given last.
  private var held: [[String]: Int] = [:]

  init(_ moments: NaiveMoments, _ sheet: OutsideSheet, _ loaded: LoadedPlan) {
    self.loaded = loaded
    self.sheet = sheet
    for moment in moments.moments {
      var outcomes: [String: ClosedRange<Int>] = [:]
      for (area, cells) in moment.areas {
        outcomes[area] = assess(cells, [moment.time, area])
      }
      if let counting = sheet.counting { assess(counting, outcomes, moment.time) }
    }
  }

  private var plan: Plan { loaded.plan }

  // MARK: - An area

  /// Returns between which levels the first status lies, what is held included.
  private mutating func assess(
    _ cells: [String: NaiveMoments.Cell], _ key: [String]
  ) -> ClosedRange<Int> {
    let land = Land(plan, open: [key[1]])
    let place = self.place(of: key[1], in: land)
    let row = self.row(cells, place)
    let evaluator = NaiveEvaluator(plan, land, row)
    var result: [String: String] = [:]
    var levels: [String: Set<Int>] = [:]
    for (index, indicator) in plan.indicators.enumerated() where indicator.bands != nil {
      let set = self.levels(Spot(index, place), evaluator)
      levels[indicator.name] = set
      result[indicator.name] = Self.isGiven(set) ? word(set.min()) : set.isEmpty ? "" : "unknown"
    }
    var first: ClosedRange<Int>?
    var isOpen = false
    for (status, members) in sheet.worst {
      let sets = members.compactMap { levels[$0] }.filter { !$0.isEmpty }
      let best = sets.compactMap { $0.min() }.max() ?? 0
      let worst = sets.compactMap { $0.max() }.max() ?? 0
      if best < worst { isOpen = true }
      let force = hold(best...worst, [status, key[1]])
      result[status] = Self.text(force, word)
      if first == nil { result["could_be"] = word(force.upperBound) }
      first = first ?? force
    }
    result["missing"] = missing(row, place, isOpen ? levels : [:]).joined(separator: "; ")
    rows[key] = result
    return first ?? 0...0
  }

  private func place(of area: String, in land: Land) -> Int {
    let places = plan.areas.ids.flatMap { tier in
      (0..<land.count(tier)).filter { land.name($0, of: tier) == area }
    }
    return places.first ?? 0
  }

  private func row(_ cells: [String: NaiveMoments.Cell], _ place: Int) -> Row {
    var row = Row()
    for (index, indicator) in plan.indicators.enumerated() {
      if case .value(let value)? = cells[indicator.name] {
        row.readings[Spot(index, place)] = value
      }
    }
    return row
  }

  /// Whether the best of several levels is given: it is, unless it is the mildest and unproven.
  private static func isGiven(_ levels: Set<Int>) -> Bool {
    levels.count == 1 || (levels.min() ?? 0) > 0
  }

  private static func text(_ levels: ClosedRange<Int>, _ word: (Int?) -> String) -> String {
    levels.count == 1 || levels.lowerBound > 0 ? word(levels.lowerBound) : "unknown"
  }

  private func word(_ rank: Int?) -> String {
    rank.map { plan.scale[plan.scale.levels[$0]].name } ?? "unknown"
  }

  /// The levels an indicator can have; empty where it counts for nothing.
  private func levels(_ place: Spot, _ evaluator: NaiveEvaluator) -> Set<Int> {
    let reference = Reference.indicator(place.index)
    do throws(Undecided) {
      let level = try evaluator.level(of: reference, place.area)
      return level.map { [$0.rank] } ?? []
    } catch {
      let candidates = Candidates(plan, loaded.lines, evaluator.row)
      let ways = Completions(of: evaluator, candidates, limit: 400) {
        (evaluator) throws(Undecided) in try evaluator.level(of: reference, place.area)
      }
      return Set(ways.answers.compactMap { $0?.rank })
    }
  }

  /// A level that was given is held for as long as it may still be that bad.
  private mutating func hold(_ levels: ClosedRange<Int>, _ key: [String]) -> ClosedRange<Int> {
    var (best, worst) = (levels.lowerBound, levels.upperBound)
    if let level = held[key], level <= worst { best = max(best, level) }
    worst = max(best, worst)
    if best == worst || best > 0 { held[key] = best }
    return best...worst
  }

  // MARK: - All areas

  private mutating func assess(
    _ counting: (status: String, atLeast: Int), _ areas: [String: ClosedRange<Int>], _ time: String
  ) {
    func level(_ ranks: [Int]) -> Int {
      ranks.sorted(by: >).prefix(counting.atLeast).last ?? 0
    }
    let levels = level(areas.values.map(\.lowerBound))...level(areas.values.map(\.upperBound))
    let force = hold(levels, [counting.status, "all"])
    let open = plan.areas.tiers.flatMap(\.areas).map(\.name).filter {
      Self.isDecisive($0, areas, counting.atLeast)
    }
    let missing = open.map { "\(rows[[time, $0]]?["missing"] ?? "") in \($0)" }
    rows[[time, "all"]] = [
      counting.status: Self.text(force, word), "could_be": word(force.upperBound),
      "missing": levels.count > 1 ? missing.joined(separator: "; ") : "",
    ]
  }

  /// Whether the others may come out such that it hangs on this area.
  private static func isDecisive(
    _ area: String, _ areas: [String: ClosedRange<Int>], _ atLeast: Int
  ) -> Bool {
    guard let own = areas[area], own.count > 1 else { return false }
    let others = areas.filter { $0.key != area }.values
    return (own.lowerBound + 1...own.upperBound).contains { level in
      let certain = others.count { $0.lowerBound >= level }
      let possible = others.count { $0.upperBound >= level }
      return certain < atLeast && possible >= atLeast - 1
    }
  }

  // MARK: - What is missing

  /// `levels` are those of the indicators, where they leave a status open.
  private func missing(_ row: Row, _ place: Int, _ levels: [String: Set<Int>]) -> [String] {
    plan.indicators.enumerated().compactMap { index, indicator in
      switch row.readings[Spot(index, place)] {
      case .range(let low, let high)? where isOpen(levels[indicator.name]):
        return "\(indicator.name) \(low.text) to \(high.text) (suppressed)"
      case nil where indicator.isReported && indicator.whenMissing != .ignore:
        return indicator.name
      case nil where !indicator.isReported:
        // Its operands are there, and it comes to nothing all the same.
        let isMissing = isOpen(levels[indicator.name]) && !lacksOperand(indicator, row, place)
        return isMissing ? indicator.name : nil
      default: return nil
      }
    }
  }

  private func isOpen(_ levels: Set<Int>?) -> Bool { (levels?.count ?? 0) > 1 }

  private func lacksOperand(_ indicator: Indicator, _ row: Row, _ place: Int) -> Bool {
    guard
      case .formula(.quotient(.indicator(let above), .indicator(let below)), _, _) =
        indicator.kind
    else { return false }
    return [above, below].contains { row.readings[Spot($0, place)] == nil }
  }
}
