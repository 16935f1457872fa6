/// A day of the week, Monday first.
package enum Weekday: Int, CaseIterable, Hashable, Comparable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// The weekday with this whole name, in capitals or not; short names are refused.
  package init?(name: some StringProtocol) {
    let wanted = name.lowercased()
    guard let found = Self.allCases.first(where: { $0.name == wanted }) else { return nil }
    self = found
  }

  /// The name as plans write it: `monday`.
  package var name: String {
    switch self {
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    case .sunday: "sunday"
    }
  }

  /// Whether `left` is earlier in a week that begins on Monday.
  package static func < (left: Weekday, right: Weekday) -> Bool {
    left.rawValue < right.rawValue
  }
}
