internal import Diagnostics

/// Files whose rows are sorted: those with the same columns are read in the same way.
struct SortedFiles {
  var sorter: RowSorter
  fileprivate var shapes: [BatchFile] = []
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

  /// Makes the shape of a file that file's own.
  mutating func shape(of file: Int, named name: String) -> Int {
    let shape = ofFile[file].shape
    shapes[shape].name = name
    shapes[shape].number = file
    shapes[shape].times = ofFile[file].times
    return shape
  }
}

// Rows in any order: all files are read first, and their rows are sorted by time.
extension BatchRun {
  /// From now on files are gathered, and evaluated together at the end.
  package mutating func sort(in room: any SpillRoom, chunkBytes: Int? = nil) {
    sorted = SortedFiles(room, chunkBytes: chunkBytes ?? RowSorter.chunkBytes)
  }

  /// Takes the rows of a file to be sorted. Returns what is worth saying once about its header.
  mutating func gather(
    _ source: any ByteSource, named name: String, into sinks: inout BatchSinks,
    progress: (Int) -> Void
  ) throws -> [String] {
    let number = try mappings.number(of: name)
    let mapping = mappings.all[number]
    var reader = CSVReader(mapping.encoding.reading(source))
    var (file, first) = try openFile(&reader, name, mapping)
    repeat {
      for index in first..<max(first, reader.recordCount) {
        try gather(reader.records[index], reader, &file)
      }
      first = 0
      try drain(into: &sinks)
      progress(sorted?.sorter.count ?? 0)
    } while try reader.advance()
    sorted?.add(file, mapping: number)
    return file.header.remarks
  }

  /// What is no row, or left out by a rule, is dealt with at once.
  private mutating func gather(
    _ record: CSVRecord, _ reader: borrowing CSVReader, _ file: inout BatchFile
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
      try sorted?.sorter.add(
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

  /// Evaluates the rows of all files that were gathered. Returns what is worth saying once.
  package mutating func readSorted(
    into sinks: inout BatchSinks, progress: (Int) -> Void
  ) throws -> [String] {
    guard var sorted else { return [] }
    self.sorted = nil
    let merged = try sorted.sorter.merged()
    var reader = CSVReader(merged)
    while try reader.advance() {
      try takeSorted(merged, &reader, &sorted)
      try drain(into: &sinks)
      progress(counts.read)
    }
    for shape in sorted.shapes { try checkNames(of: shape) }
    try closeGroup()
    try drain(into: &sinks)
    return sorted.shapes.flatMap { $0.names?.remarks ?? [] } + endOfFileRemarks()
  }

  /// The rows of a block, those side by side of one file together.
  private mutating func takeSorted(
    _ merged: MergedRows, _ reader: inout CSVReader, _ sorted: inout SortedFiles
  ) throws {
    let origins = (0..<reader.recordCount).map { _ in merged.takeOrigin() }
    for (index, origin) in origins.enumerated() { reader.place(record: index, onLine: origin.line) }
    var start = 0
    while start < origins.count {
      let number = origins[start].file
      let end = origins[start...].firstIndex { $0.file != number } ?? origins.count
      let shape = sorted.shape(of: number, named: files[number])
      try takeRows(start..<end, of: reader, &sorted.shapes[shape])
      start = end
    }
  }
}
