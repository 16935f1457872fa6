/// Whose list it is, and which status it follows.
struct ListKey: Hashable {
  let role: String
  let status: String
}

/// One line of a list as it is written.
enum ListLine: Hashable {
  case action(text: String, condition: [String])
  case continued(level: String)
}

extension PlanWriter {
  private static let texts = [
    "Call the partners.", "Open more beds", "Tell the director, and write it down.",
    "Ask for staff", "Review every patient who waits",
  ]

  mutating func writeActions() {
    let statuses = signs.filter { $0.kind == .status && $0.isStatus }
    append("tasks", ["hold_call: {do: Hold a call}", "send_note: {do: Send a note}"])
    for role in ["lead", "nurse"].prefix(int(1...2)) {
      append("roles", ["\(role): {title: A role}"])
      append("actions", ["\(role):"])
      for status in some(statuses, int(1...2)) { writeBlock(role, status) }
    }
  }

  private mutating func writeBlock(_ role: String, _ status: Sign) {
    let key = ListKey(role: role, status: status.name)
    var lines = ["follow: \(status.name)"]
    var continuable: [String] = []
    for level in scale {
      lines += cell(level, key, status.tier, &continuable)
    }
    if chance(30) {
      let (text, written) = action(status.tier)
      lists[key, default: [:]]["any level"] = [written]
      lines += ["any level:"] + text.map { "  \($0)" }
    }
    append("actions", ["  - \(lines[0])"] + lines.dropFirst().map { "    \($0)" })
  }

  private mutating func cell(
    _ level: String, _ key: ListKey, _ tier: Int, _ continuable: inout [String]
  ) -> [String] {
    if chance(12) { return ["\(level): not stated"] }
    defer { continuable.append(level) }
    if chance(12) {
      lists[key, default: [:]][level] = []
      return ["\(level): business as usual"]
    }
    var written: [ListLine] = []
    var lines: [String] = []
    for _ in 0..<int(1...3) {
      if !continuable.isEmpty, chance(30) {
        let earlier = pick(continuable)
        written.append(.continued(level: earlier))
        lines.append("  - continue \(earlier)")
        continue
      }
      let (text, line) = action(tier)
      written.append(line)
      lines += text.map { "  \($0)" }
    }
    lists[key, default: [:]][level] = written
    return ["\(level):"] + lines
  }

  private mutating func action(_ tier: Int) -> ([String], ListLine) {
    if chance(20) {
      let task = pick([("hold_call", "Hold a call"), ("send_note", "Send a note")])
      return (["- \(task.0)"], .action(text: task.1, condition: []))
    }
    let text = pick(Self.texts)
    guard chance(40) else { return (["- \(text)"], .action(text: text, condition: [])) }
    let condition = lines("when", condition(in: tier))
    return (
      ["- do: \(text)"] + condition.map { "  \($0)" }, .action(text: text, condition: condition)
    )
  }
}
