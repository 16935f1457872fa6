package import Diagnostics
package import YAMLTree

/// One row of a log before it is known what its cells mean.
package struct EventCells: Sendable {
  package struct Cell: Sendable {
    package let name: String
    package let text: String
    package let nameMark: Mark
    package let mark: Mark

    package init(name: String, text: String, nameMark: Mark, mark: Mark) {
      self.name = name
      self.text = text
      self.nameMark = nameMark
      self.mark = mark
    }
  }

  /// Those that are not blank.
  package let cells: [Cell]
  package let mark: Mark

  package init(_ cells: [Cell], mark: Mark) {
    self.cells = cells.filter { !$0.text.trimmingBlanks.isEmpty }
    self.mark = mark
  }

  subscript(_ name: String) -> Cell? { cells.first { $0.name == name } }
}

/// Makes rows of cells; whatever it cannot read is a problem with its place, and leaves a doubt.
package struct EventLogReader {
  let events: [EventType]
  let areas: Areas
  let indicators: [Indicator]
  package private(set) var log = EventLog()

  package init(_ plan: Plan) {
    self.init(events: plan.events, areas: plan.areas, indicators: plan.indicators)
  }

  init(events: [EventType], areas: Areas, indicators: [Indicator]) {
    self.events = events
    self.areas = areas
    self.indicators = indicators
  }

  package mutating func read(_ row: EventCells) {
    let time = time(row)
    let event = event(row)
    let step = event.flatMap { self.step(row, $0) }
    let place = event.map { self.place(row, $0) } ?? .notWritten
    let id = event.flatMap { self.id(row, $0) }
    guard let time, let event, let step, let id, !place.isUnreadable else {
      log.doubts.append(EventDoubt(time: time, event: event, step: step, area: place.area))
      return
    }
    log.rows.append(
      EventRow(
        time: time, event: event, step: step, id: id, area: place.area,
        values: values(row, event, id), mark: row.mark))
  }

  /// A row that is none at all.
  package mutating func refuse(_ text: String, at mark: Mark) {
    problem(text, at: mark)
    log.doubts.append(EventDoubt(time: nil, event: nil, step: nil, area: nil))
  }

  /// Something about the log as a whole.
  package mutating func remark(_ text: String, at mark: Mark) { problem(text, at: mark) }

  private mutating func problem(
    _ text: String, at mark: Mark, label: String = "", event: Int? = nil, id: String? = nil
  ) {
    log.problems.append(
      EventProblem(.unreadable, text, at: mark, label: label, event: event, id: id))
  }

  // MARK: - Cells

  private mutating func time(_ row: EventCells) -> WrittenTime? {
    guard let cell = row["time"] ?? row["at"] else {
      problem("the row has no time", at: row.mark)
      return nil
    }
    do throws(WrittenTimeError) {
      let time = try WrittenTime(parsing: cell.text.trimmingBlanks)
      guard case .day = time else { return time }
      problem("a step needs the time of day", at: cell.mark)
    } catch {
      problem("the time '\(cell.text)': \(error.reason)", at: cell.mark)
    }
    return nil
  }

  /// A plan with one kind of event need not be told which it is.
  private mutating func event(_ row: EventCells) -> Int? {
    guard let cell = row["event"] else {
      if events.count == 1 { return 0 }
      problem("the row does not say of which event it is", at: row.mark)
      return nil
    }
    if let index = events.firstIndex(where: { $0.name == foldedName(cell.text) }) { return index }
    unknown(cell, "event", events.map(\.name))
    return nil
  }

  private mutating func step(_ row: EventCells, _ event: Int) -> Int? {
    let steps = events[event].steps
    guard let cell = row["step"] else {
      problem("the row has no step", at: row.mark)
      return nil
    }
    if let index = steps.firstIndex(where: { $0.name == foldedName(cell.text) }) { return index }
    unknown(cell, "step of '\(events[event].name)'", steps.map(\.name))
    return nil
  }

  private mutating func id(_ row: EventCells, _ event: Int) -> String? {
    let key = events[event].key
    if let cell = row[key] { return cell.text.trimmingBlanks }
    problem(
      "the row has no '\(key)', which tells one \(events[event].name) from another", at: row.mark)
    return nil
  }

  private enum Place {
    case notWritten, unreadable
    case written(AreaName)

    var area: AreaName? { if case .written(let area) = self { area } else { nil } }
    var isUnreadable: Bool { if case .unreadable = self { true } else { false } }
  }

  private mutating func place(_ row: EventCells, _ event: Int) -> Place {
    let tier = events[event].place
    guard let cell = row["area"] else { return .notWritten }
    let text = cell.text.trimmingBlanks
    if tier == areas.wholePlan {
      if foldedName(text) != "all" {
        problem("'\(events[event].name)' is not placed by areas", at: cell.mark)
      }
      return .notWritten
    }
    if areas[tier].isOpen { return .written(AreaName(tier: tier, name: text)) }
    let names = areas[tier].areas.map(\.name)
    if names.contains(foldedName(text)) {
      return .written(AreaName(tier: tier, name: foldedName(text)))
    }
    unknown(cell, areas[tier].name, names)
    return .unreadable
  }

  private mutating func values(
    _ row: EventCells, _ event: Int, _ id: String
  ) -> [Int: EventRow.Value] {
    let fields = events[event].fields
    var values: [Int: EventRow.Value] = [:]
    for cell in row.cells {
      if Resolver.logColumns.contains(cell.name) || cell.name == events[event].key { continue }
      guard let field = fields.firstIndex(where: { $0.name == cell.name }) else {
        let near = nearestName(to: cell.name, in: fields.map(\.name))
        problem(
          "'\(events[event].name)' has no field '\(cell.name)'", at: cell.nameMark,
          label: near.map { "did you mean '\($0)'?" } ?? "", event: event, id: id)
        continue
      }
      values[field] = value(cell, fields[field], event, id)
    }
    return values
  }

  private mutating func value(
    _ cell: EventCells.Cell, _ field: EventType.Field, _ event: Int, _ id: String
  ) -> EventRow.Value? {
    let text = cell.text.trimmingBlanks
    guard let index = field.indicator else { return .text(text) }
    switch indicators[index].value(text) {
    case .number(let number): return .number(number)
    case .word(let word): return .word(word)
    case .missing, .range, .yes, .no: return .unreadable
    case .unreadable(_, let reason):
      problem("\(field.name): '\(text)' \(reason)", at: cell.mark, event: event, id: id)
      return .unreadable
    }
  }

  private mutating func unknown(_ cell: EventCells.Cell, _ what: String, _ known: [String]) {
    let near = nearestName(to: cell.text, in: known)
    problem(
      "no \(what) is called '\(cell.text)'", at: cell.mark,
      label: near.map { "did you mean '\($0)'?" } ?? "")
  }
}

extension EventLogReader {
  /// Rows of YAML or JSON, each a mapping.
  package mutating func read(_ node: YAMLNode) {
    guard let items = node.sequence else {
      if !node.isNull {
        refuse("events are a list of rows, and this is \(node.kindText)", at: node.mark)
      }
      return
    }
    for item in items {
      guard let entries = item.mapping else {
        refuse("a row gives values by name, and this is \(item.kindText)", at: item.mark)
        continue
      }
      let cells = entries.map { entry in
        EventCells.Cell(
          name: entry.key, text: entry.value.isNull ? "" : entry.value.scalar?.text ?? "…",
          nameMark: entry.keyMark, mark: entry.value.mark)
      }
      read(EventCells(cells, mark: item.mark))
    }
  }
}
