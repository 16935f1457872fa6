/// The name most like a misspelt one, or nothing where none is near.
///
/// Nearness is the Damerau–Levenshtein distance (insert, delete, replace, swap neighbours), after
/// folding case and the signs between words. One mistake in three letters is still near.
package func nearestName(to name: String, in names: some Sequence<String>) -> String? {
  let wanted = foldedName(name)
  var best: (distance: Int, name: String)?
  for candidate in names {
    let folded = foldedName(candidate)
    let longest = max(wanted.count, folded.count)
    let limit = max(1, longest / 3)
    // Names of very different lengths are not compared letter by letter: a name may be a megabyte.
    guard longest - min(wanted.count, folded.count) <= limit else { continue }
    let distance = editDistance(wanted, folded)
    guard distance <= limit, distance < longest else { continue }
    if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

private func foldedName(_ name: String) -> [Character] {
  name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
}

private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
  if one == other { return 0 }
  var beforePrevious: [Int] = []
  var previous = Array(0...other.count)
  for row in one.indices {
    var current = [row + 1]
    for column in other.indices {
      let replaced = previous[column] + (one[row] == other[column] ? 0 : 1)
      var cost = min(previous[column + 1] + 1, current[column] + 1, replaced)
      let swapped =
        row > 0 && column > 0 && one[row] == other[column - 1] && one[row - 1] == other[column]
      if swapped { cost = min(cost, beforePrevious[column - 1] + 1) }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[other.count]
}

/// Whether two names are the same but for case, signs between words, or two slips of the pen.
package func isNearMiss(_ one: String, _ other: String) -> Bool {
  let (left, right) = (foldedName(one), foldedName(other))
  if left == right { return true }
  guard min(left.count, right.count) >= 5, abs(left.count - right.count) <= 2 else { return false }
  return editDistance(left, right) <= 2
}
