/// Pieces of rows that are put out over and over, each with the comma behind it.
///
/// All have slots of the same width, which is copied as a whole, and close together: they are looked
/// up in no order.
struct PieceCells: Sendable {
  /// Of slots that hold up to so many bytes, or a multiple of it.
  static let unit = 32

  /// How wide a slot is.
  private(set) var width: Int
  private(set) var bytes: [UInt8] = []
  private(set) var lengths: [Int32] = []

  /// Room for pieces of up to so many bytes with their commas.
  init(longest: Int) {
    width = Self.width(of: longest)
  }

  var count: Int { lengths.count }

  /// Adds a piece behind the others.
  mutating func append(_ piece: [UInt8]) {
    lengths.append(0)
    bytes += repeatElement(0, count: width)
    replace(count - 1, with: piece)
  }

  /// Puts a piece in the place of another.
  mutating func replace(_ cell: Int, with piece: [UInt8]) {
    if piece.count + 1 > width { widen(to: Self.width(of: piece.count + 1)) }
    let start = cell * width
    for (offset, byte) in piece.enumerated() { bytes[start + offset] = byte }
    bytes[start + piece.count] = CSVByte.comma
    lengths[cell] = Int32(piece.count + 1)
  }

  private mutating func widen(to wider: Int) {
    var wide = [UInt8](repeating: 0, count: count * wider)
    for cell in 0..<count {
      for offset in 0..<Int(lengths[cell]) {
        wide[cell * wider + offset] = bytes[cell * width + offset]
      }
    }
    bytes = wide
    width = wider
  }

  private static func width(of longest: Int) -> Int {
    max(1, (longest + unit - 1) / unit) * unit
  }
}
