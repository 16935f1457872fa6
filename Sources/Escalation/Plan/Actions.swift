package import Diagnostics

/// One thing to do, for one role.
package struct Action: Sendable {
  package let text: String
  /// What the text says, for those who compare it with others.
  package let words: ActionWords
  /// The name of the task it was written as, if any.
  package let task: String?
  package let condition: Condition?
  /// The condition as it is written, on one line.
  package let conditionText: String?
  package let within: TimeSpan?
  package let by: TimeOfDay?
  package let every: Rhythm?
  /// Names of roles, or words for people outside the plan.
  package let contact: [String]
  package let notify: [String]
  package let via: String?
  package let citation: Citation
}

/// What a role does at each level of the status it follows.
package struct RoleBlock: Sendable {
  /// What is written at one level.
  package enum Cell: Sendable {
    case businessAsUsual
    /// The paper's cell is blank.
    case notStated
    /// In order, with every `continue` already written out.
    case actions([Action])
  }

  /// One line of a list as it is written.
  package enum Line: Sendable {
    case action(Action)
    /// `continue amber`, which repeats the list of another level.
    case continued(Level, Mark)
  }

  /// A cell as it is written; without lines where it holds no list.
  package struct WrittenCell: Sendable {
    package let mark: Mark
    package let lines: [Line]
  }

  /// An index into the plan's roles.
  package let role: Int
  /// An index into the plan's statuses.
  package let status: Int
  package let cells: [Level: Cell]
  /// The same cells before any `continue` is written out.
  package let written: [Level: WrittenCell]
  package let anyLevel: [Action]
  /// What is done once when a level has been left.
  package let after: [Level: [Action]]
  package let mark: Mark
}
