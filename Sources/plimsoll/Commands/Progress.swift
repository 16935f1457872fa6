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

/// What became of the rows, in a line or two.
struct BatchSummary {
  private let counts: BatchCounts

  init(_ counts: BatchCounts) { self.counts = counts }

  var text: String {
    var line =
      "read \(grouped(counts.read)) = \(grouped(counts.evaluated)) evaluated"
      + " + \(grouped(counts.rejected)) rejected + \(grouped(counts.excluded)) excluded"
      + " + \(grouped(counts.superseded)) superseded, at \(grouped(counts.times)) times\n"
    for (count, one, many) in [
      (counts.cells, "cell could not be read and counts as missing",
        "cells could not be read and count as missing"),
      (counts.carried, "reading stood over from an earlier row",
        "readings stood over from an earlier row"),
      (counts.silentAreas, "time an area of the plan sent no row",
        "times an area of the plan sent no row"),
    ] where count > 0 {
      line += "\(grouped(count)) \(count == 1 ? one : many)\n"
    }
    return line
  }
}
