import Testing

@Suite("Text behind a #")
struct HashCutTests {
  static let refusals: [Refusal] = [
    Refusal(
      "hash-after-text", at: "1:22 yaml-hash-cut",
      shows: [##"do: "Call bed manager #2""##, "do: Call bed manager  #2"]),
    Refusal(
      "hash-after-colon", at: "1:5 yaml-hash-cut", shows: [##"do: "#2 call""##, "do:  #2 call"]),
    Refusal("hash-after-dash", at: "1:3 yaml-hash-cut", shows: [##"- "#2 call""##, "-  #2 call"]),
    Refusal("hash-after-quoted-text", at: "1:12 yaml-hash-cut", shows: [##"do: "Call"  #2"##]),
    Refusal(
      "hash-in-braces", at: "1:17 yaml-hash-cut",
      shows: [##"step: {do: "Call #2","##, "step: {do: Call  #2,"]),
    Refusal("hash-after-bracket", at: "1:21 yaml-hash-cut", shows: ["areas: [east, west]  # both"]),
    Refusal(
      "hash-right-after-bracket", at: "1:20 yaml-hash-cut", shows: ["areas: [east, west]  #both"]),
    Refusal(
      "hash-after-tab", at: "1:10 yaml-hash-cut", shows: ["do: \"Call\t#2\"", "do: Call  #2"]),
    Refusal("hash-after-block-sign", at: "1:7 yaml-hash-cut", shows: ["do: |  # two"]),
    Refusal(
      "hash-in-text-of-two-lines", at: "1:10 yaml-hash-cut",
      shows: [##"do: "Call #2""##, "do: Call  #2"]),
    Refusal("hash-on-second-line-of-text", at: "2:8 yaml-hash-cut", shows: ["ward  #2"]),
    Refusal(
      "hash-with-crlf-and-umlaut", at: "2:17 yaml-hash-cut",
      shows: [##"tun: "Ruf ärztin #2""##, "tun: Ruf ärztin  #2"]),
  ]

  @Test("what YAML would drop is refused, with the repaired lines", arguments: refusals)
  func refuses(_ refusal: Refusal) throws {
    try refusal.check()
  }

  @Test(
    "remarks and other signs # are left alone",
    arguments: [
      "# first\na: b\n",
      "a: b  # two blanks\n",
      "a: b \t# a blank and a tab\n",
      "a:  # of the key\n  b: c\n",
      "a: b\n   # on its own line\nc: d\n",
      "a: [b,  # between\n  c]\n",
      "a: b#c\n",
      "a: 'b #c'\n",
      "a: \"b #c\"\n",
      "a: \"b\n  #c\"\n",
      "a: |\n  b #c\n  #d\n",
      "a: >-\n  b #c\n#d\ne: f\n",
      "a: |  # of the text\n  b\n",
      "\u{FEFF}# first\na: b\n",
      "\u{FEFF} # first\na: b\n",
      "a: b\r\n# c\r\n",
      "a: b\n#",
    ])
  func remarks(_ text: String) {
    let reading = Reading(text)
    #expect(reading.refusals == [])
    #expect(reading.root != nil)
  }

  @Test("a # between quotes that YAML never came to does not count")
  func behindTheProblem() {
    #expect(Reading("a: b\n- \"c #d\"\n").refusals == ["2:1 yaml-indentation"])
  }
}
