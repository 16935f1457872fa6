internal import Diagnostics
internal import YAMLTree

// Bands that are those of another indicator, and points, which are read as bands are.
extension Resolver {
  /// How many different numbers of points one indicator can score.
  private static let mostPoints = 24

  mutating func bands(_ fields: Fields, of index: Int) -> Bands? {
    let indicator = names.indicators[index]
    if indicator.givesLevel {
      if let entry = fields.entry("bands") {
        reportSummary(
          "'\(indicator.name)' comes to a level already, so it has no bands", at: entry.keyMark,
          help: ["Leave this line out."])
      }
      return .ofRanks(names.scale, at: indicator.mark)
    }
    guard let node = fields["bands"] else { return nil }
    guard let (other, mark) = sameAs(node) else { return bands(node, of: index) }
    return other.flatMap { sameBands(as: $0, for: index, mark, fields) }
  }

  /// `same as site_score`; nil for anything else.
  private mutating func sameAs(_ node: YAMLNode) -> (Int?, Mark)? {
    guard let text = node.scalar?.text else { return nil }
    var phrase = Phrase(node, text)
    guard phrase.take("same", "as") else { return nil }
    let start = phrase.position
    guard let name = phrase.take(), phrase.isAtEnd else {
      diagnostics.report(
        .init(
          "bad-range", "'same as' is followed by the name of one indicator",
          at: phrase.mark(from: start, to: start + 2)))
      return (nil, node.mark)
    }
    let mark = phrase.mark(from: start)
    guard let reference = reference(name, at: mark) else { return (nil, mark) }
    if case .indicator(let index) = reference { return (index, mark) }
    reportNoBands(name, mark, names.mark(of: reference))
    return (nil, mark)
  }

  private mutating func reportNoBands(_ name: String, _ mark: Mark, _ declared: Mark) {
    diagnostics.report(
      .init(
        "bad-range", "'\(name)' has no bands that could be the same", at: mark,
        related: [.init(declared, "declared here")]))
  }

  /// The bands of another indicator; they may themselves be the same as those of a third.
  private mutating func sameBands(
    as first: Int, for index: Int, _ mark: Mark, _ fields: Fields
  ) -> Bands? {
    var other = first
    for _ in names.indicators.indices {
      let indicator = names.indicators[other]
      guard let node = indicator.bandsNode, !indicator.givesLevel else {
        reportNoBands(indicator.name, mark, indicator.mark)
        return nil
      }
      if let further = quietly({ $0.sameAs(node)?.0 }) {
        other = further
        continue
      }
      guard node.mapping != nil else { return nil }
      return sharedBands(node, of: other, for: index, mark)
    }
    diagnostics.report(
      .init("circle", "these bands are the same as themselves", at: mark))
    return nil
  }

  private mutating func sharedBands(
    _ node: YAMLNode, of other: Int, for index: Int, _ mark: Mark
  ) -> Bands? {
    let (theirs, own) = (names.indicators[other], names.indicators[index])
    guard theirs.values == own.values, theirs.unit == own.unit else {
      let units = [theirs, own].map { $0.unit?.name ?? "no unit" }
      diagnostics.report(
        .init(
          "wrong-unit",
          theirs.values == nil && own.values == nil
            ? "'\(theirs.name)' is in \(units[0]), and '\(own.name)' in \(units[1])"
            : "'\(theirs.name)' and '\(own.name)' do not read the same words",
          at: mark, related: [.init(theirs.mark, "declared here")]))
      return nil
    }
    // What is wrong with them is said once, where they stand.
    return quietly { $0.bands(node, of: index) }
  }

  private mutating func quietly<Value>(_ read: (inout Resolver) -> Value) -> Value {
    let before = diagnostics
    defer { diagnostics = before }
    return read(&self)
  }

  // MARK: - Points

  /// `points: {0: 12 to 20, 3: at most 8 or at least 25}`.
  mutating func points(_ node: YAMLNode, of index: Int) -> Bands? {
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "points give each score a range, but this is \(node.kindText)",
          at: node.mark, help: ["For example:", "  points: {0: under 5, 1: 5 and up}"]))
      return nil
    }
    var bands: [Bands.Band] = []
    var otherwise: Bands.Verdict?
    for entry in entries {
      if entry.key == "otherwise" {
        otherwise = diagnostics.number(entry.value, "points").map(Bands.Verdict.points)
        continue
      }
      let score = diagnostics.number(entry.key, "a score", at: entry.keyMark)
      guard let readings = readings(entry.value, of: index, "a range"), let score else { continue }
      bands.append(
        Bands.Band(
          verdict: .points(score), readings: readings, citation: Citation(mark: entry.value.mark)))
    }
    let points = Bands(
      bands: bands, otherwise: otherwise, mark: node.mark,
      mayHaveGap: allowances.allowsGap(in: node.mark))
    if points.pointValues.count > Self.mostPoints {
      diagnostics.report(
        .init(
          "bad-number", "there are at most \(Self.mostPoints) different scores", at: node.mark))
      return nil
    }
    return points
  }

  /// Words of summaries on an indicator that is none.
  mutating func reportSummaryWords(_ fields: Fields) {
    let words = ["of", "over", "last", "next", "before", "where", "weights", "needs"]
    guard let entry = fields.entries.first(where: { words.contains($0.key) }) else { return }
    reportSummary(
      "'\(entry.key)' belongs to a summary, and this sums nothing up", at: entry.keyMark,
      help: listed(
        Summary.Function.allCases.map { "\($0.rawValue):" }, after: "Add one of: "))
  }
}
