internal import Diagnostics
internal import YAMLTree

// How the rows of data come together.
extension Resolver {
  mutating func rowRules(_ fields: Fields) -> RowRules {
    RowRules(
      isPerDay: isPerDay(fields["time"]),
      latestBy: fields["latest by"].flatMap { diagnostics.text($0, "the column of 'latest by'") },
      long: fields["long"].flatMap { long($0) },
      wide: fields["wide"].map { wideColumns($0) } ?? [])
  }

  /// Whether a file has several readings a day, each with its time.
  private mutating func isPerDay(_ time: YAMLNode?) -> Bool {
    guard let time, time.mapping != nil,
      let node = time.mapping?.first(where: { $0.key == "per" })?.value,
      let text = diagnostics.text(node, "what one assessment is made of")
    else { return false }
    if text == "day" { return true }
    diagnostics.report(
      .init(
        "wrong-kind", "rows are put together by day, and not by '\(text)'", at: node.mark,
        label: "write: day",
        help: [
          "With `per: day` the latest row of each day counts. Without it each time is assessed by",
          "itself.",
        ]
      ).writing("day", for: text))
    return false
  }

  private mutating func long(_ node: YAMLNode) -> RowRules.Long? {
    guard let fields = diagnostics.fields(of: node, as: .longFile) else { return nil }
    let name = fields["name"].flatMap { diagnostics.text($0, "the column of names") }
    let value = fields["value"].flatMap { diagnostics.text($0, "the column of values") }
    if let name, let value { return RowRules.Long(name: name, value: value, mark: node.mark) }
    let absent = ["name", "value"].filter { fields.entry($0) == nil }
    if fields.isWhole, !absent.isEmpty {
      diagnostics.report(
        .init(
          "missing-key",
          "a file of one reading a row needs a column for its "
            + absent.joined(separator: " and for its "), at: node.mark,
          help: ["Write both, such as", "  long: {name: measure, value: value}"]))
    }
    return nil
  }
}
