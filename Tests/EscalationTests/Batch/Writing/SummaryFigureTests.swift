import Diagnostics
import Testing

@testable import Escalation

@Suite("What a summary counts of answers, rows and cells")
struct SummaryFigureTests {
  private func report(
    _ plan: LoadedPlan, _ file: String, start: Instant? = nil, end: Instant? = nil
  ) throws -> SummaryReport {
    let reading = try BatchReading(plan, [file], summarizes: true, start: start, end: end)
    return try #require(reading.summary)
  }

  /// `unanswered of all`, by sign.
  private func unanswered(_ report: SummaryReport) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: report.unanswered.map { ($0.sign, "\($0.unanswered) of \($0.all)") })
  }

  /// The rows of CSV that are about `measure`.
  private func rows(_ report: SummaryReport, _ measure: String) -> [String] {
    String(decoding: report.csv, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { $0.contains(",\(measure),") }
  }

  private func count(_ report: SummaryReport, _ key: String, _ name: String) -> Int? {
    guard case .integer(let count) = report.json[key][name] else { return nil }
    return count
  }

  @Test("a no is an answer; a blank, what cannot be read and an area without a row are none")
  func answers() throws {
    let report = try report(
      BatchPlans.signs(),
      """
      time,area,flood,watch,storm,queue
      2024-11-04,west,no,yes,,
      2024-11-04,east,,maybe,,
      2024-11-04,all,,,no,3
      2024-11-05,west,yes,no,,

      """)
    #expect(unanswered(report) == ["flood": "2 of 4", "watch": "2 of 4", "storm": "1 of 2"])
    #expect(
      rows(report, "unanswered") == [
        ",,flood,unanswered,,2,4,,", ",,watch,unanswered,,2,4,,", ",,storm,unanswered,,1,2,,",
      ])
    #expect(
      report.text(color: false).hasSuffix(
        """

        Missing readings
          queue  1 of 2

        Signs that nobody answered
          flood  2 of 4
          watch  2 of 4
          storm  1 of 2

        """))
  }

  @Test("two answers that differ are none")
  func disputed() throws {
    let report = try report(
      BatchPlans.signs(),
      "time,area,flood\n2024-11-04,west,no\n2024-11-04,west,yes\n2024-11-04,east,yes\n")
    #expect(unanswered(report)["flood"] == "1 of 2")
    #expect(count(report, "counts", "cells_disputed") == 1)
  }

  @Test("an answer that lasts is one as long as it lasts, and not a moment longer")
  func lasting() throws {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      triggers: {flood: {per: site, level: red, lasts: 2 hours}}
      statuses: {pressure: {per: site, worst of: [flood]}}
      """)
    let answered = { (time: String) in
      let rows = "2024-11-04 09:00,a,yes\n2024-11-04 \(time),a,\n"
      return try self.unanswered(self.report(plan, "time,area,flood\n" + rows))["flood"]
    }
    #expect(try answered("10:59") == "0 of 2")
    #expect(try answered("11:01") == "1 of 2")
  }

  @Test("what cannot be read is no answer, although an earlier one would still stand")
  func doubtBesideStanding() throws {
    let plan = try tinyPlan(
      """
      areas: {site: any}
      triggers: {flood: {per: site, level: red, lasts: 2 days}}
      statuses: {pressure: {per: site, worst of: [flood]}}
      """)
    let report = try report(
      plan,
      """
      time,area,flood
      2024-11-04 09:00,a,yes
      2024-11-04 10:00,a,perhaps
      2024-11-04 11:00,a,

      """)
    #expect(unanswered(report)["flood"] == "1 of 3")
  }

  @Test("suppressed readings are counted beside those that are missing, and are none of them")
  func suppressed() throws {
    let file = """
      time,area,staffing,mood
      2024-11-04,west,*,good
      2024-11-04,east,,good
      2024-11-05,west,*,
      2024-11-05,west,40,
      2024-11-05,east,40,good
      2024-11-06,west,*,poor

      """
    let marked = try report(BatchPlans.council(data: "suppressed: {\"*\": 1 to 4}"), file)
    #expect(marked.missing.map(\.suppressed) == [2, 0])
    #expect(
      rows(marked, "suppressed") == [",,staffing,suppressed,,2,6,,", ",,mood,suppressed,,0,6,,"])
    #expect(rows(marked, "missing") == [",,staffing,missing,,3,6,,", ",,mood,missing,,2,6,,"])
    #expect(
      marked.json["missing"].text(pretty: false)
        == #"[{"indicator":"staffing","missing":3,"of":6,"suppressed":2},"#
        + #"{"indicator":"mood","missing":2,"of":6,"suppressed":0}]"#)
    #expect(
      marked.text(color: false).hasSuffix(
        """

        Missing and suppressed readings
          staffing  3 of 6 missing, 2 suppressed
          mood      2 of 6 missing

        """))
    let plain = try report(BatchPlans.council(), file)
    #expect(plain.missing.map(\.suppressed) == [0, 0])
    #expect(plain.text(color: false).hasSuffix("  staffing  5 of 6\n  mood      2 of 6\n"))
  }

  @Test("one that stands over from an earlier row is suppressed still")
  func suppressedBefore() throws {
    let plan = try tinyPlan(
      """
      indicators: {calls: {range: 0 to 9, fresh for: 2 days, bands: {green: under 3, red: 3 and up}}}
      statuses: {pressure: {worst of: [calls]}}
      data: {suppressed: {calls: {"*": 1 to 4}}}
      """)
    let report = try report(
      plan, "time,calls\n2024-11-04,*\n2024-11-05,\n2024-11-06,\n2024-11-07,\n")
    #expect(report.missing.map { [$0.suppressed, $0.missing, $0.all] } == [[3, 1, 4]])
  }

  @Test("a plan that asks nobody has no such lines")
  func noSigns() throws {
    let report = try report(BatchPlans.openOnly(), "time,area,delays\n2024-11-04,west,1\n")
    #expect(report.unanswered.isEmpty)
    #expect(!report.text(color: false).contains("answered"))
    #expect(rows(report, "unanswered") == [])
  }

  @Test("every count of rows and cells that is printed is in JSON and CSV as well")
  func figures() throws {
    let plan = try BatchPlans.council(data: "exclude: {area: totals}")
    let utc = TimeZoneRules.utc
    let day = { (day: Int) in utc.startOfDay(CivilDate(daysSinceEpoch: 20_031 + day)) }
    let report = try report(
      plan,
      """
      time,area,staffing,mood
      2024-11-04,west,80,good
      2024-11-05,west,80,good
      2024-11-05,west,90,good
      2024-11-05,east,lots,good
      2024-11-05,totals,80,good
      2024-11-06,west,80
      2024-11-06,north,80,good
      2024-11-07,west,80,good

      """, start: day(1), end: day(3))
    let rows = [
      "read": 8, "evaluated": 3, "rejected": 2, "excluded": 2, "superseded": 1, "before_from": 1,
      "after_to": 1,
    ]
    let others = [
      "times_read": 3, "cells_not_used": 1, "cells_disputed": 1, "readings_stood_over": 0,
      "silent_areas": 3,
    ]
    for (name, expected) in rows {
      #expect(count(report, "rows", name) == expected, "\(name)")
      #expect(self.rows(report, "rows_\(name)") == [",,,rows_\(name),,\(expected),,,"])
    }
    for (name, expected) in others {
      #expect(count(report, "counts", name) == expected, "\(name)")
      #expect(self.rows(report, name) == [",,,\(name),,\(expected),,,"])
    }
  }

  @Test("how many areas are at each level at the end is in JSON and CSV as well")
  func overview() throws {
    let report = try report(
      BatchPlans.openOnly(),
      "time,area,delays\n2024-11-04,a,9\n2024-11-04,b,0\n2024-11-04,c,\n2024-11-04,d,0\n")
    #expect(
      rows(report, "areas_latest_at") == [
        ",pressure,,areas_latest_at,red,1,4,,", ",pressure,,areas_latest_at,green,2,4,,",
        ",pressure,,areas_latest_at,unknown,1,4,,",
      ])
    guard case .array(let lines) = report.json["overview"] else {
      Issue.record("there is no overview")
      return
    }
    #expect(lines.first?.text(pretty: false).contains(#""areas":4"#) == true)
    #expect(lines.count == 1)
  }
}
