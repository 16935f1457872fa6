internal import Diagnostics
internal import YAMLTree

extension Resolver {
  /// The most words that can choose a row or a column.
  private static let mostWords = 24

  /// `matrix: {rows: impact, columns: likelihood, cells: {low: [green, yellow], …}}`.
  mutating func matrix(_ node: YAMLNode) -> Status.Rule? {
    guard let fields = diagnostics.fields(of: node, as: .matrix) else { return nil }
    let rows = axis("rows", fields)
    let columns = axis("columns", fields)
    guard let cells = fields["cells"] else {
      reportNoPart("cells", "{low: [green, amber], high: [amber, red]}", fields)
      return nil
    }
    guard let rows, let columns else { return nil }
    return self.cells(cells, rows, columns).map { cells in
      .matrix(Matrix(rows: rows, columns: columns, cells: cells))
    }
  }

  private mutating func reportNoPart(_ key: String, _ sample: String, _ fields: Fields) {
    guard fields.isWhole else { return }
    diagnostics.report(
      .init(
        "missing-key", "the matrix has no '\(key)'", at: fields.mark,
        help: ["For example:", "  \(key): \(sample)"]))
  }

  private mutating func axis(_ key: String, _ fields: Fields) -> Matrix.Axis? {
    guard let node = fields[key] else {
      reportNoPart(key, key == "rows" ? "impact" : "likelihood", fields)
      return nil
    }
    guard let text = diagnostics.text(node, key), let reference = reference(text, at: node.mark)
    else { return nil }
    if case .indicator(let index) = reference {
      if let values = names.indicators[index].values {
        guard values.count <= Self.mostWords else {
          diagnostics.report(
            .init(
              "wrong-kind", "a matrix has at most \(Self.mostWords) \(key)", at: node.mark,
              related: [.init(names.indicators[index].mark, "declared here")]))
          return nil
        }
        return Matrix.Axis(reference: reference, names: values, isOfWords: true)
      }
      guard names.indicators[index].hasBands else {
        diagnostics.report(
          .init(
            "no-level", "'\(text)' has neither words nor levels to choose by", at: node.mark,
            related: [.init(names.indicators[index].mark, "no bands")],
            help: ["Give it bands:, or values: in place of a number."]))
        return nil
      }
    }
    return Matrix.Axis(
      reference: reference, names: names.scale.steps.map(\.name), isOfWords: false)
  }

  // MARK: - Cells

  private mutating func cells(
    _ node: YAMLNode, _ rows: Matrix.Axis, _ columns: Matrix.Axis
  ) -> [[Level]]? {
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "cells are a list for each row, but this is \(node.kindText)",
          at: node.mark,
          help: ["For example:", "  \(rows.names.first ?? "low"): [\(sampleCells(columns))]"]))
      return nil
    }
    var cells: [Int: [Level]] = [:]
    for entry in entries {
      guard let row = rows.names.firstIndex(of: foldedName(entry.key)) else {
        reportUnknown(
          entry.key, "row of '\(names.name(of: rows.reference))'", in: rows.names,
          at: entry.keyMark)
        continue
      }
      cells[row] = self.row(entry, columns)
    }
    if let lacking = rows.names.indices.first(where: { index in
      !entries.contains { foldedName($0.key) == rows.names[index] }
    }) {
      diagnostics.report(
        .init(
          "missing-value", "there is no row for '\(rows.names[lacking])'", at: node.mark,
          related: [.init(names.mark(of: rows.reference), "one of these")],
          help: ["Add it:", "  \(rows.names[lacking]): [\(sampleCells(columns))]"]))
    }
    let complete = rows.names.indices.compactMap { cells[$0] }
    return complete.count == rows.names.count ? complete : nil
  }

  private mutating func row(_ entry: YAMLEntry, _ columns: Matrix.Axis) -> [Level]? {
    let texts = diagnostics.texts(entry.value, "a level")
    guard texts.count == columns.names.count else {
      let expected = columns.names.joined(separator: ", ")
      diagnostics.report(
        .init(
          "wrong-shape",
          "this row has \(texts.count) \(texts.count == 1 ? "cell" : "cells"), and there are "
            + "\(columns.names.count) columns",
          at: entry.value.mark,
          related: [.init(names.mark(of: columns.reference), "these are the columns")],
          help: listed([expected], after: "In this order: ")))
      return nil
    }
    let levels = texts.compactMap { level($0.text, at: $0.mark) }
    return levels.count == texts.count ? levels : nil
  }

  private func sampleCells(_ columns: Matrix.Axis) -> String {
    let levels = names.scale.steps.map(\.name)
    return columns.names.indices.map { levels[min($0, levels.count - 1)] }.joined(separator: ", ")
  }
}
