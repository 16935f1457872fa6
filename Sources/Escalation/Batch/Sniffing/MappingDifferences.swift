extension DataMapping {
  /// What is said otherwise in a mapping that would take the place of this one, a line each.
  func differences(from new: DataMapping, _ plan: Plan) -> [String] {
    var lines: [String] = []
    lines += Self.change("encoding", encoding.rawValue, new.encoding.rawValue)
    lines += Self.change("header", Self.line(headerLine), Self.line(new.headerLine))
    lines += timeChanges(new)
    lines += Self.change(
      "area", rows.isWide ? nil : area ?? "area", new.rows.isWide ? nil : new.area ?? "area")
    lines += Self.change("long", Self.text(rows.long), Self.text(new.rows.long))
    lines += columnChanges(new, plan) + wideChanges(new, plan)
    lines += Self.change("missing", missing, new.missing)
    lines += Self.change(
      "suppressed", suppressed.map { $0.words(plan) }, new.suppressed.map { $0.words(plan) })
    lines += Self.change(
      "thousands", numbers.thousands.map(String.init), new.numbers.thousands.map(String.init))
    lines += Self.change(
      "durations", numbers.durations.map(\.rawValue), new.numbers.durations.map(\.rawValue))
    return lines + exclusionChanges(new)
  }

  private static func line(_ line: Int?) -> String { line.map { "line \($0)" } ?? "line 1" }

  private static func text(_ long: RowRules.Long?) -> String? {
    long.map { "\($0.name) and \($0.value)" }
  }

  private static func change(_ key: String, _ old: String?, _ new: String?) -> [String] {
    if old.map(columnName) == new.map(columnName) { return [] }
    guard let new else { return ["\(key): leaves out \(yamlValue(old ?? ""))"] }
    return [
      old.map { "\(key): \(yamlValue(new)) instead of \(yamlValue($0))" }
        ?? "\(key): adds \(yamlValue(new))"
    ]
  }

  private static func change(_ key: String, _ old: [String], _ new: [String]) -> [String] {
    let more = new.filter { !old.contains($0) }.map(yamlValue)
    let less = old.filter { !new.contains($0) }.map(yamlValue)
    return (more.isEmpty ? [] : ["\(key): adds \(more.joined(separator: ", "))"])
      + (less.isEmpty ? [] : ["\(key): leaves out \(less.joined(separator: ", "))"])
  }

  private func timeChanges(_ new: DataMapping) -> [String] {
    let isUnsaid = time == nil && ["time", "date"].contains(new.time ?? "time")
    return (isUnsaid ? [] : Self.change("time", time, new.time))
      + Self.change("format", timeFormat?.text ?? "ISO", new.timeFormat?.text ?? "ISO")
  }

  private func columnChanges(_ new: DataMapping, _ plan: Plan) -> [String] {
    guard rows.isWide == new.rows.isWide else { return [] }
    return plan.reportedReferences.flatMap { reference -> [String] in
      let name = plan.name(of: reference)
      let old = columns.first { $0.reference == reference }?.header
      guard let header = new.columns.first(where: { $0.reference == reference })?.header else {
        return old.map { ["\(name): leaves out \(yamlValue($0))"] } ?? []
      }
      return Self.change(name, old ?? name, header)
    }
  }

  private func wideChanges(_ new: DataMapping, _ plan: Plan) -> [String] {
    plan.reportedReferences.flatMap { reference -> [String] in
      let texts = [self, new].map { mapping in
        mapping.rows.wide.filter { $0.reference == reference }.map {
          "\(foldedName($0.area)) from \(columnName($0.header))"
        }
      }
      return Self.change("wide: \(plan.name(of: reference))", texts[0], texts[1])
    }
  }

  private func exclusionChanges(_ new: DataMapping) -> [String] {
    let headers = (exclusions + new.exclusions).map { columnName($0.header) }
    var seen: Set<String> = []
    return headers.filter { seen.insert($0).inserted }.flatMap { header in
      let texts = [self, new].map { mapping in
        mapping.exclusions.filter { columnName($0.header) == header }.flatMap(\.values).map(\.text)
      }
      return Self.change("exclude: \(header)", texts[0], texts[1])
    }
  }
}

extension SuppressedMark {
  fileprivate func words(_ plan: Plan) -> String {
    let column = indicator.map { " in \(plan.indicators[$0].name)" } ?? ""
    return "\(text)\(column) as \(range.words)"
  }
}

extension Stretch {
  /// As the plan would say it.
  fileprivate var words: String {
    let low = lower.map { $0.isAfter ? "over \($0.value.text)" : $0.value.text }
    guard let upper else { return low.map { lower?.isAfter == true ? $0 : "\($0) and up" } ?? "" }
    let isUnder = !upper.isAfter
    guard let low else { return "\(isUnder ? "under" : "at most") \(upper.value.text)" }
    return "\(low) to \(isUnder ? "under " : "")\(upper.value.text)"
  }
}

extension ExcludedValue {
  fileprivate var text: String {
    switch self {
    case .exactly(let text): text
    case .startsWith(let start): "starts with \(start)"
    case .blank: "blank"
    }
  }
}
