internal import YAMLTree

/// What a plan names in a way that names are not spelt. Each is a finding where it is declared;
/// whatever then speaks of it is right, or as wrong, and would tell a reader nothing new.
struct Misnamed {
  /// As they are written, and as they would be spelt.
  private var names: Set<String> = []

  init() {}

  init(_ top: Fields) {
    for section in Self.sections {
      for entry in top[section]?.mapping ?? [] { note(entry.key) }
    }
    for tier in top["areas"]?.mapping ?? [] {
      note(tier.key)
      for part in tier.value.mapping ?? [] {
        for area in part.value.sequence ?? [part.value] { note(area.scalar?.text ?? "") }
      }
    }
  }

  private static let sections = [
    "scale", "indicators", "triggers", "statuses", "groups", "events", "roles", "tasks", "hours",
  ]

  private mutating func note(_ name: String) {
    if isName(name), !reservedNames.contains(name) { return }
    names.formUnion([name, foldedName(name)])
  }

  func contains(_ name: String) -> Bool {
    !names.isEmpty && (names.contains(name) || names.contains(foldedName(name)))
  }
}
