/// What was begun earlier and has not been met among the lines of now, found by who does it where.
struct GoingActions {
  private struct Place: Hashable {
    let role: Int
    let area: AreaName
  }

  private let actions: [StartedAction]
  /// By role and area: the positions of what has not been met, in their order.
  private var open: [Place: [Int]] = [:]

  init(_ actions: [StartedAction]) {
    self.actions = actions
    for (position, action) in actions.enumerated() {
      open[Place(role: action.role, area: action.area), default: []].append(position)
    }
  }

  /// The first that is the same as a line, which is met with it.
  mutating func take(_ line: Assessment.ActionLine) -> StartedAction? {
    let place = Place(role: line.role, area: line.area)
    let met = open[place]?.firstIndex { actions[$0].isSame(as: line) }
    guard let met, let position = open[place]?.remove(at: met) else { return nil }
    return actions[position]
  }

  /// What no line is about, in its order.
  var left: [StartedAction] { open.values.joined().sorted().map { actions[$0] } }
}

extension StartedAction {
  fileprivate func isSame(as line: Assessment.ActionLine) -> Bool {
    role == line.role && area == line.area && (work == line.work || text == line.text)
  }
}

/// Duties, found by whose they are.
struct DutyList {
  private struct Place: Hashable {
    let role: Int
    let status: Int
    let area: AreaName
  }

  var duties: [Assessment.Duty]
  /// The first of each.
  private var places: [Place: Int] = [:]

  init(_ duties: [Assessment.Duty]) {
    self.duties = duties
    for position in duties.indices { note(position) }
  }

  /// Which duty something begun belongs to; nil where there is none any more.
  func place(of action: StartedAction) -> Int? {
    places[Place(role: action.role, status: action.status, area: action.area)]
  }

  /// Returns which one it is.
  mutating func append(_ duty: Assessment.Duty) -> Int {
    duties.append(duty)
    note(duties.count - 1)
    return duties.count - 1
  }

  private mutating func note(_ position: Int) {
    let duty = duties[position]
    let place = Place(role: duty.role, status: duty.status, area: duty.area)
    if places[place] == nil { places[place] = position }
  }
}
