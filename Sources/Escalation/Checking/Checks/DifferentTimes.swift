internal import Diagnostics

/// The same thing is to be done in the same time, whoever does it, and not later when it is worse.
///
/// Bad: one role asks for agency staff within 2 hours and another within 4; or one has 2 hours at
/// amber and 4 at red. Good: one time for both, or a note that says why they differ.
enum DifferentTimes: Check {
  static let id = "different-times"

  static func run(_ plan: Plan, reporting diagnostics: inout DiagnosticList) {
    var told: Set<[Mark]> = []
    for blocks in plan.roleLists {
      for level in plan.scale.levels {
        compareLines(
          blocks.flatMap { $0.list(at: level) + $0.anyLevel }, &told, &diagnostics)
      }
      compareLevels(blocks, plan, &told, &diagnostics)
    }
    for (_, blocks) in plan.blocksByStatus {
      for level in plan.scale.levels { compareRoles(blocks, level, plan, &told, &diagnostics) }
    }
  }

  /// In one list there is one time, or it is the rhythm of two things.
  private static func compareLines(
    _ actions: [Action], _ told: inout Set<[Mark]>, _ diagnostics: inout DiagnosticList
  ) {
    var known: [String: Action] = [:]
    for action in actions {
      guard let other = known.updateValue(action, forKey: action.work),
        action.within != other.within || action.by != other.by
      else { continue }
      report(action, other, "in the same list", &told, &diagnostics)
    }
  }

  /// A worse level leaves no more time than a milder one.
  private static func compareLevels(
    _ blocks: [RoleBlock], _ plan: Plan, _ told: inout Set<[Mark]>,
    _ diagnostics: inout DiagnosticList
  ) {
    var known: [String: Action] = [:]
    for level in plan.scale.levels {
      for action in blocks.flatMap({ $0.ownLines(at: level) }) {
        if let milder = known.updateValue(action, forKey: action.work),
          action.isSlower(than: milder)
        {
          report(action, milder, "at a milder level", &told, &diagnostics)
        }
      }
    }
  }

  private static func compareRoles(
    _ blocks: [RoleBlock], _ level: Level, _ plan: Plan, _ told: inout Set<[Mark]>,
    _ diagnostics: inout DiagnosticList
  ) {
    var known: [String: (role: Int, action: Action)] = [:]
    for block in blocks {
      for action in block.list(at: level) + block.anyLevel {
        let key = action.workWithoutNumber
        guard let other = known[key] else {
          known[key] = (block.role, action)
          continue
        }
        guard other.role != block.role, action.disagrees(with: other.action) else { continue }
        let role = plan.roles[other.role].name
        report(action, other.action, "for '\(role)'", &told, &diagnostics)
      }
    }
  }

  private static func report(
    _ action: Action, _ other: Action, _ who: String, _ told: inout Set<[Mark]>,
    _ diagnostics: inout DiagnosticList
  ) {
    let marks = [action.citation.mark, other.citation.mark]
    guard told.insert(marks).inserted else { return }
    let own = action.saidTime ?? "no time"
    let theirs = other.saidTime ?? "no time"
    diagnostics.report(
      .init(
        id, .warning, "the same is to be done \(own) here, and \(theirs) \(who)",
        at: marks[0], related: [.init(marks[1], "\(theirs) here")],
        help: ["Give both the same time, or say in words in what they differ."]))
  }
}

extension Action {
  /// The time that is set, or else the one that its text speaks of.
  fileprivate var saidTime: String? { timeText ?? words.timeSpan.map { "within \($0)" } }

  fileprivate var workWithoutNumber: String {
    words.timeSpan.map { work.replacingFirst($0, with: "#") } ?? work
  }

  /// Whether both have a time of one kind, and not the same.
  fileprivate func disagrees(with other: Action) -> Bool {
    func differ<Time: Equatable>(_ one: Time?, _ two: Time?) -> Bool {
      one != nil && two != nil && one != two
    }
    return differ(within, other.within) || differ(by, other.by) || differ(every, other.every)
      || differ(words.timeSpan, other.words.timeSpan)
  }

  /// Whether more time is left, as far as the two can be compared.
  fileprivate func isSlower(than other: Action) -> Bool {
    if let within, let theirs = other.within { return within.seconds > theirs.seconds }
    if let by, let theirs = other.by { return by > theirs }
    if case .elapsed(let span) = every, case .elapsed(let theirs) = other.every {
      return span.seconds > theirs.seconds
    }
    return false
  }
}

extension TimeSpan {
  /// Its length, where a day is taken for 24 hours.
  var seconds: Int64 { elapsedSeconds ?? Int64(calendarDays ?? 0) * 86_400 }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
