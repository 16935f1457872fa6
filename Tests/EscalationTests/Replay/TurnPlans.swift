import Escalation

/// Plans in which time alone changes an answer, each in another way.
enum TurnPlans: String, CaseIterable {
  case lasting, lastingDays, steppingDown, oneLevelAtATime, declared, hours, dates, freshness
  case counted, changing, windows, decided, readings, summaries

  func loaded() throws -> LoadedPlan {
    try tinyPlan(
      """
      areas: {board: {all: [north, south]}}
      hours: {morning: [daily 10:00 to 11:30], weekend: [saturday and sunday]}
      events:
        direction:
          steps: [made, declined, released]
          placed by: board
          closed by: released
      indicators:
        minutes_open: {time since: declined, to: released, per: direction, unit: minutes}
        recent: {count: declined, over: direction, last: 90 minutes, per: board}
        anywhere: {count: declined, over: direction, last: 4 hours}
      \(indicators)
      triggers:
        waits: {level: red, when: minutes_open at least 20 in any direction, per: board}
        some: {level: amber, when: recent at least 1}
        many: {level: red, when: recent at least 3}
      \(triggers)
      statuses:
        board_status: {per: board, headline: yes, worst of: [waits, some, many]}
      \(statuses)
      roles: {manager: {title: Manager}}
      actions:
        manager:
          follow: board_status
          green: business as usual
          amber: [{do: Call the site, within: 25 minutes}]
          red:
            - Ring the executive
      """)
  }

  private var indicators: String {
    switch self {
    case .freshness:
      """
        fresh_beds: {range: 0 to 50, fresh for: 90 minutes, bands: \(Self.bands)}
        daily_beds: {range: 0 to 50, every: day by 10:30, bands: \(Self.bands)}
        spaced_beds: {range: 0 to 50, every: 3 hours, fresh for: 4 hours, bands: \(Self.bands)}
        carried_beds:
          {range: 0 to 50, every: 1 hours, if missing: carry forward for 5 hours, bands: \(Self.bands)}
        bare_beds: {range: 0 to 50, bands: \(Self.bands)}
      """
    case .changing, .windows, .readings:
      """
        beds: {range: 0 to 50, every: 1 hours, fresh for: 2 hours}
        twice: {formula: beds * 2, range: 0 to 100}
        daily: {range: 0 to 50, every: day by 10:30}
        low: {average: beds, last: 3 hours, bands: \(Self.bands)}
        nadir: {lowest: beds, last: 2 hours, before: now, needs: 1, bands: \(Self.bands)}
        ahead: {highest: beds, next: 5 hours, bands: \(Self.bands)}
        sure: {average: twice, last: 3 hours, needs: 1, bands: \(Self.bands)}
      """
    case .dates:
      """
        limit: {value: {before 2024-11-05: 4, from 2024-11-05: 1}}
        plan_ready: {values: [yes, no], due: 2024-11-04, done when: yes, every: day}
      """
    case .summaries:
      """
        worst_wait:
          {highest: minutes_open, over: direction, per: board, unit: minutes, bands:
          {green: under 7, amber: 7 to under 33, red: 33 and up}}
      """
    default: ""
    }
  }

  private static let bands = "{green: at least 20, amber: 10 to under 20, red: under 10}"

  private var triggers: String {
    switch self {
    case .lasting:
      """
        long: {level: red, when: some for 45 minutes}
        long_held: {level: red, when: begun for 15 minutes in any direction, per: board}
        begun: {when: minutes_open at least 5}
        none: {when: recent exactly 0}
        quiet: {when: none for 3 hours}
        long_amber: {when: board_status is amber for 30 minutes}
      """
    case .lastingDays:
      """
        two_days: {level: red, when: anywhere exactly 0 for 2 days}
        day: {level: amber, when: anywhere exactly 0 for 1 days}
      """
    case .hours:
      """
        by_day: {level: red, when: {all: [some, during morning]}}
        by_night: {level: amber, when: {all: [anywhere at least 2, outside morning]}}
      """
    case .dates:
      """
        later: {level: red, when: {all: [anywhere at least 1, from 2024-11-05]}}
        exceeded: {level: amber, when: anywhere over limit}
        late: {level: red, when: plan_ready is missed}
      """
    case .freshness: "  storm: {level: red, answered by: manager, lasts: 100 minutes}"
    case .counted:
      """
        was_red: {level: amber, when: board_status was red, per: board}
        twice: {level: red, when: recent at least 1 for 2 readings}
      """
    case .changing:
      """
        drop: {level: red, when: beds falls by at least 5 within 2 hours}
        rise: {level: amber, when: twice rises by at least 5 within 70 minutes}
        swells: {level: amber, when: anywhere rises by at least 2 within 1 hours}
      """
    case .readings:
      """
        low_days: {level: red, when: daily under 20 for 2 days}
        low_twice: {level: red, when: beds under 20 for 2 readings}
        low_daily: {level: red, when: daily under 20 for 2 readings}
        low_long: {level: amber, when: beds under 20 for 90 minutes}
        low_formula: {level: amber, when: twice under 40 for 3 hours}
        low_formula_days: {level: amber, when: twice under 40 for 2 days}
      """
    default: ""
    }
  }

