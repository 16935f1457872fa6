internal import Diagnostics
internal import YAMLTree

/// The entries of a plan that could not be read in full.
///
/// What a check finds in or about such an entry may follow from that alone, and would send the
/// planner to mend what is right. It is said once the entry can be read.
struct BrokenEntries {
  /// Those with any error in them, in the order of the file.
  private let entries: [Range<Int>]
  /// Those with an error in the numbers of an indicator.
  private let numbers: [Range<Int>]
  /// Whether an error may hide that a name is used.
  private let hidesUses: Bool

  init(_ findings: DiagnosticList, _ top: Fields) {
    let errors = findings.all.filter { $0.severity == .error }.map(\.mark.range.lowerBound).sorted()
    let all = top.entries.flatMap { section in section.value.mapping ?? [section] }
    entries = all.map(\.range).filter { $0.holdsAny(of: errors) }
    numbers = (top["indicators"]?.mapping ?? []).filter { entry in
      (entry.value.mapping ?? []).contains {
        Self.numberKeys.contains($0.key) && $0.range.holdsAny(of: errors)
      }
    }.map(\.range)
    let apart = ["examples", "data"].compactMap { top.entry($0)?.range }
    hidesUses = errors.contains { error in !apart.contains { $0.contains(error) } }
  }

  private static let numberKeys = ["bands", "range", "values", "step", "unit", "per", "value"]

  /// Whether a check may have found this only because something else could not be read.
  func explain(_ finding: Diagnostic) -> Bool {
    switch finding.id {
    case UnusedName.id, NoBands.id: hidesUses
    case Gap.id, Overlap.id: Self.holds(finding.mark, numbers)
    default: ([finding.mark] + finding.related.map(\.mark)).contains { Self.holds($0, entries) }
    }
  }

  private static func holds(_ mark: Mark, _ ranges: [Range<Int>]) -> Bool {
    let place = mark.range.lowerBound
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(place)
  }
}

extension YAMLEntry {
  /// From its key to the end of its value.
  fileprivate var range: Range<Int> {
    keyMark.range.lowerBound..<max(value.mark.range.upperBound, keyMark.range.upperBound) + 1
  }
}

extension Range<Int> {
  /// Whether one of the sorted places lies in it.
  fileprivate func holdsAny(of places: [Int]) -> Bool {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] < upperBound
  }
}
