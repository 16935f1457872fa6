internal import ArgumentParser
internal import Diagnostics
internal import Escalation

/// What a batch writes, and where to.
struct BatchOutputs: ParsableArguments {
  @Option(
    help: """
      Where the results go; standard output, if they do not go to a database. Files ending in \
      .jsonl or .ndjson hold JSON, a line for each row, others CSV.
      """)
  var output: String?

  @Option(help: "Where the actions of each role go.")
  var actions: String?

  @Option(help: "Where cells and rows that were not used are listed.")
  var rejects: String?

  @Option(
    help: """
      Where a summary goes: days at each level, longest runs, missing readings. The ending of the \
      file says how it is written: .txt, .csv or .json.
      """)
  var summary: String?

  @Option(
    help: """
      A SQLite database that takes the results, actions and rejects; rows of other days stay.
      """)
  var sqlite: String?

  @Option(
    help: """
      Results of an earlier run, as CSV: what is different now is listed on standard output. They \
      may be those that --output replaces.
      """)
  var compare: String?

  @Flag(help: "With --compare: end with exit code 1 when something changed.")
  var failOnChange = false

  @Option(help: "Result columns to write, in this order, with commas between them.")
  var columns: String?

  @Option(help: "How results are written where no ending of a file says so.")
  var format: RowFormat?

  func validate() throws {
    if columns != nil, chosenColumns == [] { throw ValidationError("--columns names no column") }
    if let format, let ending = results.flatMap(RowFormat.init(ofFile:)), ending != format {
      throw ValidationError(
        "--format \(format.rawValue) does not fit the ending of '\(results ?? "")'")
    }
    if sqlite == "-" { throw ValidationError("--sqlite needs a file, not standard output") }
    try validateColumns()
    try validateComparison()
    try validateEndings()
    if let summary, SummaryFormat(ofFile: summary) == nil {
      throw ValidationError(
        "'\(summary)' has no ending that says how to write a summary: use .txt, .csv or .json")
    }
  }

  /// What is stored or compared is found by time and area.
  private func validateColumns() throws {
    guard let columns = chosenColumns, !columns.contains("time") || !columns.contains("area") else {
      return
    }
    for (option, value) in [("--compare", compare), ("--sqlite", sqlite)] where value != nil {
      throw ValidationError("\(option) needs the columns time and area")
    }
  }

  /// A file that is called what it is not would be opened in vain.
  private func validateEndings() throws {
    for place in [results, rejects, actions].compactMap(\.self) {
      switch FilePath.ending(of: place) {
      case "json":
        throw ValidationError("'\(place)' would hold a line of JSON for each row: call it .jsonl")
      case "sqlite", "sqlite3", "db":
        throw ValidationError("'\(place)' would be no database: use --sqlite \(place)")
      case "xlsx", "xls", "ods", "parquet":
        throw ValidationError("'\(place)' would be CSV all the same: call it .csv")
      default: continue
      }
    }
  }

  private func validateComparison() throws {
    if failOnChange, compare == nil { throw ValidationError("--fail-on-change needs --compare") }
    guard let compare else { return }
    if results == "-" {
      throw ValidationError(
        "--compare prints its list on standard output, so the results need --output FILE")
    }
    if compare == "-" { throw ValidationError("--compare needs a file, not standard input") }
  }

  /// Where the results go; nil for nowhere.
  var results: String? { output ?? (sqlite == nil ? "-" : nil) }

  /// Where it writes.
  var places: [String] {
    [results, rejects, actions, summary, sqlite, compare.map { _ in "-" }].compactMap(\.self)
  }

  /// Whether something is printed while it is being worked out.
  var printsOnTheWay: Bool { compare != nil || [results, rejects, actions].contains("-") }

  var listsRejects: Bool { rejects != nil || sqlite != nil }

  var options: BatchOptions {
    BatchOptions(
      columns: chosenColumns, writesActions: actions != nil || sqlite != nil,
      summarizes: summary != nil)
  }

  private var chosenColumns: [String]? {
    columns.map { $0.split(separator: ",").map { String($0).trimmingBlanks } }
  }

  /// No file may be written over another, or over one that is read.
  func checkPlaces(read: Set<String>) throws {
    var taken: Set<String> = []
    let old = compare.flatMap(FilePath.identity)
    for place in places {
      guard let identity = place == "-" ? place : FilePath.identity(place) else { continue }
      // The earlier results stay whole until the new ones take their place.
      if read.contains(identity) || identity == old && place != results {
        throw ValidationError("'\(place)' is read, and cannot be written at the same time")
      }
      if !taken.insert(identity).inserted {
        throw ValidationError(
          place == "-"
            ? "only one of them can go to standard output: give the others files"
            : "'\(place)' is given twice, and can hold only one of them")
      }
    }
  }
}

/// How rows are written.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, jsonl

  /// What the ending of a file says; nil where it says nothing.
  init?(ofFile path: String) {
    switch FilePath.ending(of: path) {
    case "csv": self = .csv
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }
}

/// How a summary is written.
enum SummaryFormat {
  case text, csv, json

  /// What the ending of a file says; nil where it says nothing.
  init?(ofFile path: String) {
    switch FilePath.ending(of: path) {
    case "txt": self = .text
    case "csv": self = .csv
    case "json": self = .json
    case "" where path == "-": self = .text
    default: return nil
    }
  }

  func bytes(of report: SummaryReport, color: Bool) -> [UInt8] {
    switch self {
    case .text: Array(report.text(color: color).utf8)
    case .csv: report.csv
    case .json: Array("\(report.json.text(pretty: true))\n".utf8)
    }
  }
}
