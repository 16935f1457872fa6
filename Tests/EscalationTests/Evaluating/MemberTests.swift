import Testing

@Suite("Members, tiers and quantifiers")
struct MemberTests {
  @Test("a sign for a severe level counts toward milder ones")
  func cumulative() throws {
    let plan = try tinyPlan(
      """
      triggers:
        a: {title: A, level: amber}
        b: {title: B, level: red}
        c: {title: C, level: red}
      statuses:
        status: {at least 2 of: [a, b, c]}
      """)
    #expect(try Answers(plan, "all: {a: yes, b: yes}").level("status") == "amber")
    #expect(try Answers(plan, "all: {b: yes, c: yes}").level("status") == "red")
    #expect(try Answers(plan, "all: {b: yes}").level("status") == "green")
  }

  @Test("signs with the same condition count once, at the most severe")
  func sameCondition() throws {
    let plan = try tinyPlan(
      """
      indicators:
        waiting: {range: whole numbers 0 and up}
      triggers:
        mild: {when: waiting at least 5, level: amber}
        grave: {when: waiting at least 5, level: red}
        other: {title: Another, level: red}
      statuses:
        two: {headline: yes, at least 2 of: [mild, grave, other]}
        one: {at least 1 of: [mild, grave]}
      """)
    let alone = try Answers(plan, "all: {waiting: 5}")
    #expect(try alone.level("two") == "green")
    #expect(try alone.level("one") == "red")
    #expect(try Answers(plan, "all: {waiting: 5, other: yes}").level("two") == "red")
  }

  @Test("an indicator that is elsewhere only is neither missing nor counted")
  func onlyIn() throws {
    let plan = try tinyPlan(
      """
      areas:
        area: {all: [east, west]}
      indicators:
        staffing: {per: area, range: 0 to 100, bands: {green: at least 50, red: under 50}}
        discharged:
          per: area
          only in: [west]
          range: 0 to 9
          bands: {green: 5 and up, red: under 5}
      triggers:
        none_gone: {per: area, when: discharged under 1, level: red}
      statuses:
        status: {per: area, headline: yes, worst of: [staffing, discharged, none_gone]}
        everywhere: {levels: {red: discharged is red in every area}}
        half: {levels: {red: discharged is red in at least half of area}}
      """)
    let answers = try Answers(plan, "east: {staffing: 80}\nwest: {staffing: 80, discharged: 4}")
    #expect(try answers.level("status", in: "east") == "green")
    #expect(try answers.level("status", in: "west") == "red")
    #expect(try answers.level("discharged", in: "east") == "does not apply")
    #expect(try answers.answer("none_gone", in: "east") == "does not apply")
    #expect(try answers.level("everywhere") == "red")
    #expect(try answers.level("half") == "red")
  }

