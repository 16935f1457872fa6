// What a level itself asks for: the next look at it, and who decides.
extension EvaluationReport {
  func writeReviews(
    _ lines: [Assessment.StatusLine], on page: inout TextPage, _ words: EvaluationWords
  ) {
    for level in Set(lines.compactMap(\.level)).sorted(by: >) {
      let facts = [nextLook(level, words), authority(level, words)].compactMap(\.self)
      guard !facts.isEmpty else { continue }
      page.paragraph("\(words.title(level)): \(facts.joined(separator: " · "))", indent: 2)
    }
  }

  private func nextLook(_ level: Level, _ words: EvaluationWords) -> String? {
    plan.scale[level].review.map { rhythm in
      let next = rhythm.nextDue(startedAt: at, after: at, in: zone)
      return "next look by \(words.time(next)) (every \(rhythm.text))"
    }
  }

  private func authority(_ level: Level, _ words: EvaluationWords) -> String? {
    plan.scale[level].authority.map { name in
      let isRole = plan.roles.contains { $0.name == name }
      return "authority: \(isRole ? words.roles([name]) : name)"
    }
  }
}
