import Escalation

/// An indicator, trigger or status in one area, both by index.
struct Spot: Hashable, Comparable {
  let index: Int
  let area: Int

  init(_ index: Int, _ area: Int) {
    self.index = index
    self.area = area
  }

  static func < (one: Spot, other: Spot) -> Bool {
    (one.index, one.area) < (other.index, other.area)
  }
}

/// What is reported at one moment. What is not in it is missing.
struct Row {
  enum Value: Hashable {
    case number(ExactDecimal)
    /// One of the numbers between two, both included.
    case range(ExactDecimal, ExactDecimal)
    case word(Int)
  }

  /// By indicator and area.
  var readings: [Spot: Value] = [:]
  /// By trigger and area.
  var answers: [Spot: Bool] = [:]
}

extension Row {
  /// As a snapshot file has it.
  func text(_ plan: Plan, _ land: Land, at: String = "2024-11-04 09:00") -> String {
    var lines = ["at: \(at)", "given:"]
    for tier in plan.areas.ids {
      for area in 0..<land.count(tier) {
        let given = self.given(plan, tier, area)
        lines.append("  \(land.name(area, of: tier)): {\(given.joined(separator: ", "))}")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func given(_ plan: Plan, _ tier: TierID, _ area: Int) -> [String] {
    let read = plan.indicators.enumerated().compactMap { index, indicator -> String? in
      guard indicator.tier == tier, let value = readings[Spot(index, area)] else { return nil }
      switch value {
      case .number(let number): return "\(indicator.name): \(number.text)"
      case .range(let low, let high): return "\(indicator.name): \(low.text) to \(high.text)"
      case .word(let word): return "\(indicator.name): \(indicator.values?[word] ?? "")"
      }
    }
    let answered = plan.triggers.enumerated().compactMap { index, trigger -> String? in
      guard trigger.tier == tier, let answer = answers[Spot(index, area)] else { return nil }
      return "\(trigger.name): \(answer ? "yes" : "no")"
    }
    return read + answered
  }
}
