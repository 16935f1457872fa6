internal import Diagnostics

/// A status reads something.
///
/// Bad: `worst of: []`, which never comes to a level. Good: name what it reads.
enum EmptyList: Check {
  static let id = "empty-list"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    for status in plan.statuses where status.saysNothing {
      diagnostics.report(
        .init(
          id, "'\(status.name)' reads nothing, so it never has a level",
          at: status.citation.mark))
    }
  }
}

extension Status {
  /// Whether neither a sign nor the clock can make anything of it.
  fileprivate var saysNothing: Bool {
    switch rule {
    case .worstOf(let members), .atLeast(_, let members): members.isEmpty
    case .levels(let levels): levels.isEmpty
    case .matrix, .declaredOnly: false
    }
  }
}
