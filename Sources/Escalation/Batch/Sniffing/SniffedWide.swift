internal import Diagnostics

/// A file whose columns are called as areas of the plan, with what they are of or without it.
struct SniffedWide: Sendable {
  /// A column, and the area whose it is.
  struct Column: Sendable {
    let area: String
    let column: SniffedColumn
  }

  /// The columns of one indicator or sign.
  struct Block: Sendable {
    let reference: Reference
    let columns: [Column]
    let why: String
  }

  let blocks: [Block]

  /// A column for each of fewer areas is hardly meant.
  private static let fewest = 2

  /// Nil where hardly any column is called as an area, or nothing is given for such areas.
  init?(_ columns: [SniffedColumn], named file: String, _ plan: Plan) {
    var groups: [String: [Column]] = [:]
    var tiers: [String: TierID] = [:]
    for column in columns {
      guard let (area, tier, rest) = Self.area(in: column.name, plan) else { continue }
      let key = "\(tier.index) \(rest)"
      groups[key, default: []].append(Column(area: area, column: column))
      tiers[key] = tier
    }
    var taken: Set<Reference> = []
    var blocks: [Block] = []
    for (key, group) in groups.sorted(by: { Self.place($0.value) < Self.place($1.value) })
    where Set(group.map(\.area)).count == group.count && group.count >= Self.fewest {
      guard let tier = tiers[key] else { continue }
      let rest = key.split(separator: " ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
      guard
        let (reference, why) = Self.match(
          rest.isEmpty ? file : rest, isFile: rest.isEmpty, tier, without: taken, plan)
      else { continue }
      taken.insert(reference)
      blocks.append(Block(reference: reference, columns: group, why: why))
    }
    guard !blocks.isEmpty else { return nil }
    let order = plan.reportedReferences
    self.blocks = blocks.sorted {
      order.firstIndex(of: $0.reference) ?? 0 < order.firstIndex(of: $1.reference) ?? 0
    }
  }

  private static func place(_ columns: [Column]) -> Int { columns.first?.column.field ?? 0 }

  /// The area that a name is, begins or ends with, and the folded rest of the name.
  private static func area(
    in name: String, _ plan: Plan
  ) -> (area: String, tier: TierID, rest: String)? {
    if let found = plan.areas.area(named: name), found.tier != plan.areas.wholePlan {
      return (plan.areas[found.tier].areas[found.index].name, found.tier, "")
    }
    let folded = foldedName(name)
    var best: (area: String, tier: TierID, rest: String)?
    for (index, tier) in plan.areas.tiers.enumerated().dropLast() {
      for area in tier.areas where area.name.count > best?.area.count ?? 0 {
        let rest: Substring
        if folded.hasPrefix(area.name + "_") {
          rest = folded.dropFirst(area.name.count + 1)
        } else if folded.hasSuffix("_" + area.name) {
          rest = folded.dropLast(area.name.count + 1)
        } else {
          continue
        }
        best = (area.name, TierID(index: index), String(rest))
      }
    }
    return best
  }

  /// What the columns are likely to be of, and what speaks for it.
  private static func match(
    _ name: String, isFile: Bool, _ tier: TierID, without taken: Set<Reference>, _ plan: Plan
  ) -> (Reference, String)? {
    let all = plan.reportedReferences.filter { plan.tier(of: $0) == tier && !taken.contains($0) }
    let rated = all.map { ($0, SniffedMatch.rate(name, $0, plan)) }
    let best = rated.max { $0.1.0 < $1.1.0 }
    guard let best else { return nil }
    let source = isFile ? "the name of the file is" : "their names are"
    if best.1.0 >= 0.5 { return (best.0, "check: \(source) like it") }
    // The rest of a name says what a column is of, and here it says something else.
    guard isFile else { return nil }
    return all.count == 1
      ? (best.0, "check: nothing else is given for them")
      : (best.0, "check: nothing says what they are of")
  }

  /// For each indicator or sign all of its cells, as if they stood in one column.
  var matches: [SniffedMatch] {
    blocks.map { block in
      var counts: [String: Int] = [:]
      for (text, count) in block.columns.flatMap(\.column.counts) {
        counts[text, default: 0] += count
      }
      return SniffedMatch(
        reference: block.reference,
        column: SniffedColumn(name: "", field: block.columns[0].column.field, counts: counts),
        why: block.why, isSame: false)
    }
  }

  /// The fields of all columns.
  var fields: [Int] { blocks.flatMap { $0.columns.map(\.column.field) } }
}
