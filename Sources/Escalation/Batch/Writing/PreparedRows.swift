/// The rows of one tier at one moment, as far as they consist of prepared pieces.
///
/// Made for each moment, so that what all its rows need is looked up, and counted as used, once.
struct PreparedRows {
  let pieces: [RowPiece]
  let cells: PieceCells
  /// For each piece of a row and each slot, which of the cells it is: the first piece of all slots, then
  /// the second, and so on.
  let grid: [UInt32]
  let slots: Int
}

extension PreparedRows {
  init(of pieces: RowPieces, _ grid: [UInt32], slots: Int) {
    self.init(pieces: pieces.pieces, cells: pieces.cells, grid: grid, slots: slots)
  }
}
