import Escalation
import Testing

/// A plan of the levels green, amber and red, with the sections of `body`.
func tinyPlan(
  _ body: String, calendars: [HolidayCalendar] = []
) throws(LoadedPlan.Refused) -> LoadedPlan {
  try LoadedPlan(
    """
    plimsoll: 1
    plan: tiny
    version: 1
    timezone: UTC
    scale: {green: {title: Green}, amber: {title: Amber}, red: {title: Red}}
    \(body)

    """, calendars: calendars)
}

/// What a plan says of one snapshot, by the names in it.
struct Answers {
  private let reader: AssessmentReader
  private let plan: Plan
  private let names: [[String]]
  /// What was found wrong with the data.
  let problems: [Assessment.Problem]
  private let moment: Instant?
  private let zone: TimeZoneRules

  /// `given` is what stands below `given:` in a snapshot file, `rest` what stands beside it, and
  /// `events` what stands below `events:`; without it nothing is said of events.
  init(
    _ loaded: LoadedPlan, _ given: String, events: String? = nil,
    at: String? = "2024-11-04 09:00", rest: String = "", zone: TimeZoneRules = .utc
  ) throws {
    let lines = given.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    let log = events.map { $0.isEmpty ? "events: []\n" : "events:\n\($0)\n" } ?? ""
    let time = at.map { "at: \($0)\n" } ?? ""
    let snapshot = try loaded.snapshot("\(time)\(rest)\ngiven:\n\(lines)\n\(log)")
    let instant = snapshot.at?.instant(in: zone)
    var course = SnapshotCourse(loaded.compiled, snapshot, at: instant, zone: zone)
    let layout = try #require(course.run().last).layout
    plan = loaded.plan
    moment = instant
    self.zone = zone
    names = layout.areaNames
    problems = layout.problems
    reader = AssessmentReader(
      compiled: loaded.compiled, frame: layout.frame, areaNames: layout.areaNames, at: instant,
      zone: zone)
  }

  /// `red`, `unknown` or `does not apply`.
  func level(_ name: String, in area: String = "all") throws -> String {
    guard let set = try levels(name, in: area), !set.isEmpty else { return "does not apply" }
    return set.calculated.map { plan.scale[$0].name } ?? "unknown"
  }

  /// Every level that is left, the mildest first.
  func possible(_ name: String, in area: String = "all") throws -> [String] {
    let set = try levels(name, in: area) ?? .none
    return plan.scale.levels.filter { set.contains($0) }.map { plan.scale[$0].name }
  }

  /// Whether the levels of a status are known to be no wider than they need be.
  func isExact(_ name: String, in area: String = "all") -> Bool {
    let line = reader.statusLines().first {
      plan.statuses[$0.status].name == name && $0.area.name == area
    }
    return line?.isExact ?? false
  }

  /// `yes`, `no`, `unknown` or `does not apply`.
  func answer(_ name: String, in area: String = "all") throws -> String {
    guard case .trigger(let index)? = plan.reference(named: name) else {
      throw NoSuchName(name: name)
    }
    switch reader.answer(ofTrigger: index, try slot(area, plan.triggers[index].tier)) {
    case .yes: return "yes"
    case .no: return "no"
    case .doesNotApply: return "does not apply"
    default: return "unknown"
    }
  }

  /// The lines of a role's lists, those of an undecided condition with `IF` before them.
  func does(_ role: String, in area: String = "all") -> [String] {
    reader.actionLines()
      .filter { plan.roles[$0.role].name == role && $0.area.name == area }
      .map { ($0.isIfUnknown ? "IF " : "") + $0.text }
  }

  /// Who acts for a role; nil where nobody does.
  func holder(of role: String) throws -> String? {
    guard let index = plan.roles.firstIndex(where: { $0.name == role }) else {
      throw NoSuchName(name: role)
    }
    return plan.holders(at: moment, zone: zone)[index].map { plan.roles[$0].name }
  }

  struct NoSuchName: Error {
    let name: String
  }

  private func levels(_ name: String, in area: String) throws -> LevelSet? {
    guard let reference = plan.reference(named: name) else { throw NoSuchName(name: name) }
    return reader.levels(of: reference, try slot(area, plan.tier(of: reference)))
  }

  private func slot(_ area: String, _ tier: TierID) throws -> Int {
    guard let slot = names[tier.index].firstIndex(of: area) else { throw NoSuchName(name: area) }
    return slot
  }
}

/// What a plan says at each assessment of a snapshot's series.
struct Levels {
  /// Of the first status of the whole plan, the oldest first.
  let inForce: [String]

  init(_ loaded: LoadedPlan, _ given: String, interval: String, rest: String = "") throws {
    let snapshot = try loaded.snapshot(
      "at: 2024-11-04 09:00\ninterval: \(interval)\n\(rest)\ngiven: {\(given)}\n")
    let instant = snapshot.at?.instant(in: .utc)
    var course = SnapshotCourse(loaded.compiled, snapshot, at: instant, zone: .utc)
    inForce = course.run().map { moment in
      let reader = AssessmentReader(
        compiled: loaded.compiled, frame: moment.layout.frame, areaNames: moment.layout.areaNames,
        at: moment.at, zone: .utc)
      let set = reader.levels(of: .status(0), 0) ?? .none
      if set.isEmpty { return "does not apply" }
      return set.calculated.map { loaded.plan.scale[$0].name } ?? "unknown"
    }
  }
}
