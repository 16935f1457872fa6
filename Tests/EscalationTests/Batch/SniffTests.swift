import Diagnostics
import Escalation
import Testing
import YAMLTree

@Suite("A mapping is proposed")
struct SniffTests {
  @Test("that loads, and fits a screen, whatever the file is like", arguments: Mess.names)
  func loads(_ name: String) throws {
    let mess = try Mess(name)
    for file in mess.inputs {
      let proposal = try sniff(mess.bytes(file), isCut: false, named: file, for: mess.plan.plan)
      try Self.load(proposal, mess.plan.plan)
      #expect(proposal.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(proposal)")
    }
  }

  @Test("of a long file by the names of what its rows bring")
  func long() throws {
    let text = """
      provider,code,date,measure,value
      A,R1,2018-12-03,Beds open,1200
      A,R1,2018-12-03,Delay >60 mins,4
      A,R1,2018-12-03,Occupancy rate,84.9%
      B,R2,2018-12-03,Beds open,-
      C,R3,2018-12-03,Beds open,1100
      B,R2,2018-12-03,Occupancy rate,92

      """
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml")).plan
    let proposal = try sniff(Array(text.utf8), isCut: false, named: "long.csv", for: plan)
    let mapping = proposal.split(separator: "\n").drop { $0 != "data:" }
    let expected = """
      data:
        # encoding: nothing to say, it is UTF-8
        # header: nothing to say, it is line 1
        time: date  # all 6 cells, as 2024-11-04
        area: code  # check: 3 names, some several times at one time
        long: {name: measure, value: value}  # check: each row brings one reading
        columns:  # 2 of 3 found
          beds_open: Beds open  # the same name, written otherwise
          occupancy: Occupancy rate  # check: a name that is like it
          # no rows for: wait
        missing: ["-"]  # check: 1 cell '-'
        # occupancy: 1 cell with %, read as they are since the unit is percent
        # columns that nobody reads: provider
        # names that nobody reads: 1 cell 'Delay >60 mins'
      """
    #expect(mapping.joined(separator: "\n") == expected)
    try Self.load(proposal, plan)
  }

  @Test("in which each kind of mess is named once, with what speaks for it")
  func everything() throws {
    let text = """
      Weekly return,,,,,,,
      ,,,,,,,
      Period,Org code,Name,Beds open,Occupancy %,Wait,Beds,Beds
      04/11/2024,R1,A,"1,200",84.9%,0:14:59,1,
      04/11/2024,-,England,"2,180",85.0%,0:20:00,2,
      13/11/2024,R1,A,NA,*,0:12:01,1,late
      13/11/2024,R2,B,1100,about 9,0:40:00,2,
      Source: weekly return

      """
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml")).plan
    let proposal = try sniff(Array(text.utf8), isCut: false, named: "a/b.csv", for: plan)
    let expected = """
      # How b.csv could be read, after a look at its first 5 rows. Lines that say
      # "check" are guesses. Paste it into the plan, or save it as data.yaml beside
      # it.
      data:
        # encoding: nothing to say, it is UTF-8
        header: 3  # check: the line with the most names
        # all 4 cells; DD/MM, since 2 have a day over 12
        time: {column: Period, format: DD/MM/YYYY}
        area: Org code  # 3 names, each once at a time
        columns:  # 3 of 3 found
          beds_open: Beds open  # the same name, written otherwise
          occupancy: Occupancy %  # the same name, written otherwise
          wait: Wait  # the same name, written otherwise
        missing: [NA]  # check: 1 cell 'NA'
        suppressed:  # numbers that are not told
          # check: does the publisher hide small numbers so, and is 1 to 4 what the
          # notes say? What stands for no answer at all belongs under missing
          "*": 1 to 4  # check: 1 cell
        numbers:  # how numbers are written
          thousands: ","  # 2 cells such as 1,234
          durations: h:mm:ss  # 4 cells
        # occupancy: 2 cells with %, read as they are since the unit is percent
        # check: occupancy: 1 cell 'about 9' that nothing reads
        exclude:  # rows that are no data
          Period: [starts with Source]  # check: 1 row of another width
          Org code: ["-"]  # check: 1 row '-'
        # columns that nobody reads: Name
        # check: 1 row has not 8 fields as the header has

      """
    #expect(proposal == expected)
    try Self.load(proposal, plan)
  }

