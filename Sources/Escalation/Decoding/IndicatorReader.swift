internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// What the names of phrases need to know of an indicator, before any phrase is read.
  mutating func indicatorNames(_ draft: DraftEntry) -> Names.IndicatorNames {
    let fields = draft.fields
    return Names.IndicatorNames(
      name: draft.name, mark: draft.mark,
      values: fields["values"].map { values($0) },
      isFigure: fields["value"] != nil,
      hasBands: fields["bands"] != nil,
      isMilestone: fields["due"] != nil,
      unit: fields["unit"].flatMap { unit($0) },
      tier: fields["per"].flatMap { tier($0) } ?? tierOfFigure(fields["value"])
        ?? tierOfMeasure(fields)
        ?? (fields["formula"] == nil && summaryEntry(fields) == nil ? names.areas.wholePlan : nil),
      hasPoints: fields["points"] != nil, bandsNode: fields["bands"])
  }

  /// A figure that is given area by area is of the tier of these areas, said or not.
  private func tierOfFigure(_ node: YAMLNode?) -> TierID? {
    node?.mapping?.lazy.compactMap { names.areas.area(named: $0.key)?.tier }.first
  }

  mutating func values(_ node: YAMLNode) -> [String] {
    guard !node.isNull else {
      diagnostics.report(
        .init(
          "missing-value", "a list of values is missing here", at: node.mark,
          help: ["For example:", "  [good, limited, none]"]))
      return []
    }
    var seen: [String: Mark] = [:]
    return diagnostics.texts(node, "a word of the list").compactMap { text, mark in
      let name = foldedName(text)
      if let first = seen[name] {
        diagnostics.report(
          .init(
            "duplicate-name", "the value '\(name)' stands twice", at: mark,
            related: [.init(first, "first here")]))
        return nil
      }
      if name == "missing" || name == "unknown" || name.isEmpty {
        diagnostics.report(
          .init("bad-name", "'\(text)' cannot be a value: it is a word of the language", at: mark))
        return nil
      }
      seen[name] = mark
      return name
    }
  }

  mutating func indicator(
    _ draft: DraftEntry, _ index: Int, _ calculation: DraftCalculation?
  ) -> Indicator {
    let fields = draft.fields
    let known = names.indicators[index]
    let tier = known.tier ?? names.areas.wholePlan
    let kind = kind(draft, known, tier, calculation)
    let indicator = Indicator(
      name: draft.name,
      title: fields["title"].flatMap { diagnostics.text($0, "the title") } ?? draft.name,
      unit: known.unit, tier: tier,
      onlyIn: fields["only in"].flatMap { areaIndices($0, of: tier) },
      kind: kind,
      bands: bands(fields, of: index),
      points: fields["points"].flatMap { points($0, of: index) },
      whenMissing: fields["if missing"].map { whenMissing($0, known, kind) } ?? .unknown,
      every: fields["every"].flatMap { rhythm($0, "every") },
      freshFor: fields["fresh for"].flatMap { span($0, "fresh for") },
      margin: fields["margin"].flatMap { margin($0, of: draft, known) },
      worse: fields["worse"].flatMap { worseDirection($0, of: draft, known) },
      milestone: milestone(draft, known),
      citation: citation(fields, at: draft.mark))
    checkAssumption(of: indicator, fields["if missing"])
    return indicator
  }

  /// A number, perhaps with the indicator's unit or one that converts into it.
  private mutating func margin(
    _ node: YAMLNode, of draft: DraftEntry, _ known: Names.IndicatorNames
  ) -> ExactDecimal? {
    guard let text = diagnostics.text(node, "the margin") else { return nil }
    if draft.fields["bands"] == nil || known.values != nil {
      diagnostics.report(
        .init(
          "wrong-kind", "a margin keeps away from the lines of bands, and there are none",
          at: node.mark, help: ["Give the indicator bands of numbers, or leave the margin out."]))
      return nil
    }
    var phrase = Phrase(node, "exactly " + text)
    let unit = known.unit == .percent && text.hasSuffix("points") ? MeasureUnit.points : known.unit
    var probe = self
    let reader = RangeReader(
      unit: unit, subject: "the margin of '\(draft.name)'", allowsBareNumber: true,
      allowsReadings: false)
    let range = reader.read(&phrase, &probe)
    guard let number = range?.pieces.first?.lower?.value.number, number > .zero, phrase.isAtEnd
    else {
      diagnostics.report(
        .init(
          "bad-number", "a margin is a number above 0 in the unit of the indicator", at: node.mark,
          help: ["For example:", "  margin: 2"]))
      return nil
    }
    return number
  }

  /// What stands in for a reading must be one that could be read.
  private mutating func checkAssumption(of indicator: Indicator, _ node: YAMLNode?) {
    guard let node, case .assumeNumber(let number) = indicator.whenMissing,
      let fault = indicator.fault(of: ExactNumber(number))
    else { return }
    diagnostics.report(
      .init(
        "bad-number", "'\(indicator.name)' assumes \(number.text), which \(fault)", at: node.mark,
        help: ["Assume a number that could be read, or a level."]))
  }

  // MARK: - Kinds

  private mutating func kind(
    _ draft: DraftEntry, _ known: Names.IndicatorNames, _ tier: TierID,
    _ calculation: DraftCalculation?
  ) -> Indicator.Kind {
    let fields = draft.fields
    reportMixedKinds(draft)
    if fields["time since"] != nil || countsSteps(fields) {
      return measure(draft, tier, known.unit).map(Indicator.Kind.measured)
        ?? .number(range: .atLeastZero, grid: fields["count"].map { _ in .wholeNumbers })
    }
    if fields.summaryEntry == nil {
      reportStrayMeasureKeys(draft)
      reportSummaryWords(fields)
    }
    if let node = fields["value"] { return .figure(figure(node, tier)) }
    if let values = known.values {
      reportNumbersOfWords(draft)
      return .named(values)
    }
    let (range, grid) = rangeAndGrid(draft, known)
    switch calculation {
    case .formula(let formula): return .formula(formula, range: range, grid: grid)
    case .summary(let head):
      return .summary(summary(head, fields, in: tier), range: range, grid: grid)
    case nil: break
    }
    if fields["formula"] != nil || fields.summaryEntry != nil {
      return .formula(.number(ExactNumber(0)), range: range, grid: grid)
    }
    return .number(range: range ?? .everything, grid: grid)
  }

  private mutating func reportMixedKinds(_ draft: DraftEntry) {
    let keys =
      ["value", "values", "formula", "time since"] + Summary.Function.allCases.map(\.rawValue)
    let kinds = keys.compactMap { draft.fields.entry($0) }
    guard kinds.count > 1 else { return }
    diagnostics.report(
      .init(
        "wrong-kind", "'\(draft.name)' cannot have both '\(kinds[0].key)' and '\(kinds[1].key)'",
        at: kinds[1].keyMark, related: [.init(kinds[0].keyMark, "here is the other")],
        help: removalHelp(kinds[0], besides: kinds[1])))
  }

  private mutating func reportNumbersOfWords(_ draft: DraftEntry) {
    for key in ["unit", "range", "step", "worse"] {
      guard let entry = draft.fields.entry(key) else { continue }
      diagnostics.report(
        .init(
          "wrong-kind", "'\(draft.name)' reads words, so it has no '\(key)'", at: entry.keyMark))
    }
  }

  private mutating func rangeAndGrid(
    _ draft: DraftEntry, _ known: Names.IndicatorNames
  ) -> (NumberSet?, Grid?) {
    var grid = draft.fields["step"].flatMap { step($0) }
    guard let node = draft.fields["range"], let text = diagnostics.text(node, "the range") else {
      return (nil, grid)
    }
    var phrase = Phrase(node, text)
    if phrase.take("whole", "numbers") { grid = grid ?? .wholeNumbers }
    if phrase.isAtEnd { return (nil, grid) }
    let reader = RangeReader(
      unit: known.unit, subject: "'\(draft.name)'", allowsBareNumber: true, allowsReadings: false)
    guard let range = reader.read(&phrase, &self), endsHere(phrase) else { return (nil, grid) }
    guard range.isFixed else {
      diagnostics.report(.init("bad-range", "a range is given in numbers", at: node.mark))
      return (nil, grid)
    }
    return (range.numbers(\.number), grid)
  }

  private mutating func step(_ node: YAMLNode) -> Grid? {
    guard let step = diagnostics.number(node, "the step") else { return nil }
    if step > .zero { return Grid(step: step) }
    diagnostics.report(.init("bad-number", "a step is above 0", at: node.mark))
    return nil
  }

  mutating func endsHere(_ phrase: Phrase) -> Bool {
    guard !phrase.isAtEnd else { return true }
    diagnostics.report(
      .init(
        "bad-range", "the range should end before '\(phrase.next ?? "")'", at: phrase.nextMark,
        help: [rangesAreWords]))
    return false
  }

  // MARK: - Areas, times, missing readings

  mutating func areaIndex(_ name: String, of tier: TierID, at mark: Mark) -> Int? {
    if let index = names.areas[tier].areas.firstIndex(where: { $0.name == foldedName(name) }) {
      return index
    }
    let known = names.areas[tier].areas.map(\.name)
    if names.areas[tier].isOpen || tier == names.areas.wholePlan {
      diagnostics.report(
        .init(
          "bad-areas", "'\(name)' cannot be named here, where no list of areas is declared",
          at: mark, help: ["Say of which tier of listed areas this is:", "  per: \(listedTier)"]))
    } else {
      reportUnknown(name, "area", in: known, at: mark)
    }
    return nil
  }

  /// A tier with its areas listed, for advice.
  private var listedTier: String { names.areas.named.first { !$0.isOpen }?.name ?? "area" }

  private mutating func areaIndices(_ node: YAMLNode, of tier: TierID) -> Set<Int>? {
    if node.sequence?.isEmpty ?? false { diagnostics.report(.onlyInNoArea(at: node.mark)) }
    return Set(
      diagnostics.texts(node, "an area").compactMap { areaIndex($0.text, of: tier, at: $0.mark) })
  }

  mutating func rhythm(_ node: YAMLNode, _ what: String) -> Rhythm? {
    guard let text = diagnostics.text(node, what) else { return nil }
    do throws(WrittenTimeError) { return try Rhythm(parsing: text) } catch {
      reportBadTime(error, what, at: node.mark)
      return nil
    }
  }

  mutating func span(_ node: YAMLNode, _ what: String) -> TimeSpan? {
    guard let text = diagnostics.text(node, what) else { return nil }
    do throws(WrittenTimeError) { return try TimeSpan(parsing: text) } catch {
      reportBadTime(error, what, at: node.mark)
      return nil
    }
  }

  mutating func reportBadTime(_ error: WrittenTimeError, _ what: String, at mark: Mark) {
    diagnostics.report(.badTime(error, what, at: mark))
  }

  private mutating func whenMissing(
    _ node: YAMLNode, _ known: Names.IndicatorNames, _ kind: Indicator.Kind
  ) -> Indicator.WhenMissing {
    guard let text = diagnostics.text(node, "if missing") else { return .unknown }
    let words = text.split(separator: " ").map(String.init)
    if text == "ignore" { return .ignore }
    if text == "unknown" { return .unknown }
    if words.first == "carry" { return carried(words, node, kind) }
    guard words.count == 2, words[0] == "assume" else {
      diagnostics.report(
        .init(
          "bad-answer", "'\(text)' is not a way to treat a missing reading", at: node.mark,
          help: [
            "Without 'if missing' it could be anything in its range. Else write one of:",
            "  ignore", "  assume \(known.values?.last ?? names.scale.steps.last?.name ?? "red")",
            "  carry forward for 24 hours",
          ]))
      return .unknown
    }
    return assumption(words[1], known, node.mark(ofText: 7..<text.utf8.count))
  }

  /// `carry forward for 24 hours`.
  private mutating func carried(
    _ words: [String], _ node: YAMLNode, _ kind: Indicator.Kind
  ) -> Indicator.WhenMissing {
    if case .formula = kind {
      diagnostics.report(
        .init(
          "wrong-kind", "only what is reported can be carried forward", at: node.mark,
          help: ["Write it at the indicators that the formula reads."]))
      return .unknown
    }
    guard words.count == 5, words[1] == "forward", words[2] == "for" else {
      diagnostics.report(
        .init(
          "bad-time", "it must say for how long the last reading is carried forward",
          at: node.mark, label: "write: carry forward for 24 hours"))
      return .unknown
    }
    do throws(WrittenTimeError) {
      return .carry(try TimeSpan(parsing: words[3...].joined(separator: " ")))
    } catch {
      reportBadTime(error, "if missing", at: node.mark)
      return .unknown
    }
  }

  private mutating func assumption(
    _ word: String, _ known: Names.IndicatorNames, _ mark: Mark
  ) -> Indicator.WhenMissing {
    let value = known.values?.firstIndex(of: foldedName(word))
    let level = names.scale.level(named: foldedName(word))
    switch (value, level) {
    case (.some, .some):
      diagnostics.report(
        .init("bad-answer", "'\(word)' is both a value and a level; rename one", at: mark))
    case (.some(let value), nil): return .assumeValue(value)
    case (nil, .some(let level)): return .assumeLevel(level)
    case (nil, nil):
      if known.values == nil {
        if let number = diagnostics.number(word, "what is assumed", at: mark) {
          return .assumeNumber(number)
        }
      } else {
        reportUnknown(
          word, "value or level",
          in: (known.values ?? []) + names.scale.steps.map(\.name), at: mark)
      }
    }
    return .unknown
  }
}
