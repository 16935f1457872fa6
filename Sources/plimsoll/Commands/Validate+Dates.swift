internal import Diagnostics
internal import Escalation

// Reviews, ends and calendars are looked at on a day: the one that is given, or today.
extension Validate {
  /// Of several files of one plan those that another has followed are left alone.
  func checkDates(_ checked: inout [CheckedPlan], on given: CivilDate?) {
    let headers = Dictionary(grouping: checked.compactMap(\.plan?.header), by: \.id)
    for place in checked.indices {
      guard let plan = checked[place].plan else { continue }
      let versions = PlanVersions(headers[plan.header.id] ?? [plan.header])
      Escalation.checkDates(
        of: plan, on: given ?? checked[place].today, beside: versions,
        reporting: &checked[place].findings)
    }
  }
}
