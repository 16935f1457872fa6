internal import Diagnostics

// Examples, snapshots, CSV files and calendars.
extension ShapeSchema {
  private static let reported = [
    KeySchema(
      "at", .time, "The time of the assessment; a day alone is its beginning.",
      "at: 2024-11-04 09:00"),
    KeySchema(
      "interval", .span, "How far apart the readings of an undated list are.", "interval: 1 day"),
    KeySchema(
      "given", .given, "What was reported, by area; `all` is the whole plan.",
      "given:\n  west: {staffing: 61, home_care: missing}\n  all: {storm: no}"),
    KeySchema(
      "declared", .declared, "What people declared, by status.",
      "declared:\n  county_status: {level: red, by: director, reason: storm warning}"),
    KeySchema(
      "signed off", .signedOff, "Who agreed that a level comes down, by status.",
      "signed off:\n  area_status in west: {level: amber, by: director}"),
    KeySchema(
      "events", .events, "Rows of a log; `[]` says that nothing happened.",
      "events:\n  - {time: 2024-11-04 14:03, id: D1, step: made, area: west}"),
  ]

  static let snapshot = ShapeSchema(.snapshot, isMerged: false, reported)

  static let example = ShapeSchema(
    .example, isMerged: false,
    [KeySchema("name", .text, "What the example shows.", "name: exactly half the team is in")]
      + reported + [
        KeySchema(
          "expect", .expectations, "What should come out.",
          "expect:\n  area_status in west: red\n  area_status in east could be: red\n"
            + "  director does: [Tell the board.]"),
        KeySchema("note", .text, "Anything about the example."),
      ])

  static let actionList = ShapeSchema(
    .actionList, isMerged: false,
    [KeySchema("includes", .texts, "At least these.", "includes: [Tell the board.]")])

  static let declaration = ShapeSchema(
    .declaration, isMerged: false, needs: ["by", "reason"],
    [
      KeySchema("level", .level, "The level that was declared.", "level: red"),
      KeySchema("withdrawn", .yesNo, "`yes`: the declaration before is taken back."),
      KeySchema("by", .name, "The role that declares.", "by: director"),
      KeySchema("reason", .text, "Why.", "reason: storm warning"),
      KeySchema("at", .time, "When; without it, at the time of the snapshot."),
    ])

  static let signOff = ShapeSchema(
    .signOff, isMerged: false, needs: ["level", "by"],
    [
      KeySchema("level", .level, "The level that may be gone down to.", "level: amber"),
      KeySchema("by", .name, "The role that agrees.", "by: director"),
      KeySchema("at", .time, "When; without it, at the time of the snapshot."),
    ])

  static let testFile = ShapeSchema(
    .testFile, isMerged: false,
    [
      KeySchema(
        "plan", .text, "The file of the plan beside this one that the examples are for.",
        "plan: plan.yaml"),
      KeySchema(
        "examples",
        SchemaPart(["type": "array", "items": SchemaPart.reference(.example).json]),
        "What is expected of the plan: run by `plimsoll test`.",
        "examples:\n  - name: half the team is in\n    at: 2024-11-04 09:00\n"
          + "    given: {west: {staffing: 50}}\n    expect: {area_status in west: red}"),
      KeySchema("note", .text, "Anything about the examples."),
    ])

