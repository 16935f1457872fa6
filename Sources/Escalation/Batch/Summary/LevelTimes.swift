/// How often a status was at one level in one area, and for how long together.
struct LevelTimes: Sendable {
  /// A stretch of times, each with that level or a worse one.
  struct Run: Sendable, Equatable {
    var times = 0
    var first = Instant(seconds: 0)
    var last = Instant(seconds: 0)
  }

  /// Times at exactly this level.
  var times = 0
  /// The last day at exactly this level, and the last one on which it could have been.
  var lastDay = Int.min
  var lastPossibleDay = Int.min
  /// The run at this level or worse that is going on, and the longest so far.
  private var run = Run()
  private(set) var longest = Run()

  mutating func extendRun(_ instant: Instant) {
    if run.times == 0 { run.first = instant }
    run.times += 1
    run.last = instant
    if run.times > longest.times { longest = run }
  }

  mutating func endRun() { run.times = 0 }
}
