import Diagnostics
import Escalation

/// Something that the data and the plan leave open.
enum Choice: Hashable {
  /// What a missing reading is, by indicator and area.
  case reading(Spot)
  /// Which level a reading has that lies where the plan states none.
  case level(Spot)
  /// What the result of a formula is that has none.
  case result(Spot)
  /// What would be answered to an answer that is due, by trigger and area.
  case answer(Spot)
  /// Whether something holds in every area of none.
  case every(Mark, subject: Reference, area: Int)

  /// Whether it is an input that someone could bring.
  var isInput: Bool {
    switch self {
    case .reading, .answer: true
    case .level, .result, .every: false
    }
  }
}

/// One way in which a choice could turn out.
enum Chosen: Hashable {
  case number(ExactNumber)
  case word(Int)
  case level(Level)
  case answer(Bool)
}

/// Thrown where the evaluation needs a choice that is not made yet.
struct Undecided: Error {
  let choice: Choice
}
