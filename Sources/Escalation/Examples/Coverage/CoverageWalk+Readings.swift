internal import Diagnostics

// The readings at the end of the way: their bands, and the lines they lie beside.
extension CoverageWalk {
  /// That the band of a reading decides, or that it is no worse one.
  mutating func bands(_ index: Int, _ spot: Spot, among decision: Decision) {
    guard let bands = plan.indicators[index].bands else { return }
    noteMissing(index, spot)
    let levels = reader(spot).levels(of: .indicator(index), spot.slot) ?? .none
    guard !levels.isEmpty else { return }
    let owner = RangeOwner.bands(indicator: index)
    if decision.isMade(by: levels), let band = band(of: bands, index, spot) {
      reach(.band(owner, band.place))
    }
    for (line, side) in sides(owner, index, spot) {
      if decision.isMade(by: levels) || isWorseBeside(line, index, spot, decision) {
        reach(.side(line.line, side))
      }
    }
    if decision.isMade(by: levels) { number(index, spot) }
  }

  /// Whether a reading on the other side of a line would have made what came out worse.
  private func isWorseBeside(
    _ line: PlacedLine, _ index: Int, _ spot: Spot, _ decision: Decision
  ) -> Bool {
    guard let bands = plan.indicators[index].bands else { return false }
    return [Line.Side.below, .at, .above].contains { side in
      guard let number = line.number(side),
        case .level(let level)? = verdict(of: bands, index, spot, number)?.verdict
      else { return false }
      return decision.isWorse(level)
    }
  }

  /// That the points of a reading count.
  mutating func points(_ index: Int, _ spot: Spot) {
    guard let points = plan.indicators[index].points else { return }
    let owner = RangeOwner.points(indicator: index)
    if let band = band(of: points, index, spot) { reach(.band(owner, band.place)) }
    lines(owner, index, spot)
  }

  mutating func lines(_ owner: RangeOwner, _ index: Int, _ spot: Spot) {
    for (line, side) in sides(owner, index, spot) { reach(.side(line.line, side)) }
  }

  /// That a reading was not there, and the plan says what then.
  mutating func noteMissing(_ index: Int, _ spot: Spot) {
    let indicator = plan.indicators[index]
    guard indicator.isReported, indicator.whenMissing != .unknown else { return }
    let reader = reader(spot)
    var isMissing = reader.frame.readings[index][spot.slot].state == .missing
    if case .carry = indicator.whenMissing {
      let area = reader.area(indicator.tier, spot.slot)
      isMissing = moments[spot.moment].assessment.problems.contains {
        $0.reference == .indicator(index) && $0.area == area && $0.kind == .historic
      }
    }
    if isMissing { reach(.missing(indicator: index)) }
  }

  // MARK: - One reading

  private typealias FoundBand = (place: Int?, verdict: Bands.Verdict)

  private func band(of bands: Bands, _ index: Int, _ spot: Spot) -> FoundBand? {
    if plan.indicators[index].values != nil {
      let reading = reader(spot).frame.readings[index][spot.slot]
      guard reading.state == .known else { return nil }
      let place = bands.bands.firstIndex { band in
        if case .named(let words) = band.readings {
          words.contains(Int(reading.mantissa))
        } else {
          false
        }
      }
      return found(place, bands)
    }
    return reader(spot).number(index, spot.slot).flatMap { verdict(of: bands, index, spot, $0) }
  }

  private func verdict(
    of bands: Bands, _ index: Int, _ spot: Spot, _ number: ExactNumber
  ) -> FoundBand? {
    let (area, day) = areaAndDay(index, spot)
    let place = bands.bands.firstIndex { band in
      guard case .numbers(let range) = band.readings else { return false }
      return plan.numbers(of: range, for: plan.indicators[index], area: area, on: day)
        .contains(number)
    }
    return found(place, bands)
  }

  private func found(_ place: Int?, _ bands: Bands) -> FoundBand? {
    if let place { return (place, bands.bands[place].verdict) }
    return bands.otherwise.map { (nil, $0) }
  }

  private func areaAndDay(_ index: Int, _ spot: Spot) -> (area: Int, day: CivilDate?) {
    let frame = reader(spot).frame
    return (max(0, frame.tiers[plan.indicators[index].tier.index].areas[spot.slot]), frame.day)
  }

  /// The lines a reading lies beside, and on which side.
  private func sides(
    _ owner: RangeOwner, _ index: Int, _ spot: Spot
  ) -> [(PlacedLine, Line.Side)] {
    guard let number = reader(spot).number(index, spot.slot),
      let (_, ranges) = plan.ranges(of: owner, rangeTests)
    else { return [] }
    let (area, day) = areaAndDay(index, spot)
    let kernel = Kernel(compiled: compiled, frame: reader(spot).frame)
    let lines = plan.lines(of: owner, index, ranges, area: area, on: day) { other in
      kernel.interval(other, spot.slot, plan.indicators[index].tier)?.single
    }
    return lines.compactMap { line in line.side(of: number).map { (line, $0) } }
  }
}
