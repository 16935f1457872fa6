/// Looks for the fourteen days with the most days at the worst levels.
///
/// Each day counts once, at its worst known level. Of two stretches the one with more days at the
/// worst level is worse; with as many, the one with more days at the next level, and so on. Of
/// stretches that are alike the first is kept.
struct FortnightTally: Sendable {
  static let days = 14
  /// No level was known on that day.
  private static let none: UInt8 = .max
  /// How many bits a count of days needs.
  private static let countBits = 4

  /// The worst level of each of the last days, at the remainder of the day's number.
  private var levels = SIMD16<UInt8>(repeating: none)
  private var day = Int.min
  /// How many of them are at each level, the worse in the higher bits: the greater number is worse.
  private var counts: UInt128 = 0
  private var worst: UInt128 = 0
  /// The last day of the worst stretch.
  private(set) var worstDay = Int.min

  /// A level that is known on a day; days never go back.
  mutating func note(_ level: Int, on day: Int) {
    if day != self.day { move(to: day) }
    let place = Self.place(of: day)
    let before = levels[place]
    if before != Self.none, Int(before) >= level { return }
    forget(place)
    levels[place] = UInt8(truncatingIfNeeded: level)
    counts += Self.one(at: level)
    if counts > worst {
      worst = counts
      worstDay = day
    }
  }

  /// The days at a level in the worst stretch.
  func worstDays(at level: Int) -> Int {
    Int(truncatingIfNeeded: worst >> UInt128(Self.countBits * level)) & 15
  }

  private mutating func move(to day: Int) {
    if self.day == .min || day - self.day >= Self.days {
      levels = SIMD16(repeating: Self.none)
      counts = 0
    } else if day > self.day {
      for passed in (self.day + 1)...day { forget(Self.place(of: passed)) }
    }
    self.day = day
  }

  private mutating func forget(_ place: Int) {
    if levels[place] != Self.none { counts -= Self.one(at: Int(levels[place])) }
    levels[place] = Self.none
  }

  private static func place(of day: Int) -> Int { (day % days + days) % days }

  private static func one(at level: Int) -> UInt128 { 1 << UInt128(countBits * level) }
}
