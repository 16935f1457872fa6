package import Diagnostics

/// A plan whose every name is resolved.
///
/// It is made by `loadPlan` only, which gives one out only when no error was found in it.
package struct Plan: Sendable {
  package struct Header: Sendable {
    package let id: String
    package let title: String
    package let version: String
    /// The first day on which it is in effect.
    package let effective: CivilDate?
    package let effectiveMark: Mark?
    /// The last one.
    package let until: CivilDate?
    package let untilMark: Mark?
    /// When the plan itself is looked at again; nil where no day is given.
    package let review: PlanReview?
    package let owner: String?
    /// A name of the IANA time zone database.
    package let timezone: String
    /// Its place; nil where the plan names none, and is read as UTC.
    package let timezoneMark: Mark?
    /// Files of bank holidays, as they are written.
    package let calendars: [CalendarPath]
    package let mark: Mark
  }

  package let file: FileID
  package let header: Header
  /// Key and title, in order.
  package let sources: [(key: String, title: String, mark: Mark)]
  package let scale: Scale
  package let areas: Areas
  package let events: [EventType]
  package let indicators: [Indicator]
  package let triggers: [Trigger]
  package let statuses: [Status]
  package let hours: [Hours]
  package let holidays: Holidays
  package let roles: [Role]
  package let blocks: [RoleBlock]
  package let groups: [String: [Reference]]
  package let data: DataMappings?
  package let examples: [Example]
  /// What the names of indicators, triggers and statuses stand for.
  let references: [String: Reference]
  /// What names use, for the checks that look for what nothing uses.
  package let usage: Usage

  /// The status that speaks for the plan: the one marked `headline`, or the only one.
  package var headline: Int? {
    statuses.firstIndex(where: \.isHeadline) ?? (statuses.count == 1 ? 0 : nil)
  }

  package func reference(named name: String) -> Reference? { references[name] }

  package func name(of reference: Reference) -> String {
    switch reference {
    case .indicator(let index): indicators[index].name
    case .trigger(let index): triggers[index].name
    case .status(let index): statuses[index].name
    }
  }

  package func tier(of reference: Reference) -> TierID {
    switch reference {
    case .indicator(let index): indicators[index].tier
    case .trigger(let index): triggers[index].tier
    case .status(let index): statuses[index].tier
    }
  }

  package func citation(of reference: Reference) -> Citation {
    switch reference {
    case .indicator(let index): indicators[index].citation
    case .trigger(let index): triggers[index].citation
    case .status(let index): statuses[index].citation
    }
  }
}

/// Which names of a plan are read anywhere in it.
package struct Usage: Sendable {
  package var references: Set<Reference> = []
  package var roles: Set<String> = []
  package var tasks: Set<String> = []
  package var groups: Set<String> = []
  package var hours: Set<String> = []
  package var sources: Set<String> = []
}
