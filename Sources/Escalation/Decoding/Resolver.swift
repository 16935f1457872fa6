internal import Diagnostics
internal import YAMLTree

/// Reads a draft into a plan: names become indices, phrases become meanings.
///
/// It goes on after an error wherever it can, so that one reading finds them all; what cannot be
/// read is left out, and the loader then gives out no plan.
struct Resolver {
  var names = Names()
  var usage = Usage()
  /// The plan's hours, once they are read.
  var readHours: [Hours] = []
  var diagnostics = DiagnosticList()
  /// Names that are findings where they are declared.
  var misnamed = Misnamed()
  /// Names that a local plan took out of its base, and where it says so.
  private var removed = RemovedNames()
  let allowances: Allowances

  private static let mostSuggestions = 200

  init() { allowances = Allowances() }

  init(_ tree: PlanTree) {
    removed = tree.removed
    allowances = tree.allowances
  }

  /// The reference a word stands for; an unknown one is reported with the nearest name.
  mutating func reference(_ name: String, at mark: Mark) -> Reference? {
    if let reference = names.reference(name) {
      usage.references.insert(reference)
      return reference
    }
    if reportText(name, at: mark) { return nil }
    reportUnknown(
      name, "indicator, trigger or status", in: names.signNames, at: mark
    ) { names, near in names.reference(near).map(names.mark(of:)) }
    return nil
  }

  /// Reports that nothing bears `name`, with the nearest of `candidates` and where it is declared.
  mutating func reportUnknown(
    _ name: String, _ what: String, in candidates: [String], at mark: Mark,
    declared: (Names, String) -> Mark? = { _, _ in nil }
  ) {
    if misnamed.contains(name) { return }
    // Nobody reads that many, and each costs a look at every name.
    if let removal = removed.place(of: name, what) {
      return reportRemoved(name, what, at: mark, removal)
    }
    let isOneOfMany = diagnostics.all.count >= Self.mostSuggestions
    let near = isOneOfMany ? nil : nearestName(to: name, in: candidates)
    let related = near.flatMap { declared(names, $0) }.map {
      [Diagnostic.Label($0, "declared here")]
    }
    let list = candidates.prefix(12).joined(separator: ", ")
    let more = candidates.count > 12 ? " and \(candidates.count - 12) more" : ""
    let meant = near.map { "did you mean '\($0)'?" } ?? ""
    diagnostics.report(
      .init(
        "unknown-name", "no \(what) is called '\(name)'", at: mark,
        label: oddBlank(in: name) ?? meant, related: related ?? [],
        help: near == nil && !candidates.isEmpty ? ["Known here: \(list)\(more)."] : []))
  }

  /// What makes a name another that nobody can see.
  private func oddBlank(in name: String) -> String? {
    name.unicodeScalars.first(where: isOddBlank).map {
      "it holds \(codePoint($0)), which is no ordinary blank"
    }
  }

  private mutating func reportRemoved(
    _ name: String, _ what: String, at mark: Mark, _ removal: Mark
  ) {
    diagnostics.report(
      .init(
        "unknown-name", "no \(what) is called '\(name)' any more", at: mark,
        related: [.init(removal, "removed here")],
        help: ["Change what reads it in the local plan, or leave it in."]))
  }

  mutating func citation(_ fields: Fields, at mark: Mark) -> Citation {
    Citation(
      mark: mark,
      source: fields["source"].flatMap { source($0) },
      note: fields["note"].flatMap { diagnostics.text($0, "a note") })
  }

  /// A source begins with a key of `sources:`.
  private mutating func source(_ node: YAMLNode) -> String? {
    guard let text = diagnostics.text(node, "a source") else { return nil }
    let key = text.split(separator: " ").first.map(String.init) ?? text
    if names.sources.contains(key) {
      usage.sources.insert(key)
    } else {
      reportUnknown(
        key, "source", in: names.sources, at: node.mark(ofText: 0..<key.utf8.count))
    }
    return text
  }

  mutating func tier(_ node: YAMLNode) -> TierID? {
    guard let text = diagnostics.text(node, "per") else { return nil }
    if let tier = names.areas.tier(named: text) { return tier }
    reportUnknown(
      text, "tier of areas", in: names.areas.tiers.map(\.name), at: node.mark)
    return nil
  }

  mutating func level(_ name: String, at mark: Mark) -> Level? {
    if let level = names.scale.level(named: foldedName(name)) { return level }
    reportUnknown(name, "level", in: names.scale.steps.map(\.name), at: mark) { names, near in
      names.scale.level(named: near).map { names.scale[$0].citation.mark }
    }
    return nil
  }
}
