/// Where the `&anchor` and the `!tag` of a node stand, and where the node itself begins.
struct PropertyPlaces {
  private(set) var anchor: Range<Int>?
  private(set) var tag: Range<Int>?
  private(set) var contentStart: Int

  init(from start: Int, upTo end: Int, in bytes: [UInt8]) {
    contentStart = start
    while contentStart < end {
      switch bytes[contentStart] {
      case .ampersand: anchor = takeWord(upTo: end, in: bytes)
      case .exclamation: tag = takeWord(upTo: end, in: bytes)
      case let byte where byte.isBlankOrLineEnd: contentStart += 1
      default: return
      }
    }
  }

  private mutating func takeWord(upTo end: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = contentStart
    while contentStart < end, !bytes[contentStart].isBlankOrLineEnd { contentStart += 1 }
    return start..<contentStart
  }
}
