/// The last reading of a sign in an area, kept because it may speak at a later assessment.
package struct KeptReading: Hashable, Sendable {
  package let reference: Reference
  package let area: AreaName
  package let instant: Instant
  package let value: Snapshot.Value
}

extension CompiledPlan {
  /// Whether a reading may stand after its own time.
  func standsOver(_ reference: Reference) -> Bool {
    switch reference {
    case .indicator(let index):
      let indicator = plan.indicators[index]
      if case .carry = indicator.whenMissing { return true }
      return indicator.every != nil || indicator.freshFor != nil
    case .trigger(let index):
      return plan.triggers[index].lasts != nil || plan.triggers[index].every != nil
    case .status: return false
    }
  }

  /// The last readings of a snapshot that may stand after its time.
  func keptReadings(_ snapshot: Snapshot, at: Instant, _ zone: TimeZoneRules) -> [KeptReading] {
    snapshot.given.compactMap { given in
      guard standsOver(given.reference) else { return nil }
      let last = given.readings.map { (instant: $0.instant(at: at, zone), value: $0.value) }
        .filter { $0.instant <= at && $0.value.isKnown }
        .enumerated().max { ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset) }
      return last.map {
        KeptReading(
          reference: given.reference, area: given.area, instant: $0.element.instant,
          value: $0.element.value)
      }
    }
  }
}

extension Snapshot.Value {
  /// Whether it is a reading that can be relied on.
  var isKnown: Bool {
    switch self {
    case .number, .range, .word, .yes, .no: true
    case .missing, .unreadable: false
    }
  }
}

extension Snapshot {
  /// The snapshot with readings of before it that it does not hold itself.
  func adding(_ kept: [KeptReading]) -> Snapshot {
    var given = given
    for reading in kept {
      let entry = Reading(
        time: .written(.instant(reading.instant)), value: reading.value, mark: nil)
      let own = given.firstIndex {
        $0.reference == reading.reference && $0.area == reading.area
      }
      guard let own else {
        given.append(
          Given(reference: reading.reference, area: reading.area, readings: [entry], mark: nil))
        continue
      }
      given[own] = Given(
        reference: reading.reference, area: reading.area,
        readings: [entry] + given[own].readings, mark: given[own].mark)
    }
    return Snapshot(
      at: at, atMark: atMark, given: given, declared: declared, signedOff: signedOff, areas: areas,
      events: events)
  }
}
