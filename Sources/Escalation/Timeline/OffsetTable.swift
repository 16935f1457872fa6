/// When which offset holds, laid out so that one search answers for every year.
///
/// A yearly rule repeats exactly after 400 years, so one such stretch after the last recorded
/// change is enough; later times are looked up that many years earlier.
struct OffsetTable: Hashable, Sendable {
  private static let cycle: Int64 = 146_097 * 86_400  // 400 years, in seconds
  private static let year: Int64 = 366 * 86_400
  private static let largestOffset: Int64 = 26 * 3600

  /// When each offset but the first begins, in seconds since 1970-01-01T00:00:00Z, ascending.
  private var changes: [Int64]
  /// Seconds east of UTC: the first holds before all changes, each other from its change on.
  private var offsets: [Int]
  /// From here on the table is read a whole number of cycles earlier.
  private var repeatsFrom: Int64?

  /// One offset for all time, in seconds east of UTC.
  init(offset: Int) {
    changes = []
    offsets = [offset]
  }

  /// What a time zone file records, and what its rule adds to it.
  init(_ file: ZoneFile) {
    changes = file.changes
    offsets = file.offsets
    guard let rule = file.rule else { return }
    if changes.isEmpty { offsets = [rule.standardOffset] }
    guard rule.daylight != nil else { return }
    let recorded = changes.last ?? CivilDateTime.firstWallSeconds
    // A margin of years keeps what is looked up earlier clear of the recorded changes.
    repeatsFrom = recorded + Self.cycle + 2 * Self.year
    append(rule, after: recorded, until: recorded + Self.cycle + 4 * Self.year)
  }

  private mutating func append(_ rule: PosixZone, after recorded: Int64, until end: Int64) {
    let firstYear = CivilDateTime(wallSeconds: recorded).date.year - 1
    let lastYear = CivilDateTime(wallSeconds: end).date.year
    for change in (firstYear...lastYear).flatMap(rule.changes) where change.time > recorded {
      append(change)
    }
  }

  /// Adds a change in order; where two fall together, the clocks only ever showed the later one.
  private mutating func append(_ change: (time: Int64, offset: Int)) {
    if let last = changes.last, change.time <= last {
      offsets[offsets.count - 1] = change.offset
    } else {
      changes.append(change.time)
      offsets.append(change.offset)
    }
  }

  /// Seconds east of UTC at a time in seconds since 1970-01-01T00:00:00Z.
  func offset(at seconds: Int64) -> Int {
    offsets[position(of: seconds - cycles(before: seconds))]
  }

  /// The first change after a time; nil where there is none.
  func change(after seconds: Int64) -> Int64? {
    let shift = cycles(before: seconds)
    let position = position(of: seconds - shift)
    return position < changes.count ? changes[position] + shift : nil
  }

  /// The first time the clocks show `wall`, or would have without the gap it falls into.
  func seconds(ofWall wall: Int64) -> Int64 {
    let shift = cycles(before: wall)
    let wall = wall - shift
    var position = position(of: wall - Self.largestOffset)
    while position < changes.count {
      let candidate = wall - Int64(offsets[position])
      if candidate < changes[position] { break }
      let next = wall - Int64(offsets[position + 1])
      if next < changes[position] { return candidate + shift }
      position += 1
    }
    return wall - Int64(offsets[position]) + shift
  }

  /// How many seconds earlier the table answers for this time.
  private func cycles(before seconds: Int64) -> Int64 {
    guard let repeatsFrom, seconds >= repeatsFrom else { return 0 }
    return ((seconds - repeatsFrom) / Self.cycle + 1) * Self.cycle
  }

  /// How many changes have happened by then.
  private func position(of seconds: Int64) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension CivilDateTime {
  /// 0001-01-01 00:00, before which nobody writes a time.
  fileprivate static let firstWallSeconds: Int64 = -62_135_596_800
}
