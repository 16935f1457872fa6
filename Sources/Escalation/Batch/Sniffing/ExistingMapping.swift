internal import Diagnostics
internal import YAMLTree

/// A mapping that a plan has already, for a look at how it does on a file.
package struct ExistingMapping {
  private let mappings: DataMappings
  /// What the file is called in which it stands.
  private let place: String
  private let compiled: CompiledPlan
  private let zone: TimeZoneRules

  package init(
    _ mappings: DataMappings, in place: String, _ compiled: CompiledPlan, zone: TimeZoneRules
  ) {
    self.mappings = mappings
    self.place = place
    self.compiled = compiled
    self.zone = zone
  }

  /// Remarks to stand above a proposal: whether it is for the file, what of it it reads, and what
  /// `proposal` would change.
  func account(
    of bytes: [UInt8], isCut: Bool, named name: String, _ proposal: String
  ) throws -> String {
    var lines = Proposal()
    let mapping: DataMapping
    do {
      mapping = try mappings.mapping(of: name)
    } catch {
      lines.remark("The mapping in \(place) is not for it: \(error.words)", margin: "")
      return lines.text + "#\n"
    }
    let kind =
      mapping.files.isEmpty ? "" : " for \(mapping.files.map(\.text).joined(separator: ", "))"
    let trial = MappingTrial(mapping, compiled, zone)
    let outcome = try trial.outcome(on: Self.wholeRows(bytes, isCut: isCut), named: name)
    lines.remark("The mapping\(kind) in \(place) \(outcome.verdict)", margin: "")
    for line in outcome.lines { lines.remark(line, margin: "", indent: "  ") }
    let differences = load(proposal).map { mapping.differences(from: $0, compiled.plan) } ?? []
    lines.remark(
      differences.isEmpty
        ? "The proposal below says the same." : "The proposal below would change it:", margin: "")
    for line in differences { lines.remark(line, margin: "", indent: "  ") }
    return lines.text + "#\n"
  }

  private static func wholeRows(_ bytes: [UInt8], isCut: Bool) -> [UInt8] {
    guard isCut, let end = bytes.lastIndex(of: 10) else { return bytes }
    return Array(bytes[...end])
  }

  private func load(_ proposal: String) -> DataMapping? {
    var sources = SourceSet()
    var findings = DiagnosticList()
    let file = sources.add(SourceFile(name: "data.yaml", bytes: Array(proposal.utf8)))
    return parseYAML(file, in: sources, reporting: &findings).flatMap {
      loadDataMapping($0, for: compiled.plan, reporting: &findings)?.all.first
    }
  }
}

extension BatchStop {
  /// What stopped it, and what to do.
  var words: String {
    switch self {
    case .header(_, let problem):
      "line \(problem.line): \(problem.message)" + (problem.help.map { ". \($0)" } ?? "")
    case .data(_, let line, let message, let help):
      (line.map { "line \($0): " } ?? "") + message + (help.map { ". \($0)" } ?? "")
    case .empty: "it is empty"
    case .unordered(_, let line, let time, _, _): "line \(line): the time \(time) comes back"
    case .goingBack(_, let line, let time, _, _, _): "line \(line): the time \(time) goes back"
    case .unknownColumn(let name, _, _): "there is no column \(name)"
    }
  }
}
