package import Diagnostics

/// One thing of a plan that an example can reach.
package struct CoverageItem: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case bands, boundaries, triggers, conditions, cells, levels, roles, actions, whens, missing
  }

  package let kind: Kind
  let key: CoverageKey
  package let mark: Mark
  /// What an example would have to show: `staffing just below 50`.
  package let text: String
  /// As the plan cites it, of the nearest thing that cites.
  package let source: String?
}

/// What makes an item that one and no other.
enum CoverageKey: Hashable, Sendable {
  /// Nil stands for `otherwise`.
  case band(RangeOwner, Int?)
  case side(Line, Line.Side)
  case trigger(Int, Bool)
  case part(ConditionPlace, Bool)
  case cell(status: Int, row: Int, column: Int)
  case level(status: Int, Level)
  case role(block: Int, Level)
  case action(block: Int, ActionKey)
  case when(block: Int, ActionKey, Bool)
  case missing(indicator: Int)
}

/// What a range of an indicator's readings belongs to.
enum RangeOwner: Hashable, Sendable {
  case bands(indicator: Int)
  case points(indicator: Int)
  case test(TestKey)
}

/// A part of a condition: whose it is, and which way leads to it.
struct ConditionPlace: Hashable, Sendable {
  enum Owner: Hashable, Sendable {
    case trigger(Int)
    case level(status: Int, Level)
    case stepDown(status: Int)
    case summary(indicator: Int)
    case action(block: Int, ActionKey)
  }

  let owner: Owner
  /// The place in the list of each combination, from the outermost on.
  var path: [Int] = []

  func part(_ index: Int) -> ConditionPlace { ConditionPlace(owner: owner, path: path + [index]) }
}

/// An action by where it is written: repeated by `continue` it is still the same one.
struct ActionKey: Hashable, Sendable {
  let mark: Mark

  init(_ action: Action) { mark = action.citation.mark }
}
