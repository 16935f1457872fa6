/// A kind of mistake that planners make.
struct Mistake: Sendable {
  let name: String
  let group: Group
  /// Every place in a plan where it is tried.
  let mutants: @Sendable (PlanText) -> [PlanText.Mutant]

  enum Group: String, CaseIterable {
    case names = "Names"
    case numbers = "Numbers and bands"
    case layout = "Layout and signs"
    case actions = "Actions and roles"
    case time = "Time"
    case logic = "Levels and conditions"
  }

  init(
    _ group: Group, _ name: String, _ mutants: @escaping @Sendable (PlanText) -> [PlanText.Mutant]
  ) {
    self.name = name
    self.group = group
    self.mutants = mutants
  }

  static let all = names + numbers + layout + actions + time + logic
}

extension String {
  /// With two neighbouring letters in the middle changed, as fingers do.
  var mistyped: String {
    var letters = Array(self)
    guard letters.count > 2 else { return self + "x" }
    let middle = letters.count / 2
    for place in [middle - 1] + Array(1..<letters.count - 1)
    where letters[place] != letters[place + 1] {
      letters.swapAt(place, place + 1)
      return String(letters)
    }
    return String(letters.dropLast())
  }
}
