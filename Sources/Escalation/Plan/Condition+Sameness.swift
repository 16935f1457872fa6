extension Condition {
  /// Whether both say the same, wherever they are written.
  package func isSame(as other: Condition) -> Bool {
    switch (self, other) {
    case (.test(let test), .test(let theirs)): test.isSame(as: theirs)
    case (.clock(let test), .clock(let theirs)): test == theirs
    case (.all(let parts), .all(let theirs)), (.any(let parts), .any(let theirs)),
      (.none(let parts), .none(let theirs)):
      Self.areSame(parts, theirs)
    case (.atLeast(let count, let parts), .atLeast(let theirCount, let theirs)):
      count == theirCount && Self.areSame(parts, theirs)
    case (.ofMembers(let share, let parts), .ofMembers(let theirShare, let theirs)):
      share == theirShare && Self.areSame(parts, theirs)
    default: false
    }
  }

  private static func areSame(_ parts: [Condition], _ others: [Condition]) -> Bool {
    parts.count == others.count && zip(parts, others).allSatisfy { $0.isSame(as: $1) }
  }
}

extension RangePhrase {
  fileprivate func saysTheSame(as other: RangePhrase) -> Bool {
    pieces.map(\.lower) == other.pieces.map(\.lower)
      && pieces.map(\.upper) == other.pieces.map(\.upper)
  }
}

extension Condition {
  /// A number that all conditions which say the same have in common, and few others.
  var likeness: Int {
    var hasher = Hasher()
    for test in tests {
      hasher.combine(test.subject)
      guard case .range(let range) = test.predicate else { continue }
      hasher.combine(range.pieces.map(\.lower))
      hasher.combine(range.pieces.map(\.upper))
    }
    return hasher.finalize()
  }
}

extension Test {
  fileprivate func isSame(as other: Test) -> Bool {
    subject == other.subject && spread?.tier == other.spread?.tier
      && spread?.share == other.spread?.share && lasting == other.lasting
      && predicate.isSame(as: other.predicate)
  }
}

extension Test.Predicate {
  fileprivate func isSame(as other: Test.Predicate) -> Bool {
    switch (self, other) {
    case (.range(let range), .range(let theirs)):
      range.saysTheSame(as: theirs)
    case (.values(let words), .values(let theirs)),
      (.notValues(let words), .notValues(let theirs)):
      words == theirs
    case (.levels(let set), .levels(let theirs)), (.notLevels(let set), .notLevels(let theirs)),
      (.was(let set), .was(let theirs)):
      set == theirs
    case (.change(let change), .change(let theirs)):
      change.direction == theirs.direction && change.isRelative == theirs.isRelative
        && change.span == theirs.span && change.range.saysTheSame(as: theirs.range)
    case (.missing, .missing), (.notMissing, .notMissing), (.missed, .missed),
      (.notMissed, .notMissed), (.holds, .holds), (.holdsNot, .holdsNot):
      true
    default: false
    }
  }
}
