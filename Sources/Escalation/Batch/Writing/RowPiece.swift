/// A piece of a row of results: a cell, or several cells of levels that stand side by side.
///
/// Levels come in few words. What several columns of them can say together is laid out once, so
/// that a row is put together from a few prepared pieces.
struct RowPiece: Sendable {
  enum Kind: UInt8, Sendable {
    case words, blank, time, area, missing
  }

  let kind: Kind
  /// Which columns the words are of.
  let columns: Range<Int>
  /// Where what they can say together begins among the prepared cells; the first column's word
  /// counts most.
  let firstCell: Int
}

/// The pieces of the rows of one tier, and the cells prepared for them. One for all who write: a copy
/// for each row would count all its parts.
final class RowPieces {
  /// How many combinations one piece may have, and how many bytes.
  private static let combinations = 4096
  private static let bytes = 32
  /// How many bytes the name of an area may have to be prepared: all slots are as wide as the widest.
  static let longestArea = 255

  private(set) var pieces: [RowPiece] = []
  /// What columns of words can say, then a blank cell, the time, and the areas.
  private(set) var cells: PieceCells
  private let words: [String]
  /// How many columns one piece may hold.
  private let most: Int
  /// By number of columns: where what they can say together begins.
  private var starts: [Int: Int] = [:]
  private(set) var blankCell = 0
  private(set) var timeCell = 0

  /// `areas` are those that are known before the first row.
  init(of sources: [ResultColumns.Source?], words: [String], areas: [String]) {
    self.words = words
    most = Self.most(words)
    let longest = (words.map(\.utf8.count).max() ?? 0) + 1
    cells = PieceCells(longest: most * longest)
    var run = 0..<0
    for (column, source) in sources.enumerated() {
      let kind = Self.kind(source)
      if kind == .words, run.count < most {
        run = (run.isEmpty ? column : run.lowerBound)..<(column + 1)
        continue
      }
      finish(&run)
      if kind == .words {
        run = column..<(column + 1)
      } else {
        pieces.append(RowPiece(kind: kind, columns: column..<(column + 1), firstCell: 0))
      }
    }
    finish(&run)
    blankCell = cells.count
    cells.append([])
    timeCell = cells.count
    cells.append([])
    for area in areas { add(area: area) }
  }

  /// Where the cells of areas begin, which are there by number.
  var firstArea: Int { timeCell + 1 }

  /// The names of areas that are too long to be prepared, by number.
  private(set) var longAreas: [Int: [UInt8]] = [:]

  /// Adds the area that has the next number.
  func add(area: String) {
    let cell = CSVOutput.cell(Array(area.utf8))
    if cell.count > Self.longestArea {
      longAreas[cells.count - firstArea] = Array(area.utf8)
      cells.append([])
    } else {
      cells.append(cell)
    }
  }

  func setTime(_ time: [UInt8]) { cells.replace(timeCell, with: CSVOutput.cell(time)) }

  private static func most(_ words: [String]) -> Int {
    let longest = (words.map(\.utf8.count).max() ?? 0) + 1
    var most = 1
    var count = words.count
    while count * words.count <= combinations, (most + 1) * longest <= bytes {
      count *= words.count
      most += 1
    }
    return most
  }

  private func finish(_ run: inout Range<Int>) {
    guard !run.isEmpty else { return }
    let first = starts[run.count] ?? prepare(run.count)
    pieces.append(RowPiece(kind: .words, columns: run, firstCell: first))
    run = 0..<0
  }

  /// Lays out what so many columns can say together; returns where it begins.
  private func prepare(_ columns: Int) -> Int {
    let first = cells.count
    starts[columns] = first
    var texts = words
    for _ in 1..<columns { texts = texts.flatMap { text in words.map { text + "," + $0 } } }
    for text in texts { cells.append(Array(text.utf8)) }
    return first
  }

  private static func kind(_ source: ResultColumns.Source?) -> RowPiece.Kind {
    switch source {
    case .levels?, .couldBe?: .words
    case .time?: .time
    case .area?: .area
    case .missing?: .missing
    case nil: .blank
    }
  }
}
