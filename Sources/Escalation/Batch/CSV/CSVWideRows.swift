internal import CWideLoops

// A named home of unsafe code: what it hands to the loops in C was checked to lie inside its spans.

extension MutableSpan<UInt8> {
  /// Puts rows together from prepared pieces, as `CSVOutput.rows` says, where the processor can look at
  /// many bytes at once. Returns where they end; nil where nothing was done.
  mutating func putRows(
    _ rows: Span<Int>, of slots: Int, pieces: Int, _ grid: Span<UInt32>,
    _ cells: borrowing PieceCells, at start: Int
  ) -> Int? {
    guard wide_loops_are_here() else { return nil }
    precondition(slots >= 0 && pieces > 0 && grid.count >= slots * pieces)
    precondition(start >= 0 && start + rows.count * pieces * cells.width <= count)
    precondition(cells.bytes.count == cells.count * cells.width)
    let (texts, lengths) = (cells.bytes.span, cells.lengths.span)
    let width = cells.width
    let count = unsafe rows.withUnsafeBytes { rows in
      unsafe grid.withUnsafeBufferPointer { grid in
        unsafe texts.withUnsafeBufferPointer { texts in
          unsafe lengths.withUnsafeBufferPointer { lengths in
            unsafe withUnsafeMutableBufferPointer { target in
              unsafe wide_rows(
                rows.baseAddress?.assumingMemoryBound(to: Int.self), rows.count / 8, slots,
                pieces, grid.baseAddress, texts.baseAddress, lengths.count, width,
                lengths.baseAddress, target.baseAddress?.advanced(by: start))
            }
          }
        }
      }
    }
    return start + count
  }
}
