/// Reads what stands between the scalars: signs of YAML, blanks and remarks. libyaml says nothing
/// of remarks, so this is where a text that was cut off can be seen.
struct GapReader {
  enum Find: Equatable {
    /// A `#` that is neither at the beginning of its line nor behind two blanks.
    case tightRemark(Int)
    /// The `?` before a key.
    case explicitKey(Int)
  }

  private let bytes: [UInt8]
  /// Everything before this byte has been read.
  private(set) var position: Int

  init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// Jumps over a scalar.
  mutating func skip(to offset: Int) { position = max(position, offset) }

  mutating func read(upTo end: Int) -> [Find] {
    var finds: [Find] = []
    while position < end {
      switch bytes[position] {
      case .hash:
        if isTight(position) { finds.append(.tightRemark(position)) }
        while position < end, !bytes[position].isLineEnd { position += 1 }
      case .question where isAlone(position):
        finds.append(.explicitKey(position))
        position += 1
      default:
        position += 1
      }
    }
    return finds
  }

  /// Reads on behind the last scalar that libyaml handed out, up to where it gave up. What stands
  /// there may be in quotes, so only what is certain counts.
  mutating func readUntilProblem(at end: Int) -> [Find] {
    let end = min(end, bytes.count)
    guard position < end else { return [] }
    let safe = bytes[position..<end].firstIndex(where: \.isQuote) ?? end
    return read(upTo: safe).filter { find in
      if case .tightRemark(let offset) = find { bytes[offset - 1].isBlank } else { false }
    }
  }

  private func isTight(_ offset: Int) -> Bool {
    var start = offset
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    if offset - start >= 2 || start == 0 || bytes[start - 1].isLineEnd { return false }
    return !(start == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  private func isAlone(_ offset: Int) -> Bool {
    offset + 1 == bytes.count || bytes[offset + 1].isBlankOrLineEnd
  }
}
