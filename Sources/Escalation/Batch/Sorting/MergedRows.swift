/// The rows of several sorted runs in one order, as the bytes of a file without a header.
final class MergedRows: ByteSource {
  private var runs: [SortedRun]
  /// A heap of the runs that have rows left, the one with the next row first.
  private var heap: [Int] = []
  /// The row that is being handed out, with its line end.
  private var current: [UInt8]
  private var position = 0
  /// Where the rows stand that were handed out, and not asked for yet.
  private var origins: [RowOrigin] = []
  private var firstOrigin = 0

  init(_ runs: [SortedRun]) {
    self.runs = runs
    // Nothing that a file may begin with counts at the beginning of the first row.
    current = [CSVByte.lineFeed]
    for run in runs.indices where runs[run].row != nil { push(run) }
  }

  func read(into buffer: inout MutableSpan<UInt8>, at range: Range<Int>) throws -> Int {
    var end = range.lowerBound
    while end < range.upperBound {
      if position == current.count {
        guard try next() else { break }
      }
      let count = min(current.count - position, range.upperBound - end)
      let source = current.span
      for offset in 0..<count { buffer[end + offset] = source[position + offset] }
      end += count
      position += count
    }
    return end - range.lowerBound
  }

  /// Where the next row stands of those that were handed out.
  func takeOrigin() -> RowOrigin {
    defer { firstOrigin += 1 }
    return origins[firstOrigin]
  }

  private func next() throws -> Bool {
    guard let run = heap.first, let row = runs[run].row else { return false }
    current.removeAll(keepingCapacity: true)
    current += runs[run].bytes[row.start..<row.start + row.count]
    current.append(CSVByte.lineFeed)
    position = 0
    if firstOrigin > 4096 {
      origins.removeFirst(firstOrigin)
      firstOrigin = 0
    }
    origins.append(row.origin)
    try runs[run].advance()
    if runs[run].row == nil {
      heap.swapAt(0, heap.count - 1)
      heap.removeLast()
    }
    sink()
    return true
  }

  // MARK: - The heap

  /// Runs hold rows in the order in which they came, so of the same time the earlier run is first.
  private func comes(_ one: Int, before other: Int) -> Bool {
    guard let row = runs[one].row, let otherRow = runs[other].row else { return false }
    return row.instant != otherRow.instant ? row.instant < otherRow.instant : one < other
  }

  private func push(_ run: Int) {
    heap.append(run)
    var place = heap.count - 1
    while place > 0, comes(heap[place], before: heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private func sink() {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if comes(heap[child], before: heap[least]) { least = child }
      }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}
