internal import Diagnostics

// What an example has to ask so that it can reach something.
extension SuggestionFinder {
  func expectations(for item: CoverageItem) -> [Expectation] {
    switch item.key {
    case .band(let owner, _): expectations(for: owner)
    case .side(let line, _): expectations(for: line.owner)
    case .trigger(let index, _): answers(index)
    case .part(let place, _): expectations(for: place.owner)
    case .cell(let status, _, _), .level(let status, _): levels(.status(status))
    case .role(let block, _), .action(let block, _), .when(let block, _, _): duties(block)
    case .missing(let index): levels(.indicator(index)) + readers(of: .indicator(index))
    }
  }

  private func expectations(for owner: RangeOwner) -> [Expectation] {
    switch owner {
    case .bands(let index): levels(.indicator(index))
    case .points(let index): readers(of: .indicator(index))
    case .test(let key):
      plan.owners(of: key).flatMap { expectations(for: $0) }
    }
  }

  private func expectations(for owner: ConditionPlace.Owner) -> [Expectation] {
    switch owner {
    case .trigger(let index): answers(index)
    case .level(let status, _), .stepDown(let status): levels(.status(status))
    case .summary(let index): levels(.indicator(index)) + readers(of: .indicator(index))
    case .action(let block, _): duties(block)
    }
  }

  /// Every status that reads something, directly or not.
  private func readers(of reference: Reference) -> [Expectation] {
    plan.statuses.indices.flatMap { index -> [Expectation] in
      let expectations = levels(.status(index))
      guard let first = expectations.first else { return [] }
      let cone = ExampleCone(of: example(TrialReadings(), [first]), plan)
      return cone.references.contains(reference) ? expectations : []
    }
  }

  private func levels(_ reference: Reference) -> [Expectation] {
    if case .indicator(let index) = reference, plan.indicators[index].bands == nil { return [] }
    return each(reference, plan.name(of: reference)) { .levels(reference, .inForce, [nil]) }
  }

  private func answers(_ index: Int) -> [Expectation] {
    each(.trigger(index), plan.triggers[index].name) { .holds(trigger: index, nil) }
  }

  private func duties(_ index: Int) -> [Expectation] {
    let block = plan.blocks[index]
    return each(.status(block.status), "\(plan.roles[block.role].name) does") {
      .does(role: block.role, .does, [], isExact: true)
    }
  }

  /// One for each of the first areas in which a sign applies.
  private func each(
    _ reference: Reference, _ words: String, _ subject: () -> Expectation.Subject
  ) -> [Expectation] {
    let tier = plan.tier(of: reference)
    return self.areas(of: reference).prefix(2).map { name in
      Expectation(
        subject: subject(), area: AreaName(tier: tier, name: name),
        text: words + (tier == plan.areas.wholePlan ? "" : " in \(name)"),
        mark: Mark(file: plan.file, range: 0..<0))
    }
  }

  /// Where a sign applies; nowhere for what is of things, which only events bring.
  func areas(of reference: Reference) -> [String] {
    let tier = plan.areas[plan.tier(of: reference)]
    if tier.holdsThings { return [] }
    if tier.isOpen { return [openArea] }
    return tier.areas.indices.filter { area in
      if case .indicator(let index) = reference {
        return plan.indicators[index].applies(inArea: area)
      }
      return true
    }.map { tier.areas[$0].name }
  }
}

extension Plan {
  /// What has a test in its condition.
  func owners(of key: TestKey) -> [ConditionPlace.Owner] {
    let signs = writtenConditions.filter { $0.condition.tests.contains { TestKey($0) == key } }
    let actions = blocks.indices.flatMap { block in
      self.actions(ofBlock: block).filter { _, action in
        action.condition?.tests.contains { TestKey($0) == key } ?? false
      }.map { ConditionPlace.Owner.action(block: block, $0.key) }
    }
    return signs.map(\.owner) + actions
  }
}
