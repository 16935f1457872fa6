/// What one walk over the bytes of a file finds that a YAML file must not hold.
struct ByteScan: Sendable {
  /// The first of several places of one kind, and how many there are.
  struct Places: Sendable {
    let first: Int
    var count = 1
  }

  private(set) var invalid: Places?
  private(set) var control: Places?
  private(set) var lineEnds: [ForeignLineEnd: Places] = [:]

  /// Whether YAML reads the lines of the file as its author sees them.
  var isClean: Bool { invalid == nil && control == nil && lineEnds.isEmpty }

  init(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte >= 0x20, byte < 0x7F || byte == 0x0A {
        offset += 1
      } else {
        offset += noteUnusual(bytes, at: offset)
      }
    }
  }

  /// Notes what stands at `offset` and returns its length.
  private mutating func noteUnusual(_ bytes: [UInt8], at offset: Int) -> Int {
    guard let (scalar, length) = decodeUTF8(bytes, at: offset) else {
      Self.add(offset, to: &invalid)
      return 1
    }
    if let lineEnd = ForeignLineEnd(scalar, in: bytes, at: offset) {
      Self.add(offset, to: &lineEnds[lineEnd])
    } else if Self.isControl(scalar) {
      Self.add(offset, to: &control)
    }
    return length
  }

  private static func add(_ offset: Int, to places: inout Places?) {
    places?.count += 1
    places = places ?? Places(first: offset)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

/// The code point at `offset` and its length in bytes, or nothing where the bytes are not UTF-8.
func decodeUTF8(_ bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
  let lead = bytes[offset]
  let form: (length: Int, mask: UInt8, least: UInt32)
  switch lead {
  case 0x00..<0x80: form = (1, 0x7F, 0)
  case 0xC2..<0xE0: form = (2, 0x1F, 0x80)
  case 0xE0..<0xF0: form = (3, 0x0F, 0x800)
  case 0xF0..<0xF5: form = (4, 0x07, 0x10000)
  default: return nil
  }
  guard offset + form.length <= bytes.count else { return nil }
  var value = UInt32(lead & form.mask)
  for next in bytes[(offset + 1)..<(offset + form.length)] {
    guard next & 0xC0 == 0x80 else { return nil }
    value = value << 6 | UInt32(next & 0x3F)
  }
  guard value >= form.least, let scalar = Unicode.Scalar(value) else { return nil }
  return (scalar, form.length)
}
