import Foundation

/// A plan as the lines a planner sees, and where in it each of them stands.
struct PlanText {
  struct Line {
    let text: String
    /// Of the line, in blanks.
    let indentation: Int
    /// The section at the left margin, such as `indicators`.
    let section: String
    /// The keys it stands below, from the margin on, its own last.
    let path: [String]
    /// The lines of the entries it stands in, from 1.
    let parents: [Int]
    /// Whether it is a remark, empty, or words for people alone.
    let isProse: Bool
  }

  /// Of the folder in `rules`.
  let name: String
  let lines: [Line]

  init(name: String, _ text: String) {
    self.name = name
    var open: [(indentation: Int, key: String, number: Int)] = []
    var lines: [Line] = []
    var proseAbove: Int?
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, text) in all.enumerated() {
      let content = text.drop { $0 == " " }
      let indentation = text.count - content.count
      let isBare = content.isEmpty || content.hasPrefix("#")
      if let above = proseAbove, !isBare, indentation <= above { proseAbove = nil }
      let key = proseAbove == nil && !isBare ? Self.key(of: content) : nil
      if !isBare, proseAbove == nil {
        open.removeAll { $0.indentation >= indentation }
        if let key { open.append((indentation, key, index + 1)) }
      }
      let isProse = isBare || proseAbove != nil || key.map(Self.proseKeys.contains) ?? false
      lines.append(
        Line(
          text: text, indentation: indentation, section: open.first?.key ?? "",
          path: open.map(\.key), parents: open.dropFirst().map(\.number).filter { $0 <= index },
          isProse: isProse))
      if key.map(Self.proseKeys.contains) ?? false, proseAbove == nil { proseAbove = indentation }
    }
    self.lines = lines
  }

  private static let proseKeys: Set = ["note", "title", "source", "sources", "do", "version"]

  private static func key(of content: Substring) -> String? {
    let bare = content.hasPrefix("- ") ? content.dropFirst(2) : content
    guard let colon = bare.firstIndex(of: ":") else { return nil }
    let key = bare[..<colon]
    return key.contains { "{[\"'#,".contains($0) } ? nil : String(key)
  }

  var text: String { lines.map(\.text).joined(separator: "\n") }
}

extension PlanText {
  /// The plan with one change in it.
  struct Mutant {
    let bytes: [UInt8]
    /// Where the change is, from 1.
    let line: Int
    /// Where else a planner would look for it: the entries it stands in.
    let parents: [Int]
    /// What is gone with the change: the finding is where it is missed.
    var lost: String?
    let was: String
    let now: String

    /// Whether a planner who looks at a line sees the mistake.
    func isSeen(at number: Int) -> Bool {
      if ([line] + parents).contains(where: { abs(number - $0) <= 1 }) { return true }
      guard let lost else { return false }
      let lines = String(decoding: bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      // What is missing at the top of a plan is asked for beside its name.
      let isTop = !was.hasPrefix(" ")
      return isTop && number <= 3
        || lines.indices.contains(number - 1) && lines[number - 1].contains(lost)
    }
  }

  /// The plan with other lines in place of one; none takes it out.
  func replacing(_ index: Int, with texts: [String]) -> Mutant {
    var all = lines.map(\.text)
    let was = all[index]
    all.replaceSubrange(index...index, with: texts)
    return Mutant(
      bytes: Array(all.joined(separator: "\n").utf8), line: index + 1,
      parents: lines[index].parents, lost: texts.isEmpty ? Self.word(of: was) : nil, was: was,
      now: texts.joined(separator: "⏎"))
  }

  /// What a line gives a name to, or names.
  static func word(of line: String) -> String? {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.first.map(String.init)
  }

  /// At most so many of the places, spread over the plan.
  static func spread<Place>(_ places: [Place], most: Int) -> [Place] {
    guard places.count > most else { return places }
    return (0..<most).map { places[$0 * places.count / most] }
  }

  /// Every line but prose for which there is something to write in its place.
  func changes(
    most: Int = 3, where isPlace: (Line) -> Bool = { _ in true },
    _ change: (Line) -> [String]?
  ) -> [Mutant] {
    let places = lines.indices.compactMap { index -> (Int, [String])? in
      let line = lines[index]
      guard !line.isProse, isPlace(line), let texts = change(line), texts != [line.text] else {
        return nil
      }
      return (index, texts)
    }
    return Self.spread(places, most: most).map { replacing($0.0, with: $0.1) }
  }

  /// The first match of a pattern in each line, written otherwise.
  func rewriting(
    _ pattern: String, most: Int = 3, where isPlace: (Line) -> Bool = { _ in true },
    _ written: (String) -> String?
  ) -> [Mutant] {
    changes(most: most, where: isPlace) { line in
      guard let range = line.text.range(of: pattern, options: .regularExpression),
        let words = written(String(line.text[range]))
      else { return nil }
      return [line.text.replacingCharacters(in: range, with: words)]
    }.map { mutant in
      guard let range = mutant.was.range(of: pattern, options: .regularExpression),
        written(String(mutant.was[range])) == ""
      else { return mutant }
      var mutant = mutant
      mutant.lost = Self.word(of: String(mutant.was[range]))
      return mutant
    }
  }
}
