internal import Diagnostics

// What is written in lists of actions, as checks compare it.
extension RoleBlock {
  /// What is done at a level, every `continue` written out; empty where nothing is.
  func list(at level: Level) -> [Action] {
    if case .actions(let actions)? = cells[level] { actions } else { [] }
  }

  /// The lines that stand at a level themselves, without what is continued there.
  func ownLines(at level: Level) -> [Action] {
    (written[level]?.lines ?? []).compactMap { line in
      if case .action(let action) = line { action } else { nil }
    }
  }

  /// The levels that a level continues, with their places.
  func continued(at level: Level) -> [(level: Level, mark: Mark)] {
    (written[level]?.lines ?? []).compactMap { line in
      if case .continued(let level, let mark) = line { (level, mark) } else { nil }
    }
  }

  /// What stands before each of its actions: `red: 2 actions`, for people.
  func mark(of level: Level) -> Mark { written[level]?.mark ?? mark }
}

extension Action {
  /// What is to be done, and if what: the same for two lines of which one is too many. A capital, a
  /// blank or a full stop makes no other action.
  var work: String { foldedText + (conditionText.map { "\nif \($0)" } ?? "") }

  var foldedText: String { words.folded }

  /// `within 2 hours`; nil where no time is set.
  var timeText: String? {
    let parts = [
      within.map { "within \($0.text)" }, by.map { "by \($0.text)" },
      every.map { "every \($0.text)" },
    ]
    let text = parts.compactMap(\.self).joined(separator: ", ")
    return text.isEmpty ? nil : text
  }

  /// At most so many letters of it, for a message.
  var shortText: String { text.count <= 40 ? text : text.prefix(39).trimmedEnd + "…" }
}

extension Substring {
  fileprivate var trimmedEnd: Substring {
    var end = self
    while end.last == " " { end.removeLast() }
    return end
  }
}

extension Plan {
  /// The blocks of each role that follow one status, in their order.
  var roleLists: [[RoleBlock]] {
    var places: [[Int]: Int] = [:]
    var lists: [[RoleBlock]] = []
    for block in blocks {
      let key = [block.role, block.status]
      if let place = places[key] {
        lists[place].append(block)
      } else {
        places[key] = lists.count
        lists.append([block])
      }
    }
    return lists
  }

  /// The blocks that follow each status, by its index.
  var blocksByStatus: [(status: Int, blocks: [RoleBlock])] {
    Dictionary(grouping: blocks, by: \.status).sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }
}
