/// How many columns of a terminal text takes up.
package enum DisplayWidth {
  /// The columns of each code point of `scalars`, in their order.
  ///
  /// A cluster that is drawn as one emoji (a flag, a family, a skin tone) takes two columns, which
  /// its first code point is given.
  static func widths(of scalars: some Sequence<Unicode.Scalar>) -> [Int] {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text).flatMap(widths(ofCluster:))
  }

  /// The columns of all of `text`.
  package static func width(of text: String) -> Int { widths(of: text.unicodeScalars).reduce(0, +) }

  private static func widths(ofCluster cluster: Character) -> [Int] {
    let scalars = cluster.unicodeScalars
    let isOneEmoji =
      scalars.count > 1
      && scalars.contains { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }
    guard isOneEmoji else { return scalars.map(width(of:)) }
    return scalars.indices.map { $0 == scalars.startIndex ? 2 : 0 }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isInvisible(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    // Vowels and final consonants of Hangul are drawn into the syllable that begins before them.
    if (0x1160...0x11FF).contains(scalar.value) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmojiPresentation || wideRanges.contains { $0.contains(scalar.value) }
  }

  /// The blocks whose characters are "wide" or "fullwidth" in Unicode's table of East Asian widths.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
