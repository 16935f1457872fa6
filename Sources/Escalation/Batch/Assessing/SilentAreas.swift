extension CompiledPlan {
  /// Whether an area of an open tier that sends nothing at a time must be assessed then: because a
  /// wider tier looks at it, because something wider or older speaks in it, because silence itself
  /// speaks, or because what it is later hangs on what it is now. Otherwise its level is simply
  /// held, and its time saved.
  var assessesSilentAreas: Bool {
    guard let openTier else { return false }
    let mixesTiers = columns.contains { column in
      column.operation.inputs.contains { input in
        let other = columns[input].tier
        return other != column.tier && (other.index == openTier || column.tier.index == openTier)
      }
    }
    let isPlainThroughout = plan.statuses.indices.allSatisfy(isPlain)
    return mixesTiers || gathersOpenTier || readsWiderNumbers(openTier) || looksBack
      || !isPlainThroughout || hasStandingReadings || testsLevelBefore || silenceSpeaks(openTier)
  }

  private func readsWiderNumbers(_ tier: Int) -> Bool {
    let isOpen = { (index: Int) in self.plan.indicators[index].tier.index == tier }
    return plan.indicators.contains { indicator in
      indicator.tier.index == tier
        && (indicator.formula?.indicators ?? []).contains { !isOpen($0) }
    }
      || columns.contains { column in
        guard case .compare(let indicator, let range) = column.operation else { return false }
        return ([indicator] + range.readings).contains(where: isOpen)
          && !([indicator] + range.readings).allSatisfy(isOpen)
      }
  }

  private var hasStandingReadings: Bool {
    plan.indicators.indices.contains { standsOver(.indicator($0)) }
      || plan.triggers.indices.contains { standsOver(.trigger($0)) }
  }

  /// Whether something asks what was in force at the assessment before, which may have been a silent
  /// one.
  private var testsLevelBefore: Bool {
    columns.contains { if case .was = $0.operation { true } else { false } }
  }

  /// Whether an area of which nothing is known has any other levels than it held: where no answer is
  /// a no, say, or where a sign stands because a reading is missing.
  private func silenceSpeaks(_ tier: Int) -> Bool {
    var frame = Frame(self, openSlots: 1)
    evaluate(&frame)
    return plan.statuses.indices.contains { status in
      guard plan.statuses[status].tier.index == tier else { return false }
      let levels = LevelSet(bits: frame.values[calculatedLevels[status]][0])
      return levels.isSingle || !levels.contains(.mildest)
    }
  }

  /// Whether a column or a summary of a wider tier looks at all areas of the open one.
  private var gathersOpenTier: Bool {
    columns.contains { column in
      column.operation.inputs.contains { gathers(columns[$0].tier, in: column.tier) }
    }
      || plan.indicators.contains { indicator in
        indicator.summary?.over.map { gathers($0, in: indicator.tier) } ?? false
      }
  }

  private func gathers(_ inner: TierID, in tier: TierID) -> Bool {
    inner != tier && inner == plan.areas.openTier
  }
}
