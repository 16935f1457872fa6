internal import Diagnostics
internal import YAMLTree

extension Diagnostic {
  /// `remove:` where nothing comes from a base.
  static func nothingToRemove(at mark: Mark) -> Diagnostic {
    Diagnostic(
      "bad-remove", "nothing here comes from a base, so nothing can be removed", at: mark,
      help: ["'remove' stands in a plan with 'based on:', beside what it takes out."])
  }
}

/// What to write where a local plan adds a key that the base's does not go with; nothing where both
/// stand in one file.
func removalHelp(_ one: YAMLEntry, besides other: YAMLEntry) -> [String] {
  guard one.keyMark.file != other.keyMark.file else { return [] }
  let inherited = one.keyMark.file > other.keyMark.file ? one : other
  return ["To put one in place of the other, take the base's out:", "  remove: [\(inherited.key)]"]
}
