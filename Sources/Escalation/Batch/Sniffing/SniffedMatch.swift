internal import Diagnostics

/// Which column is likely to be that of an indicator or a sign.
struct SniffedMatch: Sendable {
  let reference: Reference
  let column: SniffedColumn
  let why: String
  /// Whether the column is called as the plan calls it, so that nothing has to be said.
  let isSame: Bool
  /// Whether hardly half of its cells can be what is looked for, so that only its name speaks for it.
  var isDoubtful = false

  /// How like its own a name must be to speak for a column alone.
  private static let certainName = 0.9

  /// The best column for each, none of them twice.
  static func all(_ columns: [SniffedColumn], _ plan: Plan) -> [SniffedMatch] {
    var rated: [(match: SniffedMatch, score: Double)] = []
    for reference in plan.reportedReferences {
      for column in columns {
        let (score, why) = rate(column.name, reference, plan)
        let isFitting = fits(column, reference, plan)
        guard score >= (isFitting ? 0.5 : certainName) else { continue }
        let isSame = column.name == plan.name(of: reference)
        let match = SniffedMatch(
          reference: reference, column: column, why: why, isSame: isSame, isDoubtful: !isFitting)
        // Any column with cells that fit is the likelier one.
        rated.append((match, isFitting ? score : score / 2))
      }
    }
    var found: [SniffedMatch] = []
    for (match, _) in rated.sorted(by: { $0.score > $1.score })
    where !found.contains(where: {
      $0.reference == match.reference || $0.column.field == match.column.field
    }) {
      found.append(match)
    }
    let order = plan.reportedReferences
    return found.sorted {
      order.firstIndex(of: $0.reference) ?? 0 < order.firstIndex(of: $1.reference) ?? 0
    }
  }

  /// From 0 to 1, and in words.
  static func rate(
    _ name: String, _ reference: Reference, _ plan: Plan
  ) -> (Double, String) {
    let own = plan.name(of: reference)
    if name == own { return (1, "called so in the plan") }
    if foldedName(name) == own { return (0.95, "the same name, written otherwise") }
    if case .indicator(let index) = reference,
      foldedName(name) == foldedName(plan.indicators[index].title)
    {
      return (0.9, "called as its title")
    }
    if isNearMiss(name, own) { return (0.8, "check: nearly the same name") }
    return (0.75 * likeness(name, own), "check: a name that is like it")
  }

  /// The share of the words of both names that have a fellow in the other: `occ'd` and `occupancy`
  /// are fellows of `occupied`.
  private static func likeness(_ one: String, _ other: String) -> Double {
    let (left, right) = (words(one), words(other))
    guard !left.isEmpty, !right.isEmpty else { return 0 }
    let fellows = right.count { word in left.contains { areFellows($0, word) } }
    let back = left.count { word in right.contains { areFellows($0, word) } }
    return Double(fellows + back) / Double(left.count + right.count)
  }

  private static func words(_ name: String) -> [String] {
    var words: [String] = []
    for part in foldedName(name).split(separator: "_") {
      // Letters and digits stand apart: `Delays60` has two words.
      var rest = part
      while let first = rest.first {
        let word = rest.prefix { $0.isNumber == first.isNumber }
        words.append(String(word))
        rest = rest.dropFirst(word.count)
      }
    }
    let long = words.filter { $0.count > 1 }
    return long.isEmpty ? words : long
  }

  private static func areFellows(_ one: String, _ other: String) -> Bool {
    let shared = zip(one, other).prefix { $0 == $1 }.count
    return one == other || shared >= 5 || shared >= 3 && shared == min(one.count, other.count)
  }

  /// Whether most of the cells that say something can be what is looked for.
  private static func fits(
    _ column: SniffedColumn, _ reference: Reference, _ plan: Plan
  ) -> Bool {
    guard case .indicator(let index) = reference, plan.indicators[index].isNumeric else {
      return true
    }
    let told = column.count { !SniffedCells.isSilent($0) }
    let numbers = column.count { !SniffedCells.isSilent($0) && $0.contains(where: \.isNumber) }
    return told == 0 || numbers * 2 > told
  }
}
