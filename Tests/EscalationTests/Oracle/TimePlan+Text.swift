import Escalation

// A plan over days as a planner would write it.
extension TimePlan {
  var body: String {
    let members = lines.indices.map { "x\($0)" } + triggers.indices.map { "sign\($0)" }
    return """
      \(roles)indicators:
      \((lines.indices.map(indicator) + windows.indices.map(window)).joined(separator: "\n"))
      triggers:
      \(triggers.indices.map(sign).joined(separator: "\n"))
      statuses:
        status:
          worst of: [\(members.joined(separator: ", "))]
      \(stepDownText)
      \(declaringText)
      """
  }

  private var roles: String {
    declaring == nil && !stepDown.needsSignOff ? "" : "roles:\n  director: {title: Director}\n"
  }

  private func indicator(_ index: Int) -> String {
    let (amber, red) = lines[index]
    let parts = [
      "range: whole numbers 0 to \(Self.highest)", isDue[index] ? "every: day" : nil,
      stands[index] == 1 ? "fresh for: 30 hours" : nil,
      margins[index] > 0 ? "margin: \(margins[index])" : nil,
      "bands: {green: \(amber) and up, amber: \(red) to under \(amber), red: under \(red)}",
    ]
    return "  x\(index): {\(parts.compactMap(\.self).joined(separator: ", "))}"
  }

  private func window(_ index: Int) -> String {
    let window = windows[index]
    let parts = [
      "\(window.function.rawValue): x\(window.indicator)", "last: \(window.days) days",
      window.beforeNow ? "before: now" : nil, window.needs.map { "needs: \($0)" },
      window.function == .count
        ? "where: x\(window.indicator) under \(window.countsUnder)" : nil,
    ]
    return "  w\(index): {\(parts.compactMap(\.self).joined(separator: ", "))}"
  }

  private func sign(_ index: Int) -> String {
    let trigger = triggers[index]
    let tests = trigger.tests.map(text).joined(separator: ", ")
    return "  sign\(index): {level: \(Self.levels[trigger.level]), when: "
      + "{\(trigger.isAll ? "all" : "any"): [\(tests)]}}"
  }

  private var stepDownText: String {
    let parts = [
      stepDown.after.map { "after: \($0) assessments" },
      stepDown.holdDays.map { "hold: \($0 * 24) hours" },
      stepDown.needs.map { "when: x0 at least \($0)" },
      stepDown.oneAtATime ? "one level at a time: yes" : nil,
      stepDown.needsSignOff ? "sign off: director" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? "" : "    step down: {\(parts.joined(separator: ", "))}"
  }

  private var declaringText: String {
    guard let declaring else { return "" }
    let lines = [
      "declared by: director", "may: \(declaring.may)",
      declaring.lasts.map { "lasts: \($0) hours" },
      declaring.atLeastFor.map { "at least for: \($0) hours" },
    ]
    return lines.compactMap(\.self).map { "    \($0)" }.joined(separator: "\n")
  }

  private func text(_ test: Test) -> String {
    switch test {
    case .now(let indicator, let under): "x\(indicator) under \(under)"
    case .readings(let indicator, let under, let count):
      "x\(indicator) under \(under) for \(count) readings"
    case .days(let indicator, let under, let count):
      "x\(indicator) under \(under) for \(count) days"
    case .hours(let indicator, let under, let count):
      "x\(indicator) under \(under) for \(count) hours"
    case .falls(let indicator, let by, let days):
      "x\(indicator) falls by at least \(by) within \(days) days"
    case .window(let window, let under): "w\(window) under \(under)"
    case .was(let level): "status was \(Self.levels[level]) or worse"
    }
  }

  // MARK: - As a snapshot

  /// The series of a snapshot that ends on a day, and what people have said by then.
  func snapshot(through day: Int) -> String {
    let series = lines.indices.map { index in
      let values = readings[0...day].map { $0[index].map(String.init) ?? "missing" }
      return "x\(index): [\(values.joined(separator: ", "))]"
    }
    return """
      at: \(Self.time(day * 24))
      interval: 1 day
      given:
        all: {\(series.joined(separator: ", "))}
      \(said("declared", declarations.filter { $0.hour <= day * 24 }.map(declaration)))
      \(said("signed off", signOffs.filter { $0.hour <= day * 24 }.map(signOff)))
      """
  }

  /// The first assessment is at nine on 9 November.
  private static func time(_ hour: Int) -> String {
    let hours = 8 * 24 + 9 + hour
    let (day, clock) = (hours / 24 + 1, hours % 24)
    return "2024-11-\(day < 10 ? "0" : "")\(day) \(clock < 10 ? "0" : "")\(clock):00"
  }

  private func said(_ key: String, _ entries: [String]) -> String {
    entries.isEmpty ? "" : "\(key): {status: [\(entries.joined(separator: ", "))]}"
  }

  private func declaration(_ entry: (hour: Int, level: Int?)) -> String {
    let what = entry.level.map { "level: \(Self.levels[$0])" } ?? "withdrawn: yes"
    return "{\(what), by: director, reason: tried out, at: \(Self.time(entry.hour))}"
  }

  private func signOff(_ entry: (hour: Int, level: Int)) -> String {
    "{level: \(Self.levels[entry.level]), by: director, at: \(Self.time(entry.hour))}"
  }
}
