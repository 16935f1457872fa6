internal import Diagnostics
internal import YAMLTree

// A list of readings that ends at the snapshot's time: `[84, 85, 86, missing]`, or
// `[61 repeated 3 times, 50]`.
extension SnapshotReader {
  private static let longestSeries = 2_000

  mutating func series(_ node: YAMLNode, _ reference: Reference) -> [Snapshot.Reading]? {
    let items = node.sequence ?? []
    var values: [(value: Snapshot.Value, mark: Mark)] = []
    for item in items {
      guard let (text, count) = repeated(item) else { return nil }
      let value = plan.value(text, of: reference)
      values += repeatElement((value: value, mark: item.mark), count: count)
      guard values.count <= Self.longestSeries else {
        diagnostics.report(
          .init(
            "bad-series", "a series has at most \(Self.longestSeries) readings", at: item.mark))
        return nil
      }
    }
    if values.isEmpty {
      diagnostics.report(
        .init(
          "bad-series", "a series without a reading says nothing", at: node.mark,
          help: ["Leave it out, or write", "  missing"]))
      return nil
    }
    guard let spacing = values.count == 1 ? TimeSpan(1, .days) : spacing(of: reference, node) else {
      return nil
    }
    return values.enumerated().map { index, entry in
      Snapshot.Reading(
        time: .back(values.count - 1 - index, spacing: spacing), value: entry.value,
        mark: entry.mark)
    }
  }

  /// `61 repeated 3 times`.
  private mutating func repeated(_ node: YAMLNode) -> (text: String, count: Int)? {
    guard let scalar = node.scalar else {
      diagnostics.report(
        .init(
          "wrong-shape", "a reading is a single value, but this is \(node.kindText)", at: node.mark)
      )
      return nil
    }
    let words = scalar.text.split(separator: " ").map(String.init)
    guard words.count >= 3, words[1] == "repeated" else { return (scalar.text, 1) }
    if words.count == 4, words[3] == "times", let count = Int(words[2]), count > 0 {
      return (words[0], min(count, Self.longestSeries + 1))
    }
    diagnostics.report(
      .init(
        "bad-series", "'\(scalar.text)' does not say how often", at: node.mark,
        label: "write: \(words[0]) repeated 3 times"))
    return nil
  }

  /// How far apart the readings are: as the snapshot says, else as they are due.
  private mutating func spacing(of reference: Reference, _ node: YAMLNode) -> TimeSpan? {
    if let interval { return interval }
    let every: Rhythm? =
      switch reference {
      case .indicator(let index): plan.indicators[index].every
      case .trigger(let index): plan.triggers[index].every
      case .status: nil
      }
    if let spacing = every?.spacing { return spacing }
    diagnostics.report(
      .init(
        "bad-series", "it is not known how far apart these readings are", at: node.mark,
        related: [.init(plan.mark(of: reference), "it has no 'every'")],
        help: [
          "Say it beside 'at':", "  interval: 1 day", "or give each reading its time:",
          "  [2024-11-03 09:00 is 82]",
        ]))
    return nil
  }
}

extension Rhythm {
  /// How far apart the times are at which it falls due.
  var spacing: TimeSpan? {
    switch self {
    case .day: TimeSpan(1, .days)
    case .week, .weekBy, .weekday: TimeSpan(1, .weeks)
    case .elapsed(let span): span
    }
  }
}
