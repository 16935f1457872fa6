/// How the parts of an evaluation are called in an answer to people.
struct EvaluationWords: Sendable {
  let plan: Plan
  let zone: TimeZoneRules
  let at: Instant
  /// By role: who acts for it; nil where nobody does.
  let holders: [Int?]
  /// Whether there was an assessment before, so that what changed can be told.
  let marksChanges: Bool

  init(plan: Plan, zone: TimeZoneRules, at: Instant, marksChanges: Bool = false) {
    self.plan = plan
    self.zone = zone
    self.at = at
    holders = plan.holders(at: at, zone: zone)
    self.marksChanges = marksChanges
  }

  // MARK: - Levels

  func title(_ level: Level) -> String { plan.scale[level].title }

  /// With its colour in words, since many read without any.
  func colouredTitle(_ level: Level) -> String {
    let step = plan.scale[level]
    return step.title + (step.colour.map { " (\($0))" } ?? "")
  }

  func tint(_ level: Level?) -> LevelPaint.Tint? {
    level.flatMap { plan.scale[$0].colour }.map(LevelPaint.Tint.named) ?? .strong
  }

  /// The level in force, in a word.
  func level(_ levels: LevelSet) -> String {
    if levels.isEmpty { return "does not apply" }
    return levels.calculated.map(colouredTitle) ?? "NOT KNOWN"
  }

  /// What the level could be beside what is given out; empty where there is no doubt.
  func doubt(_ levels: LevelSet, isExact: Bool) -> String {
    guard !levels.isSingle, let best = levels.best, let worst = levels.worst else { return "" }
    let could = isExact ? "could be" : "could perhaps be"
    if levels.calculated != nil { return "\(could) \(colouredTitle(worst))" }
    return "at best \(title(best)), \(could) \(colouredTitle(worst))"
  }

  /// What stands beside a level: where it comes from, how it has changed, and what is in doubt.
  func remarks(_ line: Assessment.StatusLine) -> String {
    [change(line), origin(line), doubt(line.levels, isExact: line.isExact)]
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// `up from Amber`; empty where the level before is not known, or the same.
  private func change(_ line: Assessment.StatusLine) -> String {
    guard let level = line.level, let previous = line.previous, level != previous else {
      return ""
    }
    return "\(level > previous ? "up" : "down") from \(title(previous))"
  }

  private func origin(_ line: Assessment.StatusLine) -> String {
    switch line.origin {
    case .calculated: return ""
    case .held:
      let calculated = line.calculated.isEmpty ? "" : "calculated: \(plainLevel(line.calculated))"
      if line.needsDeclaration { return ["nobody has decided", calculated].joinedFacts }
      let since = line.since.map { "held since \(time($0))" } ?? "held"
      return [since, calculated].joinedFacts
    case .declared:
      let declaration = line.declaration
      let roles = declaration.map { self.roles([$0.by]) } ?? ""
      let calculated = line.calculated.isEmpty ? "" : "calculated: \(plainLevel(line.calculated))"
      return ["declared by \(roles): \(declaration?.reason ?? "")", calculated].joinedFacts
    }
  }

  private func plainLevel(_ levels: LevelSet) -> String {
    levels.calculated.map(title) ?? "not known"
  }

  // MARK: - Signs

  func title(_ reference: Reference) -> String {
    switch reference {
    case .indicator(let index): plan.indicators[index].title
    case .trigger(let index): plan.triggers[index].title
    case .status(let index): plan.statuses[index].title
    }
  }

  /// A reading as people write it: `48 %`, `12 places`, `very limited`.
  func value(_ reason: Assessment.Reason) -> String {
    switch reason.reference {
    case .status: return ""
    case .trigger: return reason.value
    case .indicator(let index):
      if plan.indicators[index].givesLevel {
        return plan.scale.level(named: reason.value).map(title) ?? spoken(reason.value)
      }
      guard plan.indicators[index].isNumeric else { return spoken(reason.value) }
      return reason.value + unit(reason) + (reason.isSuppressed ? " (suppressed)" : "")
    }
  }

  private func unit(_ reason: Assessment.Reason) -> String {
    guard let unit = reason.unit, reason.value != "missing" else { return "" }
    if unit == .percent { return " %" }
    return " " + (reason.value == "1" ? Self.singular(unit.name) : unit.name)
  }

  private static func singular(_ name: String) -> String {
    if name == "people" { return "person" }
    return name.hasSuffix("s") ? String(name.dropLast()) : name
  }

  /// A name of the plan's as words.
  func spoken(_ name: String) -> String { name.replacing("_", with: " ") }

  /// A condition with titles for its names: `a direction was declined`.
  func condition(_ text: String) -> String {
    text.split(separator: " ").map { word in
      guard let reference = plan.reference(named: String(word)) else { return spoken(String(word)) }
      let title = title(reference)
      guard case .trigger = reference else { return title }
      let isWord = title.dropFirst().first?.isLowercase ?? true || title.hasPrefix("A ")
      return isWord ? title.prefix(1).lowercased() + title.dropFirst() : title
    }.joined(separator: " ")
  }

  /// `2 short of OPEL 2`, `more than 5 too high for Step 1`.
  func distance(_ reason: Assessment.Reason) -> String {
    guard let distance = reason.toNextBetter, let next = reason.nextBetter else { return "" }
    let amount = distance == "more than 0" ? "just" : distance
    return amount + (reason.mustRise ? " short of " : " too high for ") + title(next)
  }

  // MARK: - Areas

  /// Where something holds: the area, or of the whole plan the status itself.
  func place(_ area: AreaName, _ status: Int) -> String {
    area.tier == plan.areas.wholePlan ? plan.statuses[status].title : plan.areaTitle(area)
  }

  /// `East Kent, North Kent`, or `every area` of a declared tier.
  func list(_ areas: [AreaName]) -> String {
    if let tier = areas.first?.tier, tier != plan.areas.wholePlan, !plan.areas[tier].isOpen,
      areas.count > 2, areas.count == plan.areas[tier].areas.count
    {
      return "every \(spoken(plan.areas[tier].name))"
    }
    return areas.map(plan.areaTitle).joined(separator: ", ")
  }

  /// The people to be reached: whoever stands in, and for whom.
  func roles(_ names: [String]) -> String { names.map(role).joined(separator: "; ") }

  private func role(_ name: String) -> String {
    guard let index = plan.roles.firstIndex(where: { $0.name == name }) else { return spoken(name) }
    let title = plan.roles[index].title
    guard let holder = holders[index] else { return "\(title) (nobody holds it now)" }
    return holder == index ? title : "\(plan.roles[holder].title) (for \(title))"
  }

  // MARK: - Times

  /// A moment near that of the evaluation: the clock alone on the same day.
  func time(_ instant: Instant) -> String {
    zone.civil(at: instant).date == zone.civil(at: at).date
      ? PeopleTime.clock(instant, in: zone) : PeopleTime.short(instant, in: zone)
  }
}

extension [String] {
  /// Those that say something, one after the other.
  fileprivate var joinedFacts: String { filter { !$0.isEmpty }.joined(separator: ", ") }
}
