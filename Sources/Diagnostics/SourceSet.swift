/// Which file of a ``SourceSet`` a mark points into.
package struct FileID: Hashable, Comparable, Sendable {
  package let index: Int

  package init(index: Int) { self.index = index }

  package static func < (one: FileID, other: FileID) -> Bool { one.index < other.index }
}

/// All files one run of the tool has read. Marks point into it.
package struct SourceSet: Sendable {
  package private(set) var files: [SourceFile] = []

  package init() {}

  package mutating func add(_ file: SourceFile) -> FileID {
    files.append(file)
    return FileID(index: files.count - 1)
  }

  package subscript(_ id: FileID) -> SourceFile { files[id.index] }

  /// Where a mark begins.
  package func place(of mark: Mark) -> Place { self[mark.file].place(at: mark.range.lowerBound) }

  /// Where a mark begins and ends; the end is the place after its last code point.
  package func span(of mark: Mark) -> (file: String, start: Place, end: Place) {
    let file = self[mark.file]
    return (file.name, place(of: mark), file.place(at: mark.range.upperBound))
  }
}

/// A range of bytes in one file. It survives from the parser to the last report.
package struct Mark: Hashable, Sendable {
  package let file: FileID
  package let range: Range<Int>

  package init(file: FileID, range: Range<Int>) {
    self.file = file
    self.range = range
  }
}
