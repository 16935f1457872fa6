// What hangs on the time of an evaluation: who acts for whom, and when a level is looked at again.
extension EvaluationReport {
  /// Who acts for a role; nil where nobody does.
  func holder(ofRoleNamed name: String) -> Int? {
    plan.roles.firstIndex { $0.name == name }.flatMap { holders[$0] }
  }

  /// When the level given out is to be looked at again.
  func reviewDue(_ line: Assessment.StatusLine) -> Instant? {
    line.level.flatMap { plan.scale[$0].review }.map {
      $0.nextDue(startedAt: at, after: at, in: zone)
    }
  }
}
