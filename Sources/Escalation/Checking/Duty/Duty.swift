/// Who of a plan is there at which moments, and when a condition can hold.
struct Duty {
  let plan: Plan
  let moments: Moments
  /// Per hours of the plan.
  let hours: [MomentSet]
  /// By their names.
  let roleIndices: [String: Int]
  /// Per role: when somebody holds it, itself or whoever stands in.
  private(set) var held: [MomentSet] = []
  /// Per role: when it is on duty itself.
  private(set) var onDuty: [MomentSet] = []
  /// Per role and cover: when that one stands in, whether or not it is there.
  private(set) var standing: [[MomentSet]] = []

  /// Nil where there are too many kinds of moments to look at.
  init?(_ plan: Plan) {
    guard let moments = Moments(of: plan) else { return nil }
    self.plan = plan
    self.moments = moments
    hours = plan.hours.map { $0.set(of: moments) }
    roleIndices = Dictionary(plan.roles.enumerated().map { ($1.name, $0) }) { one, _ in one }
    for role in plan.roles { take(role) }
    held = plan.roles.indices.map { holding($0, behind: []) }
  }

  private mutating func take(_ role: Role) {
    let fitting = role.covers.map { when($0.when) }
    let own: MomentSet =
      if let hours = role.onDuty {
        set(of: hours)
      } else {
        zip(role.covers, fitting).filter { $0.0.when != .offDuty }
          .reduce(moments.all) { $0.subtracting($1.1) }
      }
    onDuty.append(own)
    var left = own.complement
    standing.append(
      fitting.map { fits in
        defer { left = left.subtracting(fits) }
        return left.intersection(fits)
      })
  }

  /// Named hours are worked out once.
  private func set(of hours: Hours) -> MomentSet {
    let index = hours.name.isEmpty ? nil : plan.hours.firstIndex { $0.name == hours.name }
    return index.map { self.hours[$0] } ?? hours.set(of: moments)
  }

  private func when(_ when: Role.Cover.When) -> MomentSet {
    switch when {
    case .offDuty: moments.all
    case .during(let index): hours[index]
    case .outside(let index): hours[index].complement
    }
  }

  /// A circle of roles is a finding of its own; in it nobody is there.
  private func holding(_ role: Int, behind chain: [Int]) -> MomentSet {
    guard !chain.contains(role) else { return moments.none }
    return zip(plan.roles[role].covers, standing[role]).reduce(onDuty[role]) { held, cover in
      cover.1.isEmpty
        ? held : held.union(cover.1.intersection(holding(cover.0.role, behind: chain + [role])))
    }
  }

  /// Who is to be there at a moment, from the role on to the last who stands in.
  func chain(from role: Int, at moment: Int) -> [Int] {
    var chain = [role]
    while let last = chain.last, !onDuty[last].contains(moment),
      let cover = standing[last].firstIndex(where: { $0.contains(moment) }),
      !chain.contains(plan.roles[last].covers[cover].role)
    {
      chain.append(plan.roles[last].covers[cover].role)
    }
    return chain
  }
}

// MARK: - Conditions

extension Duty {
  /// When a condition can hold, and when it can fail; readings may be anything.
  struct Chance {
    var canBeYes: MomentSet
    var canBeNo: MomentSet

    var negated: Chance { Chance(canBeYes: canBeNo, canBeNo: canBeYes) }
  }

  /// When an action with this condition may be to be done.
  func possible(_ condition: Condition?) -> MomentSet {
    condition.map { chance($0, depth: 0).canBeYes } ?? moments.all
  }

  private var open: Chance { Chance(canBeYes: moments.all, canBeNo: moments.all) }
  /// Signs that lean on signs are followed so far; further on nothing is concluded.
  private static let deepest = 12

  private func chance(_ condition: Condition, depth: Int) -> Chance {
    switch condition {
    case .clock(let test): return chance(test)
    case .test(let test): return chance(test, depth: depth)
    case .all(let parts): return all(parts.map { chance($0, depth: depth) })
    case .any(let parts): return all(parts.map { chance($0, depth: depth).negated }).negated
    case .none(let parts): return all(parts.map { chance($0, depth: depth).negated })
    case .atLeast(let count, let parts):
      let parts = parts.map { chance($0, depth: depth) }
      return Chance(
        canBeYes: atLeast(count, parts.map(\.canBeYes)),
        canBeNo: atLeast(parts.count - count + 1, parts.map(\.canBeNo)))
    case .ofMembers: return open
    }
  }

  private func all(_ parts: [Chance]) -> Chance {
    Chance(
      canBeYes: parts.reduce(moments.all) { $0.intersection($1.canBeYes) },
      canBeNo: parts.reduce(moments.none) { $0.union($1.canBeNo) })
  }

  /// Where at least so many of the sets are.
  private func atLeast(_ count: Int, _ sets: [MomentSet]) -> MomentSet {
    if count <= 0 { return moments.all }
    var result = moments.none
    for moment in 0..<moments.count where sets.count(where: { $0.contains(moment) }) >= count {
      result.insert(moment)
    }
    return result
  }

  private func chance(_ test: ClockTest) -> Chance {
    switch test {
    case .during(let index): Chance(canBeYes: hours[index], canBeNo: hours[index].complement)
    case .outside(let index): Chance(canBeYes: hours[index].complement, canBeNo: hours[index])
    case .before, .from: open
    }
  }

  /// A sign that stands by its own condition stands when that can hold.
  private func chance(_ test: Test, depth: Int) -> Chance {
    guard test.lasting == nil, test.spread == nil, depth < Self.deepest,
      case .trigger(let index) = test.subject, let condition = plan.triggers[index].condition
    else { return open }
    switch test.predicate {
    case .holds: return chance(condition, depth: depth + 1)
    case .holdsNot: return chance(condition, depth: depth + 1).negated
    default: return open
    }
  }
}
