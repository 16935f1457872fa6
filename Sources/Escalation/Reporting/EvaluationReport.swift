package import Diagnostics

/// An assessment with all that is needed to tell it, and what of it was asked for.
package struct EvaluationReport: Sendable {
  /// Which part of an assessment was asked for; nil is everything.
  package struct Filter: Sendable {
    package let area: AreaName?
    /// An index into the plan's roles; it narrows the actions, never the levels.
    package let role: Int?

    package init(area: AreaName?, role: Int?) {
      self.area = area
      self.role = role
    }
  }

  package let plan: Plan
  package let sources: SourceSet
  package let zone: TimeZoneRules
  package let at: Instant
  package let filter: Filter
  package let statuses: [Assessment.StatusLine]
  package let duties: [Assessment.Duty]
  package let problems: [Assessment.Problem]
  package let prospects: [Assessment.Prospect]
  /// Whether there was an assessment before.
  let isContinued: Bool
  /// By role: who acts for it; nil where nobody does.
  let holders: [Int?]
  /// The names of the hours the moment falls in.
  let hours: [String]
  /// What a reader must know beside the data, such as a calendar that has ended.
  let remarks: [String]
  /// Every missing input that could change a level, shown here or not.
  let bearing: Set<SignPlace>

  package init(
    _ assessment: Assessment, at: Instant, plan: Plan, sources: SourceSet, zone: TimeZoneRules,
    filter: Filter = Filter(area: nil, role: nil)
  ) {
    self.plan = plan
    self.sources = sources
    self.zone = zone
    self.at = at
    self.filter = filter
    let statuses = assessment.statuses.filter { filter.area == nil || $0.area == filter.area }
    let wanted = Set(statuses.flatMap(\.missing).map { SignPlace($0.reference, $0.area) })
    self.statuses = statuses
    duties = assessment.duties.filter {
      (filter.area == nil || $0.area == filter.area)
        && (filter.role == nil || $0.role == filter.role)
    }
    problems = assessment.problems.filter {
      filter.area == nil || $0.area == filter.area
        || wanted.contains(SignPlace($0.reference, $0.area))
    }
    prospects = assessment.prospects.filter { filter.area == nil || $0.area == filter.area }
    bearing = Set(
      assessment.statuses.flatMap(\.missing).map { SignPlace($0.reference, $0.area) })
    isContinued = assessment.isContinued
    holders = plan.holders(at: at, zone: zone)
    hours = plan.hourNames(at: at, zone: zone)
    remarks = [plan.calendarRemark(from: at, through: at, zone: zone)].compactMap(\.self)
  }

  /// Why the plan says nothing of this day; nil where it is in effect.
  var notInEffect: (reason: String, mark: Mark)? {
    plan.header.notInEffect(on: zone.civil(at: at).date)
  }

  /// Whether what the problem is about could change a level.
  func couldChangeALevel(_ problem: Assessment.Problem) -> Bool {
    problem.kind == .lostLevel || bearing.contains(SignPlace(problem.reference, problem.area))
  }

  /// What the plan takes in place of a reading that does not count; nil where it takes nothing.
  func standIn(_ problem: Assessment.Problem) -> String? {
    let isGone = [.missing, .stale, .unreadable].contains(problem.kind)
    guard isGone, case .indicator(let index) = problem.reference else { return nil }
    let indicator = plan.indicators[index]
    return switch indicator.whenMissing {
    case .unknown, .carry: nil
    case .ignore: "left out of account"
    case .assumeNumber(let number): "taken as \(number.text)"
    case .assumeValue(let value): "taken as \(indicator.values?[value] ?? "")"
    case .assumeLevel(let level): "taken as \(plan.scale[level].title)"
    }
  }

  /// The headline first, then the others in the order of the plan.
  var statusOrder: [Int] {
    let shown = plan.statuses.indices.filter { index in statuses.contains { $0.status == index } }
    guard let headline = plan.headline, shown.contains(headline) else { return shown }
    return [headline] + shown.filter { $0 != headline }
  }
}

/// A sign in an area.
struct SignPlace: Hashable {
  let reference: Reference
  let area: AreaName

  init(_ reference: Reference, _ area: AreaName) {
    self.reference = reference
    self.area = area
  }
}
