@testable import Escalation

/// Rows of days one after the other, many of them damaged in one way or another.
struct MessyFile {
  private var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15 | 1) }

  mutating func text(days: Int) -> String {
    var text = "time,area,staffing,mood\n"
    for day in 1...days {
      let rows = Int.random(in: 0...4, using: &numbers)
      for _ in 0..<rows { text += row(day) + pick(["\n", "\n", "\r\n", "\n\n"]) }
    }
    return text
  }

  /// Two rows a day without a blemish, from 1990 on.
  static func plain(days: Int, _ seed: UInt64) -> String {
    var numbers = SeededNumbers(seed: seed &+ 7)
    let rows = (0..<days).flatMap { day in
      ["west", "east"].map { area in
        "\(Self.day(day)),\(area),\(Int.random(in: 30...100, using: &numbers)),good\n"
      }
    }
    return "time,area,staffing,mood\n" + rows.joined()
  }

  /// A day long ago.
  static func day(_ number: Int) -> String {
    CivilDate(daysSinceEpoch: 7305 + number).iso
  }

  private mutating func row(_ day: Int) -> String {
    let time = day < 10 ? "2024-11-0\(day)" : "2024-11-\(day)"
    let cells = [
      pick([time, time, time, time, "\"\(time)\"", "yesterday", ""]),
      pick(["west", "east", "all", " East", "\"west\"", "thanet", "", "-", "we\"st"]),
      pick([
        "70", "49.5", "", "lots", "-1", "0.25", "\"71\"", "\"7\n0\"", "999999999999999999999",
      ]),
      pick(["good", "poor", "GOOD", "", "fair", "\"good\"", "\"good"]),
    ]
    let row = cells.joined(separator: ",")
    return pick([row, row, row, row, row, row, row + ",", "", "\u{0}", "é"])
  }

  private mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &numbers) ?? ""
  }
}
