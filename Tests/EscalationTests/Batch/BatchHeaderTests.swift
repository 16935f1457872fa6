import Escalation
import Testing

@Suite("Batch: headers")
struct BatchHeaderTests {
  @Test(
    "a mark before the text, carriage returns and quoted names change nothing",
    arguments: [
      "time,area,staffing,mood\n2024-11-04,west,70,good\n",
      "\u{FEFF}time,area,staffing,mood\n2024-11-04,west,70,good\n",
      "time,area,staffing,mood\r\n2024-11-04,west,70,good\r\n",
      "time,area,staffing,mood\r2024-11-04,west,70,good",
      "\"time\",\"area\",\"staffing\",\"mood\"\n\"2024-11-04\",\"west\",\"70\",\"good\"\n",
      " time , area , staffing , mood \n 2024-11-04 , west , 70 , good \n",
      "\n\ntime,area,staffing,mood\n\n2024-11-04,west,70,good\n\n",
      "mood,staffing,area,time\ngood,70,west,2024-11-04\n",
    ])
  func spellings(_ file: String) throws {
    let reading = try BatchReading(try BatchPlans.council(), file)
    #expect(reading.rows.first == "2024-11-04,west,green,,green,green,green,")
    #expect(reading.remarks == [])
    #expect(reading.counts.rejected == 0)
  }

  @Test("columns are found by the names that the plan gives them")
  func mapped() throws {
    let plan = try BatchPlans.council(
      data: "time: Day, area: Code, columns: {staffing: \"Staff, %\", mood: 'A \"b\"'}")
    let reading = try BatchReading(
      plan, "Code,Day,\"Staff, %\",\"A \"\"b\"\"\"\nwest,2024-11-04,70,good\n")
    #expect(reading.rows.first == "2024-11-04,west,green,,green,green,green,")
  }

  @Test("a column that the plan names must be there")
  func mappedAbsent() throws {
    let plan = try BatchPlans.council(data: "time: Day, columns: {staffing: Staff}")
    #expect(
      try headerProblem(plan, "time,area,Staff,mood")?.message
        == "the time column is 'Day', which this file does not have")
    let problem = try headerProblem(plan, "Day,area,Staf,mood")
    #expect(
      problem?.message == "the column of staffing is 'Staff', which this file does not have")
    #expect(problem?.help == "Did you mean 'Staf'?")
    #expect(problem?.isUnknownName == false)
  }

  @Test("an absent column is missing throughout, said once; one nobody reads is named once")
  func absentAndExtra() throws {
    let reading = try BatchReading(
      try BatchPlans.council(),
      "time,area,remarks,staffing,remarks\n2024-11-04,west,a,70,b\n2024-11-05,west,a,70,b\n")
    #expect(
      reading.remarks == [
        "no column for mood: missing throughout", "columns not read: remarks, remarks",
      ])
    #expect(reading.rows.first == "2024-11-04,west,unknown,,green,unknown,amber,mood")
  }

  @Test("an absent sign is no throughout, and unknown where an answer is due; both are said")
  func absentSigns() throws {
    let reading = try BatchReading(
      try BatchPlans.signs(), "time,area,queue\n2024-11-04,west,\n2024-11-04,all,3\n",
      columns: ["area", "pressure", "county"])
    #expect(
      reading.remarks == [
        "no column for watch: missing throughout", "no column for flood, storm: no throughout",
      ])
    #expect(Array(reading.rows) == ["west,unknown,", "east,unknown,", "all,,green"])
  }

  @Test(
    "a column that is almost an indicator or a sign stops the run with both names",
    arguments: ["Staffing", "stafing", "staffing_", "STAFFING"])
  func nearMiss(_ name: String) throws {
    let problem = try headerProblem(try BatchPlans.council(), "time,area,\(name),mood")
    #expect(problem?.message == "there is no column 'staffing', but one called '\(name)'")
    #expect(
      problem?.help == "Rename it, or say in the plan:   data: {columns: {staffing: \(name)}}")
    #expect(problem?.isUnknownName == true)
    let sign = try headerProblem(try BatchPlans.signs(), "time,area,Flood,watch,storm,queue")
    #expect(sign?.message == "there is no column 'flood', but one called 'Flood'")
  }

  @Test("a file without a single column that the plan reads is refused")
  func nothingKnown() throws {
    let problem = try headerProblem(try BatchPlans.council(), "time,area,beds,nurses")
    #expect(
      problem?.message
        == "no column is called like anything that the plan reads; there is beds, nurses")
    #expect(
      problem?.help == "Say in the plan which is which:   data: {columns: {staffing: COLUMN}}")
  }

  @Test("two columns of one name are refused where they are read")
  func duplicateNames() throws {
    let problem = try headerProblem(try BatchPlans.council(), "time,area,staffing,mood,staffing")
    #expect(problem?.message == "columns 3 and 5 are both called 'staffing'")
    #expect(
      try headerProblem(try BatchPlans.council(), "time,area,time,staffing,mood")?.message
        == "columns 1 and 3 are both called 'time'")
  }

  @Test("a file without a column of times or areas is refused, with what it has")
  func absentKeys() throws {
    let plan = try BatchPlans.council()
    let time = try headerProblem(plan, "when,area,staffing,mood")
    #expect(
      time?.message
        == "there is no column called time or date; there is when, area, staffing, mood")
    let date = try headerProblem(plan, "Date,area,staffing,mood")
    #expect(date?.message == "there is no column called time or date, but one called 'Date'")
    #expect(date?.help == "Rename one, or say in the plan:   data: {time: Date}")
    #expect(
      try headerProblem(plan, "time,site,staffing,mood")?.message
        == "there is no column called area; there is time, site, staffing, mood")
  }

  @Test("files of another kind are told apart")
  func otherKinds() throws {
    let plan = try BatchPlans.council()
    #expect(
      try headerProblem(plan, "time;area;staffing;mood")?.message
        == "the columns stand apart by semicolons, not by commas")
    #expect(
      try headerProblem(plan, "time\tarea\tstaffing")?.message
        == "the columns stand apart by tabs, not by commas")
    guard case .data("1.csv", 1, let message, _)? = try stop(plan, "t\0i\0m\0e\0,\0a\0\n") else {
      Issue.record("not stopped")
      return
    }
    #expect(message == "this is no text in UTF-8, but seems to be UTF-16")
  }

  @Test("a first line that is no record is refused with what is wrong with it")
  func noRecord() throws {
    let plan = try BatchPlans.council()
    #expect(
      try headerProblem(plan, "time,\"area,staffing,mood")?.message
        == "a quote opens on line 1 and never closes")
    #expect(
      try headerProblem(plan, String(repeating: ",", count: 20_000))?.message
        == "the header has more fields than a row may have")
  }

  @Test("a damaged header that is very long makes a message that is not")
  func longHeader() throws {
    let names = (1...5000).map { "column\($0)" + String(repeating: "x", count: 100) }
    let problem = try headerProblem(try BatchPlans.council(), names.joined(separator: ","))
    #expect((problem?.message.count ?? .max) < 1000)
  }

  @Test("an empty file is refused; a header alone is a file without rows", arguments: ["", "\n\n"])
  func empty(_ file: String) throws {
    let plan = try BatchPlans.council()
    guard case .empty(file: "1.csv")? = try stop(plan, file) else {
      Issue.record("not refused")
      return
    }
    let reading = try BatchReading(plan, "time,area,staffing,mood")
    #expect(reading.results.count == 1)
    #expect(reading.rejects == ["file,line,column,value,kind,reason"])
    #expect(reading.counts == BatchCounts())
  }
}
