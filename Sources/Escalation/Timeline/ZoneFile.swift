/// What a compiled time zone file (TZif, versions 1 to 4, RFC 9636) says about offsets.
struct ZoneFile {
  /// When each offset but the first begins, in seconds since 1970-01-01T00:00:00Z, ascending.
  private(set) var changes: [Int64] = []
  /// Seconds east of UTC: the first holds before all changes, each other from its change on.
  private(set) var offsets: [Int] = []
  /// What holds after the last change.
  private(set) var rule: PosixZone?

  init(_ bytes: [UInt8]) throws(TimeZoneError) {
    var reader = ZoneFileReader(rest: bytes[...])
    var header = try ZoneFileHeader(from: &reader)
    let isFirstVersion = header.version == 0
    if !isFirstVersion {
      // The first block repeats the second one with times too short to use.
      _ = try reader.take(header.blockSize(timeSize: 4))
      header = try ZoneFileHeader(from: &reader)
    }
    try readBlock(header, timeSize: isFirstVersion ? 4 : 8, from: &reader)
    if !isFirstVersion { rule = try Self.rule(from: &reader) }
  }

  private mutating func readBlock(
    _ header: ZoneFileHeader, timeSize: Int, from reader: inout ZoneFileReader
  ) throws(TimeZoneError) {
    guard header.leapCount == 0 else { throw .countsLeapSeconds }
    guard header.typeCount > 0 else { throw .damaged }
    var block = ZoneFileReader(rest: try reader.take(header.blockSize(timeSize: timeSize)))
    for _ in 0..<header.timeCount { changes.append(try block.integer(size: timeSize)) }
    let kinds = try block.take(header.timeCount)
    var types: [Int] = []
    for _ in 0..<header.typeCount { types.append(try Self.offset(from: &block)) }
    guard kinds.allSatisfy({ Int($0) < types.count }), changesAreInOrder else { throw .damaged }
    offsets = [types[0]] + kinds.map { types[Int($0)] }
  }

  /// An offset, with its daylight flag and the place of its name, which nothing here needs.
  private static func offset(from block: inout ZoneFileReader) throws(TimeZoneError) -> Int {
    let offset = Int(try block.integer(size: 4))
    _ = try block.take(2)
    guard -89_999...93_599 ~= offset else { throw .damaged }
    return offset
  }

  private var changesAreInOrder: Bool {
    changes.allSatisfy { abs($0) <= 1 << 60 } && zip(changes, changes.dropFirst()).allSatisfy(<)
  }

  private static func rule(from reader: inout ZoneFileReader) throws(TimeZoneError) -> PosixZone? {
    let newline = UInt8(ascii: "\n")
    guard try reader.take(1).first == newline else { throw .damaged }
    guard let end = reader.rest.firstIndex(of: newline) else { throw .truncated }
    let text = reader.rest[..<end]
    return text.isEmpty ? nil : try PosixZone(parsing: text)
  }
}

/// The counts before each block of a time zone file.
private struct ZoneFileHeader {
  let version: UInt8
  let universalCount: Int
  let standardCount: Int
  let leapCount: Int
  let timeCount: Int
  let typeCount: Int
  let nameLength: Int

  init(from reader: inout ZoneFileReader) throws(TimeZoneError) {
    guard reader.rest.starts(with: Array("TZif".utf8).prefix(reader.rest.count)) else {
      throw .notAZoneFile
    }
    let start = try reader.take(20)
    version = start[start.startIndex + 4]
    universalCount = try reader.count()
    standardCount = try reader.count()
    leapCount = try reader.count()
    timeCount = try reader.count()
    typeCount = try reader.count()
    nameLength = try reader.count()
  }

  func blockSize(timeSize: Int) -> Int {
    timeCount * (timeSize + 1) + typeCount * 6 + nameLength + leapCount * (timeSize + 4)
      + standardCount + universalCount
  }
}

/// Takes bytes from the front, and never more than there are.
private struct ZoneFileReader {
  var rest: ArraySlice<UInt8>

  mutating func take(_ count: Int) throws(TimeZoneError) -> ArraySlice<UInt8> {
    guard count <= rest.count else { throw .truncated }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func count() throws(TimeZoneError) -> Int {
    Int(UInt32(truncatingIfNeeded: try integer(size: 4)))
  }

  /// A signed big-endian integer of 4 or 8 bytes.
  mutating func integer(size: Int) throws(TimeZoneError) -> Int64 {
    let bits = try take(size).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return size == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
  }
}