  static let data = ShapeSchema(
    .data,
    [
      KeySchema(
        "files", .texts, "The names of the files it is for, `*` being anything.",
        "files: ambulance_*.csv"),
      KeySchema(
        "encoding",
        .string(
          "^[Uu][Tt][Ff]-(?:8|16)$|^[Ww][Ii][Nn][Dd][Oo][Ww][Ss]-1252$",
          "an encoding is utf-8, utf-16 or windows-1252",
          suggesting: TextEncoding.allCases.map(\.rawValue)),
        "How letters are written as bytes; utf-8 without it.", "encoding: windows-1252"),
      KeySchema(
        "header", .scalar("^[+]?[0-9]+$", "the header stands on a line, counted from 1"),
        "The line on which the header stands.", "header: 5"),
      KeySchema(
        "time", .choice("object", timeColumn.part, or: .reference(.text)),
        "The column of the time, and how times are written.",
        "time: {column: Day, format: DD/MM/YYYY}"),
      KeySchema("area", .text, "The column of the area.", "area: District"),
      KeySchema(
        "columns", .mapping(of: .reference(.text), besides: removing),
        "For an indicator or sign, its column.", "columns: {staffing: Staff %}"),
      KeySchema(
        "missing", .texts, "Words that stand for no answer, besides an empty cell.",
        "missing: [NA]"),
      KeySchema(
        "suppressed",
        .mapping(
          of: .choice(
            "object", .mapping(of: .reference(.text), besides: removing), or: .reference(.text)),
          besides: removing),
        "What stands for a number that is not told, and which numbers it can be; for one indicator "
          + "under its name.",
        "suppressed: {\"*\": 1 to 4}"),
      KeySchema(
        "numbers", numberForms.part, "How numbers are written beside plain ones.",
        "numbers: {thousands: \",\", durations: h:mm:ss}"),
      KeySchema(
        "exclude", .mapping(of: .reference(.texts), besides: removing),
        "For a column, the values whose rows are left out; `blank` and `starts with` besides.",
        "exclude: {District: [Total, starts with Source, blank]}"),
      KeySchema(
        "latest by", .text,
        "A column of times: of several rows of a time and area the latest one counts.",
        "latest by: Updated"),
      KeySchema(
        "long", longFile.part, "Each row brings one reading, and says which.",
        "long: {name: measure, value: value}"),
      KeySchema(
        "wide",
        .mapping(
          of: .choice(
            "object", .mapping(of: .reference(.text), besides: removing),
            or: .oneOrMany(.reference(.text))), besides: removing),
        "For an indicator or sign of a file with a column for each area: the column of each area.",
        "wide: {staffing: {west: West, east: East side}}"),
    ])

  static let timeColumn = ShapeSchema(
    .timeColumn,
    [
      KeySchema("column", .text, "The column.", "column: Day"),
      KeySchema(
        "format", .text, "How times are written; as 2024-11-04 without it.",
        "format: DD/MM/YYYY"),
      KeySchema(
        "per", SchemaPart(["enum": ["day"]]),
        "`day`: each day is one assessment, by the latest row of each area.", "per: day"),
    ])

  static let numberForms = ShapeSchema(
    .numberForms,
    [
      KeySchema(
        "thousands",
        .string("^[, ']$", "thousands stand apart by a comma, a blank or an apostrophe"),
        "The sign between thousands.", "thousands: \",\""),
      KeySchema(
        "durations",
        .oneOrMany(
          .string(
            "^[Hh]:[Mm]{2}(?::[Ss]{2})?$|^[Mm]:[Ss]{2}$",
            "lengths of time are written h:mm:ss, h:mm or m:ss",
            suggesting: DurationForm.allCases.map(\.rawValue))),
        "How lengths of time are written.", "durations: h:mm:ss"),
    ])

  static let longFile = ShapeSchema(
    .longFile, isMerged: false, needs: ["name", "value"],
    [
      KeySchema("name", .text, "The column that names what a row brings.", "name: measure"),
      KeySchema("value", .text, "The column of the readings.", "value: value"),
    ])

  static let calendar = ShapeSchema(
    .calendar, isMerged: false, needs: ["calendar", "covers", "bank holidays"],
    [
      KeySchema("calendar", .text, "The name of the calendar.", "calendar: scotland"),
      title,
      KeySchema("region", .text, "Where these are the bank holidays."),
      KeySchema(
        "covers", covers.part, "From which day until which the calendar is complete.",
        "covers: {from: 2024-01-01, until: 2030-12-31}"),
      KeySchema(
        "bank holidays", holidays, "Each day with its title.",
        "bank holidays:\n  2024-12-25: Christmas Day"),
    ] + citation)

  private static var holidays: SchemaPart {
    .mapping(
      of: .choice("object", holiday.part, or: .reference(.text)),
      named: .string(SchemaPattern.day, "a day is written as 2024-12-25"))
  }

  static let covers = ShapeSchema(
    .covers, isMerged: false, needs: ["from", "until"],
    [
      KeySchema("from", .day, "The first day.", "from: 2024-01-01"),
      KeySchema("until", .day, "The last day.", "until: 2030-12-31"),
    ])

  static let holiday = ShapeSchema(
    .holiday, isMerged: false,
    [
      KeySchema("title", .text, "What the day is called."),
      KeySchema(
        "hours", .text, "The hours of the holiday, where it is not the whole day.",
        "hours: 10:00 to 16:00"),
    ])

  /// Every shape there is.
  static let all = [
    plan, review, level, indicator, trigger, event, status, stepDown, declaration, signOff, matrix,
    role, action, data, timeColumn, numberForms, longFile, example, actionList, testFile, snapshot,
    calendar, covers, holiday,
  ]
}
