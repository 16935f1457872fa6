internal import Diagnostics

/// What a reader of snapshots, examples and headers needs to know of a plan.
struct PlanNames {
  let areas: Areas
  let scale: Scale
  let indicators: [Indicator]
  let triggers: [Trigger]
  let statuses: [Status]
  let roles: [Role]
  let events: [EventType]
  private let references: [String: Reference]
  /// Names that are findings where they are declared.
  var misnamed = Misnamed()

  init(
    areas: Areas, scale: Scale, indicators: [Indicator], triggers: [Trigger], statuses: [Status],
    roles: [Role], events: [EventType] = []
  ) {
    self.events = events
    self.areas = areas
    self.scale = scale
    self.indicators = indicators
    self.triggers = triggers
    self.statuses = statuses
    self.roles = roles
    references = signIndex(indicators.map(\.name), triggers.map(\.name), statuses.map(\.name))
  }

  func reference(_ name: String) -> Reference? { references[name] }

  var reportedNames: [String] {
    indicators.filter(\.isInput).map(\.name) + triggers.filter(\.isInput).map(\.name)
  }

  var signNames: [String] {
    indicators.map(\.name) + triggers.map(\.name) + statuses.map(\.name)
  }

  func isReported(_ reference: Reference) -> Bool {
    switch reference {
    case .indicator(let index): indicators[index].isInput
    case .trigger(let index): triggers[index].isInput
    case .status: false
    }
  }

  func isFigure(_ reference: Reference) -> Bool {
    if case .indicator(let index) = reference { indicators[index].figure != nil } else { false }
  }

  func isFromEvents(_ reference: Reference) -> Bool {
    switch reference {
    case .indicator(let index): indicators[index].isFromEvents
    case .trigger(let index): triggers[index].isFromEvents
    case .status: false
    }
  }

  func tier(of reference: Reference) -> TierID {
    switch reference {
    case .indicator(let index): indicators[index].tier
    case .trigger(let index): triggers[index].tier
    case .status(let index): statuses[index].tier
    }
  }

  func mark(of reference: Reference) -> Mark {
    switch reference {
    case .indicator(let index): indicators[index].citation.mark
    case .trigger(let index): triggers[index].citation.mark
    case .status(let index): statuses[index].citation.mark
    }
  }

  /// What a written reading of `reference` means.
  func value(_ written: String, of reference: Reference) -> Snapshot.Value {
    let text = written.trimmingBlanks
    if text.isEmpty || foldedName(text) == "missing" { return .missing }
    switch reference {
    case .indicator(let index):
      return indicators[index].range(text) ?? indicators[index].value(text)
    case .trigger: return answer(text)
    case .status: return .unreadable(text, reason: "is no reading")
    }
  }

  private func answer(_ text: String) -> Snapshot.Value {
    switch text.lowercased() {
    case "yes": .yes
    case "no": .no
    default: .unreadable(text, reason: "is neither yes nor no")
    }
  }
}

extension Indicator {
  /// What the text of one reading means; a number outside the range is unreadable, too.
  package func value(_ text: String) -> Snapshot.Value {
    if let values {
      if let index = values.firstIndex(of: foldedName(text)) { return .word(index) }
      return .unreadable(text, reason: "is none of \(values.joined(separator: ", "))")
    }
    switch readNumber(text) {
    case .failure(.unlike): return .unreadable(text, reason: "is not a number")
    case .failure(let problem): return .unreadable(text, reason: problem.reason)
    case .success(let number):
      if let reason = fault(of: ExactNumber(number)) { return .unreadable(text, reason: reason) }
      return .number(number)
    }
  }

  /// Why a number cannot be a reading; nil when it can.
  package func fault(of number: ExactNumber) -> String? {
    if let grid, !grid.contains(number) {
      return grid == .wholeNumbers
        ? "is not a whole number" : "is off the step of \(grid.step.text)"
    }
    return range.contains(number) ? nil : "is outside the range"
  }
}

extension String {
  package var trimmingBlanks: String {
    var text = self[...]
    while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
    while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
    return String(text)
  }
}
