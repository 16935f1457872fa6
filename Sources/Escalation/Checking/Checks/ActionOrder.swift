internal import Diagnostics

/// Actions that bear numbers stand in the order of their numbers.
///
/// Bad: `- 1. Ring round`, `- 3. Tell the board`, `- 2. Open the escalation beds`. Good: 1, 2, 3, or
/// no numbers, as the answer counts them itself.
enum ActionOrder: Check {
  static let id = "action-order"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for block in plan.blocks {
      let lists = plan.scale.levels.flatMap { [block.ownLines(at: $0), block.after[$0] ?? []] }
      for list in lists + [block.anyLevel] { check(list, &diagnostics) }
    }
  }

  private static func check(_ list: [Action], _ diagnostics: inout DiagnosticList) {
    let numbered = list.compactMap { action in action.ownNumber.map { ($0, action) } }
    for ((before, earlier), (number, action)) in zip(numbered, numbered.dropFirst())
    // A list may hold two that each begin with 1.
    where number <= before && number != 1 {
      diagnostics.report(
        .init(
          id, .warning, "action \(number) stands behind action \(before)",
          at: action.citation.mark, related: [.init(earlier.citation.mark, "behind this one")],
          help: ["People do them in the order in which they stand. Put them in order."]))
    }
  }
}

extension Action {
  /// 3 of `3. Tell the board` and `3) Tell the board`.
  fileprivate var ownNumber: Int? {
    guard let first = text.utf8.first, (0x30...0x39).contains(first),
      let word = text.split(separator: " ").first, word.last == "." || word.last == ")"
    else {
      return nil
    }
    return Int(word.dropLast())
  }
}
