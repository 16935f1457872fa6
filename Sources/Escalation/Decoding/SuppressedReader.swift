internal import Diagnostics
internal import YAMLTree

// Marks that stand for numbers which are not told: `suppressed: {"*": 1 to 4}`.
extension Resolver {
  /// Marks of the whole file, and under the name of an indicator those of its column.
  mutating func suppressedMarks(_ node: YAMLNode) -> [SuppressedMark] {
    (mappingEntries(node) ?? []).flatMap { entry -> [SuppressedMark] in
      guard let own = entry.value.mapping else {
        return [suppressedMark(entry, of: nil)].compactMap(\.self)
      }
      guard let reference = reportable(entry.key, at: entry.keyMark) else { return [] }
      guard case .indicator(let index) = reference else {
        reportMark("'\(entry.key)' reads no numbers that could be suppressed", at: entry.keyMark)
        return []
      }
      return own.compactMap { suppressedMark($0, of: index) }
    }
  }

  private mutating func suppressedMark(
    _ entry: YAMLEntry, of indicator: Int?
  ) -> SuppressedMark? {
    guard let text = diagnostics.text(entry.value, "what a suppressed number can be") else {
      return nil
    }
    var phrase = Phrase(entry.value, text)
    let reader = RangeReader(
      unit: indicator.flatMap { names.indicators[$0].unit }, subject: "'\(entry.key)'",
      allowsBareNumber: true, allowsReadings: false)
    guard let range = reader.read(&phrase, &self), endsHere(phrase) else { return nil }
    guard range.isFixed, range.pieces.count == 1,
      let stretch = range.numbers(\.number)?.stretches.first
    else {
      reportMark("a suppressed number lies in one range of numbers", at: range.mark)
      return nil
    }
    if let low = stretch.lower?.value, low == stretch.upper?.value {
      reportMark(
        "'\(entry.key)' stands for a range of numbers, and \(low.text) is one number",
        at: range.mark)
      return nil
    }
    return SuppressedMark(
      text: entry.key, indicator: indicator, range: stretch, mark: entry.keyMark,
      rangeMark: range.mark)
  }

  private mutating func reportMark(_ message: String, at mark: Mark) {
    diagnostics.report(
      .init(
        "bad-suppressed", message, at: mark,
        help: [
          "Write what the publisher says that it stands for, both ends included:",
          "  suppressed: {\"*\": 1 to 4}",
        ]))
  }

  // MARK: - Against the indicators

  mutating func checkSuppressed(_ data: DataMappings?, _ indicators: [Indicator]) {
    for mapping in data?.all ?? [] {
      for mark in mapping.suppressed {
        if mapping.missing.contains(mark.text) { reportMissingToo(mark) }
        if let index = mark.indicator {
          check(mark, [index], indicators, isForAll: true)
        } else {
          checkOfFile(mark, mapping, indicators)
        }
      }
    }
  }

  private mutating func reportMissingToo(_ mark: SuppressedMark) {
    diagnostics.report(
      .init(
        "bad-suppressed", "'\(mark.text)' stands for no answer, too, under 'missing'",
        at: mark.mark,
        help: [
          "A suppressed number is known to be in its range; a missing one could be anything.",
          "Say one of the two.",
        ]))
  }

  /// A mark of the whole file has to fit every column that is named, or else any indicator.
  private mutating func checkOfFile(
    _ mark: SuppressedMark, _ mapping: DataMapping, _ indicators: [Indicator]
  ) {
    func isConcerned(_ index: Int) -> Bool {
      indicators[index].isNumeric && indicators[index].isInput
        && !mapping.suppressed.contains { $0.indicator == index && $0.text == mark.text }
    }
    let named = mapping.columns.compactMap { column -> Int? in
      guard case .indicator(let index) = column.reference else { return nil }
      return isConcerned(index) ? index : nil
    }
    if named.isEmpty {
      check(mark, indicators.indices.filter(isConcerned), indicators, isForAll: false)
    } else {
      check(mark, named, indicators, isForAll: true)
    }
  }

  private mutating func check(
    _ mark: SuppressedMark, _ concerned: [Int], _ indicators: [Indicator], isForAll: Bool
  ) {
    var faults: [(index: Int, reason: String)] = []
    for index in concerned {
      if let reason = fault(of: mark, for: indicators[index]) { faults.append((index, reason)) }
    }
    let fitting = concerned.filter { index in !faults.contains { $0.index == index } }
    if let first = faults.first, isForAll || fitting.isEmpty {
      report(mark, first.reason, indicators[first.index], isOfFile: mark.indicator == nil)
    }
    if let index = fitting.first(where: { indicators[$0].canRead(mark.text) }) {
      reportReadable(mark, indicators[index])
    }
  }

  private func fault(of mark: SuppressedMark, for indicator: Indicator) -> String? {
    if !indicator.isNumeric { return "it reads words, and no numbers" }
    if !indicator.isInput { return "it is worked out by the plan, so no column brings it" }
    guard case .failure(let fault) = mark.reading(of: indicator) else { return nil }
    return fault.reason
  }

  private mutating func report(
    _ mark: SuppressedMark, _ reason: String, _ indicator: Indicator, isOfFile: Bool
  ) {
    diagnostics.report(
      .init(
        "bad-suppressed",
        "'\(mark.text)' cannot stand for this in '\(indicator.name)': \(reason)",
        at: mark.rangeMark,
        related: [.init(indicator.citation.mark, "declared here")],
        help: isOfFile
          ? [
            "Where a column has another range, say it under the name of its indicator:",
            "  suppressed: {\(indicator.name): {\"\(mark.text)\": 1 to 4}}",
          ] : []))
  }

  private mutating func reportReadable(_ mark: SuppressedMark, _ indicator: Indicator) {
    diagnostics.report(
      .init(
        "readable-mark", .warning,
        "'\(indicator.name)' could report \(mark.text) as a number, and no cell with it is read so",
        at: mark.mark,
        related: [.init(indicator.citation.mark, "declared here")],
        help: [
          "If it never is one, say so in the range of the indicator, such as",
          "  range: whole numbers 0 to 5000",
        ]))
  }
}
