/// The name most like a misspelt one, or nothing where none is near.
package func nearestName(to name: String, in names: some Sequence<String>) -> String? {
  let wanted = foldedName(name)
  var best: (slips: Int, name: String)?
  for candidate in names {
    guard let slips = slips(between: wanted, and: foldedName(candidate)) else { continue }
    if let found = best, (found.slips, found.name) <= (slips, candidate) { continue }
    best = (slips, candidate)
  }
  return best?.name
}

/// Whether two names are so near that one may be the other by a slip or two of the pen, where
/// nobody asked. Short ones are not: most words of four letters are one letter from another.
package func isNearMiss(_ one: String, _ other: String) -> Bool {
  let (left, right) = (foldedName(one), foldedName(other))
  guard let slips = slips(between: left, and: right) else { return false }
  return slips == 0 || slips <= 2 && min(left.count, right.count) >= 5
}

/// How many slips of the pen make one name the other; nil where that is too many to be near.
///
/// A slip is a letter too many, too few or wrong, or two neighbours that changed places
/// (Damerau and Levenshtein), after folding case and the signs between words. One slip in three
/// letters is near, and one in a shorter name.
private func slips(between one: [Character], and other: [Character]) -> Int? {
  let longest = max(one.count, other.count)
  let limit = max(1, longest / 3)
  // Names of very different lengths are not compared letter by letter: a name may be a megabyte.
  guard longest - min(one.count, other.count) <= limit else { return nil }
  let distance = editDistance(one, other)
  return distance <= limit && distance < longest ? distance : nil
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
