/// What single bytes mean in Windows-1252, the encoding that most files which are not UTF-8 have.
enum Windows1252 {
  private static let upper = Array("€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ")

  /// The sign that `byte` stands for, or nothing for the five bytes without one.
  static func character(_ byte: UInt8) -> Character? {
    guard (0x80..<0xA0).contains(byte) else { return Character(Unicode.Scalar(byte)) }
    let character = upper[Int(byte) - 0x80]
    return character == "�" ? nil : character
  }

  /// The sign at `offset`, if the byte stands alone among ASCII, as letters of this encoding do.
  static func loneCharacter(in bytes: [UInt8], at offset: Int) -> Character? {
    let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
    return next < 0x80 ? character(bytes[offset]) : nil
  }
}
