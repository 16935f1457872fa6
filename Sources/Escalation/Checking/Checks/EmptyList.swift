internal import Diagnostics
internal import YAMLTree

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

extension Diagnostic {
  /// A tier, or a part of one, in which no area lies.
  static func noAreas(in tier: String, at mark: Mark) -> Diagnostic {
    Diagnostic(
      EmptyList.id, "no area is named here", at: mark,
      help: [
        "Name the areas, or leave this out. Where the data names them, write:", "  \(tier): any",
      ])
  }

  /// `only in: []`.
  static func onlyInNoArea(at mark: Mark) -> Diagnostic {
    Diagnostic(
      EmptyList.id, "in no area does this apply", at: mark,
      help: ["Name the areas in which it does, or leave out 'only in'."])
  }

  /// `declared by: []`.
  static func nobody(at mark: Mark) -> Diagnostic {
    Diagnostic(
      EmptyList.id, "nobody is named here", at: mark,
      help: ["Name the roles who may, or leave this line out."])
  }

  /// A group that stands for nothing.
  static func emptyGroup(_ entry: YAMLEntry) -> Diagnostic {
    Diagnostic(
      EmptyList.id, "nothing is in the group '\(entry.key)'", at: entry.value.mark,
      help: ["Name what it stands for:", "  \(entry.key): [staffing]"])
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
