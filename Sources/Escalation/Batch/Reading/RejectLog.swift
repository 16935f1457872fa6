internal import Diagnostics

/// What was not used, a line each: `file, line, column, value, kind, reason`.
struct RejectLog: ~Copyable {
  enum Kind: String { case cell, row, duplicate, superseded, excluded }

  private(set) var output = CSVOutput()

  init() {
    for name in ["file", "line", "column", "value", "kind", "reason"] {
      output.field(Array(name.utf8))
    }
    output.endRow()
  }

  mutating func add(
    _ file: String, _ place: Place, _ value: String, _ kind: Kind, _ reason: String
  ) {
    let shown = value.count > 200 ? value.prefix(200) + "…" : value[...]
    let cells = [file, "\(place.line)", "\(place.column)", String(shown), kind.rawValue, reason]
    for cell in cells { output.field(Array(cell.utf8)) }
    output.endRow()
  }

  /// Hands over the lines that were not taken yet.
  mutating func take() -> [UInt8] {
    let lines = output.bytes
    output.drain { _ in }
    return lines
  }
}
