package import Diagnostics

// The summary for programs. Keys may be added; none changes its meaning without another `schema`.
extension SummaryReport {
  package var json: JSONValue {
    [
      "schema": 1,
      "plan": ["id": .string(plan.id), "version": .string(plan.version)],
      "times": times.map(Self.json) ?? .null,
      "last_14_days": lastDays.map { ["first": .string($0.first), "last": .string($0.last)] }
        ?? .null,
      "levels": .array(levels.map { .string($0) }),
      "rows": Self.json(counts.rowFigures), "counts": Self.json(counts.otherFigures),
      "overview": .array(overview.map(Self.json)),
      "statuses": .array(entries.map(Self.json)),
      "missing": .array(
        missing.map { line in
          [
            "indicator": .string(line.indicator), "missing": .integer(line.missing),
            "of": .integer(line.all), "suppressed": .integer(line.suppressed),
          ]
        }),
      "unanswered": .array(
        unanswered.map { line in
          [
            "sign": .string(line.sign), "unanswered": .integer(line.unanswered),
            "of": .integer(line.all),
          ]
        }),
    ]
  }

  private static func json(_ run: Run) -> JSONValue {
    ["times": .integer(run.times), "first": .string(run.first), "last": .string(run.last)]
  }

  private static func json(_ figures: [BatchCounts.Figure]) -> JSONValue {
    .object(figures.map { .init($0.name, .integer($0.count)) })
  }

  private static func json(_ line: Overview) -> JSONValue {
    [
      "status": .string(line.status), "areas": .integer(line.areas),
      "latest": .object(line.latest.map { .init($0.level, .integer($0.areas)) }),
    ]
  }

  private static func json(_ entry: Entry) -> JSONValue {
    [
      "area": .string(entry.area), "status": .string(entry.status),
      "times": json(entry.times),
      "latest": .string(ifAny: entry.latest), "latest_could_be": .string(entry.latestCouldBe),
      "since": .string(entry.since),
      "highest_in_last_14_days": .string(ifAny: entry.highest),
      "highest_possible_in_last_14_days": .string(ifAny: entry.highestPossible),
      "worsenings": .integer(entry.worsenings), "improvements": .integer(entry.improvements),
      "unknown": .integer(entry.unknown),
      "levels": .array(entry.levels.map(json)),
      "worst_14_days": entry.worstDays.map { worst(entry, $0) } ?? .null,
    ]
  }

  private static func json(_ line: LevelLine) -> JSONValue {
    [
      "level": .string(line.level), "times": .integer(line.times),
      "longest_run_at_or_worse": line.longest.map(json) ?? .null,
    ]
  }

  private static func worst(
    _ entry: Entry, _ days: (first: String, last: String)
  ) -> JSONValue {
    [
      "first": .string(days.first), "last": .string(days.last),
      "days": .object(entry.levels.map { .init($0.level, .integer($0.worstDays)) }),
    ]
  }
}
