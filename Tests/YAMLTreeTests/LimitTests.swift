import Testing
import YAMLTree

@Suite("Limits")
struct LimitTests {
  @Test("64 collections may stand in one another, 65 may not")
  func depth() {
    let allowed = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(Reading(allowed).refusals == [])
    #expect(Reading("[" + allowed + "]").refusals == ["1:65 yaml-depth"])
  }

  @Test(
    "50,000 open brackets or dashes stop at the 65th, at once",
    arguments: [("[", "1:65"), ("{a: ", "1:257"), ("- ", "1:129"), ("[\n", "65:1")])
  func deepNesting(_ opening: String, _ place: String) {
    let text = String(repeating: opening, count: 50_000)
    var refusals: [String] = []
    let time = ContinuousClock().measure { refusals = Reading(text).refusals }
    #expect(refusals == [place + " yaml-depth"])
    #expect(time < .seconds(5))
  }

  @Test("a file may have 16 MiB and not one byte more")
  func size() {
    #expect(!isTooLarge(byteCount: 16 << 20))
    #expect(isTooLarge(byteCount: (16 << 20) + 1))
    let reading = Reading(bytes: [UInt8](repeating: 0x0A, count: (16 << 20) + 1))
    #expect(reading.refusals == ["1:1 yaml-size"])
  }

  @Test("reading ends after 200 findings")
  func findings() {
    let text = (1...1000).map { _ in "a: 1\n" }.joined()
    let reading = Reading(text)
    #expect(reading.findings.count == 200)
    #expect(reading.root == nil)
  }
}
