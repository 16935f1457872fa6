internal import Diagnostics
internal import Escalation

/// Mends a plan, one finding after the other, until nothing is left that is certain.
struct PlanRepair {
  /// What was written in place of what.
  struct Step {
    let line: Int
    let id: String
    let before: String
    let after: String
    /// In how many more places the same was done.
    let others: Int
  }

  let path: String
  /// The file as it was read.
  let original: [UInt8]
  private(set) var look: PlanLook
  private(set) var steps: [Step] = []
  private let reading: Reading
  /// Repairs that would have made something else worse.
  private var refused: Set<String> = []
  /// No plan needs so many looks; a repair that undoes another must not keep going for ever.
  private var looks = 2_000

  /// Nil where the file is not a plan.
  init?(_ path: String, _ bytes: [UInt8]) throws {
    reading = Reading()
    guard let look = try PlanLook(bytes, at: path, reading) else { return nil }
    self.path = path
    self.look = look
    original = bytes
    while looks > 0, try takeStep() {}
    steps.sort { $0.line < $1.line }
  }

  var isChanged: Bool { look.bytes != original }

  /// Mends one finding; false where none is left that can be.
  private mutating func takeStep() throws -> Bool {
    for finding in look.fixable where looks > 0 {
      let mended = try finding.fixes.compactMap { edits in
        try attempt(edits, finding).map { (edits: edits, look: $0) }
      }
      guard let only = mended.first, mended.count == 1 else { continue }
      steps += only.edits.prefix(1).map {
        step($0, finding.id, others: only.edits.count - 1)
      }
      look = only.look
      return true
    }
    return false
  }

  /// The plan with a finding mended; nil where that would not do, or not only that.
  private mutating func attempt(
    _ edits: [Diagnostic.Edit], _ finding: Diagnostic
  ) throws -> PlanLook? {
    let source = look.sources[look.file]
    guard let first = edits.first, let bytes = source.bytes(with: edits) else { return nil }
    let name = "\(finding.id) \(source.place(at: first.mark.range.lowerBound)) \(first.replacement)"
    guard !refused.contains(name) else { return nil }
    looks -= 1
    if let next = try PlanLook(bytes, at: path, reading),
      next.mends(finding, by: edits, of: look)
    {
      return next
    }
    refused.insert(name)
    return nil
  }

  private func step(_ edit: Diagnostic.Edit, _ id: String, others: Int) -> Step {
    let source = look.sources[look.file]
    return Step(
      line: source.place(at: edit.mark.range.lowerBound).line, id: id,
      before: source.text(in: edit.mark.range), after: edit.replacement, others: others)
  }
}

extension PlanRepair.Step {
  /// `12: '>= 5' becomes 'at least 5' [yaml-comparison]`.
  var text: String {
    let more = others == 0 ? "" : ", and so in \(others) more place\(others == 1 ? "" : "s")"
    return "\(line): \(Self.shown(before)) becomes \(Self.shown(after))\(more) [\(id)]"
  }

  private static func shown(_ text: String) -> String {
    switch text {
    case "": "nothing"
    case _ where text.allSatisfy({ $0 == " " }):
      text.count == 1 ? "a blank" : "\(text.count) blanks"
    case _ where text.allSatisfy({ $0 == "\t" }): text.count == 1 ? "a tab" : "\(text.count) tabs"
    case "\r": "a carriage return"
    case "\n": "a line feed"
    case _
    where text.unicodeScalars.count == 1 && text.unicodeScalars.allSatisfy({ $0.value > 0x7F }):
      text.unicodeScalars.first.map { "U+" + String($0.value, radix: 16, uppercase: true) } ?? ""
    default: text.contains("'") ? "\"\(text)\"" : "'\(text)'"
    }
  }
}
