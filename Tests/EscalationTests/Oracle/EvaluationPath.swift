import Escalation

/// Whose list: an index of a role and of a status, and an area.
struct ListPlace: Hashable {
  let role: Int
  let status: Int
  let area: Int
}

/// What an evaluation says of one row.
struct Observed {
  struct StatusLevels {
    let levels: LevelSet
    let isExact: Bool
    /// The inputs it names as missing.
    let missing: Set<Choice>
  }

  enum Line: Hashable {
    /// An input that someone is to get.
    case get(Choice?)
    case planned(String, when: String?, isIfUnknown: Bool)
  }

  /// By status and area.
  var statuses: [Spot: StatusLevels] = [:]
  /// By trigger and area; empty where the path does not tell.
  var answers: [Spot: Answer] = [:]
  /// By indicator with bands and area; empty where the path does not tell.
  var indicators: [Spot: LevelSet] = [:]
  var lists: [ListPlace: [Line]] = [:]
}

/// A way through the product from a row to its answers.
protocol EvaluationPath {
  func observe(_ row: Row, _ land: Land, _ loaded: LoadedPlan) throws -> Observed
}

/// By way of a frame, as rows of a table are evaluated.
struct FramePath: EvaluationPath {
  func observe(_ row: Row, _ land: Land, _ loaded: LoadedPlan) -> Observed {
    let reader = reader(row, land, loaded)
    var observed = Observed()
    observed.take(reader.statusLines(), reader.actionLines(), land, loaded.plan)
    for (index, trigger) in loaded.plan.triggers.enumerated() {
      for area in 0..<land.count(trigger.tier) {
        observed.answers[Spot(index, area)] = reader.answer(ofTrigger: index, area)
      }
    }
    for (index, indicator) in loaded.plan.indicators.enumerated() where indicator.bands != nil {
      for area in 0..<land.count(indicator.tier) {
        observed.indicators[Spot(index, area)] = reader.levels(of: .indicator(index), area)
      }
    }
    return observed
  }

  /// 2024-11-04 09:00, as every row has it.
  var moment = Instant(seconds: 1_730_710_800)

  func reader(_ row: Row, _ land: Land, _ loaded: LoadedPlan) -> AssessmentReader {
    var frame = Frame(loaded.compiled, openSlots: land.openNames.count)
    for (place, value) in row.readings {
      switch value {
      case .number(let number): frame.readings[place.index][place.area] = Reading(number)
      case .range(let low, let high):
        frame.readings[place.index][place.area] = Reading(from: low, to: high) ?? .missing
      case .word(let word): frame.readings[place.index][place.area] = .word(word)
      }
    }
    for (place, answer) in row.answers {
      frame.answers[place.index][place.area] = Answer(answer).bits
    }
    frame.at = moment
    loaded.compiled.evaluate(&frame)
    let names = loaded.plan.areas.ids.map { tier in
      (0..<land.count(tier)).map { land.name($0, of: tier) }
    }
    return AssessmentReader(
      compiled: loaded.compiled, frame: frame, areaNames: names, at: moment, zone: .utc)
  }
}

/// By way of the text of a snapshot file.
struct SnapshotPath: EvaluationPath {
  func observe(_ row: Row, _ land: Land, _ loaded: LoadedPlan) throws -> Observed {
    let snapshot = try loaded.snapshot(row.text(loaded.plan, land))
    let at = snapshot.at?.instant(in: .utc)
    let assessment = loaded.compiled.assess(snapshot, at: at, zone: .utc)
    var observed = Observed()
    observed.take(assessment.statuses, assessment.actions, land, loaded.plan)
    return observed
  }
}

extension Observed {
  mutating func take(
    _ lines: [Assessment.StatusLine], _ actions: [Assessment.ActionLine], _ land: Land,
    _ plan: Plan
  ) {
    for line in lines {
      guard let area = land.area(line.area) else { continue }
      statuses[Spot(line.status, area)] = StatusLevels(
        levels: line.levels, isExact: line.isExact,
        missing: Set(line.missing.compactMap { choice($0, land) }))
    }
    for line in actions {
      guard let area = land.area(line.area) else { continue }
      let place = ListPlace(role: line.role, status: line.status, area: area)
      switch line.kind {
      case .get(let input), .answer(let input):
        lists[place, default: []].append(.get(choice(input, land)))
      case .decide, .ended: break
      case .planned(let action):
        lists[place, default: []].append(
          .planned(action.text, when: action.conditionText, isIfUnknown: line.isIfUnknown))
      }
    }
  }

  private func choice(_ input: Assessment.MissingInput, _ land: Land) -> Choice? {
    guard let area = land.area(input.area) else { return nil }
    switch input.reference {
    case .indicator(let index): return .reading(Spot(index, area))
    case .trigger(let index): return .answer(Spot(index, area))
    case .status: return nil
    }
  }
}

extension Land {
  func area(_ name: AreaName) -> Int? {
    (0..<count(name.tier)).first { self.name($0, of: name.tier) == name.name }
  }
}