  @Test("over no areas any is false, and every is unknown")
  func noMembers() throws {
    let plan = try tinyPlan(
      """
      areas:
        ward: any
      indicators:
        full: {per: ward, range: 0 to 100}
      statuses:
        any_ward: {levels: {red: full over 90 in any ward}}
        every_ward: {headline: yes, levels: {red: full over 90 in every ward}}
        two_wards: {levels: {red: full over 90 in at least 2 ward}}
        half: {levels: {red: full over 90 in at least half of ward}}
      """)
    let empty = try Answers(plan, "all: {}")
    #expect(try empty.level("any_ward") == "green")
    #expect(try empty.level("two_wards") == "green")
    #expect(try empty.possible("every_ward") == ["green", "red"])
    #expect(try empty.possible("half") == ["green", "red"])
    let three = try Answers(plan, "a: {full: 95}\nb: {full: 95}\nc: {full: 10}")
    #expect(try three.level("any_ward") == "red")
    #expect(try three.level("every_ward") == "green")
    #expect(try three.level("two_wards") == "red")
    #expect(try three.level("half") == "red")
    #expect(
      try Answers(plan, "a: {full: 95}\nb: {full: 95}\nc: {}").possible("every_ward")
        == ["green", "red"])
  }

  private let twoTiers = """
    areas:
      ward: {north: [oak, elm], south: [ash]}
      region: {all: [north, south]}
    indicators:
      full: {per: ward, range: 0 to 100, bands: {green: under 80, amber: 80 to 90, red: over 90}}
      staff: {per: region, range: 0 to 100}
    """

  @Test("in worst of a narrower name stands for its worst area")
  func worstInside() throws {
    let plan = try tinyPlan(
      twoTiers + """

        statuses:
          regional: {per: region, worst of: [full]}
          overall: {headline: yes, worst of: [full]}
        """)
    let answers = try Answers(plan, "oak: {full: 95}\nelm: {full: 10}\nash: {full: 85}")
    #expect(try answers.level("regional", in: "north") == "red")
    #expect(try answers.level("regional", in: "south") == "amber")
    #expect(try answers.level("overall") == "red")
  }

  @Test("a trigger over names of a tier is of that tier, over the narrowest of several")
  func tierOfTriggers() throws {
    let plan = try tinyPlan(
      twoTiers + """

        triggers:
          crowded: {when: {all: [full over 90, staff under 50]}, level: red}
          grave: {when: ward_status is red, level: red}
        statuses:
          ward_status: {per: ward, worst of: [crowded]}
          again: {per: ward, worst of: [grave]}
          overall: {headline: yes, levels: {red: grave in any ward}}
        """)
    let answers = try Answers(
      plan,
      "oak: {full: 95}\nelm: {full: 10}\nash: {full: 95}\nnorth: {staff: 40}\nsouth: {staff: 60}")
    #expect(try answers.answer("crowded", in: "oak") == "yes")
    #expect(try answers.answer("crowded", in: "elm") == "no")
    #expect(try answers.answer("crowded", in: "ash") == "no")
    #expect(try answers.level("again", in: "oak") == "red")
    #expect(try answers.level("overall") == "red")
  }

  @Test(
    "a narrower name in a wider condition must say in how many areas",
    arguments: [
      "statuses: {s: {levels: {red: full over 90}}}",
      "statuses: {s: {per: region, levels: {red: full is red}}}",
      "triggers: {t: {per: all, when: full over 90, level: red}}\nstatuses: {s: {worst of: [t]}}",
      "triggers: {t: {when: staff under full, level: red}}\nstatuses: {s: {worst of: [t]}}",
    ])
  func mustSayHowMany(_ rest: String) throws {
    let error = #expect(throws: LoadedPlan.Refused.self) {
      try tinyPlan(twoTiers + "\n" + rest)
    }
    #expect(error?.ids.contains("wrong-tier") == true, "\(error?.description ?? "")")
  }

  @Test("a figure of a narrower tier is no end for a wider range")
  func narrowerFigure() throws {
    let error = #expect(throws: LoadedPlan.Refused.self) {
      try tinyPlan(
        """
        areas:
          area: {all: [east, west]}
        indicators:
          total: {bands: {red: under limit, green: at least limit}}
          limit: {per: area, value: {east: 3, elsewhere: 4}}
        statuses:
          status: {worst of: [total]}
        """)
    }
    #expect(error?.ids.contains("wrong-tier") == true)
  }

  @Test("triggers that lead back to themselves are refused, read or not")
  func circle() throws {
    let error = #expect(throws: LoadedPlan.Refused.self) {
      try tinyPlan(
        """
        triggers:
          one: {per: all, when: other, level: red}
          other: {per: all, when: one, level: red}
          third: {title: A third, level: red}
        statuses:
          status: {worst of: [third]}
        """)
    }
    #expect(error?.ids.contains("circle") == true)
  }

  @Test("of a comparison only what is missing is to be got, in its own area")
  func comparison() throws {
    let plan = try tinyPlan(
      """
      areas:
        area: {all: [east, west]}
      indicators:
        limit: {title: Limit, range: 0 to 10}
        part: {title: Part, per: area, range: 0 to 10}
      triggers:
        too_many: {when: part over limit, level: red}
      statuses:
        status: {per: area, worst of: [too_many]}
      roles:
        lead: {title: Lead}
      actions:
        follow: status
        lead: {green: business as usual, amber: not stated, red: not stated}
      """)
    let part = try Answers(plan, "all: {limit: 5}\neast: {part: 6}")
    #expect(try part.level("status", in: "east") == "red")
    #expect(try part.level("status", in: "west") == "unknown")
    #expect(part.does("lead", in: "west") == ["Get Part for West"])
    let limit = try Answers(plan, "west: {part: 6}")
    #expect(limit.does("lead", in: "west") == ["Get Limit for the whole plan"])
    #expect(try Answers(plan, "all: {limit: 10}").level("status", in: "west") == "green")
  }

  @Test("a sign that does not apply in an area is no member of a group there")
  func groupMembers() throws {
    let plan = try tinyPlan(
      """
      areas: {area: {all: [east, west]}}
      indicators:
        beds: {range: whole numbers 0 and up, per: area, bands: {green: 1 and up, red: 0}}
        calls: {range: whole numbers 0 and up, per: area, bands: {green: 0, red: 1 and up}}
        waits:
          range: whole numbers 0 and up
          per: area
          only in: [west]
          bands: {green: 0, red: 1 and up}
      groups: {signs: [beds, calls, waits], lone: [waits]}
      statuses:
        whole: {per: area, levels: {red: every of signs is red}}
        half: {per: area, levels: {red: at least half of signs is red}}
        lonely: {per: area, levels: {red: every of lone is red}}
      """)
    func answers(_ east: String, _ west: String) throws -> Answers {
      try Answers(plan, "{east: {\(east)}, west: {\(west)}}")
    }
    let full = try answers("beds: 0, calls: 1", "beds: 0, calls: 1, waits: 0")
    #expect(try full.level("whole", in: "east") == "red")
    #expect(try full.level("whole", in: "west") == "green")
    #expect(try full.level("half", in: "west") == "red")
    #expect(try full.level("lonely", in: "east") == "green")
    let one = try answers("beds: 0, calls: 0", "beds: 0, calls: 0, waits: 0")
    #expect(try one.level("half", in: "east") == "red")
    #expect(try one.level("half", in: "west") == "green")
  }
}
