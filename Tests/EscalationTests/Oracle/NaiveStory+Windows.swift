// Summaries over days, by trying the lowest and the highest that is missing.
extension NaiveStory {
  /// What a day brings to a summary.
  private enum Part {
    case known(Int)
    /// Known only as one tried value of today.
    case tried(Int)
    case missing
  }

  /// Whether a summary is under a number; nil where it is not known.
  func answer(
    _ window: TimePlan.Window, _ under: Int, _ day: Int, _ chosen: [Int: Int]
  ) -> Bool? {
    let parts = parts(window, day, chosen)
    if parts.isEmpty { return nil }
    if let needs = window.needs {
      let known = parts.compactMap { part -> Int? in
        if case .known(let value) = part { value } else { nil }
      }
      return known.count >= needs ? value(window, known).map { $0 < Double(under) } : nil
    }
    // Each of these rises or stays as any of its members does, but for a count of low ones.
    let ends = [0, TimePlan.highest].map { missing in
      parts.map { part -> Int in
        switch part {
        case .known(let value), .tried(let value): value
        case .missing: missing
        }
      }
    }
    let answers = Set(ends.compactMap { value(window, $0).map { $0 < Double(under) } })
    return answers.count == 1 ? answers.first : nil
  }

  /// The days of the window, and the day itself.
  private func parts(_ window: TimePlan.Window, _ today: Int, _ chosen: [Int: Int]) -> [Part] {
    let index = window.indicator
    let last = window.beforeNow ? today - 1 : today
    guard last > today - window.days else { return [] }
    return ((today - window.days + 1)...last).compactMap { day -> Part? in
      if day >= 0, let own = plan.readings[day][index] { return .known(own) }
      if day == today {
        return standing(index, on: day) == nil ? chosen[index].map(Part.tried) ?? .missing : nil
      }
      // What stood over from the day before was counted there.
      if day < 0 || standing(index, on: day) != nil { return plan.isDue[index] ? .missing : nil }
      return .missing
    }
  }

  private func value(_ window: TimePlan.Window, _ values: [Int]) -> Double? {
    let sorted = values.sorted().map(Double.init)
    switch window.function {
    case .sum: return sorted.reduce(0, +)
    case .highest: return sorted.last
    case .lowest: return sorted.first
    case .median:
      return sorted.isEmpty ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    case .latest: return values.last.map(Double.init)
    case .count: return Double(values.count { $0 < window.countsUnder })
    }
  }
}
