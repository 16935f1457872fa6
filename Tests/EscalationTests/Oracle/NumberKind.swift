/// What the numbers of an indicator can be, and numbers worth a line.
struct NumberKind: Equatable {
  let range: String?
  let step: String?
  let lines: [String]
  /// Numbers that a reading can be.
  let readable: [String]

  var isWhole: Bool { range?.hasPrefix("whole numbers") ?? false }

  /// The keys that say so.
  var text: [String] {
    (range.map { ["  range: \($0)"] } ?? []) + (step.map { ["  step: \($0)"] } ?? [])
  }

  static let all: [NumberKind] = [
    .init(
      range: "whole numbers 0 to 8", step: nil,
      lines: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "2.5", "9"],
      readable: ["0", "3", "8"]),
    .init(
      range: "whole numbers -4 to 4", step: nil,
      lines: ["-4", "-3", "-2.5", "-2", "-1", "0", "1", "3", "4"],
      readable: ["-4", "0"]),
    .init(
      range: "whole numbers 0 and up", step: nil,
      lines: ["0", "1", "2", "3", "5", "8", "10.5", "20"],
      readable: ["0", "5"]),
    .init(
      range: "-2 to 2", step: "0.5", lines: ["-2", "-1.5", "-1", "-0.5", "0", "0.25", "0.5", "2"],
      readable: ["-0.5", "2"]),
    .init(
      range: "0 to 1", step: "0.1", lines: ["0", "0.1", "0.3", "0.35", "0.7", "1"],
      readable: ["0.3", "1"]),
    .init(
      range: "0 to 100", step: nil, lines: ["0", "35", "50", "69.95", "70", "99.999", "100"],
      readable: ["50", "69.95"]),
    .init(
      range: "-5 to 5", step: nil, lines: ["-5", "-2.75", "-1", "0", "0.5", "3"],
      readable: ["-2.75", "3"]),
    .init(
      range: "over 0 to under 10", step: nil, lines: ["0.001", "2", "5", "9.5"],
      readable: ["2", "9.5"]),
    .init(
      range: nil, step: nil, lines: ["-10", "-0.25", "0", "0.125", "12"],
      readable: ["-0.25", "12"]),
    .init(
      range: "0 to 10 or 20 to 30", step: nil, lines: ["5", "10", "15", "20", "25"],
      readable: ["5", "25"]),
  ]

  static let results: [NumberKind] = [
    .init(
      range: nil, step: nil, lines: resultLines,
      readable: ["-0.25", "12"]),
    .init(
      range: nil, step: nil, lines: resultLines,
      readable: ["-0.25", "12"]),
    .init(
      range: "0 to 10", step: nil, lines: resultLines,
      readable: ["2.5"]),
    .init(
      range: "whole numbers", step: nil, lines: resultLines,
      readable: ["3"]),
    .init(
      range: "whole numbers -3 to 12", step: nil, lines: resultLines,
      readable: ["-1", "10"]),
    .init(
      range: nil, step: "0.5", lines: resultLines,
      readable: ["2.5"]),
  ]

  private static let resultLines = ["-1", "0", "0.5", "1", "2.5", "3", "5", "10", "50"]
}
