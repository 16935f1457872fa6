internal import CWideLoops

// A named home of unsafe code: what it hands to the loops in C was checked to lie inside its arrays.

/// The loops over levels that look at several rows at once, where the processor can. Each returns
/// whether it did; where it did not, nothing has changed.
enum WideLevels {
  /// Looks readings up in a table of four cuts, of which `cuts` has some for every scale. Returns
  /// besides whether some are ranges, which are left out; nil where nothing was done.
  @inline(__always)
  static func segments(
    _ readings: Span<Reading>, cuts: Span<SIMD4<Int64>>, payloads: Span<UInt32>,
    whenMissing: UInt32, into values: inout MutableSpan<UInt32>
  ) -> Bool? {
    guard wide_loops_are_here() else { return nil }
    precondition(readings.count >= values.count && MemoryLayout<Reading>.stride == 16)
    precondition(cuts.count == NumberTable.scales && payloads.count == QuickSteps.stretches)
    let count = values.count
    return unsafe readings.withUnsafeBytes { readings in
      unsafe cuts.withUnsafeBytes { cuts in
        unsafe payloads.withUnsafeBufferPointer { payloads in
          unsafe values.withUnsafeMutableBufferPointer { values in
            unsafe wide_segments(
              readings.baseAddress, count, cuts.baseAddress?.assumingMemoryBound(to: Int64.self),
              payloads.baseAddress, whenMissing, values.baseAddress)
          }
        }
      }
    }
  }

  /// Adds to the sums of ``LevelLanes`` what sets of one level reach, and to `open` what others hold
  /// besides. Returns how many of the sets were taken.
  @inline(__always)
  static func tally(
    _ sets: Span<UInt32>, _ sums: inout MutableSpan<UInt64>, _ open: inout MutableSpan<UInt32>
  ) -> Int {
    guard wide_loops_are_here() else { return 0 }
    let count = sums.count & ~3
    precondition(sets.count >= count && open.count >= count)
    unsafe sets.withUnsafeBufferPointer { sets in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe open.withUnsafeMutableBufferPointer { open in
          unsafe wide_tally(sets.baseAddress, count, sums.baseAddress, open.baseAddress)
        }
      }
    }
    return count
  }

  /// Adds digits as ``LevelDigits`` does. Returns of how many of the sets.
  @inline(__always)
  static func addDigits(
    of sets: Span<UInt32>, isWorst: Bool, base: UInt32, offset: UInt32,
    to numbers: inout MutableSpan<UInt32>, from start: Int
  ) -> Int {
    guard wide_loops_are_here() else { return 0 }
    let count = sets.count & ~7
    precondition(start >= 0 && start + count <= numbers.count)
    unsafe sets.withUnsafeBufferPointer { sets in
      unsafe numbers.withUnsafeMutableBufferPointer { numbers in
        unsafe wide_digits(
          sets.baseAddress, count, isWorst, base, offset,
          numbers.baseAddress?.advanced(by: start))
      }
    }
    return count
  }
}
