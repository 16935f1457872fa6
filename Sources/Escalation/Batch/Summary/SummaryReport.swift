/// What a summary says, with the names people know.
package struct SummaryReport: Sendable {
  /// A stretch of times.
  struct Run: Sendable {
    let times: Int
    let first: String
    let last: String
  }

  /// One level of a status in an area.
  struct LevelLine: Sendable {
    let level: String
    let times: Int
    /// The longest run at this level or a worse one; nil where there was none.
    let longest: Run?
    /// Days at it in the worst fourteen.
    let worstDays: Int
  }

  /// A status in an area.
  struct Entry: Sendable {
    let area: String
    let status: String
    let times: Run
    /// From the worst level down.
    let levels: [LevelLine]
    let unknown: Int
    let worsenings: Int
    let improvements: Int
    let latest: String?
    let latestCouldBe: String
    let since: String
    let highest: String?
    let highestPossible: String?
    /// The first and the last day of the worst fourteen; nil where no level was ever known.
    let worstDays: (first: String, last: String)?
  }

  struct MissingLine: Sendable {
    let indicator: String
    let missing: Int
    let suppressed: Int
    let all: Int
    /// Whether a mapping has a mark that stands for such numbers.
    let hasMarks: Bool
  }

  /// A sign that people answer.
  struct UnansweredLine: Sendable {
    let sign: String
    let unanswered: Int
    let all: Int
  }

  /// How many areas are at each level now, for a status.
  struct Overview: Sendable {
    let status: String
    let areas: Int
    /// From the worst level down, then those of which it is unknown; only where there are some.
    let latest: [(level: String, areas: Int)]
  }

  let plan: Plan.Header
  let counts: BatchCounts
  let isDaily: Bool
  /// Nil where there was no row.
  let times: Run?
  /// The fourteen days up to the last one.
  let lastDays: (first: String, last: String)?
  let levels: [String]
  let entries: [Entry]
  let missing: [MissingLine]
  let unanswered: [UnansweredLine]
}

extension SummaryReport {
  /// In the order in which the statuses come.
  var overview: [Overview] {
    var statuses: [String] = []
    for entry in entries where !statuses.contains(entry.status) { statuses.append(entry.status) }
    return statuses.map { status in
      let latest = entries.filter { $0.status == status }.map { $0.latest ?? "unknown" }
      let counts = (["unknown"] + levels).reversed().map { level in
        (level: level, areas: latest.count { $0 == level })
      }
      return Overview(
        status: status, areas: latest.count, latest: counts.filter { $0.areas > 0 })
    }
  }
}

/// Puts names and days to what was counted.
struct SummaryMaker {
  let summary: LevelSummary
  let plan: Plan
  let zone: TimeZoneRules
  let names: [String]
  let mappings: DataMappings

  init(
    _ summary: LevelSummary, _ plan: Plan, _ zone: TimeZoneRules, _ names: [String],
    _ mappings: DataMappings
  ) {
    self.summary = summary
    self.plan = plan
    self.zone = zone
    self.names = names
    self.mappings = mappings
  }

  func report(_ counts: BatchCounts) -> SummaryReport {
    SummaryReport(
      plan: plan.header, counts: counts, isDaily: summary.isDaily,
      times: summary.times == 0
        ? nil
        : SummaryReport.Run(
          times: summary.times, first: text(summary.first), last: text(summary.last)),
      lastDays: summary.times == 0 ? nil : days(from: lastDay - FortnightTally.days + 1, lastDay),
      levels: plan.scale.steps.map(\.name),
      entries: summary.tiers.flatMap(entries),
      missing: summary.missing.map(line),
      unanswered: summary.unanswered.map {
        .init(
          sign: plan.triggers[$0.trigger].name, unanswered: $0.unanswered, all: $0.all)
      })
  }

  private func line(_ missing: LevelSummary.Missing) -> SummaryReport.MissingLine {
    let indicator = plan.indicators[missing.indicator]
    return .init(
      indicator: indicator.name, missing: missing.missing, suppressed: missing.suppressed,
      all: missing.all,
      hasMarks: indicator.isNumeric
        && mappings.all.contains { !$0.marks(of: missing.indicator).isEmpty })
  }

  private var lastDay: Int { zone.civil(at: summary.last).date.daysSinceEpoch }

  private func text(_ instant: Instant) -> String {
    summary.isDaily ? zone.civil(at: instant).date.iso : zone.isoWithOffset(instant)
  }

  private func entries(_ tier: LevelSummary.Tier) -> [SummaryReport.Entry] {
    tier.areas.enumerated().flatMap { place, area in
      let name =
        plan.areas[tier.tier].isOpen
        ? names[area] : plan.areas[tier.tier].areas[area].name
      return tier.statuses.enumerated().compactMap { offset, status in
        let tally = tier.tallies[place * tier.statuses.count + offset]
        return tally.times == 0 ? nil : entry(name, plan.statuses[status].name, tally)
      }
    }
  }

  private func entry(
    _ area: String, _ status: String, _ tally: StatusTally
  ) -> SummaryReport.Entry {
    let highest = tally.highest(inLast: FortnightTally.days, upTo: lastDay)
    return SummaryReport.Entry(
      area: area, status: status,
      times: .init(times: tally.times, first: text(tally.first), last: text(tally.last)),
      levels: tally.levels.indices.reversed().map { line($0, tally) },
      unknown: tally.unknown, worsenings: tally.worsenings, improvements: tally.improvements,
      latest: tally.latest.calculated.map { plan.scale[$0].name },
      latestCouldBe: tally.latest.worst.map { plan.scale[$0].name } ?? "",
      since: text(tally.since),
      highest: highest.level.map(name), highestPossible: highest.possible.map(name),
      worstDays: worstDays(tally))
  }

  private func name(_ rank: Int) -> String { plan.scale.steps[rank].name }

  private func line(_ rank: Int, _ tally: StatusTally) -> SummaryReport.LevelLine {
    let level = tally.levels[rank]
    let run = level.longest
    return .init(
      level: name(rank), times: level.times,
      longest: run.times == 0
        ? nil : .init(times: run.times, first: text(run.first), last: text(run.last)),
      worstDays: tally.fortnight.worstDays(at: rank))
  }

  /// They do not begin before the first row.
  private func worstDays(_ tally: StatusTally) -> (first: String, last: String)? {
    let last = tally.fortnight.worstDay
    guard last != .min else { return nil }
    let first = max(
      last - FortnightTally.days + 1, zone.civil(at: tally.first).date.daysSinceEpoch)
    return days(from: first, last)
  }

  private func days(from first: Int, _ last: Int) -> (first: String, last: String) {
    (CivilDate(daysSinceEpoch: first).iso, CivilDate(daysSinceEpoch: last).iso)
  }
}
