/// The rows of a CSV file, read character by character by a reader that shares nothing with the
/// program.
struct NaiveTable {
  let header: [String]
  let rows: [[String]]

  init(_ text: String) {
    var all: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var rest = Array(text)[...]
    if rest.first == "\u{FEFF}" { rest.removeFirst() }
    while let next = rest.popFirst() {
      switch next {
      case "\"" where isQuoted && rest.first == "\"":
        cell.append("\"")
        rest.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted, "\r\n" where !isQuoted:
        all.append(row + [cell])
        row = []
        cell = ""
      default: cell.append(next)
      }
    }
    if !cell.isEmpty || !row.isEmpty { all.append(row + [cell]) }
    header = all.first ?? []
    rows = all.dropFirst().filter { $0 != [""] }
  }

  func cell(_ column: String, of row: [String]) -> String? {
    header.firstIndex(of: column).map { row[$0] }
  }
}
