internal import Diagnostics
internal import YAMLTree

/// The entries of a plan that could not be read in full.
///
/// What a check finds in or about such an entry may follow from that alone, and would send the
/// planner to mend what is right. It is said once the entry can be read.
struct BrokenEntries {
  /// Those with any error in them.
  private let entries: MarkedPieces
  /// Those with an error in the numbers of an indicator.
  private let numbers: MarkedPieces
  /// Whether an error may hide that a name is used.
  private let hidesUses: Bool

  init(_ findings: DiagnosticList, _ top: Fields) {
    let marks = findings.all.filter { $0.severity == .error }.map(\.mark)
    let errors = MarkedPieces(marks)
    let all = top.entries.flatMap { section in section.value.mapping ?? [section] }
    entries = MarkedPieces(all.map(\.pieces).filter(errors.standInAny).flatMap(\.self))
    let broken = (top["indicators"]?.mapping ?? []).filter { entry in
      (entry.value.mapping ?? []).contains {
        Self.numberKeys.contains($0.key) && errors.standInAny(of: $0.pieces)
      }
    }
    numbers = MarkedPieces(broken.flatMap(\.pieces))
    let apart = MarkedPieces(["examples", "data"].compactMap { top.entry($0) }.flatMap(\.pieces))
    hidesUses = marks.contains { !apart.hold($0) }
  }

  private static let numberKeys =
    ["bands", "range", "values", "step", "unit", "per", "value", "points"]
    + Summary.Function.allCases.map(\.rawValue)

  /// Whether a check may have found this only because something else could not be read.
  func explain(_ finding: Diagnostic) -> Bool {
    switch finding.id {
    case UnusedName.id, NoBands.id: hidesUses
    case Gap.id, Overlap.id: numbers.hold(finding.mark)
    default: ([finding.mark] + finding.related.map(\.mark)).contains(where: entries.hold)
    }
  }
}

/// Pieces of files, none within another, to be looked up by place.
private struct MarkedPieces {
  /// By file, in the order of their beginnings.
  private let ranges: [FileID: [Range<Int>]]

  init(_ marks: [Mark]) {
    ranges = Dictionary(grouping: marks, by: \.file).mapValues { marks in
      marks.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    }
  }

  /// Whether the beginning of `mark` lies in one of them.
  func hold(_ mark: Mark) -> Bool {
    let ranges = ranges[mark.file] ?? []
    let place = mark.range.lowerBound
    let index = ranges.firstPlace { $0.upperBound > place }
    return index < ranges.count && ranges[index].contains(place)
  }

  /// Whether one of them begins in one of `pieces`.
  func standInAny(of pieces: [Mark]) -> Bool {
    pieces.contains { piece in
      let ranges = ranges[piece.file] ?? []
      let index = ranges.firstPlace { $0.lowerBound >= piece.range.lowerBound }
      return index < ranges.count && ranges[index].lowerBound < piece.range.upperBound
    }
  }
}

extension YAMLEntry {
  /// From its key to the end of its value, and what of the value stands in other files.
  fileprivate var pieces: [Mark] {
    let end = value.mark.file == keyMark.file ? value.mark.range.upperBound : 0
    let start = keyMark.range.lowerBound
    let own = Mark(file: keyMark.file, range: start..<max(end, keyMark.range.upperBound) + 1)
    let inner = (value.mapping ?? []).flatMap(\.pieces)
    return [own] + inner.filter { $0.file != keyMark.file }
  }
}

extension Array {
  /// The first place at which `isReached` holds, where it holds from some place on.
  fileprivate func firstPlace(where isReached: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isReached(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
