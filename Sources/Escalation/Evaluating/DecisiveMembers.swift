// Which members a summary rests on.
extension AssessmentReader {
  /// More than these nobody reads one by one.
  private static var mostMembers: Int { 12 }

  /// Those that are counted, that are highest or lowest, or that add something.
  func decisiveMembers(
    of summary: CompiledSummary, _ indicator: Indicator, _ slot: Int
  ) -> [(reference: Reference, slot: Int)] {
    guard summary.summary.window == nil else { return [] }
    let kernel = Kernel(compiled: compiled, frame: frame)
    let run = SummaryRun(kernel: kernel, summary: summary, indicator: indicator, slot: slot)
    let brought = run.contributions
    let decisive: [(reference: Reference, slot: Int)]
    switch summary.summary.function {
    case .highest:
      let most = brought.map(\.number).max()
      decisive = brought.filter { $0.number == most }.map { ($0.reference, $0.slot) }
    case .lowest:
      let least = brought.map(\.number).min()
      decisive = brought.filter { $0.number == least }.map { ($0.reference, $0.slot) }
    case .sum, .count:
      decisive = brought.filter { !$0.number.isZero }.map { ($0.reference, $0.slot) }
    case .average, .median, .latest: decisive = brought.map { ($0.reference, $0.slot) }
    }
    return Array(decisive.prefix(Self.mostMembers))
  }
}

extension SummaryRun {
  /// What each member that is known and certainly counts brings.
  var contributions: [(reference: Reference, slot: Int, number: ExactNumber)] {
    memberSlots.flatMap { inner in
      summary.members.compactMap { member in
        guard let reference = member.reference, let part = part(of: member, in: inner),
          part.isCertain, part.isKnown, let number = part.value.single
        else { return nil }
        return (reference, place(of: member, inner), number)
      }
    }
  }
}
