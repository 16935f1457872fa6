package import Diagnostics
package import YAMLTree

/// What a plan says behind `based on:`.
package struct BaseReference: Sendable {
  /// The path as it is written, relative to the file that says it.
  package let path: String
  package let mark: Mark

  /// Nil for a plan that stands by itself, and where the key has no path.
  package init?(of node: YAMLNode) {
    guard let value = node.mapping?.first(where: { $0.key == "based on" })?.value,
      let scalar = value.scalar, !scalar.isNull
    else { return nil }
    path = scalar.text
    mark = value.mark
  }
}

/// Why a plan cannot be based on what it says.
package enum BaseFault: Error, Equatable {
  case unreadable(reason: String)
  case notAPlan
  /// The files on the way round, from the first to the one that names it again.
  case circle([String])
  case faulty(errors: Int)
}

extension BaseReference {
  /// The finding for a base that cannot be used.
  package func finding(_ fault: BaseFault) -> Diagnostic {
    switch fault {
    case .unreadable(let reason):
      Diagnostic(
        "base-unreadable", "the plan this one is based on cannot be read: \(reason)", at: mark,
        help: ["The path is relative to the file it stands in."])
    case .notAPlan:
      Diagnostic(
        "base-not-a-plan", "'\(path)' is not a plan: it has no 'plimsoll:' at its top", at: mark,
        help: ["A plan begins with the line", "  plimsoll: 1"])
    case .circle(let files):
      Diagnostic(
        "circle", "this plan is based on itself", at: mark,
        label: files.joined(separator: " → "),
        help: ["A local plan leads to a national one, and that one leads nowhere."])
    case .faulty(let errors):
      Diagnostic(
        "base-faulty",
        "the plan this one is based on has \(errors) error\(errors == 1 ? "" : "s")", at: mark,
        help: ["Nothing can be said of this one before they are mended."])
    }
  }
}
