import Diagnostics
import Testing

@Suite("What planners type")
struct TypoTests {
  static let refusals: [Refusal] = [
    Refusal("comparison-at-least", at: "2:7 yaml-comparison", shows: ["when: at least 5"]),
    Refusal("comparison-over", at: "1:7 yaml-comparison", shows: ["when: over 5 points  # of ten"]),
    Refusal("comparison-over-without-blank", at: "1:7 yaml-comparison", shows: ["when: over 5"]),
    Refusal(
      "comparison-in-braces", at: "1:18 yaml-comparison",
      shows: ["bands: {level_1: at least 70, level_2: 0}"]),
    Refusal("comparison-in-a-list", at: "2:5 yaml-comparison", shows: ["- over 5"]),
    Refusal("block-sign-before-text", at: "1:7 yaml-syntax"),
    Refusal("tab-indentation", at: "2:1 yaml-tab"),
    Refusal("tab-indentation-of-text", at: "2:1 yaml-tab"),
    Refusal("tab-after-blanks", at: "3:3 yaml-tab"),
    Refusal("tab-after-dash", at: "2:4 yaml-tab", shows: ["- east"]),
    Refusal("smart-quotes", at: "1:8 yaml-smart-quote", shows: [#"title: "Kent""#]),
    Refusal(
      "smart-quote-inside", at: "1:5 yaml-smart-quote", shows: [#"do: "“Silver” must call""#]),
    Refusal("smart-single-quotes", at: "1:8 yaml-smart-quote", shows: [#"title: "Kent""#]),
    Refusal("smart-low-quotes", at: "1:8 yaml-smart-quote", shows: [#"title: "Kent""#]),
    Refusal("smart-quotes-around-key", at: "1:1 yaml-smart-quote", shows: [#""level 1": low"#]),
    Refusal(
      "smart-quotes-in-braces", at: "1:12 yaml-smart-quote", shows: [#"a: {title: "Kent", b: 1}"#]),
    Refusal(
      "smart-quotes-around-colon", at: "1:8 yaml-smart-quote", shows: [#"title: "Kent: adults""#]),
    Refusal(
      "smart-quotes-with-apostrophe", at: "1:8 yaml-smart-quote",
      shows: [#"title: "Kent’s adults""#]),
    Refusal(
      "smart-quotes-twice", at: "1:5 yaml-smart-quote", shows: [#"do: "“Silver” calls “Gold”""#]),
    Refusal("smart-quotes-over-two-lines", at: "1:8 yaml-smart-quote"),
    Refusal("percent-at-the-start", at: "1:7 yaml-reserved-sign", shows: [#"note: "%5 of beds""#]),
    Refusal("percent-at-line-start", at: "1:1 yaml-reserved-sign"),
    Refusal("at-sign-at-the-start", at: "1:5 yaml-reserved-sign", shows: [#"by: "@director""#]),
    Refusal("backtick-at-the-start", at: "1:7 yaml-reserved-sign", shows: [#"name: "`plan`""#]),
    Refusal("star-at-the-start", at: "1:7 yaml-reserved-sign", shows: [#"cell: "* 3""#]),
    Refusal("ampersand-at-the-start", at: "1:7 yaml-reserved-sign", shows: [#"cell: "& more""#]),
    Refusal(
      "reserved-sign-in-braces", at: "1:9 yaml-reserved-sign",
      shows: [#"a: {by: "@director", b: 1}"#]),
    Refusal("closing-bracket-at-the-start", at: "1:7 yaml-reserved-sign", shows: [#"cell: "]""#]),
    Refusal("named-tag", at: "1:7 yaml-tag"),
    Refusal("quote-never-closed", at: "1:8 yaml-quote", shows: [#"title: "Kent""#]),
    Refusal(
      "apostrophe-at-the-start", at: "1:8 yaml-quote",
      shows: [#"title: "tis late""#, #"title: "'tis late""#]),
    Refusal(
      "quote-closed-by-the-next", at: "1:8 yaml-quote", related: ["2:8"], shows: [#"title: "Kent""#]
    ),
    Refusal("text-behind-quote", at: "1:15 yaml-quote", shows: [#"title: '"Kent" adults'"#]),
    Refusal(
      "apostrophe-in-single-quotes", at: "1:25 yaml-quote",
      shows: [#"do: "Call the partners' ward""#]),
    Refusal("backslash-in-double-quotes", at: "1:10 yaml-quote", shows: [#"file: 'C:\plans'"#]),
    Refusal("colon-in-text", at: "1:12 yaml-colon", shows: [#"title: "Kent: adults""#]),
    Refusal(
      "colon-in-text-with-remark", at: "1:12 yaml-colon", shows: [#"title: "Kent: adults"  # all"#]),
    Refusal("colon-in-task", at: "1:11 yaml-colon", shows: [#"- do: "Tell: all""#]),
    Refusal("colon-in-braces", at: "1:13 yaml-colon", shows: [#"a: {do: "Tell: all", b: 1}"#]),
    Refusal("no-blank-after-colon", at: "2:6 yaml-blank", shows: ["title: Kent"]),
    Refusal("no-blank-after-last-colon", at: "2:6 yaml-blank", shows: ["title: Kent"]),
    Refusal("no-blank-after-dash", at: "3:3 yaml-blank", shows: ["- west"]),
    Refusal("no-blank-after-any-dash", at: "2:3 yaml-blank", shows: ["- east"]),
    Refusal("line-without-colon", at: "2:1 yaml-colon"),
    Refusal("indented-under-text", at: "2:3 yaml-indentation"),
    Refusal("indented-between", at: "3:3 yaml-indentation"),
    Refusal("indented-too-far", at: "3:4 yaml-indentation", related: ["2:3"]),
    Refusal("dash-indented-too-little", at: "3:2 yaml-indentation"),
    Refusal("list-behind-key", at: "1:8 yaml-indentation"),
    Refusal("dash-among-keys", at: "2:1 yaml-indentation", related: ["1:1"]),
    Refusal("key-among-dashes", at: "2:1 yaml-indentation", related: ["1:1"]),
    Refusal("bracket-never-closed", at: "1:8 yaml-bracket", related: ["2:5"]),
    Refusal("bracket-never-closed-at-the-end", at: "1:8 yaml-bracket", related: ["2:1"]),
    Refusal("brace-closed-by-bracket", at: "1:8 yaml-bracket", related: ["1:13"]),
    Refusal("brace-never-closed", at: "1:4 yaml-bracket", related: ["2:5"]),
    Refusal("piece-missing", at: "1:15 yaml-bracket"),
    Refusal("comma-missing", at: "1:16 yaml-bracket", related: ["1:8"]),
    Refusal("text-behind-bracket", at: "1:15 yaml-bracket"),
    Refusal("no-break-space-indentation", at: "2:1 yaml-odd-blank"),
    Refusal("zero-width-space-at-the-end", at: "1:10 yaml-odd-blank"),
    Refusal("bom-crlf-umlaut-indentation", at: "3:3 yaml-indentation"),
  ]

  @Test("each is refused with what to write instead", arguments: refusals)
  func refuses(_ refusal: Refusal) throws {
    try refusal.check()
  }

  @Test("a repaired line can be read")
  func repairedLines() {
    for line in Self.refusals.flatMap(\.lines) where !line.hasPrefix("step: {") {
      #expect(Reading(line + "\n").refusals == [], "\(line)")
    }
  }

  @Test("a comparison says what to write beside its sign")
  func comparison() throws {
    let labels = try ["comparison-at-least", "comparison-over"].map {
      try Reading(fixture: $0).findings[0].label
    }
    #expect(labels == ["write: at least 5", "write: over 5 points"])
  }

  @Test("a wrong indentation says which would be right")
  func indentation() throws {
    let reading = try Reading(fixture: "indented-between")
    #expect(reading.findings[0].label == "2 blanks, the lines above have 0 or 4")
  }

  @Test("a very long line is not repeated in the help")
  func longLine() {
    let reading = Reading("note: " + String(repeating: "x ", count: 10_000) + "\nby: @me\n")
    #expect(reading.refusals == ["2:5 yaml-reserved-sign"])
    let long = Reading(
      "a: {" + String(repeating: "x: 1, ", count: 1) + "b: @me, "
        + (1...2000).map { "k\($0): 1" }.joined(separator: ", ") + "}\n")
    #expect(long.findings[0].help.allSatisfy { $0.count < 100 })
  }
}
