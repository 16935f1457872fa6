// Who acts for a role at a time: itself on duty, else who stands in, else nobody.
extension Plan {
  /// Whoever holds each role; nil where nobody does. Without a time each role holds itself.
  package func holders(at instant: Instant?, zone: TimeZoneRules) -> [Int?] {
    guard let instant else { return roles.indices.map(\.self) }
    let clock = clock(in: zone)
    return roles.indices.map { holder(of: $0, at: instant, clock) }
  }

  package func clock(in zone: TimeZoneRules) -> PlanClock {
    PlanClock(zone: zone, holidays: holidays)
  }

  /// A chain of those who stand in for each other is followed to the first who is on duty.
  private func holder(of role: Int, at instant: Instant, _ clock: PlanClock) -> Int? {
    var seen: Set<Int> = []
    var current = role
    while seen.insert(current).inserted {
      if isOnDuty(current, at: instant, clock) { return current }
      let cover = roles[current].covers.first { stands($0, at: instant, clock) }
      guard let next = cover?.role else { return nil }
      current = next
    }
    return nil
  }

  /// A role without hours of its own is on duty unless the plan says who stands in right now.
  private func isOnDuty(_ role: Int, at instant: Instant, _ clock: PlanClock) -> Bool {
    if let hours = roles[role].onDuty { return hours.contains(instant, clock) }
    return !roles[role].covers.contains { $0.when != .offDuty && stands($0, at: instant, clock) }
  }

  private func stands(_ cover: Role.Cover, at instant: Instant, _ clock: PlanClock) -> Bool {
    switch cover.when {
    case .offDuty: true
    case .during(let index): hours[index].contains(instant, clock)
    case .outside(let index): !hours[index].contains(instant, clock)
    }
  }
}

extension Plan {
  /// Every set of hours, those that a role brings with it among them.
  var allHours: [Hours] { hours + roles.compactMap(\.onDuty).filter(\.name.isEmpty) }

  /// The names of the hours an instant falls in.
  package func hourNames(at instant: Instant, zone: TimeZoneRules) -> [String] {
    let clock = clock(in: zone)
    return hours.filter { $0.contains(instant, clock) }.map(\.name)
  }
}
