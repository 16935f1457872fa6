internal import Diagnostics
internal import Escalation

/// What became of the rows, a line for each thing worth knowing.
struct BatchAccount {
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
        + " + \(grouped(counts.superseded)) superseded, at \(counted(counts.times, "time"))"
    ]
    if counts.cells > 0 {
      lines.append("\(counted(counts.cells, "cell")) could not be used: taken as missing")
    }
    lines += rowLines
    if counts.carried > 0 {
      lines.append("\(counted(counts.carried, "reading")) stood over from an earlier row")
    }
    if counts.silentAreas > 0 {
      lines.append("\(counted(counts.silentAreas, "time")) an area of the plan sent no usable row")
    }
    if counts.cells + counts.rejected + counts.superseded > 0, !hasList {
      lines.append("--rejects FILE lists the cells and rows that were not used")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// How rows came together, and which were wanted.
  private var rowLines: [String] {
    var lines: [String] = []
    if counts.disputed > 0 {
      lines.append(
        "\(counted(counts.disputed, "cell")) had two values in rows of one time and area: taken as "
          + "missing")
    }
    if counts.leadIn > 0 {
      lines.append(
        "\(counted(counts.leadIn, "row")) before --from: evaluated only for what carries over")
    }
    if counts.afterEnd > 0 {
      lines.append("\(counted(counts.afterEnd, "row")) after --to: excluded")
    }
    return lines
  }
}
