internal import Diagnostics

/// Which field of a file holds what.
package struct BatchHeader: Sendable {
  struct Column: Sendable {
    let field: Int
    let reference: Reference
    /// The area it is for, in a file with a column for each area.
    var area: String?
  }

  struct Exclusion: Sendable {
    let field: Int
    let values: [ExcludedBytes]
    let header: String
  }

  let names: [String]
  let time: Int
  /// Nil where the plan has no areas and the file no such column.
  let area: Int?
  let columns: [Column]
  let exclusions: [Exclusion]
  /// The field of `latest by`.
  let latest: Int?
  /// The field that says which reading a row brings, where each brings one.
  let name: Int?
  /// Whether each area has columns of its own.
  let isWide: Bool
  /// Things worth saying once: absent columns, columns nobody reads.
  package var remarks: [String]
}

/// Why a header cannot be used.
package struct HeaderProblem: Error, Equatable {
  package let message: String
  package internal(set) var help: String?
  /// Whether it names what the plan does not know, rather than lack what is needed.
  package let isUnknownName: Bool
  /// The line of the header.
  package internal(set) var line = 1
}

extension HeaderProblem {
  /// A first line that is no record at all.
  init(_ fault: CSVFault) {
    switch fault {
    case .unclosedQuote(let line): message = "a quote opens on line \(line) and never closes"
    case .tooLong: message = "the header is longer than a row may be"
    case .tooManyFields: message = "the header has more fields than a row may have"
    }
    help = nil
    isUnknownName = false
  }
}

extension BatchHeader {
  package static func match(
    _ names: [String], _ plan: Plan, _ mapping: DataMapping
  ) throws(HeaderProblem) -> BatchHeader {
    var matcher = HeaderMatcher(names: names, plan: plan, mapping: mapping)
    return try matcher.match()
  }
}

private struct HeaderMatcher {
  let names: [String]
  let plan: Plan
  let mapping: DataMapping
  private var used: Set<Int> = []
  private var remarks: [String] = []

  init(names: [String], plan: Plan, mapping: DataMapping) {
    self.names = names
    self.plan = plan
    self.mapping = mapping
  }

  mutating func match() throws(HeaderProblem) -> BatchHeader {
    try checkSeparators()
    let time = try timeField()
    let area = try areaField()
    let exclusions = try exclusionFields()
    let latest = try latestField()
    let name = try nameField()
    let columns = if name != nil { try valueFields() } else { try columnFields() }
    if name == nil {
      try checkNearMisses(columns)
      try checkHasData(columns)
    }
    remarkUnused()
    return BatchHeader(
      names: names, time: time, area: area, columns: columns, exclusions: exclusions,
      latest: latest, name: name, isWide: mapping.rows.isWide, remarks: remarks)
  }

  /// Files of other kinds are told apart before anything is looked for in them.
  private func checkSeparators() throws(HeaderProblem) {
    for (sign, name) in [(";", "semicolons"), ("\t", "tabs")]
    where names.count == 1 && names[0].contains(sign) {
      throw HeaderProblem(
        message: "the columns stand apart by \(name), not by commas",
        help: "Save the file as CSV with commas.", isUnknownName: false)
    }
  }

  // MARK: - Fields

  private mutating func timeField() throws(HeaderProblem) -> Int {
    if let wanted = mapping.time { return try named(wanted, "the time column") }
    for name in ["time", "date"] where names.contains(name) {
      return try named(name, "the time column")
    }
    throw unusable("time", ["time", "date"])
  }

  private mutating func areaField() throws(HeaderProblem) -> Int? {
    if mapping.rows.isWide { return nil }
    if let wanted = mapping.area { return try named(wanted, "the area column") }
    if names.contains("area") { return try named("area", "the area column") }
    if plan.areas.named.isEmpty { return nil }
    throw unusable("area", ["area"])
  }

  private mutating func exclusionFields() throws(HeaderProblem) -> [BatchHeader.Exclusion] {
    var exclusions: [BatchHeader.Exclusion] = []
    for rule in mapping.exclusions {
      let field = try named(rule.header, "the column of 'exclude'")
      exclusions.append(
        .init(field: field, values: rule.values.map(ExcludedBytes.init), header: rule.header))
    }
    return exclusions
  }

  private mutating func columnFields() throws(HeaderProblem) -> [BatchHeader.Column] {
    var columns = try wideFields()
    let wide = Set(columns.map(\.reference))
    var absent: [String] = []
    var unasked: [String] = []
    for reference in plan.reportedReferences where !wide.contains(reference) {
      let mapped = mapping.columns.first { $0.reference == reference }?.header
      let name = mapped.map(columnName) ?? plan.name(of: reference)
      if mapped != nil || isPlaced(reference) && names.contains(name) {
        let field = try named(name, "the column of \(plan.name(of: reference))")
        columns.append(.init(field: field, reference: reference))
      } else if plan.countsAsNo(reference) {
        unasked.append(name)
      } else {
        absent.append(name)
      }
    }
    if !absent.isEmpty { remarks.append("no column for \(listed(absent)): missing throughout") }
    if !unasked.isEmpty { remarks.append("no column for \(listed(unasked)): no throughout") }
    return columns
  }

  /// In a file with a column for each area: these columns.
  private mutating func wideFields() throws(HeaderProblem) -> [BatchHeader.Column] {
    var columns: [BatchHeader.Column] = []
    for column in mapping.rows.wide {
      let name = plan.name(of: column.reference)
      let field = try named(column.header, "the column of \(name) in \(column.area)")
      columns.append(.init(field: field, reference: column.reference, area: column.area))
    }
    remarkSilentAreas(columns)
    return columns
  }

