/// Compares results as they are written with those of an earlier run, and lists what is different.
///
/// Both are ordered by time and are walked together: of each only the rows of one time are held.
package final class ResultComparison: ByteSink {
  private let plan: Plan
  private let zone: TimeZoneRules
  private var old: OldResults
  private var list: ComparisonText
  private var row = WrittenRow()
  /// Known from the first row on.
  private var header: ResultHeader?
  private var comparer: RowComparer?
  /// The rows of the time that is being written.
  private var group: ResultGroup?
  private var time: [UInt8] = []
  private var trail = StatusTrail()
  package private(set) var counts = ComparisonCounts()

  /// `old` are the earlier results as CSV; the differences go to `list`.
  package init(
    _ plan: Plan, zone: TimeZoneRules, old: any ByteSource, list: any ByteSink
  ) throws {
    self.plan = plan
    self.zone = zone
    self.old = try OldResults.open(old, zone: zone)
    self.list = ComparisonText(list)
  }

  /// Takes whole rows of new results as CSV, the header before all others.
  package func write(_ bytes: Span<UInt8>) throws {
    var position = 0
    while position < bytes.count {
      position = row.read(bytes, from: position)
      if let header { try add(header) } else { try open() }
    }
  }

  /// All new results were given.
  package func finish() throws {
    try settle()
    while let rest = try old.group() { try gone(rest) }
    try list.end(counts)
  }

  private func open() throws {
    let new = try ResultHeader(row.texts, isOld: false)
    header = new
    comparer = RowComparer(old.header, new, plan)
    let (oldNames, newNames) = (old.header.names, new.names)
    try list.columns(oldNames.filter { !newNames.contains($0) }, onlyIn: "old")
    try list.columns(newNames.filter { !oldNames.contains($0) }, onlyIn: "new")
  }

  private func add(_ header: ResultHeader) throws {
    let cell = row.bytes[row.range(header.time)]
    if group == nil || !time.elementsEqual(cell) { try begin(header) }
    _ = group?.add(row, of: row.text(header.area))
  }

  private func begin(_ header: ResultHeader) throws {
    let text = row.text(header.time)
    guard let instant = try? WrittenTime(parsing: text).instant(in: zone) else {
      throw ComparisonStop.newUnordered(time: text)
    }
    if let group, instant < group.instant { throw ComparisonStop.newUnordered(time: text) }
    try settle()
    time = Array(text.utf8)
    group = ResultGroup(instant, time: text)
  }

  /// Compares the rows of a time, all of which are there now.
  private func settle() throws {
    guard let new = group else { return }
    group = nil
    while let next = old.next, next < new.instant {
      if let rest = try old.group() { try gone(rest) }
    }
    guard let next = old.next else {
      counts.later += new.areas.count
      return try list.time("later than all old results", new)
    }
    if next == new.instant, let before = try old.group() {
      try compare(before, new)
    } else {
      counts.new += new.areas.count
      try list.time("new", new)
    }
  }

  private func gone(_ group: ResultGroup) throws {
    counts.gone += group.areas.count
    try list.time("gone", group)
  }

  private func compare(_ old: ResultGroup, _ new: ResultGroup) throws {
    guard let comparer else { return }
    let pairs = new.areas.compactMap { area in old[area].map { (area, $0, new[area]) } }
    let changes = pairs.compactMap { area, before, after in
      after.flatMap { comparer.change(before, $0, area) }
    }
    counts.compared += pairs.count
    counts.changed += changes.count
    counts.cells += changes.reduce(0) { $0 + $1.cells.count }
    for change in changes {
      try list.change(change, at: new.time) { cell in
        comparer.isStatus(cell.column) ? why(cell, change, changes, comparer) : nil
      }
    }
    trail.note(pairs.map(\.0), changes, at: new.time)
    for area in new.areas where old[area] == nil {
      counts.new += 1
      try list.row("new row", new.time, area)
    }
    for area in old.areas where new[area] == nil {
      counts.gone += 1
      try list.row("row gone", new.time, area)
    }
  }
}

extension ResultComparison {
  /// How many things are named that changed together.
  private static let most = 6

  /// What changed together with a status, in one line.
  private func why(
    _ cell: RowChange.Cell, _ change: RowChange, _ all: [RowChange], _ comparer: RowComparer
  ) -> String {
    let company = comparer.company(of: cell, in: change, all)
    if !company.isEmpty {
      let rest = company.count > Self.most ? " and \(company.count - Self.most) more" : ""
      return "with " + company.prefix(Self.most).joined(separator: "; ") + rest
    }
    if let before = trail.before(cell.column, in: change.area) {
      return "held from before: it was another one at \(before) already"
    }
    return "with no other column: the plan, or what has no column, is different"
  }
}

/// Writes to two places.
package struct BothSinks: ByteSink {
  private var first: any ByteSink
  private var second: any ByteSink

  package init(_ first: any ByteSink, _ second: any ByteSink) {
    self.first = first
    self.second = second
  }

  package mutating func write(_ bytes: Span<UInt8>) throws {
    try first.write(bytes)
    try second.write(bytes)
  }
}
