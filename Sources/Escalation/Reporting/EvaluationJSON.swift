internal import Diagnostics

/// An evaluation for machines. Keys are kept between versions; more may be added.
extension EvaluationReport {
  /// The document as text with a line end after it.
  package var json: String { document.text(pretty: true) + "\n" }

  private var document: JSONValue {
    [
      "schema": 1,
      "plan": ["id": .string(plan.header.id), "version": .string(plan.header.version)],
      "at": .string(at.isoUTC),
      "statuses": .array(statuses.map(status)),
      "actions": .array(duties.flatMap(\.lines).map(action)),
      "problems": .array(planProblems + problems.map(problem)),
      "hours": .array(hours.map { .string($0) }),
      "remarks": .array(remarks.map { .string($0) }),
    ]
  }

  // MARK: - Statuses

  private func status(_ line: Assessment.StatusLine) -> JSONValue {
    let suppressed = line.missing.filter { $0.range != nil }
    let whole = wholeStatus(line)
    guard !suppressed.isEmpty, case .object(let members) = whole else { return whole }
    return .object(members + [.init("suppressed_inputs", .array(suppressed.map(input)))])
  }

  private func wholeStatus(_ line: Assessment.StatusLine) -> JSONValue {
    [
      "status": .string(plan.statuses[line.status].name),
      "area": .string(line.area.name),
      "level": name(line.level),
      "from": .string(line.origin.rawValue),
      "calculated": name(line.calculated.calculated),
      "held": name(line.held.calculated),
      "was": name(line.previous),
      "since": .string(ifAny: line.since?.isoUTC),
      "declared": declaration(line.declaration),
      "could_be": name(line.levels.worst),
      "exact": .bool(line.isExact),
      "missing": .array(names(line.missing.filter(\.isMissing))),
      "because": .array(line.because.map(reason)),
      "applies": .bool(!line.levels.isEmpty),
      "at_best": name(line.levels.best),
      "missing_inputs": .array(line.missing.filter(\.isMissing).map(input)),
      "level_not_stated": .array(line.missing.filter { $0.value != nil }.map(input)),
      "review_due": .string(ifAny: reviewDue(line)?.isoUTC),
      "authority": .string(ifAny: line.level.flatMap { plan.scale[$0].authority }),
    ]
  }

  private func declaration(_ declaration: Declaration?) -> JSONValue {
    guard let declaration else { return .null }
    return [
      "level": name(declaration.level),
      "by": .string(declaration.by),
      "reason": .string(declaration.reason),
      "at": .string(declaration.at.isoUTC),
    ]
  }

  private func name(_ level: Level?) -> JSONValue {
    .string(ifAny: level.map { plan.scale[$0].name })
  }

  /// Each name once, though it be missing in several areas.
  private func names(_ inputs: [Assessment.MissingInput]) -> [JSONValue] {
    inputs.map { plan.name(of: $0.reference) }.uniqued.map { .string($0) }
  }

  private func input(_ input: Assessment.MissingInput) -> JSONValue {
    .object(
      [sign(input.reference), .init("area", .string(input.area.name))]
        + (input.value.map { [.init("value", .string($0))] } ?? [])
        + (input.range.map { [.init("range", .string($0))] } ?? []))
  }

  private func sign(_ reference: Reference) -> JSONValue.Member {
    let kind =
      switch reference {
      case .indicator: "indicator"
      case .trigger: "trigger"
      case .status: "status"
      }
    return .init(kind, .string(plan.name(of: reference)))
  }

  private func reason(_ reason: Assessment.Reason) -> JSONValue {
    .object(
      [
        sign(reason.reference),
        .init("value", .string(reason.value)),
        .init("level", name(reason.level)),
        .init("to_next_better", .string(ifAny: reason.toNextBetter)),
      ] + place(reason.citation) + [
        .init("source", .string(ifAny: reason.citation.source)),
        .init("area", .string(reason.area.name)),
        .init("unit", .string(ifAny: reason.unit?.name)),
        .init("next_better", name(reason.nextBetter)),
        .init("because", .array(reason.rests.map(self.reason))),
      ] + (reason.isSuppressed ? [.init("suppressed", true)] : []))
  }

  private func place(_ citation: Citation) -> [JSONValue.Member] {
    [
      .init("file", .string(sources[citation.mark.file].name)),
      .init("line", .integer(sources.place(of: citation.mark).line)),
    ]
  }

  // MARK: - Actions

  private func action(_ line: Assessment.ActionLine) -> JSONValue {
    return .object(
      [
        .init("role", .string(plan.roles[line.role].name)),
        .init("held_by", .string(ifAny: holders[line.role].map { plan.roles[$0].name })),
        .init("area", .string(line.area.name)),
        .init("status", .string(plan.statuses[line.status].name)),
        .init("level", name(line.level)),
        .init("order", .integer(line.order)),
        .init("action", .string(line.text)),
        .init("change", .string(line.change.rawValue)),
        .init("since", .string(ifAny: line.since?.isoUTC)),
        .init("if_unknown", .bool(line.isIfUnknown)),
        .init("due", .string(ifAny: line.due?.isoUTC)),
        .init("source", .string(ifAny: line.citation?.source)),
      ] + (line.citation.map(place) ?? []) + details(line.kind))
  }

  private func details(_ kind: Assessment.ActionLine.Kind) -> [JSONValue.Member] {
    let action: Action?
    let wanted: JSONValue
    switch kind {
    case .get(let missing), .answer(let missing): (action, wanted) = (nil, input(missing))
    case .decide, .ended: (action, wanted) = (nil, .null)
    case .planned(let planned): (action, wanted) = (planned, .null)
    }
    return [
      .init("get", wanted),
      .init("when", .string(ifAny: action?.conditionText)),
      .init("within", .string(ifAny: action?.within?.text)),
      .init("by", .string(ifAny: action?.by?.text)),
      .init("every", .string(ifAny: action?.every?.text)),
      .init("contact", .array((action?.contact ?? []).map { .string($0) })),
      .init("notify", .array((action?.notify ?? []).map { .string($0) })),
      .init("contact_now", .array((action?.contact ?? []).map(holder))),
      .init("notify_now", .array((action?.notify ?? []).map(holder))),
      .init("via", .string(ifAny: action?.via)),
    ]
  }

  /// Who answers for a role now; null where nobody does.
  private func holder(_ name: String) -> JSONValue {
    .string(ifAny: holder(ofRoleNamed: name).map { plan.roles[$0].name })
  }

  // MARK: - Problems

  /// What is wrong with asking this plan at this time.
  private var planProblems: [JSONValue] {
    guard let notInEffect else { return [] }
    return [
      .object(
        [
          .init("plan", .string(plan.header.id)), .init("problem", "not_in_effect"),
          .init("detail", .string(notInEffect.reason)),
        ] + place(Citation(mark: notInEffect.mark)))
    ]
  }

  private func problem(_ problem: Assessment.Problem) -> JSONValue {
    .object(
      [
        sign(problem.reference),
        .init("problem", .string(problem.kind.rawValue)),
        .init("detail", .string(problem.detail)),
        .init("area", .string(problem.area.name)),
        .init("could_change_level", .bool(couldChangeALevel(problem))),
        .init("stand_in", .string(ifAny: standIn(problem))),
      ] + (problem.mark.map { place(Citation(mark: $0)) } ?? []))
  }
}
