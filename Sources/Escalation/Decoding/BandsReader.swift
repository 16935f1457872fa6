internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// `bands:` of an indicator: a range or words for each level, and perhaps `otherwise`.
  mutating func bands(_ node: YAMLNode, of index: Int) -> Bands? {
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "bands give each level a range, but this is \(node.kindText)",
          at: node.mark, help: ["For example:", "  bands: {green: at least 70, red: under 70}"]))
      return nil
    }
    var bands: [Bands.Band] = []
    var otherwise: Bands.Verdict?
    for entry in entries {
      if entry.key == "otherwise" {
        otherwise = verdict(entry.value)
      } else if let band = band(entry, of: index) {
        bands.append(band)
      }
    }
    return Bands(
      bands: bands, otherwise: otherwise, mark: node.mark,
      mayHaveGap: allowances.allowsGap(in: node.mark))
  }

  private mutating func verdict(_ node: YAMLNode) -> Bands.Verdict? {
    guard let text = diagnostics.text(node, "otherwise") else { return nil }
    if text == "not stated" { return .notStated }
    return level(text, at: node.mark).map(Bands.Verdict.level)
  }

  private mutating func band(_ entry: YAMLEntry, of index: Int) -> Bands.Band? {
    let isNotStated = entry.key == "not stated"
    guard isNotStated || names.scale.level(named: entry.key) != nil else {
      reportUnknown(
        entry.key, "level", in: names.scale.steps.map(\.name) + ["otherwise"], at: entry.keyMark)
      return nil
    }
    let level = names.scale.level(named: entry.key)
    guard let readings = readings(entry.value, of: index) else { return nil }
    return Bands.Band(
      verdict: level.map(Bands.Verdict.level) ?? .notStated, readings: readings,
      citation: Citation(mark: entry.value.mark))
  }

  mutating func readings(
    _ node: YAMLNode, of index: Int, _ what: String = "a band"
  ) -> Bands.Readings? {
    guard let text = diagnostics.text(node, what) else { return nil }
    var phrase = Phrase(node, text)
    let indicator = names.indicators[index]
    if let values = indicator.values { return words(&phrase, values, indicator.name) }
    let reader = RangeReader(
      unit: indicator.unit, subject: "'\(indicator.name)'", allowsBareNumber: true,
      allowsReadings: false, declared: indicator.mark)
    guard let range = reader.read(&phrase, &self), endsHere(phrase) else { return nil }
    return .numbers(range)
  }

  private mutating func wordsEndHere(_ phrase: Phrase) -> Bool {
    guard let word = phrase.next else { return true }
    diagnostics.report(
      .init(
        "bad-range", "the values should end before '\(word)'", at: phrase.nextMark,
        help: ["Several values are joined by 'or', such as", "  limited or none"]))
    return false
  }

  private mutating func words(
    _ phrase: inout Phrase, _ values: [String], _ name: String
  ) -> Bands.Readings? {
    var found: Set<Int> = []
    repeat {
      let start = phrase.position
      guard let word = phrase.take() else {
        diagnostics.report(
          .init(
            "missing-value", "a value of '\(name)' is missing here", at: phrase.nextMark,
            help: ["Its values are: \(values.joined(separator: ", "))."]))
        return nil
      }
      // A comma behind a word is reported as what it is, not as a part of the word.
      let plain = word.hasSuffix(",") ? String(word.dropLast()) : word
      guard let value = values.firstIndex(of: foldedName(plain)) else {
        reportUnknown(plain, "value of '\(name)'", in: values, at: phrase.mark(from: start))
        return nil
      }
      found.insert(value)
    } while phrase.take("or")
    return wordsEndHere(phrase) ? .named(found) : nil
  }
}
