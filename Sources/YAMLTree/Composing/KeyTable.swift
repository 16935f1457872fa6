internal import Diagnostics

/// The keys of one mapping and where each was first written. Short mappings are searched as they
/// stand; long ones get an index.
struct KeyTable {
  private static let shortest = 8
  private var index: [String: Mark] = [:]

  /// Notes a key that follows `entries`. Returns its first place if it was there before.
  mutating func note(_ key: String, at mark: Mark, after entries: [YAMLEntry]) -> Mark? {
    guard entries.count >= Self.shortest else {
      return entries.first { $0.key == key }?.keyMark
    }
    if index.isEmpty {
      for entry in entries { index[entry.key] = entry.keyMark }
    }
    if let first = index[key] { return first }
    index[key] = mark
    return nil
  }
}
