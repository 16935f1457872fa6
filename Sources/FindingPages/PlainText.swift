/// A page of Markdown as a terminal shows it: headings in capitals, snippets set in, no signs.
///
/// It knows what the pages use: headings, fences, words in backquotes or asterisks, links.
package struct PlainText {
  package let text: String

  package init(markdown: String) {
    var lines: [String] = []
    var isSnippet = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isSnippet.toggle()
        if isSnippet, lines.last?.isEmpty == false { lines.append("") }
        continue
      }
      lines.append(isSnippet ? Self.setIn(line) : Self.plain(line))
    }
    text = lines.joined(separator: "\n")
  }

  private static func setIn(_ line: Substring) -> String {
    line.isEmpty ? "" : "    " + line
  }

  private static func plain(_ line: Substring) -> String {
    if line.hasPrefix("# ") { return String(line.dropFirst(2)) }
    if line.hasPrefix("## ") { return line.dropFirst(3).uppercased() }
    let parts = linksAsText(line).split(separator: "`", omittingEmptySubsequences: false)
    // What stands between backquotes keeps its stars.
    return parts.enumerated().map {
      $0.offset % 2 == 0 ? $0.element.filter { $0 != "*" } : String($0.element)
    }
    .joined(separator: "'")
  }

  /// `[the words](a place)` are the words.
  private static func linksAsText(_ line: Substring) -> String {
    var result = ""
    var rest = line
    while let open = rest.firstIndex(of: "["),
      let close = rest[open...].firstIndex(of: "]"),
      rest[rest.index(after: close)...].first == "(",
      let end = rest[close...].firstIndex(of: ")")
    {
      result += rest[..<open] + rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
