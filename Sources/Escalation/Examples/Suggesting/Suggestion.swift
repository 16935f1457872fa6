package import Diagnostics

/// An example that reaches something no other does. What it expects is left for people to say.
package struct Suggestion: Sendable {
  package let item: CoverageItem
  let example: Example
  /// Days between the readings of a series; nil where there is none.
  let interval: TimeSpan?
}

/// Writes suggestions as the YAML of examples.
package struct SuggestionWriter {
  private let plan: Plan
  private let sources: SourceSet
  private var names: Set<String>

  package init(_ plan: Plan, _ examples: [Example], _ sources: SourceSet) {
    self.plan = plan
    self.sources = sources
    names = Set(examples.map(\.name))
  }

  /// What stands where people have to write what the paper says.
  package static var blank: String { SnapshotReader.blank }

  /// A whole test file. What nothing was found for is named at its end.
  package mutating func file(
    _ found: [Suggestion], _ notFound: [CoverageItem], of path: String
  ) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if found.isEmpty, notFound.isEmpty { return "# \(path): its examples reach all of it.\n" }
    var text = "# Replace each \(Self.blank) by what the paper says, not by what comes out.\n"
    if !found.isEmpty {
      text += "plan: \(name)\n\nexamples:\n"
      text += found.map { self.text(of: $0) }.joined(separator: "\n")
    }
    if !notFound.isEmpty {
      text += "\n# For these no example was found; they may need events, or a longer past.\n"
      text += notFound.map { "#   \(source(of: $0))\n" }.joined()
    }
    return text
  }

  mutating func text(of suggestion: Suggestion) -> String {
    let example = suggestion.example
    var lines = ["  - name: \(name(of: suggestion))"]
    lines.append("    # \(source(of: suggestion.item))")
    if let at = example.snapshot.at { lines.append("    at: \(at.text)") }
    if let interval = suggestion.interval { lines.append("    interval: \(interval.text)") }
    lines += given(example.snapshot)
    lines.append("    expect:")
    lines += example.expectations.map { "      \($0.text): \(Self.blank)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One that no other example has, and that YAML takes for text.
  private mutating func name(of suggestion: Suggestion) -> String {
    var name = suggestion.item.text.replacingColons
    var number = 2
    while !names.insert(name).inserted {
      name = "\(suggestion.item.text.replacingColons), \(number)"
      number += 1
    }
    return name
  }

  private func source(of item: CoverageItem) -> String {
    let place = "\(sources[item.mark.file].name):\(sources.place(of: item.mark).line)"
    return (item.source.map { "\($0) · " } ?? "") + "\(place) · \(item.text)"
  }

  // MARK: - Readings

  private func given(_ snapshot: Snapshot) -> [String] {
    guard !snapshot.given.isEmpty else {
      return plan.events.isEmpty ? ["    given: {}"] : ["    given: {}", "    events: []"]
    }
    var lines = ["    given:"]
    var areas: [AreaName] = []
    for given in snapshot.given where !areas.contains(given.area) { areas.append(given.area) }
    for area in areas {
      let entries = snapshot.given.filter { $0.area == area }.map {
        "\(plan.name(of: $0.reference)): \(text(of: $0))"
      }
      let line = "      \(area.name): {\(entries.joined(separator: ", "))}"
      if line.count <= 100 {
        lines.append(line)
      } else {
        lines.append("      \(area.name):")
        lines += entries.map { "        \($0)" }
      }
    }
    return plan.events.isEmpty ? lines : lines + ["    events: []"]
  }

  private func text(of given: Snapshot.Given) -> String {
    let texts = given.readings.map { text(of: $0.value, given.reference) }
    guard texts.count > 1 else { return texts.first ?? "missing" }
    return "[\(texts.joined(separator: ", "))]"
  }

  private func text(of value: Snapshot.Value, _ reference: Reference) -> String {
    switch value {
    case .missing: return "missing"
    case .number(let number): return number.text
    case .range(let low, let high): return "\(low.text) to \(high.text)"
    case .word(let word):
      guard case .indicator(let index) = reference, let values = plan.indicators[index].values
      else { return "missing" }
      return values[word]
    case .yes: return "yes"
    case .no: return "no"
    case .unreadable(let text, _): return text
    }
  }
}

extension String {
  fileprivate var replacingColons: String {
    split(separator: ":").map { $0.drop { $0 == " " } }.joined(separator: ", ")
      .filter { $0 != "\"" && $0 != "#" }
  }
}
