import Diagnostics
import Testing
import YAMLTree

@Suite("JSON that nobody wrote")
struct JSONTreeFuzzTests {
  private static let seeds = [
    #"{"at": "2024-11-04 09:00", "given": {"west": {"staffing": 48.50, "home_care": "limited"}}}"#,
    #"[true, false, null, -0.5e+10, "", {}, [], [[{"a": [1]}]], "\ud83d\ude91 \u00e9 \n \"\\"]"#,
    "\u{FEFF}{\r\n\t\"é表🚑\": [1 , 2,3 ]\r\n}\r\n",
  ]

  /// What is put into a text to spoil it.
  private static let spoilers: [[UInt8]] =
    [
      "\"", "\\", "{", "}", "[", "]", ",", ":", "'", "/", "#", "-", "+", ".", "0", "e", "\\u",
      "\\ud800", "\\udc00", "NaN", "null", "\n", "\r", "\t", "\0", " ", "é", "🚑", "\u{FEFF}",
      "[[[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{\"a\":",
    ].map { Array($0.utf8) } + [[0xFF], [0x80], [0xC3], [0xF0, 0x9F], [0xED, 0xA0, 0x80]]

  @Test("a spoilt text is read or refused, and every mark lies inside it", arguments: 0..<8)
  func spoilt(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for round in 0..<400 {
      var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) { Self.spoil(&bytes, with: &random) }
      let parsed = ParsedJSON(bytes: bytes)
      #expect((parsed.node == nil) == !parsed.findings.isEmpty, "\(bytes)")
      let marks = parsed.findings.flatMap { [$0.mark] + $0.related.map(\.mark) }
      #expect(marks.allSatisfy { $0.range.upperBound <= bytes.count }, "\(bytes)")
      #expect(parsed.rendered.isEmpty == parsed.findings.isEmpty)
      if let node = parsed.node { expectNested(node, in: 0..<bytes.count, of: bytes) }
    }
  }

  @Test("any value that is written is read back", arguments: 0..<8)
  func writtenAndRead(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<100 {
      let value = Self.randomValue(depth: 4, with: &random)
      for pretty in [false, true] {
        let parsed = ParsedJSON(value.text(pretty: pretty))
        #expect(parsed.node.map(Self.value) == value)
      }
    }
  }

  private static func spoil(_ bytes: inout [UInt8], with random: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let length = min(Int.random(in: 0...3, using: &random), bytes.count - place)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(place..<place + length)
    case 1: bytes = Array(bytes[..<place])
    case 2: bytes.insert(contentsOf: bytes[place...], at: place)
    default:
      let spoiler = spoilers.randomElement(using: &random) ?? []
      bytes.replaceSubrange(place..<place + length, with: spoiler)
    }
  }

  private func expectNested(_ node: YAMLNode, in outer: Range<Int>, of bytes: [UInt8]) {
    let range = node.mark.range
    #expect(!range.isEmpty && outer.clamped(to: range) == range, "\(bytes)")
    if let scalar = node.scalar, scalar.isVerbatim {
      let quote = scalar.style == .plain ? 0 : 1
      #expect(Array(scalar.text.utf8) == Array(bytes[range].dropFirst(quote).dropLast(quote)))
    }
    for item in node.sequence ?? [] { expectNested(item, in: range, of: bytes) }
    for entry in node.mapping ?? [] { expectNested(entry.value, in: range, of: bytes) }
  }

  private static func randomValue(depth: Int, with random: inout SeededGenerator) -> JSONValue {
    let letters = ["a", "\"", "\\", "/", "\n", "\u{1}", "é", "🚑", "\u{2028}", "\u{9B}"]
    func text() -> String {
      (0..<Int.random(in: 0...5, using: &random)).compactMap { _ in
        letters.randomElement(using: &random)
      }.joined()
    }
    func items() -> [JSONValue] {
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        randomValue(depth: depth - 1, with: &random)
      }
    }
    switch Int.random(in: 0..<(depth == 0 ? 4 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int.random(in: Int.min...Int.max, using: &random))
    case 3: return .string(text())
    case 4: return .array(items())
    default: return .object(items().enumerated().map { .init("\($0) \(text())", $1) })
    }
  }

  private static func value(_ node: YAMLNode) -> JSONValue {
    switch node.content {
    case .sequence(let items): return .array(items.map(value))
    case .mapping(let entries): return .object(entries.map { .init($0.key, value($0.value)) })
    case .scalar(let scalar):
      guard scalar.style == .plain else { return .string(scalar.text) }
      switch scalar.text {
      case "null": return .null
      case "true", "false": return .bool(scalar.text == "true")
      default: return Int(scalar.text).map { .integer($0) } ?? .string("not an integer")
      }
    }
  }
}

/// SplitMix64: the same numbers for the same seed, so that a failure can be repeated.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
