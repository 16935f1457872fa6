import Escalation

/// A small random plan over things that go through steps, a random log for it, and what follows from
/// the two, thing by thing. Times are minutes after noon.
struct EventStory {
  struct Thing {
    let name: String
    let board: Int
    /// Nil where nobody has said.
    let isUrgent: Bool?
    let made: Int
    let declined: [Int]
    let released: Int?

    func exists(at now: Int) -> Bool { made <= now }
    func isOpen(at now: Int) -> Bool { exists(at: now) && (released.map { $0 > now } ?? true) }

    /// Since the first decline; nil where there was none.
    func minutesOpen(at now: Int) -> Int? {
      declined.first.flatMap { $0 <= now ? now - $0 : nil }
    }
  }

  static let boards = ["north", "south"]
  static let levels = ["green", "amber", "red"]

  let things: [Thing]
  /// The order in which the rows stand in the log.
  private let order: [Int]
  private let line: Int
  private let pairLine: Int
  private let window: Int
  private let countsUrgent: Bool
  private let amberFrom: Int
  private let redFrom: Int
  private let wideWindow: Int
  private let many: Int
  private let asksForEvery: Bool

  init(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }
    func chance(_ percent: Int) -> Bool { int(1...100) <= percent }
    line = int(1...12)
    pairLine = int(0...12)
    window = int(2...25)
    countsUrgent = chance(60)
    amberFrom = int(1...2)
    redFrom = int(3...4)
    wideWindow = int(2...30)
    many = int(1...4)
    asksForEvery = chance(50)
    things = (1...int(1...5)).map { number in
      let made = int(0...25)
      var declined: [Int] = []
      for _ in 0..<int(0...3) { declined.append((declined.last ?? made) + int(1...10)) }
      let end = (declined.last ?? made) + int(1...20)
      return Thing(
        name: "D\(number)", board: int(0...1), isUrgent: chance(25) ? nil : chance(50), made: made,
        declined: declined, released: chance(50) ? end : nil)
    }
    let rows = things.reduce(0) { $0 + 1 + $1.declined.count + ($1.released == nil ? 0 : 1) }
    order = Array(0..<rows).shuffled(using: &numbers)
  }

  // MARK: - As files

  var body: String {
    """
    areas:
      board: {all: [north, south]}
    events:
      direction:
        steps: [made, declined, released]
        placed by: board
        fields: {category: [urgent, routine]}
        closed by: released
    indicators:
      minutes_open: {time since: declined, to: released, per: direction, unit: minutes}
      refusals:
        count: declined
        over: direction
        last: \(window) minutes
        per: board
        \(countsUrgent ? "where: category is urgent" : "")
        bands: {green: under \(amberFrom), amber: \(amberFrom) to under \(redFrom), red: \(redFrom) and up}
      lately: {count: made, over: direction, last: \(wideWindow) minutes}
    triggers:
      pair: {level: red, per: board, when: minutes_open at least \(pairLine) in at least 2 of direction}
      all_urgent: {level: amber, per: board, when: category is urgent in every direction}
      busy: {level: amber, when: lately at least \(many)}
    statuses:
      one:
        per: direction
        levels: {amber: declined, red: minutes_open at least \(line)}
      here: {per: board, worst of: [one, refusals, pair, busy\(asksForEvery ? ", all_urgent" : "")]}
    """
  }

  var log: String {
    let rows = things.flatMap { thing -> [String] in
      let category = thing.isUrgent.map { ", category: \($0 ? "urgent" : "routine")" } ?? ""
      let place = ", area: \(Self.boards[thing.board])"
      return [row(thing, thing.made, "made", place + category)]
        + thing.declined.map { row(thing, $0, "declined", "") }
        + (thing.released.map { [row(thing, $0, "released", "")] } ?? [])
    }
    // Rows of one thing never share a time, at which they would count in the order of the log.
    return order.map { rows[$0] }.joined(separator: "\n")
  }

  private func row(_ thing: Thing, _ minute: Int, _ step: String, _ rest: String) -> String {
    "  - {at: \(Self.time(minute)), id: \(thing.name), step: \(step)\(rest)}"
  }

  static func time(_ minute: Int) -> String {
    let (hour, minute) = (12 + minute / 60, minute % 60)
    return "2024-11-04 \(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  // MARK: - What follows

  /// The level of a thing that is open.
  func level(of thing: Thing, at now: Int) -> Int {
    guard let minutes = thing.minutesOpen(at: now) else { return 0 }
    return minutes >= line ? 2 : 1
  }

  /// The levels of a board, with everything that nobody has said either way.
  func levels(ofBoard board: Int, at now: Int) -> Set<Int> {
    let unsaid = things.indices.filter { things[$0].isUrgent == nil }
    return Set(
      (0..<(1 << unsaid.count)).flatMap { choice in
        let urgent = things.indices.map { index in
          things[index].isUrgent
            ?? unsaid.firstIndex(of: index).map { choice & (1 << $0) != 0 } ?? false
        }
        return levels(ofBoard: board, at: now, urgent)
      })
  }

  private func levels(ofBoard board: Int, at now: Int, _ urgent: [Bool]) -> Set<Int> {
    let here = things.indices.filter { things[$0].board == board }
    let open = here.filter { things[$0].isOpen(at: now) }
    var level = open.map { self.level(of: things[$0], at: now) }.max() ?? 0
    let refused = here.count { index in
      things[index].declined.contains { $0 <= now && $0 > now - window }
        && (urgent[index] || !countsUrgent)
    }
    level = max(level, refused >= redFrom ? 2 : refused >= amberFrom ? 1 : 0)
    let held = open.count { things[$0].minutesOpen(at: now).map { $0 >= pairLine } ?? false }
    if held >= 2 { level = 2 }
    if things.count(where: { $0.made <= now && $0.made > now - wideWindow }) >= many {
      level = max(level, 1)
    }
    guard asksForEvery else { return [level] }
    // Of none at all nobody can say what every one is.
    if open.isEmpty { return [level, max(level, 1)] }
    return [open.allSatisfy { urgent[$0] } ? max(level, 1) : level]
  }
}
