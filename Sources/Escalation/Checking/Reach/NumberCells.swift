/// The numbers an indicator can give, cut at every line that the plan draws through them.
struct NumberCells: Sendable {
  /// Ascending.
  private let lines: [Boundary]
  /// For each stretch between two lines: how many stretches before it hold a possible number.
  private let before: [Int]
  /// For each stretch that holds a possible number: one of them, and the stretch itself.
  let samples: [ExactNumber]
  private let stretches: [Stretch]

  var count: Int { samples.count }

  /// `sample` finds a possible number in a stretch, where there is one.
  init(lines: Set<Boundary>, sample: (Stretch) -> ExactNumber?) {
    let lines = lines.sorted()
    let ends: [Boundary?] = lines.map(Optional.some)
    var samples: [ExactNumber] = []
    var stretches: [Stretch] = []
    var before: [Int] = []
    for (low, high) in zip([nil] + ends, ends + [nil]) {
      before.append(samples.count)
      guard let number = sample(Stretch(low, high)) else { continue }
      samples.append(number)
      stretches.append(Stretch(low, high))
    }
    self.stretches = stretches
    self.lines = lines
    self.before = before + [samples.count]
    self.samples = samples
  }

  /// The cells of the numbers in a set; nil where the set ends at no line.
  func cells(in set: NumberSet) -> [Range<Int>]? {
    var result: [Range<Int>] = []
    for stretch in set.stretches {
      guard let low = stretch.lower.map(place) ?? .some(-1),
        let high = stretch.upper.map(place) ?? .some(lines.count)
      else { return nil }
      let cells = before[low + 1]..<before[max(high, low) + 1]
      if !cells.isEmpty { result.append(cells) }
    }
    return result
  }

  /// Around the numbers of some cells.
  func interval(_ cells: Range<Int>) -> Interval {
    let cells = cells.clamped(to: stretches.indices)
    guard let first = cells.first, let last = cells.last else { return .everything }
    return Interval(Stretch(stretches[first].lower, stretches[last].upper))
  }

  private func place(of line: Boundary) -> Int? {
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle] < line { low = middle + 1 } else { high = middle }
    }
    return low < lines.count && lines[low] == line ? low : nil
  }

  private func place(_ line: Boundary) -> Int?? { .some(place(of: line)) }
}

extension Stretch {
  /// A number of a set and a grid in it.
  func sample(of set: NumberSet, grid: Grid?) -> ExactNumber? {
    for part in NumberSet([self]).intersection(set).stretches {
      if let grid {
        guard let stretch = grid.snapped(NumberSet([part])).stretches.first else { continue }
        if let low = stretch.lower { return ExactNumber(low.value) }
        if let high = stretch.upper, let last = grid.neighbour(of: high.value, above: false) {
          return ExactNumber(last)
        }
        return ExactNumber(0)
      }
      return part.anyNumber
    }
    return nil
  }

  /// A number in a stretch that is not empty, one at its end where it can be.
  private var anyNumber: ExactNumber? {
    switch (lower, upper) {
    case (nil, nil): return ExactNumber(0)
    case (let low?, nil):
      let number = ExactNumber(low.value)
      return low.isAfter ? number.adding(ExactNumber(1)) : number
    case (nil, let high?):
      let number = ExactNumber(high.value)
      return high.isAfter ? number : number.subtracting(ExactNumber(1))
    case (let low?, let high?):
      if !low.isAfter { return ExactNumber(low.value) }
      if high.isAfter { return ExactNumber(high.value) }
      return ExactNumber(low.value).adding(ExactNumber(high.value))?.divided(by: ExactNumber(2))
    }
  }
}

extension Interval {
  /// A number of it in a stretch, or nil for none. Where it is among a few numbers, one of those.
  func sample(in stretch: Stretch, grid: Grid?) -> ExactNumber? {
    if let numbers { return numbers.first(where: stretch.contains) }
    let part = intersection(Interval(stretch))
    guard !part.isEmpty(on: grid) else { return nil }
    // One that can be shown; where it is not quite one of them, it is near enough to speak of.
    let ends = [part.low, part.high].compactMap(\.self)
    if let end = ends.first(where: \.isIncluded) {
      return grid.flatMap { end.value.rounded(to: $0.step) } ?? end.value
    }
    guard let low = part.low, let high = part.high else {
      let step = ExactNumber(part.low == nil ? -1 : 1)
      return ends.first.map { $0.value.adding(step) ?? $0.value } ?? ExactNumber(0)
    }
    return low.value.adding(high.value)?.divided(by: ExactNumber(2)) ?? low.value
  }
}
