internal import Diagnostics
internal import Escalation
internal import YAMLTree

/// What is found in a plan whose file has certain bytes, be they on the disk or not.
struct PlanLook {
  let bytes: [UInt8]
  let sources: SourceSet
  let file: FileID
  /// Whether YAML could be read to the end of the file.
  let isReadable: Bool
  let findings: [Diagnostic]

  /// Nil where the file would not be a plan.
  init?(_ bytes: [UInt8], at path: String, _ start: Reading) throws {
    var reading = start
    let parsed = reading.take(bytes, as: path)
    if let node = parsed.node, !reading.isPlan(node) { return nil }
    var checked = try reading.check(path)
    checked.settle(on: nil)
    self.bytes = bytes
    sources = reading.sources
    file = parsed.file
    isReadable = parsed.node != nil
    findings = checked.findings.sorted()
  }

  var errors: [Diagnostic] { findings.filter { $0.severity == .error } }

  /// Those of this file that can be mended without anybody having to decide. In what is no text, a
  /// workbook or a picture, a sign that looks wrong is part of something else.
  var fixable: [Diagnostic] {
    guard !findings.contains(where: { Self.foreign.contains($0.id) }) else { return [] }
    return findings.filter { finding in
      !finding.fixes.isEmpty
        && finding.fixes.allSatisfy { $0.allSatisfy { $0.mark.file == file } }
    }
  }

  private static let foreign: Set = ["yaml-binary", "yaml-utf8", "yaml-utf16", "yaml-size"]

  /// How far before the end of the file the first error stands: what lies behind it is read after
  /// it is mended.
  private var rest: Int {
    let places = errors.filter { $0.mark.file == file }.map(\.mark.range.lowerBound)
    return bytes.count - (places.min() ?? bytes.count)
  }

  /// Whether this is `before` with `finding` mended, and nothing else worse.
  func mends(
    _ finding: Diagnostic, by edits: [Diagnostic.Edit], of before: PlanLook
  ) -> Bool {
    let isMended =
      count(of: finding) < before.count(of: finding)
      && errors.allSatisfy { count(of: $0) <= before.count(of: $0) }
    if before.isReadable { return isReadable && isMended }
    // Behind a place where YAML broke off more may be found, which was there all the time.
    if isMended { return true }
    return (isReadable || rest < before.rest) && !breaks(edits)
  }

  /// Whether something is wrong with what was written, and not to be mended in its turn.
  private func breaks(_ edits: [Diagnostic.Edit]) -> Bool {
    var shift = 0
    for edit in edits.sorted(by: { $0.mark.range.lowerBound < $1.mark.range.lowerBound }) {
      let start = edit.mark.range.lowerBound + shift
      let written = start..<(start + edit.replacement.utf8.count)
      shift += written.count - edit.mark.range.count
      let isBroken = errors.contains { error in
        error.mark.file == file && error.fixes.isEmpty && error.mark.range.overlaps(written)
      }
      if isBroken { return true }
    }
    return false
  }

  private func count(of finding: Diagnostic) -> Int {
    findings.count { $0.id == finding.id && $0.message == finding.message }
  }
}
