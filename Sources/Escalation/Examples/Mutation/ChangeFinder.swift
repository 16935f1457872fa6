package import Diagnostics
package import YAMLTree

/// Finds every small change of a plan's own text that gives another plan.
///
/// What no example could notice is left alone: titles, sources, and by when something is to be done.
package struct ChangeFinder {
  let plan: Plan
  let file: FileID
  let source: SourceFile
  var changes: [PlanChange] = []

  /// `node` is the tree of the plan's file alone, without what it is based on.
  package static func changes(
    of plan: Plan, _ node: YAMLNode, in source: SourceFile
  ) -> [PlanChange] {
    var finder = ChangeFinder(plan: plan, file: node.mark.file, source: source)
    finder.find(in: node)
    var seen: Set<[PlanChange.Edit]> = []
    return finder.changes.sorted { $0.order < $1.order }
      .filter { seen.insert($0.edits).inserted }
  }

  private mutating func find(in node: YAMLNode) {
    for index in plan.indicators.indices { moveBandLines(index) }
    moveTestLines()
    for entry in node.mapping ?? [] {
      switch entry.key {
      case "indicators": for sign in entry.value.mapping ?? [] { indicator(sign) }
      case "triggers": for sign in entry.value.mapping ?? [] { trigger(sign) }
      case "statuses": for sign in entry.value.mapping ?? [] { status(sign) }
      case "groups":
        for group in entry.value.mapping ?? [] {
          dropEach(of: group.value, "a member of '\(group.key)'", .everything)
        }
      case "actions": actions(entry.value)
      case "tasks": for task in entry.value.mapping ?? [] { self.task(task) }
      default: break
      }
    }
  }

  mutating func add(
    _ edits: [PlanChange.Edit?], _ what: String, hint: String, _ touches: Set<PlanChange.Touch>
  ) {
    let known = edits.compactMap(\.self)
    guard known.count == edits.count, !known.isEmpty else { return }
    changes.append(PlanChange(known, what, hint: hint, touches: touches))
  }

  func text(_ mark: Mark) -> String { source.text(in: mark.range) }

  func touch(_ name: String) -> PlanChange.Touch {
    plan.reference(named: name).map(PlanChange.Touch.reference) ?? .everything
  }

  // MARK: - Signs

  private mutating func indicator(_ entry: YAMLEntry) {
    let touch = touch(entry.key)
    guard isRead(touch) else { return }
    for field in entry.value.mapping ?? [] {
      switch field.key {
      case "bands", "points": swapKeys(of: field.value, entry.key, touch)
      case "only in", "if missing":
        drop(
          field, of: entry.value, "'\(field.key)' dropped",
          hint: field.key == "only in"
            ? "an example in another area" : "an example in which \(entry.key) is missing", touch)
      case "fresh for", "last", "next":
        span(field.value, "'\(field.key)'", hint: "a reading of \(entry.key) as old as that", touch)
      case "where": condition(field.value, touch)
      case "value": figure(field.value, entry.key, touch)
      default: break
      }
    }
  }

  /// Whether it has a level, or anything reads it; else it is for people to look at alone.
  private func isRead(_ touch: PlanChange.Touch) -> Bool {
    guard case .reference(.indicator(let index)) = touch else { return true }
    return plan.indicators[index].bands != nil
      || plan.usage.references.contains(.indicator(index))
  }

  /// Every number of a figure, whatever it is by.
  private mutating func figure(_ node: YAMLNode, _ name: String, _ touch: PlanChange.Touch) {
    if let entries = node.mapping {
      for entry in entries { figure(entry.value, name, touch) }
      return
    }
    guard let text = node.scalar?.text.split(separator: " ").first,
      let number = ExactDecimal(text)
    else { return }
    for up in [false, true] {
      let range = node.mark(ofText: 0..<text.utf8.count).range
      let edit = number.moved(by: number.lastDigit, up: up).map {
        PlanChange.Edit(range: range, text: $0.text)
      }
      // What is compared with it is not known here.
      add(
        [edit], "the figure \(up ? "raised" : "lowered")",
        hint: "a reading of exactly \(text) where \(name) counts", [.everything, touch])
    }
  }

  private mutating func trigger(_ entry: YAMLEntry) {
    var touch = touch(entry.key)
    // No is what counts where nobody answers, too, unless an answer was due.
    if case .reference(.trigger(let index)) = touch, plan.triggers[index].isInput,
      plan.triggers[index].every == nil
    {
      touch = .answered(index)
    }
    for field in entry.value.mapping ?? [] {
      switch field.key {
      case "level":
        neighbours(
          of: field.value, hint: "an example in which \(entry.key) alone makes the level", touch)
      case "when": condition(field.value, touch)
      case "lasts": span(field.value, "'lasts'", hint: "a yes as old as that", touch)
      default: break
      }
    }
  }

  private mutating func status(_ entry: YAMLEntry) {
    let touch = touch(entry.key)
    for field in entry.value.mapping ?? [] {
      switch field.key {
      case "worst of": dropEach(of: field.value, "a sign of '\(entry.key)'", touch)
      case "levels":
        swapKeys(of: field.value, entry.key, touch)
        for level in field.value.mapping ?? [] { condition(level.value, touch) }
      case "step down": stepDown(field, of: entry, touch)
      case "lasts", "at least for":
        span(field.value, "'\(field.key)'", hint: "a declaration as old as that", touch)
      case "may": direction(field.value, touch)
      case "matrix":
        for cells in field.value.mapping ?? [] where cells.key == "cells" {
          for row in cells.value.mapping ?? [] {
            for cell in row.value.sequence ?? [] {
              neighbours(of: cell, hint: "an example of that cell", touch)
            }
          }
        }
      default:
        quorum(ofKey: field, touch)
        if field.key.hasPrefix("at least ") {
          dropEach(of: field.value, "a sign of '\(entry.key)'", touch)
        }
      }
    }
  }

  private mutating func stepDown(
    _ field: YAMLEntry, of status: YAMLEntry, _ touch: PlanChange.Touch
  ) {
    let hint = "a series in which \(status.key) gets better"
    drop(field, of: status.value, "'step down' dropped", hint: hint, touch)
    for part in field.value.mapping ?? [] {
      switch part.key {
      case "after", "hold": span(part.value, "'\(part.key)'", hint: hint, touch)
      case "when": condition(part.value, touch)
      case "one level at a time", "sign off":
        drop(part, of: field.value, "'\(part.key)' dropped", hint: hint, touch)
      default: break
      }
    }
  }

  private mutating func direction(_ node: YAMLNode, _ touch: PlanChange.Touch) {
    guard let text = node.scalar?.text else { return }
    for other in Declaring.Direction.allCases where other.rawValue != text {
      add(
        [.init(range: node.mark.range, text: other.rawValue)], "'may' changed",
        hint: "a declaration that is milder, and one that is worse", [touch])
    }
  }
}

extension PlanChange {
  /// By place, then by what is done.
  fileprivate var order: (Int, String, String) {
    (edits.first?.range.lowerBound ?? 0, what, edits.map(\.text).joined(separator: "\n"))
  }
}
