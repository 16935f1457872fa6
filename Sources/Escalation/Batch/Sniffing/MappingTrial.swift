/// Reads a file with a mapping to see what of it is read. Nothing of it is shown.
struct MappingTrial {
  struct Outcome {
    /// Continues "The mapping …".
    let verdict: String
    /// What is worth knowing of columns and cells, a line each.
    let lines: [String]
  }

  private let mapping: DataMapping
  private let compiled: CompiledPlan
  private let zone: TimeZoneRules

  init(_ mapping: DataMapping, _ compiled: CompiledPlan, _ zone: TimeZoneRules) {
    self.mapping = mapping
    self.compiled = compiled
    self.zone = zone
  }

  func outcome(on bytes: [UInt8], named name: String) throws -> Outcome {
    let rejects = RejectSample()
    var sinks = BatchSinks(results: nil, rejects: rejects, actions: nil)
    var run = try BatchRun(
      compiled, zone: zone, mapping: DataMappings([mapping]), options: BatchOptions())
    // In whatever order the rows come: that is not for the mapping to say.
    run.sort(in: BytesRoom())
    do {
      var remarks = try run.read(BytesSource(bytes), named: name, into: &sinks) { _ in }
      remarks += try run.readSorted(into: &sinks) { _ in }
      return outcome(run.counts, remarks + run.lastRemarks, rejects)
    } catch let stop as BatchStop {
      return Outcome(verdict: "does not read it: \(stop.words)", lines: [])
    }
  }

  private func outcome(
    _ counts: BatchCounts, _ remarks: [String], _ rejects: RejectSample
  ) -> Outcome {
    let used = counts.evaluated + counts.superseded
    var verdict = "reads it: \(grouped(used)) of \(counted(counts.read, "row"))"
    if counts.excluded > 0 { verdict += ", \(grouped(counts.excluded)) left out by its rules" }
    verdict += counts.rejected > 0 ? ", \(grouped(counts.rejected)) rejected" : ""
    let unread = counts.cells > 0 ? ["\(counted(counts.cells, "cell")) that it does not read"] : []
    return Outcome(verdict: verdict, lines: remarks + unread + rejects.lines)
  }
}

/// The first rejects of each reason, and how many there are besides.
private final class RejectSample: ByteSink {
  private static let most = 6

  private var row = WrittenRow()
  private var isBegun = false
  private var examples: [(reason: String, example: String, count: Int)] = []

  func write(_ bytes: Span<UInt8>) throws {
    var position = 0
    while position < bytes.count {
      position = row.read(bytes, from: position)
      if isBegun { add() }
      isBegun = true
    }
  }

  private func add() {
    guard row.count == 6, ["cell", "row"].contains(row.text(4)) else { return }
    let reason = row.text(5)
    if let index = examples.firstIndex(where: { $0.reason == reason }) {
      examples[index].count += 1
      return
    }
    let value = columnName(row.text(3))
    let shown = value.count > 40 ? value.prefix(40) + "…" : value
    examples.append((reason, "line \(row.text(1)): '\(shown)': \(reason)", 1))
  }

  var lines: [String] {
    let shown = examples.prefix(Self.most).map { entry in
      entry.example + (entry.count > 1 ? ", and \(grouped(entry.count - 1)) more of that kind" : "")
    }
    let rest = examples.count - shown.count
    return shown + (rest > 0 ? ["and \(counted(rest, "other reason"))"] : [])
  }
}

/// Rows that are put away in memory: what is looked at is never much.
private final class BytesRoom: SpillRoom {
  private var bytes: [UInt8] = []

  func append(_ more: Span<UInt8>) throws {
    for index in more.indices { bytes.append(more[index]) }
  }

  func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>, from offset: Int
  ) throws -> Int {
    let count = min(range.count, max(0, bytes.count - offset))
    for index in 0..<count { buffer[range.lowerBound + index] = bytes[offset + index] }
    return count
  }
}
