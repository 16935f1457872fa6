internal import Diagnostics

/// What the names mean by which the rows of a long file say what they bring.
struct LongNames: Sendable {
  /// A name that brings something.
  struct Wanted: Sendable {
    let reference: Reference
    let name: String
    let cell: PlainCell
  }

  /// A name that nobody asked for.
  private struct Unread: Sendable {
    let name: String
    let first: RowOrigin
    var rows: Int
  }

  let field: Int
  private let column: String
  private let wanted: [Wanted]
  private let byName: [String: Int]
  /// What each text that occurred means: an index of `wanted`, or the other way round from -1 on an
  /// index of `unread`.
  private var texts = ByteTable()
  private var meanings: [Int] = []
  private var unread: [Unread] = []
  private var unreadByName: [String: Int] = [:]
  private var met: Set<Int> = []

  /// A file full of different names is not kept in memory.
  private static let mostNames = 1 << 12
  private static let others = "(other names)"

  init(
    _ field: Int, _ columns: [BatchHeader.Column], _ cells: [PlainCell], _ plan: Plan,
    _ mapping: DataMapping
  ) {
    self.field = field
    column = mapping.rows.long?.name ?? ""
    wanted = zip(columns, cells).map { column, cell in
      let mapped = mapping.columns.first { $0.reference == column.reference }?.header
      return Wanted(
        reference: column.reference, name: columnName(mapped ?? plan.name(of: column.reference)),
        cell: cell)
    }
    byName = Dictionary(
      wanted.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a row brings; nil where nobody asked for it.
  mutating func wanted(_ name: CSVField, _ bytes: Span<UInt8>, at origin: RowOrigin) -> Wanted? {
    let number = texts.number(of: bytes, name.start..<name.end)
    if number == meanings.count { learn(columnName(name.text(in: bytes)), origin) }
    let meaning = meanings[number]
    if meaning >= 0 { return wanted[meaning] }
    unread[-1 - meaning].rows += 1
    if meanings.count == Self.mostNames {
      texts = ByteTable()
      meanings = []
    }
    return nil
  }

  private mutating func learn(_ name: String, _ origin: RowOrigin) {
    if let index = byName[name] {
      met.insert(index)
      meanings.append(index)
      return
    }
    let shown = name.isEmpty ? "(blank)" : name
    let name = unread.count < Self.mostNames ? shown : Self.others
    let index = unreadByName[name] ?? unread.count
    if index == unread.count {
      unread.append(Unread(name: name, first: origin, rows: 0))
      unreadByName[name] = index
    }
    meanings.append(-1 - index)
  }

  // MARK: - The end of the file

  /// What it brought of what the plan reads.
  var metReferences: [Reference] { met.sorted().map { wanted[$0].reference } }

  /// Two readings that go by one name.
  func checkNames(_ plan: Plan) throws(HeaderProblem) {
    for (index, one) in wanted.enumerated() {
      guard let first = byName[one.name], first != index else { continue }
      let names = [wanted[first], one].map { plan.name(of: $0.reference) }
      throw HeaderProblem(
        message: "\(names[0]) and \(names[1]) both go by '\(one.name)' in the column '\(column)'",
        help: "Give each a name of its own under 'columns'.", isUnknownName: false)
    }
  }

  /// A name that never came beside one that is almost the same is a slip of the pen. The number of the
  /// file in which that one came first comes with it.
  func nearMiss(_ plan: Plan) -> (file: Int, problem: HeaderProblem)? {
    for (index, one) in wanted.enumerated() where !met.contains(index) {
      guard let near = unread.first(where: { isNearMiss($0.name, one.name) }) else { continue }
      let name = plan.name(of: one.reference)
      let problem = HeaderProblem(
        message: "no row is for '\(one.name)', but some for '\(near.name)'",
        help: "Say in the plan:   data: {columns: {\(name): \(near.name)}}   or leave those rows "
          + "out:   data: {exclude: {\(column): \(near.name)}}",
        isUnknownName: true, line: near.first.line)
      return (near.first.file, problem)
    }
    return nil
  }

  /// A file of which no row brings anything that the plan knows is another file.
  func strangeFile(_ plan: Plan) -> HeaderProblem? {
    guard met.isEmpty, !unread.isEmpty, let first = wanted.first else { return nil }
    return HeaderProblem(
      message: "no name in the column '\(column)' is one that the plan reads; there is "
        + shortList(unread.map(\.name)),
      help: "Say in the plan which is which:   data: {columns: "
        + "{\(plan.name(of: first.reference)): NAME}}",
      isUnknownName: false)
  }

  /// The names that nobody asked for, and how many rows each has.
  var remarks: [String] {
    guard !unread.isEmpty else { return [] }
    let names = unread.map { "\($0.name) (\($0.rows) \($0.rows == 1 ? "row" : "rows"))" }
    return ["names not read in '\(column)': \(shortList(names))"]
  }
}

/// Some of the names, and how many there are besides; a file may be damaged, and very long.
func shortList(_ names: [String], most: Int = 12) -> String {
  let shown = names.prefix(most).map { $0.count > 60 ? $0.prefix(60) + "…" : $0 }
  let rest = names.count - shown.count
  return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
}
