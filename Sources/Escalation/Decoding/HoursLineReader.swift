internal import Diagnostics
internal import YAMLTree

/// A line of hours as it was read: what it says, and what it takes off.
struct HoursLine {
  let line: Hours.Line?
  let exceptions: [Hours.Line]
  let mark: Mark
}

/// Reads one line of hours, piece by piece between its commas.
///
///     line    = [season ,] stretch {, not stretch} | not stretch
///     stretch = 24 hours | daily [times] | bank holidays [times] | days [times] | span | season
///     days    = DAY [to DAY] | DAY and DAY         times = 08:00 to 17:00
///     span    = DAY 17:00 to DAY 08:00             season = 1 june to 15 september
struct HoursLineReader {
  private let node: YAMLNode
  private var pieces: [Phrase]

  init(_ node: YAMLNode, _ text: String) {
    self.node = node
    // Each piece keeps its place in the text, so that findings point to it.
    let plain = text.lowercased().utf8.count == text.utf8.count ? text.lowercased() : text
    var before = 0
    pieces = plain.split(separator: ",", omittingEmptySubsequences: false).map { piece in
      defer { before += piece.utf8.count + 1 }
      return Phrase(node, String(repeating: " ", count: before) + piece)
    }
  }

  mutating func line(_ diagnostics: inout DiagnosticList) -> HoursLine? {
    var season: Season?
    var pattern: HoursPattern?
    var exceptions: [Hours.Line] = []
    for index in pieces.indices {
      if pieces[index].take("not") {
        guard let line = piece(&pieces[index], &diagnostics) else { return nil }
        exceptions.append(line)
        continue
      }
      guard let line = piece(&pieces[index], &diagnostics) else { return nil }
      if index == 0, let read = line.season {
        season = read
      } else if pattern == nil, line.season == nil {
        pattern = line.pattern
      } else {
        reportTwo(pieces[index], &diagnostics)
        return nil
      }
    }
    let says = season != nil || pattern != nil
    return HoursLine(
      line: says ? Hours.Line(season: season, pattern: pattern ?? .always) : nil,
      exceptions: exceptions, mark: node.mark)
  }

  private func reportTwo(_ phrase: Phrase, _ diagnostics: inout DiagnosticList) {
    diagnostics.report(
      .init(
        "bad-hours", "a line of hours says one stretch, and this is another",
        at: phrase.mark(from: 0),
        help: ["Give it a line of its own, with a dash before it."]))
  }

  /// One piece, to its end.
  private func piece(
    _ phrase: inout Phrase, _ diagnostics: inout DiagnosticList
  ) -> Hours.Line? {
    var reader = HoursPieceReader(phrase)
    let line = reader.read(&diagnostics)
    phrase = reader.phrase
    return line
  }
}
