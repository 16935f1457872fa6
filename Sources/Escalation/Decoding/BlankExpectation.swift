internal import Diagnostics
internal import YAMLTree

// `FILL IN`: what `plimsoll test --suggest` leaves for people to say.
extension SnapshotReader {
  static let blank = "FILL IN"

  func isBlank(_ node: YAMLNode) -> Bool {
    if let items = node.sequence { return items.contains { isBlank($0) } }
    return node.scalar?.text == Self.blank
  }

  mutating func reportBlank(_ entry: YAMLEntry) {
    let isList = entry.key.split(separator: " ").contains("does")
    diagnostics.report(
      .init(
        "bad-expectation", "it is not said yet what this example expects", at: entry.value.mark,
        label: "write what the paper says",
        help: isList
          ? ["All that is to be done, in its order, or nothing:", "  \(entry.key): []"]
          : ["For example:", "  \(sampleExpectation)"]))
  }
}
