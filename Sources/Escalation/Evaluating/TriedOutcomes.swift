/// What is left of a set of levels or answers once everything that is missing has been tried.
struct Outcome: Sendable {
  /// Nil where nothing could be tried.
  let values: UInt32?
  let isExact: Bool
}

/// Outcomes of the moments before: most areas that lack something lack what others did, and trying it takes
/// longer than looking it up.
struct TriedOutcomes: Sendable {
  /// They are all let go of when they are so many.
  private static let limit = 4096

  private var outcomes: [Key: Outcome] = [:]

  /// What an open result hangs on, as it is in one area.
  struct Key: Hashable, Sendable {
    private let column: Int
    private var words: [UInt64] = []

    init(_ column: Int, _ parts: OwnParts, _ slot: Int, _ frame: Frame) {
      self.column = column
      words.reserveCapacity(parts.columns.count + 2 * parts.indicators.count + parts.lastings.count)
      // Whether those are exact follows from the same parts.
      for index in parts.columns { words.append(UInt64(frame.values[index][slot])) }
      for index in parts.indicators { add(frame.readings[index][slot]) }
      for index in parts.lastings {
        let past = frame.course.past(index, slot)
        words.append(UInt64(past.bits) << 1 | (past.includesNow ? 1 : 0))
      }
    }

    /// A number that is known has had its say in the columns.
    private mutating func add(_ reading: Reading) {
      let (state, scale) = (UInt64(reading.state.rawValue), UInt64(reading.scale))
      guard reading.state == .within else { return words.append(state) }
      words.append(UInt64(reading.span) << 16 | scale << 8 | state)
      words.append(UInt64(bitPattern: reading.mantissa))
    }
  }

  subscript(key: Key) -> Outcome? { outcomes[key] }

  mutating func note(_ more: [Key: Outcome]) {
    if outcomes.count + more.count > Self.limit { outcomes.removeAll(keepingCapacity: true) }
    outcomes.merge(more) { _, new in new }
  }
}
