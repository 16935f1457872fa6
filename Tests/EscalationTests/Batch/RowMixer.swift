import Escalation

/// Makes of tidy rows what people send, without changing what they say.
struct RowMixer {
  private var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15 | 1) }

  /// Two files of the same rows, in any order, of which some come twice and some in two halves.
  mutating func mix(_ lines: [[String]]) -> [[[String]]] {
    var rows: [[String]] = []
    for line in lines.dropFirst() {
      switch Int.random(in: 0...3, using: &numbers) {
      case 0: rows += [line, line]
      case 1: rows += halves(line)
      default: rows.append(line)
      }
    }
    rows.shuffle(using: &numbers)
    let middle = rows.count / 2
    return [rows[..<middle], rows[middle...]].map { [lines[0]] + $0 }
  }

  mutating func shuffled(_ lines: [[String]]) -> [[String]] {
    [lines[0]] + lines.dropFirst().shuffled(using: &numbers)
  }

  /// Each cell in one of two rows, or in both.
  private mutating func halves(_ line: [String]) -> [[String]] {
    var (one, other) = (line, line)
    for cell in line.indices.dropFirst(2) {
      switch Int.random(in: 0...2, using: &numbers) {
      case 0: one[cell] = ""
      case 1: other[cell] = ""
      default: break
      }
    }
    return [one, other]
  }

  /// Other values for some of the readings, and the rows without these readings.
  mutating func dispute(_ rows: [Row]) -> (others: [Row], rest: [Row], count: Int) {
    var (others, rest, count) = (rows.map { _ in Row() }, rows, 0)
    for (index, row) in rows.enumerated() {
      for (spot, value) in row.readings.sorted(by: { $0.key < $1.key })
      where Int.random(in: 0...3, using: &numbers) == 0 {
        let elsewhere = rows.compactMap { $0.readings[spot] }
        guard let other = elsewhere.first(where: { $0 != value }) else { continue }
        others[index].readings[spot] = other
        rest[index].readings[spot] = nil
        count += 1
      }
    }
    return (others, rest, count)
  }
}
