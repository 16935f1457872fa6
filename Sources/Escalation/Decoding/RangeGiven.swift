// A reading that is told by its range: `1 to 4`, where a number too small to be told is suppressed.
extension Indicator {
  /// What the text of a range means; nil where it is none.
  func range(_ text: String) -> Snapshot.Value? {
    guard isNumeric, let split = text.firstRange(of: " to ") else { return nil }
    let ends = [text[..<split.lowerBound], text[split.upperBound...]].map {
      ExactDecimal(String($0).trimmingBlanks)
    }
    guard let low = ends[0], let high = ends[1] else { return nil }
    if low == high { return value(low.text) }
    if let reason = fault(ofRange: low, high) {
      return .unreadable(text, reason: "is no range: \(reason)")
    }
    return .range(from: low, to: high)
  }

  /// Why a number cannot be one of those from `low` to `high`; nil when it can be each of them.
  func fault(ofRange low: ExactDecimal, _ high: ExactDecimal) -> String? {
    if low > high { return "its first number is the higher one" }
    for end in [low, high] {
      if let reason = fault(of: ExactNumber(end)) { return "\(end.text) \(reason)" }
    }
    guard let reading = Reading(from: low, to: high) else {
      return "its ends lie too far from each other"
    }
    return Interval(reading.numbers).lies(in: range)
      ? nil : "some numbers between its ends are outside the range"
  }
}