  private var statuses: String {
    switch self {
    case .lasting:
      """
        long_status: {per: board, worst of: [long, long_held]}
      """
    case .lastingDays: "  quiet: {worst of: [two_days, day]}"
    case .steppingDown:
      """
        waiting: {per: board, worst of: [waits, some, many], step down: {after: 30 minutes, hold: 2 hours}}
        held: {per: board, worst of: [waits, some], step down: {hold: 130 minutes}}
        by_day: {per: board, worst of: [waits, some], step down: {after: 20 minutes, when: during morning}}
      """
    case .oneLevelAtATime:
      """
        slow: {per: board, worst of: [waits, some], step down: {after: 30 minutes, one level at a time: yes}}
        holding: {per: board, worst of: [waits, some], step down: {hold: 25 minutes, one level at a time: yes}}
        row_by_row: {per: board, worst of: [waits, some], step down: {one level at a time: yes}}
      """
    case .declared:
      """
        said: {worst of: [waits], declared by: manager, may: either, lasts: 3 hours, at least for: 70 minutes}
      """
    case .hours: "  clocks: {per: board, worst of: [by_day]}\n  nights: {worst of: [by_night]}"
    case .dates: "  days: {worst of: [later, exceeded, late]}"
    case .freshness:
      """
        fresh: {worst of: [fresh_beds]}
        due: {worst of: [daily_beds, spaced_beds]}
        carried: {worst of: [carried_beds]}
        bare: {worst of: [bare_beds]}
        storms: {worst of: [storm]}
      """
    case .counted:
      """
        counting: {per: board, worst of: [waits, some], step down: {after: 3 assessments}}
        earlier: {per: board, worst of: [was_red, twice]}
      """
    case .changing: "  changed: {worst of: [drop, rise, swells]}"
    case .windows: "  windows: {worst of: [low, nadir, ahead]}\n  averages: {worst of: [sure]}"
    case .decided:
      """
        daily: {per: board, decided: daily at 10:00, worst of: [waits, some]}
        stepping: {decided: daily at 11:00, worst of: [waits, some], step down: {after: 2 assessments}}
      """
    case .readings:
      "  lows: {worst of: [low_days, low_twice, low_daily, low_long, low_formula, low_formula_days]}"
    case .summaries: "  wait_status: {per: board, worst of: [worst_wait]}"
    }
  }

  /// What is given beside the log; nil where the plan asks for nothing.
  var given: String? {
    switch self {
    case .freshness:
      """
      at: 2024-11-04 09:05
      given:
        all:
          fresh_beds: [2024-11-04 09:00 is 25, 2024-11-04 12:10 is 12]
          daily_beds: [2024-11-03 17:00 is 25, 2024-11-05 09:00 is 25]
          spaced_beds: [2024-11-04 08:10 is 5, 2024-11-04 20:00 is 25]
          carried_beds: [2024-11-04 09:30 is 15]
          bare_beds: 15
          storm: [2024-11-04 10:07 is yes]
      """
    case .changing, .windows, .readings:
      """
      at: 2024-11-04 13:30
      given:
        all:
          beds:
            - 2024-11-04 08:00 is 25
            - 2024-11-04 09:10 is 30
            - 2024-11-04 10:00 is 18
            - 2024-11-04 11:00 is 24
            - 2024-11-04 12:30 is 9
            - 2024-11-04 14:00 is 8
            - 2024-11-04 18:00 is 35
          daily: [2024-11-02 09:00 is 15, 2024-11-03 12:00 is 15, 2024-11-04 09:20 is 15]
      """
    case .declared:
      """
      at: 2024-11-04 09:30
      declared:
        said:
          - {level: red, by: manager, reason: storm}
          - {level: green, by: manager, reason: over, at: 2024-11-04 09:50}
          - {level: amber, by: manager, reason: again, at: 2024-11-04 15:00}
      """
    case .dates:
      "at: 2024-11-04 08:00\ngiven: {all: {plan_ready: no}}"
    default: nil
    }
  }
}
