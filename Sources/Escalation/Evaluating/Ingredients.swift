/// Something a formula or summary reads, in an area of its own tier.
enum Ingredient: Hashable {
  case reading(indicator: Int, slot: Int)
  /// Of another formula or summary.
  case result(indicator: Int, slot: Int)
  case column(Int, slot: Int)
}

extension CompiledPlan {
  /// What a formula or summary reads of this moment.
  func ingredients(of index: Int, _ slot: Int, _ frame: Frame) -> [Ingredient] {
    let indicator = plan.indicators[index]
    if let formula = indicator.formula {
      return formula.indicators.compactMap { input in
        let own = plan.indicators[input].tier
        let place = frame.ancestor(of: slot, from: indicator.tier, to: own, plan.areas)
        return ingredient(input, place)
      }
    }
    guard let summary = summaries[index], summary.summary.window?.includesNow ?? true else {
      return []
    }
    let run = SummaryRun(
      kernel: Kernel(compiled: self, frame: frame), summary: summary, indicator: indicator,
      slot: slot)
    return run.memberSlots.flatMap { inner -> [Ingredient] in
      let condition = summary.condition.map { [Ingredient.column($0, slot: inner)] } ?? []
      return summary.members.compactMap { ingredient($0, run.place(of: $0, inner)) } + condition
    }
  }

  private func ingredient(_ input: Int, _ slot: Int) -> Ingredient? {
    if plan.indicators[input].isReported { return .reading(indicator: input, slot: slot) }
    return plan.indicators[input].figure == nil ? .result(indicator: input, slot: slot) : nil
  }

  private func ingredient(_ member: CompiledSummary.Member, _ slot: Int) -> Ingredient? {
    switch member.source {
    case .area: nil
    case .number(let index): ingredient(index, slot)
    case .column(let column, _), .answer(let column), .certainty(let column):
      .column(column, slot: slot)
    }
  }

  /// Whether nothing but what is missing now decides a result.
  func hangsOnReadings(_ index: Int, _ slot: Int, _ frame: Frame) -> Bool {
    guard !hangsOnMore(index), alwaysComesOut(index) else { return false }
    guard let summary = summaries[index] else { return true }
    return !frame.mayLackMembers(of: summary, plan.indicators[index], slot, plan.areas)
  }

  /// Whether a result hangs on what is missing otherwise than by its value: by its being missing, or
  /// by samples of the past.
  func hangsOnMore(_ index: Int) -> Bool {
    if plan.indicators[index].measure != nil { return true }
    guard let summary = summaries[index]?.summary else { return false }
    return summary.needs != nil || summary.window != nil
      || summary.function == .count && summary.condition == nil
  }
}

extension Frame {
  /// Whether there may be more of what a summary goes over than is known here.
  func mayLackMembers(
    of summary: CompiledSummary, _ indicator: Indicator, _ slot: Int, _ areas: Areas
  ) -> Bool {
    guard let over = summary.summary.over, over != indicator.tier else { return false }
    return mayLackMembers(over, inside: slot, of: indicator.tier, areas)
  }
}