  /// Areas of the plan for which there is no column.
  private mutating func remarkSilentAreas(_ columns: [BatchHeader.Column]) {
    for reference in plan.reportedReferences {
      let areas = columns.filter { $0.reference == reference }.compactMap(\.area).map(foldedName)
      guard !areas.isEmpty else { continue }
      let silent = plan.areas[plan.tier(of: reference)].areas.enumerated().filter { index, area in
        plan.applies(reference, inArea: index) && !areas.contains(area.name)
      }
      guard !silent.isEmpty else { continue }
      let end = plan.countsAsNo(reference) ? "no throughout" : "missing throughout"
      remarks.append(
        "no column of \(plan.name(of: reference)) for \(listed(silent.map(\.element.name))): \(end)"
      )
    }
  }

  /// Whether a column of its name would say for which area it is.
  private func isPlaced(_ reference: Reference) -> Bool {
    !mapping.rows.isWide || plan.tier(of: reference) == plan.areas.wholePlan
  }

  private mutating func latestField() throws(HeaderProblem) -> Int? {
    guard let wanted = mapping.rows.latestBy else { return nil }
    return try named(wanted, "the column of 'latest by'")
  }

  private mutating func nameField() throws(HeaderProblem) -> Int? {
    guard let long = mapping.rows.long else { return nil }
    return try named(long.name, "the column of names")
  }

  /// The same field brings whatever the row names.
  private mutating func valueFields() throws(HeaderProblem) -> [BatchHeader.Column] {
    guard let long = mapping.rows.long else { return [] }
    let field = try named(long.value, "the column of values")
    return plan.reportedReferences.map { .init(field: field, reference: $0) }
  }

  /// The field of a header that must be there, once.
  private mutating func named(_ written: String, _ what: String) throws(HeaderProblem) -> Int {
    let name = columnName(written)
    let found = names.indices.filter { names[$0] == name }
    guard let field = found.first else {
      let near = nearestName(to: name, in: names)
      throw HeaderProblem(
        message: "\(what) is '\(name)', which this file does not have",
        help: near.map { "Did you mean '\(Self.short($0))'?" } ?? "It has: \(listed(names))",
        isUnknownName: false)
    }
    guard found.count == 1 else {
      throw HeaderProblem(
        message: "columns \(field + 1) and \(found[1] + 1) are both called '\(name)'",
        help: "Rename one of them.", isUnknownName: false)
    }
    used.insert(field)
    return field
  }

  /// A column that every file needs is not there under any of its names.
  private func unusable(_ key: String, _ wanted: [String]) -> HeaderProblem {
    let near = names.first { name in wanted.contains { isNearMiss(name, $0) } }
    let words = wanted.joined(separator: " or ")
    let example = near.map(Self.short) ?? "COLUMN"
    return HeaderProblem(
      message: "there is no column called \(words)"
        + (near.map { ", but one called '\(Self.short($0))'" } ?? "; there is \(listed(names))"),
      help: "Rename one, or say in the plan:   data: {\(key): \(example)}", isUnknownName: false)
  }

  /// Some of the names, and how many there are besides; a header may be damaged, and very long.
  private func listed(_ all: [String]) -> String {
    let names = all.filter { !$0.isEmpty }
    let shown = names.prefix(Self.most).map(Self.short)
    let rest = names.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private static let most = 12

  private static func short(_ name: String) -> String {
    name.count > 60 ? name.prefix(60) + "…" : name
  }

  // MARK: - What is left over

  /// An indicator without a column beside a column that is almost its name is a slip of the pen,
  /// and must not make the indicator missing in silence.
  private func checkNearMisses(_ columns: [BatchHeader.Column]) throws(HeaderProblem) {
    let matched = columns.map(\.reference)
    let unused = names.indices.filter { !used.contains($0) }.map { names[$0] }
    for reference in plan.reportedReferences
    where !matched.contains(reference) && isPlaced(reference) {
      let name = plan.name(of: reference)
      guard let near = unused.first(where: { isNearMiss($0, name) }) else { continue }
      throw HeaderProblem(
        message: "there is no column '\(name)', but one called '\(near)'",
        help: "Rename it, or say in the plan:   data: {columns: {\(name): \(near)}}",
        isUnknownName: true)
    }
  }

  /// A file that brings nothing the plan knows is another file, and not one of blanks.
  private func checkHasData(_ columns: [BatchHeader.Column]) throws(HeaderProblem) {
    guard columns.isEmpty, let first = plan.reportedReferences.first else { return }
    let unused = names.indices.filter { !used.contains($0) }.map { names[$0] }
    throw HeaderProblem(
      message: "no column is called like anything that the plan reads"
        + (unused.isEmpty ? "" : "; there is \(listed(unused))"),
      help: "Say in the plan which is which:   data: {columns: {\(plan.name(of: first)): COLUMN}}",
      isUnknownName: false)
  }

  private mutating func remarkUnused() {
    let unused = names.indices.filter { !used.contains($0) && !names[$0].isEmpty }
      .map { names[$0] }
    if !unused.isEmpty { remarks.append("columns not read: \(listed(unused))") }
  }
}

extension Plan {
  /// Everything that data can bring, in the order of the plan.
  var reportedReferences: [Reference] {
    indicators.indices.filter { indicators[$0].isInput }.map(Reference.indicator)
      + triggers.indices.filter { triggers[$0].isInput }.map(Reference.trigger)
  }

  /// Whether it has a meaning in an area of its tier.
  fileprivate func applies(_ reference: Reference, inArea area: Int) -> Bool {
    guard case .indicator(let index) = reference else { return true }
    return indicators[index].applies(inArea: area)
  }

  /// Whether it is a sign that no answer is a no to.
  func countsAsNo(_ reference: Reference) -> Bool {
    guard case .trigger(let index) = reference else { return false }
    return triggers[index].every == nil
  }
}
