import Diagnostics
import Testing
import YAMLTree

@Suite("Any bytes")
struct FuzzTests {
  private static let seeds = [
    "a: [b, {c: \"d\"}]\ne: |\n  f #g\n  h\ni: 'j'  # k\n",
    "- do: Tell all\n  when: >= 5\n- {x: “y”, z: &a 1, w: *a}\n- !t ? [k]: v\n",
    "\u{FEFF}größe: 😀\r\n\tä: b\r\n---\nc: d: e\n...\n%YAML 1.2\n",
    "x:\n  -a\n  - \"b\n y: c]\nkey:value\n\u{A0}z: \"q\" r\n",
  ].map { Array($0.utf8) }

  private static let pieces = [
    "\n", "\r", "\r\n", "\t", " ", "  ", ":", ": ", "- ", "-", "#", " #", "\"", "'", "[", "]", "{",
    "}", ",", "?", "? ", "&a", "*a", "!", "!!str ", "|", ">", ">5", ">= 5", "%", "@", "`", "---\n",
    "...\n", "“", "”", "\u{A0}", "\u{2028}", "\u{85}", "\u{FEFF}", "é", "😀", "\\", "<<: ", "\0",
  ].map { Array($0.utf8) }

  @Test("never crash, give a tree or say why not, and mark only what is there")
  func mutations() {
    var random = SplitMix(state: 20_241_104)
    for _ in 0..<4000 {
      let bytes = mutated(&random)
      let reading = Reading(bytes: bytes)
      let isSaid = reading.root != nil || reading.hasErrors
      let marks =
        reading.findings.flatMap { [$0.mark] + $0.related.map(\.mark) } + marks(reading.root)
      let isInside = marks.allSatisfy { $0.range.upperBound <= bytes.count }
      if isSaid && isInside { continue }
      Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
  }

  private func mutated(_ random: inout SplitMix) -> [UInt8] {
    var bytes = Self.seeds.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeLast(min(bytes.count, Int.random(in: 0..<8, using: &random)))
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + 3))
      case 2: bytes.insert(.random(in: 0...255, using: &random), at: place)
      default:
        bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
      }
    }
    return bytes
  }

  private func marks(_ node: YAMLNode?) -> [Mark] {
    guard let node else { return [] }
    let entries = node.mapping ?? []
    let inner = (node.sequence ?? []) + entries.map(\.value)
    return [node.mark] + entries.map(\.keyMark) + inner.flatMap(marks)
  }
}

/// A small generator whose numbers are the same in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
