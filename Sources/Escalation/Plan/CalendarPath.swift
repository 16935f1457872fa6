package import Diagnostics

/// A calendar file as a plan names it, relative to the file of the plan.
package struct CalendarPath: Hashable, Sendable {
  package let path: String
  package let mark: Mark
}
