import Escalation
import Testing

@Suite("A mapping is proposed for columns of areas")
struct SniffWideTests {
  private static let body = """
    areas: {board: {all: [fife, western_isles, greater_glasgow]}}
    indicators:
      icu_patients: {range: whole numbers 0 and up, per: board, bands: {green: under 5, red: 5 and up}}
      beds_closed: {range: whole numbers 0 and up, per: board, bands: {green: under 5, red: 5 and up}}
      calls: {range: whole numbers 0 and up, bands: {green: under 10, red: 10 and up}}
    statuses: {pressure: {per: board, worst of: [icu_patients, beds_closed]}, all_calls: {worst of: [calls]}}
    """

  /// The lines of the proposal that say something.
  private func keys(_ file: String, named name: String) throws -> [String] {
    let plan = try tinyPlan(Self.body).plan
    let text = try sniff(Array(file.utf8), isCut: false, named: name, for: plan)
    return text.split(separator: "\n").map(String.init).filter {
      !$0.drop { $0 == " " }.hasPrefix("#")
    }
  }

  @Test("by the names of the columns, where they say what they are of")
  func several() throws {
    let lines = try keys(
      """
      Date,Fife ICU patients,ICU patients - Western Isles,Fife closed beds,Western Isles closed beds
      2024-11-04,1,2,3,4
      2024-11-05,1,2,3,4

      """, named: "boards.csv")
    #expect(
      lines == [
        "data:", "  time: Date  # all 2 cells, as 2024-11-04",
        "  wide:  # 2 of 3 found, with a column for each area",
        "    icu_patients:  # check: their names are like it",
        "      fife: Fife ICU patients",
        "      western_isles: ICU patients - Western Isles",
        "    beds_closed:  # check: their names are like it",
        "      fife: Fife closed beds", "      western_isles: Western Isles closed beds",
      ])
  }

  @Test("by the name of the file, where the columns are called as areas alone")
  func byFile() throws {
    let file = "Date,Greater Glasgow,Fife\n2024-11-04,1,2\n"
    #expect(try keys(file, named: "closed-beds.csv").contains { $0.hasPrefix("    beds_closed:") })
    #expect(
      try keys(file, named: "x/icu-patients.csv").contains { $0.hasPrefix("    icu_patients:") })
  }

  @Test("and not for one column alone, nor where a column names areas")
  func others() throws {
    for file in ["Date,Fife\n2024-11-04,1\n", "Date,Board,Fife,Lothian\n2024-11-04,Fife,1,2\n"] {
      #expect(try !keys(file, named: "icu_patients.csv").contains { $0.hasPrefix("  wide:") })
    }
  }

  @Test(
    "and where areas may stand side by side, what would have to be said is said, and nothing proposed",
    arguments: [
      (
        "areas: {site: any}", "per: site, ",
        "could be areas side by side. If each is a site, say so:  wide: {patients: [Nord, Ost, \"Süd, West\", …]}"
      ),
      (
        "areas: {site: {all: [east, west, south]}}", "per: site, ",
        "could be areas side by side, but none is called as one of the plan (east, west, south). "
          + "If they are, say which is whose:  wide: {patients: {east: COLUMN, west: COLUMN}}"
      ),
      (
        "", "",
        "could be areas side by side, and the plan has no areas. If they are, it has to declare them:  "
          + "areas: {area: {all: [nord, ost, süd_west, …]}}  and what is read of each gets  per: area"
      ),
    ])
  func undeclared(_ areas: String, _ tier: String, _ remedy: String) throws {
    let plan = try tinyPlan(
      """
      \(areas)
      indicators: {patients: {range: 0 and up, \(tier)bands: {green: under 5, red: 5 and up}}}
      statuses: {pressure: {\(tier)worst of: [patients]}}
      """
    ).plan
    let file = "Date,Nord,Ost,\"Süd, West\",Mitte,Note\n2024-11-04,1,2,3,4,late\n"
    let text = try sniff(Array(file.utf8), isCut: false, named: "days.csv", for: plan)
    let remark = text.split(separator: "\n").filter { $0.contains("#") }
      .map { $0.drop { " #".contains($0) } }.joined(separator: " ")
    let wanted = "check: 4 columns of numbers (Nord, Ost, Süd, West, …) " + remedy
    #expect(remark.contains(wanted.replacing("  ", with: " ")), "\(text)")
    #expect(!text.contains("\n  wide:"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    // Two are hardly areas, and a column that is read is none.
    for other in [
      "Date,Nord,Ost\n2024-11-04,1,2\n", "Date,patients,Ost,Nord\n2024-11-04,1,2,3\n",
      "Date,Nord,Ost,A name that says what was counted\n2024-11-04,1,2,3\n",
    ] {
      let text = try sniff(Array(other.utf8), isCut: false, named: "days.csv", for: plan)
      #expect(!text.contains("side by side"))
    }
  }

  @Test("and what is proposed reads the file")
  func reads() throws {
    let file = "Date,Greater Glasgow,Fife,Western Isles\n2024-11-04,5,2,\n"
    let lines = try keys(file, named: "icu_patients.csv")
    let plan = try tinyPlan(Self.body + "\n" + lines.joined(separator: "\n"))
    let reading = try BatchReading(plan, [file], columns: ["area", "icu_patients"])
    #expect(
      Array(reading.rows.prefix(3)) == [
        "greater_glasgow,red", "fife,green", "western_isles,unknown",
      ])
  }
}
