import Escalation
import Testing

@Suite("Batch: cells and rows that cannot be used")
struct BatchCellTests {
  private func reading(_ rows: String, data: String = "missing: [NA]") throws -> BatchReading {
    let plan = try BatchPlans.council(data: data)
    return try BatchReading(
      plan, "time,area,staffing,mood\n" + rows, columns: ["area", "staffing", "mood"])
  }

  @Test(
    "blanks and missing words are missing, and nothing to complain of",
    arguments: ["", "  ", "\t", "\"\"", "\" \"", "NA", " NA ", "\"NA\""])
  func missing(_ cell: String) throws {
    let reading = try reading("2024-11-04,west,\(cell),\(cell)\n")
    #expect(reading.rows.first == "west,unknown,unknown")
    #expect(reading.rejected == [])
    #expect(reading.counts.cells == 0)
  }

  @Test(
    "a number that cannot be used is missing, and listed with its place and why",
    arguments: [
      ("lots", "not a number"), ("12x", "not a number"), ("na", "not a number"),
      ("1e2", "written with an exponent"), ("--5", "not a number"),
      ("-0.5", "outside the range"), ("100.5", "outside the range"),
      ("50.25", "off the step of 0.5"),
    ])
  func numbers(_ cell: String, _ reason: String) throws {
    let reading = try reading("2024-11-04,west,\(cell),good\n")
    #expect(reading.rows.first == "west,unknown,green")
    #expect(reading.rejected == ["2,17,\(cell),cell,staffing: \(reason)"])
    #expect(reading.counts.evaluated == 1)
    #expect(reading.counts.cells == 1)
  }

  @Test(
    "numbers are read with blanks, signs, quotes and noughts around them",
    arguments: ["70", " 70 ", "+70", "\"70\"", "070", "70.0", "70.00000"])
  func spellings(_ cell: String) throws {
    let reading = try reading("2024-11-04,west,\(cell),GOOD\n")
    #expect(reading.rows.first == "west,green,green")
    #expect(reading.counts.cells == 0)
  }

  @Test("a word that is none of the values is missing, each time it comes")
  func words() throws {
    let reading = try reading("2024-11-04,west,70,god\n2024-11-05,west,70,god\n")
    #expect(reading.rows.first == "west,green,unknown")
    #expect(
      reading.rejected == [
        #"2,20,god,cell,"mood: none of good, poor""#, #"3,20,god,cell,"mood: none of good, poor""#,
      ])
  }

  @Test("a word for missing wins over a reading it could be")
  func missingNumbers() throws {
    let reading = try reading(
      "2024-11-04,west,99,good\n2024-11-04,east,98,poor\n", data: "missing: [99, good]")
    #expect(Array(reading.rows.prefix(2)) == ["west,unknown,unknown", "east,green,amber"])
    #expect(reading.rejected == [])
  }

  @Test("an indicator does not apply outside its areas, and a cell there is listed")
  func onlyIn() throws {
    let plan = try LoadedPlan(
      """
      plimsoll: 1
      plan: batch
      version: 1
      timezone: UTC
      scale: {green: {title: Green}, red: {title: Red}}
      areas: {area: {all: [east, west]}}
      indicators:
        places:
          range: whole numbers 0 and up
          per: area
          only in: [west]
          bands: {green: 1 and up, red: 0}
      statuses:
        pressure: {per: area, worst of: [places]}

      """)
    let reading = try BatchReading(
      plan,
      "time,area,places\n2024-11-04,east,0\n2024-11-04,west,0\n2024-11-05,east,\n2024-11-05,west,\n"
    )
    #expect(
      Array(reading.rows) == [
        "2024-11-04,east,,,,", "2024-11-04,west,red,red,red,", "2024-11-05,east,,,,",
        "2024-11-05,west,red,unknown,red,places",
      ])
    #expect(reading.rejected == ["2,17,0,cell,places: does not apply in this area"])
  }

  @Test(
    "a row that cannot be used is left out, and listed with its place and why",
    arguments: [
      ("2024-11-04,west,70", #"2,1,"2024-11-04,west,70",row,"3 fields, where the header has 4""#),
      ("x", #"2,1,x,row,"1 field, where the header has 4""#),
      (",west,70,good", "2,1,,row,the time is blank"),
      ("2024-11-04,,70,good", "2,12,,row,the area is blank"),
      ("2024-11-04, ,70,good", "2,12, ,row,the area is blank"),
      ("2024-11-04,wset,70,good", "2,12,wset,row,no area is called so; did you mean west?"),
      (
        "2024-11-04,Thanet,70,good",
        #"2,12,Thanet,row,"no area is called so; there is east, west""#
      ),
    ])
  func rows(_ row: String, _ reject: String) throws {
    let reading = try reading(row + "\n2024-11-05,west,70,good\n")
    #expect(reading.rejected == [reject])
    #expect(reading.counts.read == 2)
    #expect(reading.counts.rejected == 1)
    #expect(reading.counts.evaluated == 1)
  }

  @Test("an unreadable time is said with how to write it, and ends no moment")
  func times() throws {
    let reading = try reading(
      "2024-11-04,west,70,good\n04/11/24,east,70,good\n2024-11-04,east,70,good\n")
    #expect(reading.rejected.count == 1)
    #expect(reading.rejected.first?.hasPrefix("3,1,04/11/24,row,") == true)
    #expect(reading.counts.times == 1)
    #expect(reading.counts.evaluated == 2)
  }

  @Test("a quote that never closes costs its own line, and no other")
  func unclosedQuote() throws {
    let reading = try reading(
      "2024-11-04,west,\"70,good\n2024-11-04,east,70,good\n2024-11-05,east,70,good\n")
    #expect(
      reading.rejected == [
        #"2,1,"2024-11-04,west,""70,good",row,a quote opens on line 2 and never closes"#
      ])
    #expect(reading.counts.evaluated == 2)
  }

  @Test("rows left out by rule are counted apart and listed")
  func excluded() throws {
    let reading = try reading(
      "2024-11-04,west,70,good\n2024-11-04,-,140,good\n2024-11-04, - ,140,good\n",
      data: "exclude: {area: \"-\"}")
    #expect(reading.counts.excluded == 2)
    #expect(reading.counts.rejected == 0)
    #expect(
      reading.rejected == [
        "3,12,-,excluded,left out by rule: area", "4,12, - ,excluded,left out by rule: area",
      ])
  }

  @Test("a very long value is listed by its beginning")
  func longValue() throws {
    let reading = try reading("2024-11-04,west,\(String(repeating: "9", count: 5000)),good\n")
    #expect(reading.rejected.count == 1)
    #expect((reading.rejected.first?.count ?? .max) < 300)
  }
}
