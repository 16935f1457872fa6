/// A number of the plan, perhaps another one in each area, and from one day on another.
package struct Figure: Sendable, Hashable {
  /// Per area of its tier, by index.
  package let byArea: [Int: DatedNumber]
  package let elsewhere: DatedNumber?

  package func value(inArea area: Int) -> DatedNumber? { byArea[area] ?? elsewhere }

  private var numbers: [DatedNumber] { byArea.values + [elsewhere].compactMap(\.self) }

  /// Every number it may be, in any area and at any time.
  package var values: [ExactDecimal] { numbers.flatMap(\.values) }

  /// The days on which it changes somewhere.
  package var starts: [CivilDate] { Set(numbers.flatMap(\.starts)).sorted() }
}

/// A number that may change on certain days: `{before 2025-01-01: 40, from 2025-01-01: 45}`.
package struct DatedNumber: Sendable, Hashable {
  package struct Change: Sendable, Hashable {
    package let start: CivilDate
    package let value: ExactDecimal
  }

  package let first: ExactDecimal
  /// In the order of their days.
  package let changes: [Change]

  package init(_ first: ExactDecimal, changes: [Change] = []) {
    self.first = first
    self.changes = changes
  }

  package var values: [ExactDecimal] { [first] + changes.map(\.value) }
  package var starts: [CivilDate] { changes.map(\.start) }

  /// The number on a day; nil is a day before all changes.
  package func value(on day: CivilDate?) -> ExactDecimal {
    guard let day else { return first }
    return changes.last { $0.start <= day }?.value ?? first
  }
}
