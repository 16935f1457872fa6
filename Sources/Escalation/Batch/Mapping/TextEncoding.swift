/// How letters are written as bytes.
enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case windows1252 = "windows-1252"

  /// The same file in UTF-8.
  func reading(_ source: any ByteSource) -> any ByteSource {
    self == .utf8 ? source : TranscodingSource(source, from: self)
  }
}

/// Gives in UTF-8 what another source gives in another encoding.
struct TranscodingSource: ByteSource {
  private var source: any ByteSource
  private var transcoder: any Transcoder
  private var raw = [UInt8](repeating: 0, count: 16 << 10)
  private var ready: [UInt8] = []
  private var position = 0
  private var hasEnded = false

  init(_ source: any ByteSource, from encoding: TextEncoding) {
    self.source = source
    transcoder = encoding == .utf16 ? UTF16Transcoder() : Windows1252Transcoder()
  }

  mutating func read(into buffer: inout MutableSpan<UInt8>, at range: Range<Int>) throws -> Int {
    while position == ready.count {
      if hasEnded { return 0 }
      try refill()
    }
    let count = min(range.count, ready.count - position)
    for offset in 0..<count { buffer[range.lowerBound + offset] = ready[position + offset] }
    position += count
    return count
  }

  private mutating func refill() throws {
    ready.removeAll(keepingCapacity: true)
    position = 0
    let count = try Self.read(from: &source, into: &raw)
    hasEnded = count == 0
    for byte in raw[..<count] { transcoder.take(byte, into: &ready) }
    if hasEnded { transcoder.finish(into: &ready) }
  }

  private static func read(
    from source: inout any ByteSource, into raw: inout [UInt8]
  ) throws -> Int {
    let range = raw.indices
    var span = raw.mutableSpan
    return try source.read(into: &span, at: range)
  }
}

/// Turns bytes of one encoding into bytes of UTF-8, one after the other.
private protocol Transcoder {
  mutating func take(_ byte: UInt8, into output: inout [UInt8])
  mutating func finish(into output: inout [UInt8])
}

private struct Windows1252Transcoder: Transcoder {
  /// The letters of 80 to 9F; the five that have none keep their number, as in browsers.
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  func take(_ byte: UInt8, into output: inout [UInt8]) {
    if byte < 0x80 {
      output.append(byte)
    } else {
      let letter = byte < 0xA0 ? Self.upper[Int(byte) - 0x80] : UInt16(byte)
      if let scalar = Unicode.Scalar(letter) { output += Array(Character(scalar).utf8) }
    }
  }

  func finish(into output: inout [UInt8]) {}
}

/// Two bytes to a unit, the lower first unless the mark at the beginning says otherwise.
private struct UTF16Transcoder: Transcoder {
  private var isFirst = true
  private var isBigEndian = false
  private var half: UInt8?
  private var lead: UInt16?

  mutating func take(_ byte: UInt8, into output: inout [UInt8]) {
    guard let first = half else {
      half = byte
      return
    }
    half = nil
    let unit =
      isBigEndian
      ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
    defer { isFirst = false }
    if isFirst, unit == 0xFEFF { return }
    if isFirst, unit == 0xFFFE {
      isBigEndian = true
      return
    }
    take(unit, into: &output)
  }

  private mutating func take(_ unit: UInt16, into output: inout [UInt8]) {
    if let lead {
      self.lead = nil
      if UTF16.isTrailSurrogate(unit) {
        append(0x10000 + ((UInt32(lead) & 0x3FF) << 10 | UInt32(unit) & 0x3FF), to: &output)
        return
      }
      append(0xFFFD, to: &output)
    }
    if UTF16.isLeadSurrogate(unit) {
      lead = unit
    } else {
      append(UInt32(unit), to: &output)
    }
  }

  private func append(_ letter: UInt32, to output: inout [UInt8]) {
    output += Array(Character(Unicode.Scalar(letter) ?? "\u{FFFD}").utf8)
  }

  mutating func finish(into output: inout [UInt8]) {
    if half != nil || lead != nil { append(0xFFFD, to: &output) }
  }
}