  @Test(
    "a number that no count can be, again and again, may hide small ones",
    arguments: [
      ("-1,-1,5,6", "\"-1\": 1 to 4"), ("9999999,9999999,5,6", "beds_open: {\"9999999\": 1 to 4}"),
      ("-1,5,6,7", nil), ("-1,-1,-2,5", nil), ("999,999,998,5", nil), ("-1,-1,-1,-1", nil),
    ])
  func sentinel(_ cells: String, _ line: String?) throws {
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml")).plan
    let rows = cells.split(separator: ",").enumerated().map { "2024-11-0\($0 + 1),A,\($1)\n" }
    let text = "day,area,beds_open\n" + rows.joined()
    let proposal = try sniff(Array(text.utf8), isCut: false, named: "b.csv", for: plan)
    #expect(proposal.contains("suppressed:") == (line != nil))
    if let line { #expect(proposal.contains("    \(line)")) }
    try Self.load(proposal, plan, warnings: line?.contains("9999999") == true)
  }

  @Test(
    "a column of an indicator's own name is proposed whatever stands in it, and what is not read said",
    arguments: [
      // Half, and one more than half.
      (
        "1,2,tbc,shut",
        "    wait: wait  # check: called so in the plan, but nothing reads 2 of its 4 cells: 'shut', 'tbc'"
      ),
      ("1,2,3,shut", "    wait: wait  # called so in the plan"),
      (
        "a,b,d,e,a,1",
        "    wait: wait  # check: called so in the plan, but nothing reads 5 of its 6 cells: 'a', 'b', 'd' and 1 other text"
      ),
      (
        "see below,NA",
        "    wait: wait  # check: called so in the plan, but nothing reads 1 of its 2 cells: 'see below'"
      ),
      ("NA,NA,1", "    wait: wait  # called so in the plan"),
      ("*,*,1,2", "    wait: wait  # called so in the plan"),
    ])
  func halfUnread(_ cells: String, _ line: String) throws {
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml")).plan
    let rows = cells.split(separator: ",").enumerated().map { "2024-11-0\($0 + 1),A,\($1)\n" }
    let text = "day,area,wait\n" + rows.joined()
    let proposal = try sniff(Array(text.utf8), isCut: false, named: "b.csv", for: plan)
    #expect(Self.unfolded(proposal).contains(line), "\(proposal)")
    #expect(!line.contains("check") || !proposal.contains("that nothing reads"))
    try Self.load(proposal, plan)
  }

  /// Lines with the remark above them behind them.
  private static func unfolded(_ proposal: String) -> [String] {
    var lines: [String] = []
    var remark: [Substring] = []
    for line in proposal.split(separator: "\n") {
      let words = line.drop { $0 == " " }
      if words.hasPrefix("#") {
        remark.append(words.dropFirst(2))
      } else {
        lines.append(line + (remark.isEmpty ? "" : "  # " + remark.joined(separator: " ")))
        remark = []
      }
    }
    return lines
  }

  @Test("another column with cells that can be read is proposed before one that has the name alone")
  func likelier() throws {
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml")).plan
    let text = "day,area,wait,Waiting\n2024-11-04,A,see note,5\n2024-11-05,A,see note,6\n"
    let proposal = try sniff(Array(text.utf8), isCut: false, named: "b.csv", for: plan)
    #expect(proposal.contains("    wait: Waiting  # check: a name that is like it\n"))
    // What says that there is no number speaks against nothing.
    let gaps = "day,area,Waiting\n2024-11-04,A,NA\n2024-11-05,A,*\n2024-11-06,A,3\n"
    let filled = try sniff(Array(gaps.utf8), isCut: false, named: "b.csv", for: plan)
    #expect(filled.contains("    wait: Waiting  # check: a name that is like it\n"))
    // A name that is only like it speaks for nothing where the cells do not fit.
    let notes = "day,area,Waiting\n2024-11-04,A,see note\n"
    let other = try sniff(Array(notes.utf8), isCut: false, named: "b.csv", for: plan)
    #expect(other.contains("no column is called like anything"))
  }

  @Test("in which a day and a month that cannot be told apart are for a person to check")
  func ambiguous() throws {
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml")).plan
    let rows = "day,area,beds_open\n01/02/2024,A,1\n02/02/2024,A,1\n"
    let proposal = try sniff(Array(rows.utf8), isCut: false, named: "b.csv", for: plan)
    #expect(proposal.contains("format: DD/MM/YYYY}"))
    #expect(
      proposal.contains("# check: all 2 cells, and as well as MM/DD/YYYY: no day is over 12"))
  }

  @Test("letters before a month stand in quotes, and other cells are said")
  func letters() throws {
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml")).plan
    let rows = "Period,area,beds_open\nX-AE-MAY-2024,A,1\nX-AE-MAY-2024,B,1\nTOTAL,C,1\n"
    let proposal = try sniff(Array(rows.utf8), isCut: false, named: "b.csv", for: plan)
    #expect(proposal.contains(#"format: "'X-AE-'Month-YYYY"}"#))
    #expect(proposal.contains("# check: 2 cells of 3, not 'TOTAL'"))
    try Self.load(proposal, plan)
  }

  @Test("days alone among days with hours, blank times and notes below are for a person to check")
  func oddRows() throws {
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml")).plan
    let rows = "time,area,wait\n2024-11-04,A,1\n2024-11-05 09:00,A,1\n,A,1\nNotes: none\n"
    let proposal = try sniff(Array(rows.utf8), isCut: false, named: "b.csv", for: plan)
    #expect(proposal.contains("# check: 1 cell without hours, 1 cell with them\n"))
    #expect(proposal.contains("time: [blank, starts with Notes]"))
    #expect(proposal.contains("# check: 1 row with nothing there, 1 row of another width\n"))
    try Self.load(proposal, plan)
  }

  @Test("a file that has no header is refused")
  func noHeader() throws {
    let plan = try LoadedPlan(Fixtures.text("mess/plan.yaml")).plan
    for text in ["", "1,2\n3,4\n", String(repeating: ",", count: 20_000)] {
      #expect(throws: BatchStop.self) {
        try sniff(Array(text.utf8), isCut: false, named: "b.csv", for: plan)
      }
    }
  }

  private static func load(_ proposal: String, _ plan: Plan, warnings: Bool = false) throws {
    var sources = SourceSet()
    let file = sources.add(SourceFile(name: "data.yaml", bytes: Array(proposal.utf8)))
    var found = DiagnosticList()
    let node = try #require(parseYAML(file, in: sources, reporting: &found))
    #expect(loadDataMapping(node, for: plan, reporting: &found) != nil, "\(proposal)")
    #expect(found.all.isEmpty == !warnings, "\(proposal)")
  }
}
