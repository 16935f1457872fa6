import Diagnostics
import Escalation
import Foundation
import Testing

@Suite("Any change to a plan")
struct PlanFuzzTests {
  /// The plans that are shipped, and the small ones that hold every kind of thing.
  private static let seeds: [[UInt8]] = {
    let shipped = [
      "rules/wast-immediate-release/plan.yaml", "rules/kcc-opel/plan.yaml",
      "rules/wast-commissioning/plan.yaml", "examples/winter-sitrep/plan.yaml",
    ].map { Fixtures.repository.appending(path: $0) }
    let small = Fixtures.names(in: "good", ending: ".yaml").map {
      Fixtures.folder.appending(path: "good/\($0).yaml")
    }
    // The small ones are quicker to read, so that more of their changes are tried.
    return (shipped + small + small).compactMap { try? Data(contentsOf: $0) }.map { [UInt8]($0) }
  }()

  private static let pieces = [
    " or ", "under ", "over ", "at least ", " to ", " is ", " in any area", "missing", "[", "]",
    "{", "}", ", ", ": ", "\n", "\n  ", "- ", "0", "99999999999999999", "-", "%", "#", " #", "\"",
    "'", "all", "any of ", "not stated", "continue ", "whole numbers ", "é", "😀", "\t", "\u{A0}",
    "1e9", "red", "otherwise: ", "formula: ", "levels:", "worst of: ", "(", ")", " / ", " * ",
  ].map { Array($0.utf8) }

  @Test("never crashes, never gives a plan beside an error, and marks only what is there")
  func mutations() throws {
    #expect(Self.seeds.count > 10)
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["PLIMSOLL_SEED"].flatMap(UInt64.init) ?? 20_241_104
    var random = SeededNumbers(seed: seed)
    // As many changes as are asked for, however long they take; else those of a few seconds.
    let rounds = environment["PLIMSOLL_ROUNDS"].flatMap(Int.init)
    let end = ContinuousClock.now + .seconds(5)
    var count = 0
    func goesOn() -> Bool {
      if let rounds { return count < rounds }
      return count < 50 || (count < 2_000 && ContinuousClock.now < end)
    }
    while goesOn() {
      count += 1
      let bytes = mutated(&random)
      let reading = PlanReading(bytes: bytes)
      let marks = reading.findings.flatMap { [$0.mark] + $0.related.map(\.mark) }
      let isSound =
        (reading.plan == nil) == reading.hasErrors
        && marks.allSatisfy { $0.range.upperBound <= bytes.count }
        && !reading.findings.contains { $0.message.isEmpty }
      if isSound { continue }
      let text = String(decoding: bytes, as: UTF8.self).debugDescription
      Issue.record("PLIMSOLL_SEED=\(seed), round \(count): \(text)")
      return
    }
  }

  private func mutated(_ random: inout SeededNumbers) -> [UInt8] {
    var bytes = Self.seeds.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let stretch = place..<min(bytes.count, place + Int.random(in: 0..<12, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(stretch)
      case 1:
        let copy = Array(bytes[stretch])
        bytes.insert(contentsOf: copy, at: .random(in: 0...bytes.count, using: &random))
      case 2: bytes.insert(.random(in: 0...255, using: &random), at: place)
      default:
        let piece = Self.pieces.randomElement(using: &random) ?? []
        bytes.replaceSubrange(Bool.random(using: &random) ? stretch : place..<place, with: piece)
      }
    }
    return bytes
  }
}
