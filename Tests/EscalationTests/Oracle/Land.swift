import Escalation

/// The areas of a plan, those of an open tier as the data names them, and which lies in which.
struct Land {
  private let areas: Areas
  private let names: [[String]]
  private let parents: [[Int]]

  init(_ plan: Plan, open: [String] = []) {
    areas = plan.areas
    names = plan.areas.tiers.map { $0.isOpen ? open : $0.areas.map(\.name) }
    parents = plan.areas.tiers.map { tier in
      tier.isOpen ? open.map { _ in 0 } : tier.areas.map(\.parent)
    }
  }

  func count(_ tier: TierID) -> Int { names[tier.index].count }

  func name(_ area: Int, of tier: TierID) -> String { names[tier.index][area] }

  var openNames: [String] {
    areas.tiers.firstIndex(where: \.isOpen).map { names[$0] } ?? []
  }

  /// The area of `wider` around an area; nil where that tier is not around this one.
  func around(_ area: Int, of tier: TierID, in wider: TierID) -> Int? {
    if tier == wider { return area }
    if tier == areas.wholePlan { return nil }
    return around(parents[tier.index][area], of: areas[tier].parent, in: wider)
  }

  /// The areas of `narrower` that lie in an area.
  func inside(_ area: Int, of tier: TierID, in narrower: TierID) -> [Int] {
    (0..<count(narrower)).filter { around($0, of: narrower, in: tier) == area }
  }
}
