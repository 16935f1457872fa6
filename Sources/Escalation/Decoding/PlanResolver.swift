internal import Diagnostics
internal import YAMLTree

// The order in which a plan is read: names first, then what phrases say of them.
extension Resolver {
  mutating func plan(_ draft: DraftPlan, _ calendars: [HolidayCalendar]) -> Plan {
    let top = draft.top
    let header = header(top)
    let sources = sources(top)
    names.sources = sources.map(\.key)
    names.roles = draft.roles.map(\.name)
    names.scale = scale(top)
    names.areas = areas(top)
    readEvents(draft)
    let hours = hours(top["hours"])
    names.tasks = draft.tasks.map(\.name)
    declareSigns(draft)
    readGroups(top["groups"])
    let indicators = indicators(draft.indicators)
    let triggers = triggers(draft.triggers) + names.eventTriggers
    let readStatuses = draft.statuses.map { status($0) }
    let statuses = readStatuses.map(\.status)
    let roles = roles(draft.roles)
    let complete = readStatuses.allSatisfy(\.isWhole)
    let blocks = complete ? blocks(top["actions"], tasks: draft.tasks) : []
    let data = top["data"].flatMap { dataMappings($0) }
    reportUnbringable(data, indicators, triggers)
    checkSuppressed(data, indicators)
    reportWide(data, indicators, triggers, names.areas)
    let examples = complete ? examples(top, indicators, triggers, statuses, roles) : []
    return Plan(
      file: draft.file, header: header, sources: sources, scale: names.scale,
      areas: names.areas, events: names.events, indicators: indicators, triggers: triggers,
      statuses: statuses, hours: hours, holidays: Holidays(calendars),
      roles: roles, blocks: blocks, groups: names.groupMembers, data: data, examples: examples,
      references: names.references, usage: usage)
  }

  private mutating func declareSigns(_ draft: DraftPlan) {
    names.indicators = draft.indicators.map { indicatorNames($0) }
    names.indicators += names.eventIndicators.map(Names.IndicatorNames.init)
    names.triggers = draft.triggers.map { ($0.name, $0.mark) }
    names.triggers += names.eventTriggers.map { ($0.name, $0.citation.mark) }
    names.statuses = draft.statuses.map { ($0.name, $0.mark) }
    names.statusTiers = draft.statuses.map { status in
      status.fields["per"]?.scalar.flatMap { names.areas.tier(named: $0.text) }
        ?? names.areas.wholePlan
    }
    names.indexSigns()
    var seen: [String: Mark] = [:]
    let signs = (draft.indicators + draft.triggers + draft.statuses).map { ($0.name, $0.mark) }
    for (name, mark) in signs + names.eventSigns {
      if let first = seen[name] {
        diagnostics.report(
          .init(
            "duplicate-name", "'\(name)' names two things", at: mark,
            related: [.init(first, "first here")],
            help: ["Indicators, triggers and statuses become columns: each needs its own name."]))
      }
      seen[name] = seen[name] ?? mark
    }
  }

  private mutating func examples(
    _ top: Fields, _ indicators: [Indicator], _ triggers: [Trigger], _ statuses: [Status],
    _ roles: [Role]
  ) -> [Example] {
    var known = PlanNames(
      areas: names.areas, scale: names.scale, indicators: indicators, triggers: triggers,
      statuses: statuses, roles: roles, events: names.events)
    known.misnamed = misnamed
    var reader = SnapshotReader(known)
    let examples = reader.examples(top["examples"])
    diagnostics.report(contentsOf: reader.diagnostics)
    return examples
  }

  // MARK: - Indicators

  private mutating func indicators(_ drafts: [DraftEntry]) -> [Indicator] {
    var calculations = draftSummaries(drafts).mapValues(DraftCalculation.summary)
    for (index, draft) in drafts.enumerated() {
      guard let node = draft.fields["formula"], let text = diagnostics.text(node, "a formula")
      else { continue }
      var reader = FormulaReader(node, text)
      calculations[index] = reader.read(&self).map(DraftCalculation.formula)
    }
    settleCalculations(calculations)
    let read = drafts.enumerated().map { index, draft in
      indicator(draft, index, calculations[index])
    }
    return withRangesOfSummaries(withGridsOfSums(read + names.eventIndicators))
  }

  // MARK: - Triggers

  private mutating func triggers(_ drafts: [DraftEntry]) -> [Trigger] {
    let read = drafts.map { draftTrigger($0) }
    var tiers: [Int: TierID] = [:]
    var open: Set<Int> = []
    for index in read.indices { _ = triggerTier(index, read, &tiers, &open) }
    return read.indices.map { trigger(read[$0], tier: tiers[$0] ?? names.areas.wholePlan) }
  }

  /// A trigger over names of a tier is itself of that tier.
  private mutating func triggerTier(
    _ index: Int, _ drafts: [DraftTrigger], _ tiers: inout [Int: TierID], _ open: inout Set<Int>
  ) -> TierID {
    if let tier = tiers[index] { return tier }
    // A trigger that leads back to itself is found by the check of circles.
    guard open.insert(index).inserted else { return names.areas.wholePlan }
    var tier = drafts[index].tier ?? names.areas.wholePlan
    if drafts[index].tier == nil {
      for test in drafts[index].condition?.tests ?? [] where test.spread == nil {
        let other = subjectTier(test.subject, drafts, &tiers, &open)
        if names.areas.isNarrower(other, than: tier) { tier = other }
      }
    }
    tiers[index] = tier
    return tier
  }

  private mutating func subjectTier(
    _ subject: Reference, _ drafts: [DraftTrigger], _ tiers: inout [Int: TierID],
    _ open: inout Set<Int>
  ) -> TierID {
    switch subject {
    case .indicator(let index): names.indicators[index].tier ?? names.areas.wholePlan
    case .trigger(let index) where index >= drafts.count:
      names.eventTriggers[index - drafts.count].tier
    case .trigger(let index): triggerTier(index, drafts, &tiers, &open)
    case .status(let index): names.statusTiers[index]
    }
  }
}
