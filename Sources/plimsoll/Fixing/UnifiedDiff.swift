/// What changed in a file, as `patch` reads it.
struct UnifiedDiff {
  private static let context = 3

  let path: String
  private let before: [Substring]
  private let after: [Substring]

  init(_ path: String, _ before: [UInt8], _ after: [UInt8]) {
    self.path = path
    self.before = Self.lines(before)
    self.after = Self.lines(after)
  }

  /// With their line feeds, so that one that is missing at the end is seen.
  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    let text = String(decoding: bytes, as: UTF8.self)
    var lines: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].unicodeScalars.firstIndex(of: "\n")
      let next = end.map { text.unicodeScalars.index(after: $0) } ?? text.endIndex
      lines.append(text[start..<next])
      start = next
    }
    return lines
  }

  var text: String {
    let stretches = changes
    if stretches.isEmpty { return "" }
    return "--- \(path)\n+++ \(path)\n" + stretches.map(hunk).joined()
  }

  // MARK: - Which lines

  /// Lines of one file that stand in place of lines of the other.
  private typealias Change = (before: Range<Int>, after: Range<Int>)

  /// Repairs stay within their lines, so that lines pair off; where they do not, all between the
  /// first and the last that differ is one change.
  private var changes: [[Change]] {
    var changes: [Change] = []
    if before.count == after.count {
      for index in before.indices where before[index] != after[index] {
        if let last = changes.last, last.before.upperBound == index {
          changes[changes.count - 1] = (
            last.before.lowerBound..<(index + 1), last.after.lowerBound..<(index + 1)
          )
        } else {
          changes.append((index..<(index + 1), index..<(index + 1)))
        }
      }
    } else {
      let start = zip(before, after).prefix { $0 == $1 }.count
      let most = min(before.count, after.count) - start
      let end = zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.prefix(most).count
      changes = [(start..<(before.count - end), start..<(after.count - end))]
    }
    return grouped(changes)
  }

  /// Those whose surroundings touch stand in one piece.
  private func grouped(_ changes: [Change]) -> [[Change]] {
    changes.reduce(into: []) { groups, change in
      let last = groups.last?.last?.before.upperBound
      if let last, change.before.lowerBound - last <= 2 * Self.context {
        groups[groups.count - 1].append(change)
      } else {
        groups.append([change])
      }
    }
  }

  // MARK: - How they are shown

  private func hunk(_ group: [Change]) -> String {
    guard let first = group.first, let last = group.last else { return "" }
    let lead = min(Self.context, first.before.lowerBound)
    let trail = min(Self.context, before.count - last.before.upperBound)
    let old = (first.before.lowerBound - lead)..<(last.before.upperBound + trail)
    let new = (first.after.lowerBound - lead)..<(last.after.upperBound + trail)
    var text = "@@ -\(Self.span(old)) +\(Self.span(new)) @@\n"
    var position = old.lowerBound
    for change in group {
      text += lines(before[position..<change.before.lowerBound], " ")
      text += lines(before[change.before], "-") + lines(after[change.after], "+")
      position = change.before.upperBound
    }
    return text + lines(before[position..<old.upperBound], " ")
  }

  private static func span(_ range: Range<Int>) -> String {
    "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
  }

  private func lines(_ lines: ArraySlice<Substring>, _ sign: String) -> String {
    lines.map { line in
      line.unicodeScalars.last == "\n"
        ? "\(sign)\(line)" : "\(sign)\(line)\n\\ No newline at end of file\n"
    }.joined()
  }
}
