/// Pieces of rows that are put out over and over, each with the comma behind it.
///
/// All have slots of the same width, which is copied as a whole, and close together: they are looked
/// up in no order.
struct PieceCells: Sendable {
  /// Of slots that hold up to so many bytes, or a multiple of it.
  static let unit = 32

  /// How wide a slot is.
  let width: Int
  private(set) var bytes: [UInt8] = []
  private(set) var lengths: [Int32] = []

  /// Room for pieces of up to so many bytes with their commas.
  init(longest: Int) {
    width = max(1, (longest + Self.unit - 1) / Self.unit) * Self.unit
  }

  var count: Int { lengths.count }

  /// Adds a piece behind the others.
  mutating func append(_ piece: [UInt8]) {
    let length = piece.count + 1
    precondition(length <= width)
    bytes += piece
    bytes.append(CSVByte.comma)
    bytes += repeatElement(0, count: width - length)
    lengths.append(Int32(length))
  }
}
