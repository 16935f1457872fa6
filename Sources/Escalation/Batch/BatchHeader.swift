internal import Diagnostics

/// Which field of a file holds what.
package struct BatchHeader: Sendable {
  struct Column: Sendable {
    let field: Int
    let reference: Reference
  }

  struct Exclusion: Sendable {
    let field: Int
    let values: [[UInt8]]
    let header: String
  }

  let names: [String]
  let time: Int
  /// Nil where the plan has no areas and the file no such column.
  let area: Int?
  let columns: [Column]
  let exclusions: [Exclusion]
  /// Things worth saying once: absent columns, columns nobody reads.
  package let remarks: [String]
}

/// Why a header cannot be used.
package struct HeaderProblem: Error, Equatable {
  package let message: String
  package let help: String?
  /// Whether it names what the plan does not know, rather than lack what is needed.
  package let isUnknownName: Bool
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
    let time = try timeField()
    let area = try areaField()
    let exclusions = try exclusionFields()
    let columns = try columnFields()
    try checkNearMisses(columns)
    remarkUnused()
    return BatchHeader(
      names: names, time: time, area: area, columns: columns, exclusions: exclusions,
      remarks: remarks)
  }

  // MARK: - Fields

  private mutating func timeField() throws(HeaderProblem) -> Int {
    if let wanted = mapping.time { return try named(wanted, "the time column") }
    for name in ["time", "date"] where names.contains(name) {
      return try named(name, "the time column")
    }
    throw unusable(
      "there is no column called time or date",
      "Name the one that holds the time in the plan's data:   time: Date", near: "time")
  }

  private mutating func areaField() throws(HeaderProblem) -> Int? {
    if let wanted = mapping.area { return try named(wanted, "the area column") }
    if names.contains("area") { return try named("area", "the area column") }
    if plan.areas.named.isEmpty { return nil }
    throw unusable(
      "there is no column called area",
      "Name the one that holds the areas in the plan's data:   area: Code", near: "area")
  }

  private mutating func exclusionFields() throws(HeaderProblem) -> [BatchHeader.Exclusion] {
    var exclusions: [BatchHeader.Exclusion] = []
    for rule in mapping.exclusions {
      let field = try named(rule.header, "the column of 'exclude'")
      exclusions.append(
        .init(field: field, values: rule.values.map { Array($0.utf8) }, header: rule.header))
    }
    return exclusions
  }

  private mutating func columnFields() throws(HeaderProblem) -> [BatchHeader.Column] {
    var columns: [BatchHeader.Column] = []
    var absent: [String] = []
    for reference in plan.reportedReferences {
      let mapped = mapping.columns.first { $0.reference == reference }?.header
      let name = mapped ?? plan.name(of: reference)
      if mapped != nil || names.contains(name) {
        columns.append(.init(field: try named(name, "the column of a mapping"), reference: reference))
      } else if case .indicator = reference {
        absent.append(name)
      }
    }
    if !absent.isEmpty {
      remarks.append("no column for \(absent.joined(separator: ", ")): missing throughout")
    }
    return columns
  }

  /// The field of a header that must be there, once.
  private mutating func named(_ name: String, _ what: String) throws(HeaderProblem) -> Int {
    let found = names.indices.filter { names[$0] == name }
    guard let field = found.first else {
      let near = nearestName(to: name, in: names)
      throw HeaderProblem(
        message: "\(what) is '\(name)', which this file does not have",
        help: near.map { "Did you mean '\($0)'?" }
          ?? "It has: \(names.prefix(20).joined(separator: ", "))",
        isUnknownName: true)
    }
    guard found.count == 1 else {
      throw HeaderProblem(
        message: "two columns are called '\(name)': the \(field + 1)th and the \(found[1] + 1)th",
        help: "Rename one of them.", isUnknownName: false)
    }
    used.insert(field)
    return field
  }

  private func unusable(_ message: String, _ help: String, near: String) -> HeaderProblem {
    let candidate = names.first { isNearMiss($0, near) }
    return HeaderProblem(
      message: message + (candidate.map { ", but one called '\($0)'" } ?? ""), help: help,
      isUnknownName: false)
  }

  // MARK: - What is left over

  /// An indicator without a column beside a column that is almost its name is a slip of the pen,
  /// and must not make the indicator missing in silence.
  private func checkNearMisses(_ columns: [BatchHeader.Column]) throws(HeaderProblem) {
    let matched = columns.map(\.reference)
    let unused = names.indices.filter { !used.contains($0) }.map { names[$0] }
    for reference in plan.reportedReferences where !matched.contains(reference) {
      let name = plan.name(of: reference)
      guard let near = unused.first(where: { isNearMiss($0, name) }) else { continue }
      throw HeaderProblem(
        message: "there is no column '\(name)', but one called '\(near)'",
        help: "Rename it, or name it in the plan's data: columns:   \(name): \(near)",
        isUnknownName: true)
    }
  }

  private mutating func remarkUnused() {
    let unused = names.indices.filter { !used.contains($0) }.map { names[$0] }
    if !unused.isEmpty { remarks.append("columns not read: \(unused.joined(separator: ", "))") }
  }
}

extension Plan {
  /// Everything that data can bring, in the order of the plan.
  var reportedReferences: [Reference] {
    indicators.indices.filter { indicators[$0].isReported }.map(Reference.indicator)
      + triggers.indices.filter { triggers[$0].isReported }.map(Reference.trigger)
  }
}
