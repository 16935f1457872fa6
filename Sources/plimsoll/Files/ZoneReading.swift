internal import Escalation

/// Reads the rules of a time zone from the system's database; nil where it does not know the name.
func timeZoneRules(named name: String) -> TimeZoneRules? {
  if name == "UTC" { return .utc }
  let isPlain = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !name.contains("..")
  guard isPlain, !name.hasPrefix("/") else { return nil }
  let folders = [
    FilePath.environment("TZDIR"), "/usr/share/zoneinfo", "/usr/lib/zoneinfo",
    "/usr/share/lib/zoneinfo",
  ]
  for folder in folders.compactMap(\.self) {
    guard let bytes = try? readFile(FilePath.joined(folder, name), limit: 1 << 20) else { continue }
    return try? TimeZoneRules(name: name, tzif: bytes)
  }
  return nil
}
