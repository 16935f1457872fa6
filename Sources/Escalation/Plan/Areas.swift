/// Which tier of areas something belongs to: an index into ``Areas/tiers``, or the whole plan.
package struct TierID: Hashable, Sendable {
  package let index: Int

  package init(index: Int) { self.index = index }
}

/// A tier of areas: the patches, the hospitals, the counties.
package struct Tier: Sendable {
  package struct Area: Sendable, Hashable {
    package let name: String
    /// Index of the area around it in the parent tier; 0 where that is the whole plan.
    package let parent: Int
  }

  package let name: String
  /// The tier around this one.
  package let parent: TierID
  /// Whether the data names the areas (`area: any`).
  package let isOpen: Bool
  /// Whether its members are things that events bring.
  package var holdsThings = false
  package let areas: [Area]
}

/// The tiers of a plan. The whole plan is a tier of one area, `all`, around all others.
package struct Areas: Sendable {
  /// The last one is the whole plan.
  package let tiers: [Tier]

  /// `named` does not hold the whole plan.
  package init(_ named: [Tier]) {
    let all = Tier(
      name: "all", parent: TierID(index: named.count), isOpen: false,
      areas: [Tier.Area(name: "all", parent: 0)])
    self.tiers = named + [all]
  }

  package var wholePlan: TierID { TierID(index: tiers.count - 1) }
  package var named: ArraySlice<Tier> { tiers.dropLast() }
  package var ids: [TierID] { tiers.indices.map(TierID.init(index:)) }

  package subscript(_ id: TierID) -> Tier { tiers[id.index] }

  package func tier(named name: String) -> TierID? {
    tiers.firstIndex { $0.name == name }.map(TierID.init(index:))
  }

  /// The tiers around `id`, nearest first; the whole plan is the last.
  package func ancestors(of id: TierID) -> [TierID] {
    var result: [TierID] = []
    var tier = id
    while tier != wholePlan {
      tier = self[tier].parent
      result.append(tier)
    }
    return result
  }

  package func isNarrower(_ one: TierID, than other: TierID) -> Bool {
    ancestors(of: one).contains(other)
  }

  /// The tier and index of a declared area, after folding case, blanks and signs.
  package func area(named name: String) -> (tier: TierID, index: Int)? {
    let folded = foldedName(name)
    for (index, tier) in tiers.enumerated() {
      if let area = tier.areas.firstIndex(where: { $0.name == folded }) {
        return (TierID(index: index), area)
      }
    }
    return nil
  }
}

/// Lower case, with every run of blanks and signs as one underscore: `West-Kent ` is `west_kent`.
package func foldedName(_ text: String) -> String {
  if isFolded(text) { return text }
  var folded = ""
  for scalar in text.lowercased().unicodeScalars {
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      folded.unicodeScalars.append(scalar)
    } else if !folded.isEmpty, folded.last != "_" {
      folded.append("_")
    }
  }
  return folded.last == "_" ? String(folded.dropLast()) : folded
}

/// Whether folding changes nothing, as with most names: small letters and digits, and single
/// underscores between them.
private func isFolded(_ text: String) -> Bool {
  let underscore = UInt8(ascii: "_")
  var last = underscore
  for byte in text.utf8 {
    let isWord =
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    guard isWord || (byte == underscore && last != underscore) else { return false }
    last = byte
  }
  return last != underscore
}
