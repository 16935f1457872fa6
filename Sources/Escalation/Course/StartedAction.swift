/// Something that a role was to do at an assessment, and since when.
package struct StartedAction: Hashable, Sendable {
  /// Indices into the plan's roles and statuses.
  package let role: Int
  package let status: Int
  package let area: AreaName
  /// The name of its task, or else its text.
  package let work: String
  package let text: String
  package let since: Instant

  package init(
    role: Int, status: Int, area: AreaName, work: String, text: String, since: Instant
  ) {
    self.role = role
    self.status = status
    self.area = area
    self.work = work
    self.text = text
    self.since = since
  }
}
