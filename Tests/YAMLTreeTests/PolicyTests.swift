import Testing

@Suite("YAML that a plan does not use")
struct PolicyTests {
  static let refusals: [Refusal] = [
    Refusal(
      "duplicate-keys", at: "3:1 yaml-duplicate-key", "4:1 yaml-duplicate-key",
      related: ["1:1", "2:1"]),
    Refusal("duplicate-key-deep", at: "2:23 yaml-duplicate-key", related: ["2:10"]),
    Refusal("anchor", at: "1:7 yaml-anchor", "3:7 yaml-anchor"),
    Refusal("alias", at: "2:7 yaml-alias", "3:9 yaml-alias"),
    Refusal("tag", at: "1:7 yaml-tag", "2:7 yaml-tag"),
    Refusal("merge-key", at: "2:3 yaml-merge"),
    Refusal("second-document", at: "2:1 yaml-documents", related: ["1:1"]),
    Refusal("text-after-the-end", at: "3:1 yaml-documents"),
    Refusal("question-mark-key", at: "1:1 yaml-key", shows: ["key: value"]),
    Refusal("list-as-key", at: "1:1 yaml-key"),
    Refusal("mapping-as-key", at: "1:9 yaml-key"),
    Refusal("key-missing", at: "2:1 yaml-key"),
    Refusal("key-missing-in-braces", at: "1:8 yaml-key"),
    Refusal("yaml-directive", at: "1:1 yaml-directive"),
    Refusal("unknown-directive", at: "1:1 yaml-directive"),
    Refusal("directive-behind-text", at: "2:1 yaml-directive"),
    Refusal("escaped-control-character", at: "1:8 yaml-binary"),
    Refusal("remarks-alone", at: "1:1 yaml-empty"),
    Refusal("document-marker-alone", at: "1:1 yaml-empty"),
  ]

  @Test("each is refused where it stands", arguments: refusals)
  func refuses(_ refusal: Refusal) throws {
    try refusal.check()
  }
}
