import Foundation

/// How a file writes its cells, and what a cell of it says: a second reader, slow and plain, which
/// shares nothing with the program.
struct NaiveSheet {
  enum Column: String, CaseIterable {
    case beds = "beds_open"
    case occupancy, wait
  }

  enum Meaning: Equatable {
    case blank
    /// A number as a fraction of whole numbers.
    case number(Int128, over: Int128)
    /// One of the whole numbers from one to another, or of all numbers between them.
    case suppressed(Int128, to: Int128)
    /// A cell that nobody can read.
    case unreadable
  }

  var thousands: Character?
  /// Among h:mm:ss, h:mm and m:ss, no two with as many parts.
  var durations: Set<String> = []
  var missing: Set<String> = []
  /// What stands for a number that is not told, wherever it stands or in one column.
  var marks: [String: ClosedRange<Int128>] = [:]
  var marksOfColumns: [Column: [String: ClosedRange<Int128>]] = [:]

  func meaning(of cell: String, in column: Column) -> Meaning {
    var text = cell
    while text.hasPrefix(" ") { text.removeFirst() }
    while text.hasSuffix(" ") { text.removeLast() }
    if text.isEmpty || missing.contains(text) { return .blank }
    if let range = marksOfColumns[column]?[text] ?? marks[text] {
      return .suppressed(range.lowerBound, to: range.upperBound)
    }
    guard let (top, bottom) = fraction(text, column) else { return .unreadable }
    return isInRange(top, bottom, column) ? .number(top, over: bottom) : .unreadable
  }

  private func fraction(_ text: String, _ column: Column) -> (Int128, Int128)? {
    if let plain = Self.plain(text, signs: "+-") { return plain }
    var text = text
    // A plus may stand before whatever is written.
    if text.wholeMatch(of: /\+[0-9].*/) != nil { text.removeFirst() }
    if column == .wait, let seconds = duration(text) { return (seconds, 60) }
    if column == .occupancy, text.hasSuffix("%") {
      text.removeLast()
      while text.hasSuffix(" ") { text.removeLast() }
    }
    return Self.plain(text, signs: "-") ?? grouped(text)
  }

  /// A sign, digits, and perhaps a point with digits behind it.
  private static func plain(_ text: String, signs: String) -> (Int128, Int128)? {
    var rest = text[...]
    var isNegative = false
    if let first = rest.first, signs.contains(first) {
      isNegative = first == "-"
      rest.removeFirst()
    }
    guard let match = rest.wholeMatch(of: /([0-9]*)(?:\.([0-9]+))?/) else { return nil }
    let decimals = match.2.map(String.init) ?? ""
    let digits = String(match.1) + decimals
    guard !digits.isEmpty, decimals.count <= 18,
      digits.drop(while: { $0 == "0" }).count <= 18, let top = Int128(digits)
    else { return nil }
    return (isNegative ? -top : top, decimals.reduce(1) { bottom, _ in bottom * 10 })
  }

  /// One to three digits, then three behind each sign.
  private func grouped(_ text: String) -> (Int128, Int128)? {
    guard let thousands else { return nil }
    let sameSigns = thousands == " " ? [" ", "\u{A0}", "\u{202F}", "\u{2009}"] : [thousands]
    let written = String(text.map { sameSigns.contains($0) ? "|" : $0 })
    guard written.wholeMatch(of: /-?[0-9]{1,3}(?:\|[0-9]{3})+(?:\.[0-9]+)?/) != nil else {
      return nil
    }
    return Self.plain(written.replacingOccurrences(of: "|", with: ""), signs: "-")
  }

  /// In seconds.
  private func duration(_ text: String) -> Int128? {
    if durations.contains("h:mm:ss"),
      let match = text.wholeMatch(of: /([0-9]{1,6}):([0-5][0-9]):([0-5][0-9])/),
      let hours = Int128(match.1), let minutes = Int128(match.2), let seconds = Int128(match.3)
    {
      return hours * 3600 + minutes * 60 + seconds
    }
    guard let match = text.wholeMatch(of: /([0-9]{1,6}):([0-5][0-9])/), let big = Int128(match.1),
      let small = Int128(match.2)
    else { return nil }
    if durations.contains("h:mm") { return big * 3600 + small * 60 }
    return durations.contains("m:ss") ? big * 60 + small : nil
  }

  private func isInRange(_ top: Int128, _ bottom: Int128, _ column: Column) -> Bool {
    switch column {
    case .beds: top >= 0 && top % bottom == 0
    case .occupancy: top >= 0 && top <= 150 * bottom
    case .wait: top >= 0
    }
  }

  // MARK: - Levels

  /// 0 is green, 1 amber, 2 red, by the bands of `mess/plan.yaml`; several where it can be each of
  /// them. No band is left out between two numbers.
  static func levels(_ meaning: Meaning, _ column: Column) -> ClosedRange<Int> {
    switch meaning {
    case .blank, .unreadable: return 0...2
    case .number(let top, let bottom):
      let level = level(top, bottom, column)
      return level...level
    case .suppressed(let low, let high):
      let ends = [level(low, 1, column), level(high, 1, column)]
      return min(ends[0], ends[1])...max(ends[0], ends[1])
    }
  }

  private static func level(_ top: Int128, _ bottom: Int128, _ column: Column) -> Int {
    switch column {
    case .beds: top >= 1000 * bottom ? 0 : top >= 500 * bottom ? 1 : 2
    case .occupancy: top < 85 * bottom ? 0 : top <= 95 * bottom ? 1 : 2
    case .wait: top < 15 * bottom ? 0 : top < 30 * bottom ? 1 : 2
    }
  }

  /// The worst of several, given and possible, over every way in which they could turn out. A level
  /// that was given before is held as long as it may still be that bad.
  static func worst(
    _ levels: [ClosedRange<Int>], held: Int?
  ) -> (given: Int?, couldBe: Int) {
    let outcomes = outcomes(of: levels)
    let (best, worst) = (outcomes.min() ?? 0, outcomes.max() ?? 2)
    if let held, held > 0, held <= worst { return (max(held, best), worst) }
    return (given(best...worst), worst)
  }

  /// The best of several levels, but not the mildest while it may be worse.
  static func given(_ levels: ClosedRange<Int>) -> Int? {
    levels.lowerBound == 0 && levels.upperBound > 0 ? nil : levels.lowerBound
  }

  /// Whether the worst of all hangs on one of them, however the others turn out.
  static func isDecisive(_ place: Int, _ levels: [ClosedRange<Int>]) -> Bool {
    var others = levels
    let own = others.remove(at: place)
    return outcomes(of: others).contains { other in Set(own.map { max(other, $0) }).count > 1 }
  }

  private static func outcomes(of levels: [ClosedRange<Int>]) -> Set<Int> {
    levels.reduce([0]) { outcomes, choices in
      Set(outcomes.flatMap { one in choices.map { max(one, $0) } })
    }
  }

  static func word(_ level: Int?) -> String {
    level.map { ["green", "amber", "red"][$0] } ?? "unknown"
  }
}
