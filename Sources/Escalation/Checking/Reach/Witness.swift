// Readings that show something, in words.
extension Reach {
  /// Readings for which something holds: `staffing 34, home_care none`.
  mutating func witness(_ one: Diagram) -> String? {
    var next = one
    var words: [String] = []
    while next != .always {
      guard next != .never else { return nil }
      let (input, runs) = store.split(next)
      var start = 0
      var way: (cell: Int, next: Diagram)?
      for run in runs {
        let skipped = inputs[input].impossible + inputs[input].exempt
        let cell = (start..<Int(run.end)).first { cell in !skipped.contains { $0.contains(cell) } }
        start = Int(run.end)
        guard way == nil, let cell, canHold(run.next) else { continue }
        way = (cell, run.next)
      }
      guard let way else { return nil }
      if let word = word(inputs[input].kind, way.cell) { words.append(word) }
      next = way.next
    }
    guard !words.isEmpty else { return nil }
    return words.prefix(4).joined(separator: ", ") + (words.count > 4 ? " and others" : "")
  }

  private func word(_ kind: ReachInput.Kind, _ cell: Int) -> String? {
    switch kind {
    case .reading(let index):
      let name = plan.indicators[index].name
      if let values = plan.indicators[index].values {
        return cell < values.count ? "\(name) \(values[cell])" : nil
      }
      guard let samples = numberCells[index]?.samples, cell < samples.count else { return nil }
      return "\(name) \(samples[cell].text())"
    case .answer(let index): return "\(plan.triggers[index].name) \(cell == 1 ? "yes" : "no")"
    case .during(let index):
      return "\(cell == 1 ? "during" : "outside") \(plan.hours[index].name)"
    case .missing(let index):
      return cell == 1 ? "\(plan.indicators[index].name) missing" : nil
    case .area(let tier):
      let classes = areaClasses[tier]
      return cell < classes.count
        ? "in \(plan.areas.tiers[tier].areas[classes[cell][0]].name)" : nil
    default: return nil
    }
  }
}
