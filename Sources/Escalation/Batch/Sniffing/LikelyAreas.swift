/// Columns of numbers that are called like nothing in the plan, as where each is that of an area.
///
/// Nothing is proposed for them: what they are is for a person to say.
struct LikelyAreas: Sendable {
  /// Fewer are hardly areas side by side, and longer names say what was measured.
  private static let fewest = 3
  private static let longestName = 30

  private let columns: [SniffedColumn]

  /// Nil where they are few, or the plan reads as many numbers as there are columns.
  init?(_ columns: [SniffedColumn], _ plan: Plan) {
    let numbers = columns.filter(\.isOfNumbers)
    guard numbers.count >= Self.fewest, numbers.count > plan.reportedReferences.count,
      numbers.allSatisfy({ $0.name.count <= Self.longestName })
    else { return nil }
    self.columns = numbers
  }

  /// What would have to be said of them, or declared in the plan.
  func hint(_ plan: Plan) -> String {
    "check: \(counted(columns.count, "column")) of numbers (\(listed(columns.map(\.name)))) "
      + "\(remedy(plan))"
  }

  private func remedy(_ plan: Plan) -> String {
    if let tier = plan.areas.openTier {
      return "could be areas side by side. If each is a \(plan.areas[tier].name), say so:  "
        + "wide: {\(name(ofTier: tier, plan)): [\(listed(columns.map { yamlValue($0.name) }))]}"
    }
    if let tier = plan.areas.ids.first(where: { $0 != plan.areas.wholePlan }) {
      let own = plan.areas[tier]
      let pairs = own.areas.prefix(2).map { "\($0.name): COLUMN" }.joined(separator: ", ")
      return "could be areas side by side, but none is called as one of the plan "
        + "(\(listed(own.areas.map(\.name)))). If they are, say which is whose:  "
        + "wide: {\(name(ofTier: tier, plan)): {\(pairs)}}"
    }
    return "could be areas side by side, and the plan has no areas. If they are, it has to declare "
      + "them:  areas: {area: {all: [\(listed(columns.map { foldedName($0.name) }))]}}  and what is "
      + "read of each gets  per: area"
  }

  /// What is given for each area of a tier, where that is one thing only.
  private func name(ofTier tier: TierID, _ plan: Plan) -> String {
    let given = plan.reportedReferences.filter { plan.tier(of: $0) == tier }
    return given.count == 1 ? plan.name(of: given[0]) : "NAME"
  }

  private func listed(_ names: [String]) -> String {
    names.prefix(3).map(\.sniffed).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
  }
}
