internal import Diagnostics
internal import YAMLTree

// `areas:` names tiers, from the narrowest or from the widest: each tier's areas stand under the
// area around them, `all` being the whole plan.
extension Resolver {
  private struct DraftTier {
    let entry: YAMLEntry
    /// Parent and members; empty for `any`.
    var members: [(parent: String, parentMark: Mark, names: [(text: String, mark: Mark)])] = []
    var isOpen = false
  }

  mutating func areas(_ top: Fields) -> Areas {
    guard let node = top["areas"] else { return Areas([]) }
    guard let entries = node.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "areas are given as tiers", at: node.mark,
          help: ["For example:", "  areas:", "    area: {all: [east, west]}"]))
      return Areas([])
    }
    let drafts = entries.compactMap { draftTier($0) }
    let tiers = drafts.compactMap { tier($0, in: drafts, count: drafts.count) }
    guard !standsInCircle(tiers) else {
      diagnostics.report(
        .init("circle", "the tiers of areas stand around each other in a circle", at: node.mark))
      return Areas([])
    }
    return Areas(tiers)
  }

  private mutating func draftTier(_ entry: YAMLEntry) -> DraftTier? {
    guard diagnostics.name(entry.key, "a tier of areas", at: entry.keyMark) != nil else {
      return nil
    }
    var draft = DraftTier(entry: entry)
    if let scalar = entry.value.scalar, scalar.text == "any" {
      draft.isOpen = true
      return draft
    }
    guard let parents = entry.value.mapping else {
      diagnostics.report(
        .init(
          "wrong-shape", "a tier is 'any', or lists of areas under the area around them",
          at: entry.value.mark, help: ["For example:", "  \(entry.key): {all: [east, west]}"]))
      return nil
    }
    if parents.isEmpty { diagnostics.report(.noAreas(in: entry.key, at: entry.value.mark)) }
    draft.members = parents.map { parent in
      if parent.value.sequence?.isEmpty ?? false {
        diagnostics.report(.noAreas(in: entry.key, at: parent.value.mark))
      }
      let names = parent.value.sequence ?? [parent.value]
      return (
        parent.key, parent.keyMark, names.flatMap { diagnostics.texts($0, "an area") }
      )
    }
    return draft
  }

  private func standsInCircle(_ tiers: [Tier]) -> Bool {
    tiers.contains { tier in
      var parent = tier.parent.index
      for _ in tiers where parent < tiers.count { parent = tiers[parent].parent.index }
      return parent < tiers.count
    }
  }

  private mutating func tier(_ draft: DraftTier, in drafts: [DraftTier], count: Int) -> Tier? {
    let name = draft.entry.key
    if draft.isOpen {
      return Tier(name: name, parent: TierID(index: count), isOpen: true, areas: [])
    }
    var parentTier: Int?
    var areas: [Tier.Area] = []
    for group in draft.members {
      // An area with a finding keeps its place, since those inside it know it by its index.
      let place = parent(group.parent, group.parentMark, draft, drafts, count)
      let standsElsewhere = place != nil && parentTier != nil && parentTier != place?.tier
      if standsElsewhere {
        diagnostics.report(
          .init(
            "bad-areas", "the areas of '\(name)' stand under areas of two different tiers",
            at: group.parentMark))
      }
      parentTier = parentTier ?? place?.tier
      let parent = standsElsewhere ? 0 : place?.area ?? 0
      for member in group.names { append(member, parent, &areas, drafts) }
    }
    return Tier(
      name: name, parent: TierID(index: parentTier ?? count), isOpen: false, areas: areas)
  }

  private mutating func append(
    _ member: (text: String, mark: Mark), _ parent: Int, _ areas: inout [Tier.Area],
    _ drafts: [DraftTier]
  ) {
    areas.append(Tier.Area(name: member.text, parent: parent))
    guard diagnostics.name(member.text, "an area", at: member.mark) != nil else { return }
    if reservedNames.contains(member.text) {
      diagnostics.report(
        .init(
          "bad-name", "'\(member.text)' is a word of the language and cannot name an area",
          at: member.mark))
    }
    let same = drafts.flatMap(\.members).flatMap(\.names).filter { $0.text == member.text }
    if let first = same.first, first.mark != member.mark {
      diagnostics.report(
        .init(
          "duplicate-name", "the area '\(member.text)' stands twice", at: member.mark,
          related: [.init(first.mark, "first here")]))
    }
  }

  private mutating func parent(
    _ name: String, _ mark: Mark, _ draft: DraftTier, _ drafts: [DraftTier], _ count: Int
  ) -> (tier: Int, area: Int)? {
    if name == "all" { return (count, 0) }
    for (index, other) in drafts.enumerated() where other.entry.key != draft.entry.key {
      let names = other.members.flatMap(\.names).map(\.text)
      if let area = names.firstIndex(of: name) { return (index, area) }
    }
    let candidates = drafts.flatMap(\.members).flatMap(\.names).map(\.text) + ["all"]
    reportUnknown(name, "area around others", in: candidates, at: mark)
    return nil
  }
}
