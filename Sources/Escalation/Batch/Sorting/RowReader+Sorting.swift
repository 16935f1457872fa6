internal import Diagnostics

/// Files whose rows are sorted: those with the same columns are read in the same way.
struct SortedFiles {
  var sorter: RowSorter
  fileprivate(set) var shapes: [BatchFile] = []
  /// By file: which of the shapes is its own, and how its times are written.
  private var ofFile: [(shape: Int, times: TimeColumn)] = []
  private var shapeByColumns: [Columns: Int] = [:]

  private struct Columns: Hashable {
    let mapping: Int
    let names: [String]
  }

  init(_ room: any SpillRoom, chunkBytes: Int) {
    sorter = RowSorter(room, chunkBytes: chunkBytes)
  }

  /// A file read with one of the mappings, by its number.
  mutating func add(_ file: BatchFile, mapping: Int) {
    let columns = Columns(mapping: mapping, names: file.header.names)
    let shape = shapeByColumns[columns] ?? shapes.count
    if shape == shapes.count {
      shapes.append(file)
      shapeByColumns[columns] = shape
    }
    ofFile.append((shape, file.times))
  }

  /// How many rows were gathered.
  var count: Int { sorter.count }

  /// Makes the shape of a file that file's own.
  mutating func shape(of file: Int, named name: String) -> Int {
    let shape = ofFile[file].shape
    shapes[shape].name = name
    shapes[shape].number = file
    shapes[shape].times = ofFile[file].times
    return shape
  }

  /// What is worth saying once about the names in long files.
  var remarks: [String] { shapes.flatMap { $0.names?.remarks ?? [] } }
}

/// The rows of all files in their order.
struct SortedRows: ~Copyable {
  fileprivate let merged: MergedRows
  fileprivate var reader: CSVReader
  fileprivate(set) var files: SortedFiles

  init(_ files: consuming SortedFiles) throws {
    self.files = files
    merged = try self.files.sorter.merged()
    reader = CSVReader(merged)
  }
}

// Rows in any order: all files are read first, and their rows are sorted by time.
extension RowReader {
  /// Puts the next rows of a file with those to be sorted; false at its end.
  mutating func gather(
    from source: inout RowSource, into sorted: inout SortedFiles
  ) throws -> Bool {
    guard let range = try source.advance() else {
      try sorted.add(source.file, mapping: mappings.number(of: source.file.name))
      return false
    }
    for index in range {
      try gather(source.reader.records[index], source.reader, &source.file, &sorted.sorter)
    }
    return true
  }

  /// What is no row, or left out by a rule, is dealt with at once.
  private mutating func gather(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: inout BatchFile,
    _ sorter: inout RowSorter
  ) throws {
    let isRow =
      record.fieldCount == file.header.names.count && record.flags.isDisjoint(with: .rejected)
    if file.hasExclusions, let rule = rule(excluding: record, reader, file) {
      counts.read += 1
      exclude(record, by: rule, reader, file)
    } else if !isRow {
      counts.read += 1
      rejectShape(record, reader, file)
    } else {
      let instant = try instant(of: record, reader, &file)
      try sorter.add(
        instant, RowOrigin(file: file.number, line: record.line), reader.bytes.span,
        record.start..<record.end)
    }
  }

  /// When a row is; one without a readable time comes first, and is rejected when it is evaluated.
  private func instant(
    of record: CSVRecord, _ reader: borrowing CSVReader, _ file: inout BatchFile
  ) throws(BatchStop) -> Instant {
    let field = reader.fields[record.firstField + file.header.time]
    let text = field.text(in: reader.bytes.span).trimmingBlanks
    guard let time = try file.times.time(text, line: record.line) else {
      return Instant(seconds: .min)
    }
    return file.isPerDay ? zone.startOfDay(day(of: time)) : time.instant(in: zone)
  }

  /// Reads the next rows in their order; false at the end, where the last moment has ended, too.
  mutating func readRows(of sorted: inout SortedRows) throws -> Bool {
    if try sorted.reader.advance() {
      try takeSorted(&sorted)
      return true
    }
    for shape in sorted.files.shapes { try checkNames(of: shape) }
    endMoment()
    return false
  }

  /// The rows of a block, those side by side of one file together.
  private mutating func takeSorted(_ sorted: inout SortedRows) throws {
    let origins = (0..<sorted.reader.recordCount).map { _ in sorted.merged.takeOrigin() }
    for (index, origin) in origins.enumerated() {
      sorted.reader.place(record: index, onLine: origin.line)
    }
    var start = 0
    while start < origins.count {
      let number = origins[start].file
      let end = origins[start...].firstIndex { $0.file != number } ?? origins.count
      let shape = sorted.files.shape(of: number, named: files[number])
      try takeRows(start..<end, of: sorted.reader, &sorted.files.shapes[shape])
      start = end
    }
  }
}
