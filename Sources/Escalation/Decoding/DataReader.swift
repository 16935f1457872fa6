internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// One mapping, or one for each kind of files.
  mutating func dataMappings(_ node: YAMLNode) -> DataMappings? {
    guard let items = node.sequence, !items.isEmpty else {
      return dataMapping(node).map { DataMappings([$0]) }
    }
    let mappings = items.compactMap { item in
      if items.count > 1, let entries = item.mapping,
        !entries.contains(where: { $0.key == "files" })
      {
        diagnostics.report(
          .init(
            "missing-key", "of several mappings, each says which files it is for", at: item.mark,
            help: ["Add their names, such as", "  files: ambulance_*.csv"]))
      }
      return dataMapping(item)
    }
    return DataMappings(mappings)
  }

  private mutating func dataMapping(_ node: YAMLNode) -> DataMapping? {
    guard let fields = diagnostics.fields(of: node, as: .data) else { return nil }
    let time = fields["time"].flatMap { timeColumn($0) }
    var mapping = DataMapping(
      time: time?.column,
      area: fields["area"].flatMap { diagnostics.text($0, "the area column") },
      columns: fields["columns"].map { columns($0) } ?? [],
      missing: fields["missing"].map { diagnostics.texts($0, "a word for missing").map(\.text) }
        ?? [],
      exclusions: fields["exclude"].map { exclusions($0) } ?? [])
    mapping.timeFormat = time?.format
    readForms(fields, &mapping)
    mapping.suppressed = fields["suppressed"].map { suppressedMarks($0) } ?? []
    mapping.rows = rowRules(fields)
    return mapping
  }

  private mutating func columns(_ node: YAMLNode) -> [DataMapping.Column] {
    (mappingEntries(node) ?? []).compactMap { entry in
      guard !isTurnedRound(entry), let reference = reportable(entry.key, at: entry.keyMark),
        let header = diagnostics.text(entry.value, "a column")
      else { return nil }
      return DataMapping.Column(reference: reference, header: header, mark: entry.value.mark)
    }
  }

  /// Whether the column stands where the plan's own name should, and the name where it should.
  private mutating func isTurnedRound(_ entry: YAMLEntry) -> Bool {
    guard names.reference(entry.key) == nil, let name = entry.value.scalar?.text,
      names.reference(name) != nil
    else { return false }
    diagnostics.report(
      .init(
        "unknown-name", "no indicator or sign is called '\(entry.key)'", at: entry.keyMark,
        label: "the name of the plan stands first, then the column",
        help: ["Turn the two round:   \(name): \(yamlValue(entry.key))"]))
    return true
  }

  private mutating func exclusions(_ node: YAMLNode) -> [DataMapping.Exclusion] {
    (mappingEntries(node) ?? []).map { entry in
      let values = diagnostics.texts(entry.value, "a value").map { ExcludedValue($0.text) }
      return DataMapping.Exclusion(header: entry.key, values: values, mark: entry.keyMark)
    }
  }

  mutating func mappingEntries(_ node: YAMLNode) -> [YAMLEntry]? {
    if let entries = node.mapping { return entries }
    diagnostics.report(
      .init(
        "wrong-shape", "expected keys with values, but this is \(node.kindText)", at: node.mark))
    return nil
  }

  /// A column for what the plan itself works out would never be read.
  mutating func reportUnbringable(
    _ data: DataMappings?, _ indicators: [Indicator], _ triggers: [Trigger]
  ) {
    let columns = (data?.all ?? []).flatMap { mapping in
      mapping.columns.map { ($0.reference, $0.mark) }
        + mapping.rows.firstWide.map { ($0.reference, $0.mark) }
    }
    for (reference, mark) in columns {
      let isReported =
        switch reference {
        case .indicator(let index): indicators[index].isInput
        case .trigger(let index): triggers[index].isInput
        case .status: false
        }
      if isReported { continue }
      var isFigure = false
      if case .indicator(let index) = reference {
        isFigure = indicators[index].figure != nil
      }
      let name = names.name(of: reference)
      diagnostics.report(
        .init(
          "not-reported",
          "'\(name)' is \(isFigure ? "stated" : "worked out") by the plan, so no column brings it",
          at: mark,
          related: [
            .init(
              names.mark(of: reference), isFigure ? "stated here" : "worked out here")
          ]))
    }
  }

  /// An indicator or a sign that data can bring.
  mutating func reportable(_ name: String, at mark: Mark) -> Reference? {
    guard let reference = names.reference(name) else {
      reportUnknown(name, "indicator or sign", in: names.signNames, at: mark) { names, near in
        names.reference(near).map(names.mark(of:))
      }
      return nil
    }
    return reference
  }
}
