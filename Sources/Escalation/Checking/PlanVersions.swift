package import Diagnostics

/// Several files of one plan, each of which ends when the next one begins.
package struct PlanVersions {
  /// By the day they begin.
  private let plans: [Plan.Header]

  /// `headers` are those of one `plan:`.
  package init(_ headers: [Plan.Header]) {
    plans = headers.sorted { one, other in
      (one.effective?.daysSinceEpoch ?? .min, one.mark.file)
        < (other.effective?.daysSinceEpoch ?? .min, other.mark.file)
    }
  }

  /// Two files that begin on the same day, or without a day, cannot be told apart in time.
  package var findings: [Diagnostic] {
    zip(plans, plans.dropFirst()).compactMap { earlier, later in
      guard earlier.effective == later.effective else { return nil }
      let day = later.effective.map { "begin on \($0.iso)" } ?? "do not say when they begin"
      return Diagnostic(
        "same-plan", .warning, "two files of the plan '\(later.id)' \(day)",
        at: later.effectiveMark ?? later.mark,
        related: [.init(earlier.effectiveMark ?? earlier.mark, "the other is here")],
        help: ["Each ends when the next one begins. Give each a day of its own:", "  effective: …"])
    }
  }

  /// When one of them is in effect: `in effect from 2024-10-01 to 2025-03-31`.
  package func period(of header: Plan.Header) -> String {
    let own = header.effective
    let last = lastDay(of: header)
    let text = [own.map { "from \($0.iso)" }, last.map { "to \($0.iso)" }].compactMap(\.self)
    return text.isEmpty ? "always in effect" : "in effect \(text.joined(separator: " "))"
  }

  /// The last day of one of them: its `until`, or the day before the next one begins.
  package func lastDay(of header: Plan.Header) -> CivilDate? {
    [header.until, next(after: header)?.adding(days: -1)].compactMap(\.self).min()
  }

  /// The first day of the one that follows; nil where none does.
  package func next(after header: Plan.Header) -> CivilDate? {
    plans.compactMap(\.effective).first { day in header.effective.map { day > $0 } ?? true }
  }
}

extension Plan.Header {
  /// Why the plan says nothing of a day, and where that is written; nil where it is in effect.
  package func notInEffect(on day: CivilDate) -> (reason: String, mark: Mark)? {
    if let effective, day < effective {
      return ("this plan is in effect from \(effective.iso) on", effectiveMark ?? mark)
    }
    if let until, day > until {
      return ("this plan was in effect until \(until.iso)", untilMark ?? mark)
    }
    return nil
  }
}
