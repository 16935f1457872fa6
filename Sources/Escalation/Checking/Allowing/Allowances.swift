package import Diagnostics
package import YAMLTree

/// The allowances of a plan, and of the plans it is based on.
package struct Allowances: Sendable {
  private var all: [Allowance] = []
  /// What is wrong with how they are written.
  private var findings = DiagnosticList()
  /// The file of the plan itself; nil where it could not be read.
  private var file: FileID?

  static let faulty = "bad-allowance"

  package init() {}

  /// Those of one file, whose tree tells its remarks from its texts.
  package init(in source: SourceFile, _ file: FileID, _ tree: YAMLNode) {
    let reader = AllowanceReader(source, file, tree)
    self.file = file
    all = reader.allowances
    findings = reader.diagnostics
  }

  /// These and those of the base.
  func with(_ base: Allowances) -> Allowances {
    var both = self
    both.all += base.all
    return both
  }

  /// Whether a plan can be used in spite of an error.
  ///
  /// A reading in a gap has an unknown level, so that such a plan has one meaning; it has until the
  /// remark is taken out, as nobody is served by a plan that gives no answer from one day on.
  package func letsUse(_ finding: Diagnostic) -> Bool {
    finding.id == Gap.id && all.contains { $0.covers(finding) }
  }

  /// Whether bands may leave readings out.
  func allowsGap(in bands: Mark) -> Bool { all.contains { $0.touches(bands, Gap.id) } }
}

// What is left of the findings on a day.
extension Allowances {
  /// Takes out what may stand, and adds what is wrong with the allowances of the plan itself.
  /// `known` are the names of all findings, which are asked for only where one is not found.
  package func settle(
    _ found: DiagnosticList, on day: CivilDate, known: @autoclosure () -> [String]
  ) -> (open: DiagnosticList, allowed: [AllowedFinding]) {
    var open = findings
    var allowed: [AllowedFinding] = []
    var used: Set<Mark> = []
    for finding in found.sorted() {
      let covering = all.filter { $0.covers(finding) }
      // Of several, such as one of an entry and one of its section, the last to run out counts.
      guard let allowance = covering.max(by: { $0.until < $1.until }) else {
        open.report(finding)
        continue
      }
      used.formUnion(covering.flatMap(\.ids).filter { $0.id == finding.id }.map(\.mark))
      if finding.severity == .error, !letsUse(finding) {
        open.report(finding)
        open.report(.cannotBeAllowed(finding, by: allowance))
      } else if day > allowance.until {
        open.report(finding)
        open.report(.expired(allowance, finding))
      } else {
        allowed.append(
          AllowedFinding(
            finding, until: allowance.until.iso, reason: allowance.reason, at: allowance.mark))
      }
    }
    // An error may keep a check from finding what is allowed.
    guard !open.hasErrors else { return (open, allowed) }
    for allowance in all where allowance.mark.file == file {
      for (id, mark) in allowance.ids where !used.contains(mark) {
        open.report(.useless(id, at: mark, known: known()))
      }
    }
    return (open, allowed)
  }
}

extension Diagnostic {
  fileprivate static func expired(_ allowance: Allowance, _ finding: Diagnostic) -> Diagnostic {
    Diagnostic(
      "expired-allowance", .warning, "this could stand until \(allowance.until.iso)",
      at: allowance.mark, related: [.init(finding.mark, "what was allowed")],
      help: ["Mend what was allowed, or look at it anew and write a later day and why."])
  }

  fileprivate static func cannotBeAllowed(
    _ finding: Diagnostic, by allowance: Allowance
  ) -> Diagnostic {
    Diagnostic(
      Allowances.faulty, .warning, "'\(finding.id)' is an error that cannot be allowed",
      at: allowance.mark, related: [.init(finding.mark, "the error")],
      help: ["Until it is mended the plan has no one meaning. Warnings, notes and gaps can stand."])
  }

  fileprivate static func useless(_ id: String, at mark: Mark, known: [String]) -> Diagnostic {
    guard known.contains(id) else {
      let near = nearestName(to: id, in: known)
      return Diagnostic(
        Allowances.faulty, .warning, "no finding is called '\(id)'", at: mark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        help: near == nil ? ["Findings end with their names, such as [gap]."] : [])
    }
    return Diagnostic(
      "unused-allowance", .warning, "no '\(id)' is found here that could be allowed", at: mark,
      help: [
        "Take it out. A remark above an entry is about that entry, one behind a line about",
        "that line.",
      ])
  }
}
