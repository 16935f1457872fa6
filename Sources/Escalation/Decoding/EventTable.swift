package import Diagnostics

extension EventLogReader {
  /// Rows of a CSV file, which `file` names among `sources`; false where it has no header that
  /// could be that of a log.
  package mutating func readTable(_ file: FileID, in sources: SourceSet) -> Bool {
    let source = sources[file]
    var reader = CSVReader(BytesSource(source.bytes))
    var header: [String]?
    while (try? reader.advance()) ?? false {
      let bytes = reader.bytes.span
      for index in 0..<reader.recordCount {
        let record = reader.records[index]
        let mark = Mark(file: file, range: source.lineRange(record.line))
        let texts = (record.firstField..<record.firstField + record.fieldCount).map {
          reader.fields[$0].text(in: bytes)
        }
        if let header {
          readRow(texts, record, header, mark)
        } else {
          guard isHeader(texts) else { return false }
          header = texts.map { foldedName($0) }
          remarkUnknown(header ?? [], mark)
        }
      }
    }
    return header != nil
  }

  private func isHeader(_ texts: [String]) -> Bool {
    let names = texts.map { foldedName($0) }
    return (names.contains("time") || names.contains("at")) && names.contains("step")
  }

  private mutating func readRow(
    _ texts: [String], _ record: CSVRecord, _ header: [String], _ mark: Mark
  ) {
    guard record.flags.isDisjoint(with: .rejected) else {
      refuse("the row cannot be read: a quote that does not close, or too long", at: mark)
      return
    }
    guard texts.count == header.count else {
      refuse("the row has \(texts.count) cells, and the header \(header.count)", at: mark)
      return
    }
    let known = knownColumns
    let cells = zip(header, texts).filter { known.contains($0.0) }.map {
      EventCells.Cell(name: $0, text: $1, nameMark: mark, mark: mark)
    }
    read(EventCells(cells, mark: mark))
  }

  private var knownColumns: Set<String> {
    Set(Resolver.logColumns + events.flatMap { [$0.key] + $0.fields.map(\.name) })
  }

  /// A column that means nothing is said once, not in every row.
  private mutating func remarkUnknown(_ header: [String], _ mark: Mark) {
    let known = knownColumns
    for name in header where !known.contains(name) {
      let near = nearestName(to: name, in: known.sorted())
      let hint = near.map { "; did you mean '\($0)'?" } ?? ""
      remark("no event has a field '\(name)', so this column is not read\(hint)", at: mark)
    }
  }
}
