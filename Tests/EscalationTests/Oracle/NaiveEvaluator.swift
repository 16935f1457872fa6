import Escalation

/// A second evaluator, slow and obvious, written from the description of the language.
///
/// It answers one question at a time by asking the next, and shares with the product only the
/// meaning of a plan and the four operations on fractions. Where the data leave something open it
/// throws what it would have to know; whoever asks again says how that turned out.
struct NaiveEvaluator {
  let plan: Plan
  let land: Land
  let row: Row
  var chosen: [Choice: Chosen] = [:] { didSet { notes = Notes() } }
  private(set) var notes = Notes()

  /// Answers given before, which stand until something else is chosen.
  final class Notes {
    var levels: [Reference: [Int: Level?]] = [:]
    var answers: [Spot: Bool?] = [:]
    var numbers: [Spot: ExactNumber?] = [:]
  }

  init(_ plan: Plan, _ land: Land, _ row: Row) {
    self.plan = plan
    self.land = land
    self.row = row
  }

  func choose(_ choice: Choice) throws(Undecided) -> Chosen {
    guard let outcome = chosen[choice] else { throw Undecided(choice: choice) }
    return outcome
  }

  func choosesNumber(_ choice: Choice) throws(Undecided) -> ExactNumber? {
    if case .number(let number) = try choose(choice) { number } else { nil }
  }

  func choosesAnswer(_ choice: Choice) throws(Undecided) -> Bool {
    try choose(choice) == .answer(true)
  }

  // MARK: - Levels

  /// The level something speaks for in an area of its tier; nil where it does not apply.
  func level(of reference: Reference, _ area: Int) throws(Undecided) -> Level? {
    if let noted = notes.levels[reference]?[area] { return noted }
    let level: Level?
    switch reference {
    case .indicator(let index): level = try self.level(ofIndicator: Spot(index, area))
    case .trigger(let index):
      let answer = try holds(Spot(index, area))
      level = answer.map { $0 ? plan.triggers[index].level ?? .mildest : .mildest }
    case .status(let index): level = try self.level(ofStatus: Spot(index, area))
    }
    notes.levels[reference, default: [:]].updateValue(level, forKey: area)
    return level
  }

  private func level(ofIndicator place: Spot) throws(Undecided) -> Level? {
    let indicator = plan.indicators[place.index]
    guard applies(place), let bands = indicator.bands else { return nil }
    if case .assumeLevel(let level) = indicator.whenMissing, try isMissing(place) == true {
      return level
    }
    guard let verdict = try verdict(bands, place) else { return nil }
    switch verdict {
    case .level(let level): return level
    case .notStated:
      if case .level(let level) = try choose(.level(place)) { return level }
      return nil
    case .points: return nil
    }
  }

  /// What the bands, or the points, say of a reading; nil where there is none.
  func verdict(_ bands: Bands, _ place: Spot) throws(Undecided) -> Bands.Verdict? {
    let otherwise = bands.otherwise ?? .notStated
    if plan.indicators[place.index].values != nil {
      guard let word = try word(place) else { return nil }
      for case (.named(let words), let verdict) in bands.entries where words.contains(word) {
        return verdict
      }
      return otherwise
    }
    guard let number = try number(place) else { return nil }
    for case (.numbers(let range), let verdict) in bands.entries {
      if try lies(number, in: range, place) == true { return verdict }
    }
    return otherwise
  }

  // MARK: - Triggers

  /// Whether a trigger stands; nil where it does not apply.
  func holds(_ place: Spot) throws(Undecided) -> Bool? {
    if let noted = notes.answers[place] { return noted }
    let trigger = plan.triggers[place.index]
    if let condition = trigger.condition {
      let answer = try holds(condition, trigger.tier, place.area)
      notes.answers.updateValue(answer, forKey: place)
      return answer
    }
    if let answer = row.answers[place] { return answer }
    return trigger.every == nil ? false : try choosesAnswer(.answer(place))
  }
}

extension Bands {
  fileprivate var entries: [(Readings, Verdict)] { bands.map { ($0.readings, $0.verdict) } }
}
