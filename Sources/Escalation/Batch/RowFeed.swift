internal import Dispatch
internal import Synchronization

/// Reads the rows of a file on another thread, ahead of those who evaluate them.
final class RowFeed: Sendable {
  /// How many rows are handed over at a time: with more the two would wait longer for each other, and
  /// fewer would be handed over too often.
  private static let rowsAtATime = 2048

  private struct Work: ~Copyable {
    var rows: RowReader
    var source: RowSource
    /// What was read last; nil behind the end of the file.
    var batch: RowBatch?
    /// Why it ended before that.
    var failure: (any Error)?
    var isAtEnd = false
  }

  private let work: Mutex<Work>
  private let queue = DispatchQueue(label: "rows")
  private let hasRead = DispatchSemaphore(value: 0)

  /// Takes over the rows of a file, and begins to read.
  init(_ rows: consuming RowReader, _ source: consuming sending RowSource) {
    work = Mutex(Work(rows: rows, source: source))
    readOn()
  }

  /// What has been read since the batch before; nil behind the end of the file. From now on more is
  /// read.
  func next() throws -> RowBatch? {
    hasRead.wait()
    let (batch, failure) = work.withLock { ($0.batch.take(), $0.failure) }
    readOn()
    if batch == nil, let failure { throw failure }
    return batch
  }

  /// Ends the reading. Returns what is worth saying once about the file.
  func end(givingBack rows: inout RowReader) -> [String] {
    hasRead.wait()
    return work.withLock { work in
      swap(&rows, &work.rows)
      return work.source.file.remarks
    }
  }

  private func readOn() {
    queue.async {
      self.work.withLock { Self.read(&$0) }
      self.hasRead.signal()
    }
  }

  private static func read(_ work: inout Work) {
    guard !work.isAtEnd else { return }
    var batch: RowBatch?
    do {
      while !work.isAtEnd, batch?.rows ?? 0 < rowsAtATime {
        work.isAtEnd = try !work.rows.readRows(of: &work.source)
        batch = work.rows.take(behind: batch)
      }
    } catch {
      // What was read before still counts.
      work.isAtEnd = true
      work.failure = error
    }
    work.batch = batch
  }
}
