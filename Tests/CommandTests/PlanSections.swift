/// The sections of a plan file as text, each from a line that begins with its name.
struct PlanSections {
  private var sections: [[Substring]] = []

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isBlank = line.first.map { " -#".contains($0) } ?? true
      if !isBlank || sections.isEmpty { sections.append([]) }
      sections[sections.count - 1].append(line)
    }
    if sections.last?.last?.isEmpty == true { sections[sections.count - 1].removeLast() }
  }

  /// The same with other sections in place of those that begin alike, or at its end.
  func with(_ text: String) -> PlanSections {
    var result = self
    for section in PlanSections(text).sections {
      if let same = sections.firstIndex(where: { Self.name($0) == Self.name(section) }) {
        result.sections[same] = section
      } else {
        result.sections.append(section)
      }
    }
    return result
  }

  var text: String { sections.joined().map { $0 + "\n" }.joined() }

  private static func name(_ section: [Substring]) -> Substring? {
    section.first?.split(separator: ":").first
  }
}
