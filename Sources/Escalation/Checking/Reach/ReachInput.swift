/// Something that may turn out in several ways, as far as the analysis of a plan is concerned.
struct ReachInput {
  enum Kind: Hashable {
    /// What an indicator reads or comes to.
    case reading(Int)
    /// Which of the areas of a tier it is, by what sets areas apart.
    case area(Int)
    /// On which day.
    case day
    case answer(Int)
    case during(Int)
    case missing(Int)
    case missed(Int)
    /// Which level a reading has for which the plan states none.
    case unstated(Int)
    /// For how long a test has held.
    case lasted(TestKey.Now, Lasting.Kind)
    /// How a number has changed.
    case change(Int, Change.Direction, isRelative: Bool, TimeSpan)
    /// The level in force at the assessment before.
    case before(Int)
    /// Whether one number is below another, the same or above it.
    case order(Int, Int)
    /// Which tests about areas hold of all the areas together.
    case areas(SpreadPlace)
    /// What people declare; the last cell is that they declare nothing.
    case declared(Int)
    /// A level that was held from before.
    case held(Int)
    /// The level of a status of which no more is known.
    case level(Int)
    /// Something of which no more is known.
    case open(Int)
  }

  let kind: Kind
  let count: Int
  /// Cells that are known not to come about.
  var impossible: [Range<Int>] = []
  /// Cells that say nothing against `always`: what is missing, or does not apply.
  var exempt: [Range<Int>] = []
}

/// Where tests about the areas of a tier are read together: in one area of a wider tier, and of one
/// sign.
struct SpreadPlace: Hashable {
  let context: TierID
  let subject: Reference
}

extension Lasting {
  /// Lengths that can be set against each other: three days are longer than two.
  enum Kind: Hashable {
    case readings, days, seconds, calendar, nextDays
  }

  var kind: Kind {
    switch self {
    case .readings: .readings
    case .days: .days
    case .elapsed(let span): span.elapsedSeconds == nil ? .calendar : .seconds
    case .nextDays: .nextDays
    }
  }

  /// How long, in what its kind is counted in.
  var length: Int64 {
    switch self {
    case .readings(let count), .days(let count), .nextDays(let count): Int64(count)
    case .elapsed(let span): span.elapsedSeconds ?? Int64(span.calendarDays ?? 0)
    }
  }
}

extension TestKey {
  /// A test as it stands now, however long it must last, and wherever.
  struct Now: Hashable {
    let subject: Reference
    let predicate: Test.Predicate
  }
}
