internal import Diagnostics

// Statuses, and who does what.
extension ShapeSchema {
  static let status = ShapeSchema(
    .status,
    patterns: [
      (
        SchemaPattern.atLeastCount,
        KeySchema(
          "at least 2 of", .oneOrMany(.reference(.name), atLeast: 1),
          "The most severe level that so many of the list speak for.",
          "at least 2 of: [calls, storm, flood]")
      )
    ],
    [
      title,
      KeySchema("per", .name, "The tier of areas that has one each.", "per: area"),
      KeySchema(
        "headline", .yesNo, "`yes` at the status that speaks for the plan.", "headline: yes"),
      KeySchema(
        "worst of", .oneOrMany(.reference(.name), atLeast: 1),
        "The most severe level of these signs.",
        "worst of: [staffing, home_care]"),
      KeySchema(
        "levels", .mapping(of: .reference(.condition), besides: removing),
        "A condition for each level but the mildest; the most severe that holds counts.",
        "levels:\n  red: calls at least 100"),
      KeySchema(
        "matrix", .matrix, "Two signs choose a cell.",
        "matrix:\n  rows: impact\n  columns: likelihood\n  cells: {low: [green, amber]}"),
      KeySchema(
        "declared by", .oneOrMany(.reference(.name), atLeast: 1),
        "The roles that may declare a level.", "declared by: director"),
      KeySchema(
        "may",
        SchemaPart(["enum": .array(Declaring.Direction.allCases.map { .string($0.rawValue) })]),
        "Whether a declaration may raise the level, lower it, or either.", "may: raise"),
      KeySchema("lasts", .span, "How long a declaration stands.", "lasts: 24 hours"),
      KeySchema(
        "at least for", .span, "How long a declaration stands even if it is withdrawn.",
        "at least for: 4 hours"),
      KeySchema(
        "advisory", .yesNo, "`yes`: the calculated level only advises, and people decide.",
        "advisory: yes"),
      KeySchema(
        "decided",
        .string(
          SchemaPattern.decided, "write it as daily at 09:00, or monday at 09:00",
          suggesting: ["daily at 09:00", "monday at 09:00"]),
        "The times at which it is worked out; between them it stands.", "decided: daily at 09:00"),
      KeySchema(
        "step down", .stepDown, "What a better level takes, beside being fully known.",
        "step down: {after: 2 assessments, hold: 24 hours}"),
    ] + citation)

  static let stepDown = ShapeSchema(
    .stepDown,
    [
      KeySchema(
        "after",
        .string(
          SchemaPattern.wait, "write it as 2 assessments, or 2 hours",
          suggesting: ["2 assessments", "2 hours"]),
        "Assessments in a row, or a length of time, at which something better is fully known.",
        "after: 2 assessments"),
      KeySchema("hold", .span, "How long the level must have been held.", "hold: 24 hours"),
      KeySchema("when", .condition, "What must hold for certain.", "when: staffing at least 55"),
      KeySchema("one level at a time", .yesNo, "`yes`: each step down goes one level."),
      KeySchema("sign off", .name, "The role that must agree.", "sign off: director"),
    ])

  static let matrix = ShapeSchema(
    .matrix,
    [
      KeySchema("rows", .name, "The sign that chooses the row.", "rows: impact"),
      KeySchema("columns", .name, "The sign that chooses the column.", "columns: likelihood"),
      KeySchema(
        "cells", .mapping(of: .reference(.texts), besides: removing),
        "A list of levels for each row.", "cells:\n  low: [green, amber]\n  high: [amber, red]"),
    ])

  static let role = ShapeSchema(
    .role,
    [
      title,
      KeySchema(
        "on duty", .texts, "Its hours: a name of `hours`, or lines of hours.", "on duty: office"),
      KeySchema(
        "covered by", cover, "Who stands in when it is off duty.",
        "covered by: {outside office: duty_manager}"),
    ] + citation)

  private static var cover: SchemaPart {
    let named = SchemaPart.mapping(
      of: .reference(.name),
      named: .string(
        "\(SchemaPattern.cover)|^remove$", "write it as: outside office, or during night"),
      besides: removing)
    return .choice("object", named, or: .reference(.name))
  }

  static let action = ShapeSchema(
    .action,
    [
      KeySchema("do", .text, "What is done.", "do: Tell the board"),
      KeySchema(
        "when", .condition, "Only if this holds; shown as IF where it is not known.",
        "when: home_care is very_limited or none"),
      KeySchema("within", .span, "How long after its start.", "within: 2 hours"),
      KeySchema("by", .timeOfDay, "The time of day by which it is done.", "by: 14:00"),
      KeySchema("every", .rhythm, "How often it comes back.", "every: day by 14:00"),
      KeySchema("contact", .names, "The roles that are spoken to.", "contact: duty_manager"),
      KeySchema("notify", .names, "The roles that are told.", "notify: [team_manager]"),
      KeySchema("via", .text, "By which means, in words.", "via: email"),
    ] + citation)
}
