/// What one status did in one area, beside what is counted by level.
struct StatusTally: Sendable {
  private(set) var times = 0
  private(set) var unknown = 0
  /// From one known level to the next known one.
  private(set) var worsenings = 0
  private(set) var improvements = 0
  private(set) var first = Instant(seconds: 0)
  private(set) var last = Instant(seconds: 0)
  /// What is known of the latest level.
  private(set) var latest = LevelSet.none
  /// Since when the latest level has been given.
  private(set) var since = Instant(seconds: 0)
  private var lastKnown: Level?
  private(set) var fortnight = FortnightTally()
  /// From the mildest level up.
  private(set) var levels: [LevelTimes]

  init(levels: Int) { self.levels = Array(repeating: LevelTimes(), count: levels) }

  mutating func note(_ set: LevelSet, at instant: Instant, day: Int) {
    if times == 0 { first = instant }
    if times == 0 || set.calculated != latest.calculated { since = instant }
    times += 1
    last = instant
    latest = set
    if let worst = set.worst { levels[worst.rank].lastPossibleDay = day }
    guard let level = set.calculated else {
      unknown += 1
      for index in levels.indices { levels[index].endRun() }
      return
    }
    noteChange(to: level)
    fortnight.note(level.rank, on: day)
    levels[level.rank].times += 1
    levels[level.rank].lastDay = day
    for rank in levels.indices {
      if rank <= level.rank { levels[rank].extendRun(instant) } else { levels[rank].endRun() }
    }
  }

  private mutating func noteChange(to level: Level) {
    if let lastKnown, level > lastKnown { worsenings += 1 }
    if let lastKnown, level < lastKnown { improvements += 1 }
    lastKnown = level
  }

  /// The worst level that was given on the last days up to `day`, and the worst that it could have
  /// been.
  func highest(inLast days: Int, upTo day: Int) -> (level: Int?, possible: Int?) {
    let isRecent = { (noted: Int) in noted > day - days }
    return (
      levels.lastIndex { isRecent($0.lastDay) }, levels.lastIndex { isRecent($0.lastPossibleDay) }
    )
  }
}
