internal import Escalation

/// How far a long run is: one line on a terminal that is written over, nothing anywhere else.
struct Progress {
  private let isShown = FileDescriptor.standardError().isTerminal
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var wasShown = false

  mutating func show(rows: Int) {
    guard isShown, ContinuousClock.now - last > .milliseconds(200) else { return }
    last = .now
    wasShown = true
    let seconds = Double((last - start).components.seconds) + 0.001
    let rate = Int(Double(rows) / max(1, seconds))
    Console.message("\r\(grouped(rows)) rows, \(grouped(rate)) a second   ")
  }

  mutating func clear() {
    guard wasShown else { return }
    Console.message("\r\(String(repeating: " ", count: 60))\r")
    wasShown = false
  }
}

/// `1234567` as `1,234,567`.
func grouped(_ number: Int) -> String {
  var digits = Substring(String(number))
  var parts: [Substring] = []
  while digits.count > 3 {
    parts.insert(digits.suffix(3), at: 0)
    digits = digits.dropLast(3)
  }
  return ([digits] + parts).joined(separator: ",")
}

/// What became of the rows, a line for each thing worth knowing.
struct BatchSummary {
  private let counts: BatchCounts
  /// Whether what was not used is listed somewhere.
  private let hasList: Bool

  init(_ counts: BatchCounts, hasList: Bool) {
    self.counts = counts
    self.hasList = hasList
  }

  var text: String {
    var lines = [
      "read \(grouped(counts.read)) = \(grouped(counts.evaluated)) evaluated"
        + " + \(grouped(counts.rejected)) rejected + \(grouped(counts.excluded)) excluded"
        + " + \(grouped(counts.superseded)) superseded, at \(number(counts.times, "time"))"
    ]
    if counts.cells > 0 {
      lines.append("\(number(counts.cells, "cell")) could not be used: taken as missing")
    }
    if counts.carried > 0 {
      lines.append("\(number(counts.carried, "reading")) stood over from an earlier row")
    }
    if counts.silentAreas > 0 {
      lines.append("\(number(counts.silentAreas, "time")) an area of the plan sent no usable row")
    }
    if counts.cells + counts.rejected > 0, !hasList {
      lines.append("--rejects FILE lists the cells and rows that were not used")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func number(_ count: Int, _ what: String) -> String {
    "\(grouped(count)) \(what)\(count == 1 ? "" : "s")"
  }
}
