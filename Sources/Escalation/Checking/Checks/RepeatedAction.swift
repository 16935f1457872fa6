internal import Diagnostics

/// One thing is to be done once in a list.
///
/// Bad: `- Ring round for staff` and `- Ring round for staff.` at one level, or one of them under
/// `any level`: people would do it twice, or ask which is meant. Good: one of them. What `continue`
/// repeats word by word is taken once anyway.
enum RepeatedAction: Check {
  static let id = "repeated-action"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for blocks in plan.roleLists {
      let any = blocks.flatMap(\.anyLevel)
      compare([], any, "", &diagnostics)
      for level in plan.scale.levels {
        let own = blocks.flatMap { $0.ownLines(at: level) }
        let name = plan.scale[level].name
        let continued = blocks.flatMap { block in
          block.continued(at: level).flatMap { block.list(at: $0.level) }
        }
        compare(any, own, " at \(name)", &diagnostics)
        compareContinued(continued, own, " at \(name)", &diagnostics)
        let after = blocks.flatMap { $0.after[level] ?? [] }
        compare([], after, " after \(name)", &diagnostics)
        remark(blocks.flatMap { $0.list(at: level) }, after, name, &diagnostics)
      }
    }
  }

  /// Each of the second that is among the first, or stands before in its own list.
  private static func compare(
    _ first: [Action], _ second: [Action], _ place: String, _ diagnostics: inout DiagnosticList
  ) {
    guard !second.isEmpty, first.count + second.count > 1 else { return }
    var known = Dictionary(first.map { ($0.work, $0) }) { one, _ in one }
    for action in second {
      if let twin = known[action.work], twin.timeText == action.timeText {
        report(
          action, twin, place, isAnyLevel: first.contains { $0.isTwin(of: twin) }, &diagnostics)
      } else {
        known[action.work] = action
      }
    }
  }

  /// What is continued word by word is taken once; only other spellings are shown twice.
  private static func compareContinued(
    _ continued: [Action], _ own: [Action], _ place: String, _ diagnostics: inout DiagnosticList
  ) {
    guard !continued.isEmpty, !own.isEmpty else { return }
    let known = Dictionary(continued.map { ($0.work, $0) }) { one, _ in one }
    for action in own {
      guard let twin = known[action.work], twin.timeText == action.timeText,
        !twin.isSame(as: action)
      else { continue }
      report(action, twin, place, isAnyLevel: false, &diagnostics)
    }
  }

  private static func report(
    _ action: Action, _ twin: Action, _ place: String, isAnyLevel: Bool,
    _ diagnostics: inout DiagnosticList
  ) {
    diagnostics.report(
      .init(
        id, .warning, "'\(action.shortText)' is to be done twice\(place)", at: action.citation.mark,
        related: [.init(twin.citation.mark, "the same is said here")],
        help: [
          isAnyLevel
            ? "What stands under 'any level' is done at each level anyway. Leave one of them out."
            : "Leave one of them out, or say in what they differ."
        ]))
  }

  private static func remark(
    _ actions: [Action], _ after: [Action], _ level: String,
    _ diagnostics: inout DiagnosticList
  ) {
    guard !after.isEmpty else { return }
    let known = Dictionary(actions.map { ($0.work, $0) }) { one, _ in one }
    for action in after {
      guard let twin = known[action.work] else { continue }
      diagnostics.report(
        .init(
          id, .note, "'\(action.shortText)' is to be done at \(level), and once more after it",
          at: action.citation.mark, related: [.init(twin.citation.mark, "at \(level)")],
          help: ["Leave one of them out, or say in what they differ."]))
    }
  }
}

extension Action {
  /// Whether both are one line of the plan.
  fileprivate func isTwin(of other: Action) -> Bool { citation.mark == other.citation.mark }
}
