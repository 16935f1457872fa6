internal import CWideLoops

// A named home of unsafe code: what it hands to the loops in C was checked to lie inside its spans.

/// The cells of one column in records that stand side by side and have as many fields each.
struct CSVColumn {
  /// Its field of the first record.
  let first: Int
  /// How many fields on the next one is.
  let stride: Int
  let count: Int
}

extension MutableSpan<Reading> {
  /// Reads cells as numbers, several at once, to `start` and on, as far as the processor can: for how
  /// many cells it did, and how many of these are neither plainly a number in range nor empty.
  ///
  /// The others have become numbers, or missing. `limits` holds, from `firstLimit` on, for each scale
  /// the least mantissa in range and the least one past it.
  mutating func readNumbers(
    _ column: CSVColumn, _ fields: Span<CSVField>, _ bytes: Span<UInt8>, limits: Span<Int64>,
    firstLimit: Int, isWhole: Bool, to start: Int
  ) -> (done: Int, left: Int) {
    let done = column.count & ~3
    guard done > 0, wide_loops_are_here() else { return (0, 0) }
    let last = column.first + (done - 1) * column.stride
    precondition(column.first >= 0 && column.stride > 0 && last < fields.count)
    // Fields stand in the order of their bytes: none ends behind the last one.
    precondition(fields[last].end + 8 <= bytes.count)
    precondition(firstLimit >= 0 && firstLimit + 2 * NumberTable.scales <= limits.count)
    precondition(start >= 0 && start + done <= count && MemoryLayout<Reading>.stride == 16)
    let left = unsafe fields.withUnsafeBytes { fields in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe limits.withUnsafeBufferPointer { limits in
          unsafe withUnsafeMutableBytes { readings in
            unsafe wide_numbers(
              bytes.baseAddress,
              fields.baseAddress?.advanced(by: 8 * column.first)
                .assumingMemoryBound(to: UInt32.self), column.stride, done,
              limits.baseAddress?.advanced(by: firstLimit), isWhole,
              readings.baseAddress?.advanced(by: 16 * start))
          }
        }
      }
    }
    return (done, left)
  }
}
