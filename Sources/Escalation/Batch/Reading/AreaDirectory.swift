/// Which area a row means, by the bytes it writes.
struct AreaDirectory: Sendable {
  /// An area of the plan or, over an open tier, the number of a name in order of appearance.
  struct Place: Sendable {
    let tier: TierID
    let area: Int
  }

  private let plan: Plan
  private let openTier: TierID?
  private var texts = ByteTable()
  private var places: [Place?] = []
  /// The areas of the open tier, numbered in the order in which they were met.
  private var openNumbers: [String: Int] = [:]
  private var newAreas: [String] = []

  init(_ plan: Plan) {
    self.plan = plan
    openTier = plan.areas.openTier
  }

  /// How many areas of the open tier were met.
  var openCount: Int { openNumbers.count }

  /// The areas of the open tier that were met since they were last taken.
  mutating func takeNewAreas() -> [String] {
    defer { newAreas.removeAll() }
    return newAreas
  }

  /// Nil for an area the plan does not know.
  @inline(__always)
  mutating func place(_ field: CSVField, _ bytes: Span<UInt8>) -> Place? {
    let number = texts.number(of: bytes, field.start..<field.end)
    if number == places.count { places.append(resolve(field.text(in: bytes))) }
    return places[number]
  }

  /// The area of the open tier that comes behind the last one, where it is the one a row means.
  @inline(__always)
  func nextOpenArea(_ field: CSVField, _ bytes: Span<UInt8>) -> Int? {
    guard texts.isNext(bytes, field.start..<field.end), let place = places[texts.next],
      place.tier == openTier
    else { return nil }
    return place.area
  }

  @inline(__always)
  mutating func takeNext() { texts.takeNext() }

  /// Nil for an area the plan does not know.
  @inline(never)
  mutating func resolve(_ text: String) -> Place? {
    if text.trimmingBlanks.isEmpty || text.unicodeScalars.contains("\u{FFFD}") { return nil }
    let hasWholePlanRows = openTier == nil || plan.hasReportedForWholePlan
    if hasWholePlanRows, foldedName(text) == "all" {
      return Place(tier: plan.areas.wholePlan, area: 0)
    }
    if let (tier, index) = plan.areas.area(named: text) { return Place(tier: tier, area: index) }
    guard let openTier else { return nil }
    if let number = openNumbers[text] { return Place(tier: openTier, area: number) }
    let number = openNumbers.count
    openNumbers[text] = number
    newAreas.append(text)
    return Place(tier: openTier, area: number)
  }

  /// Why a text is no area, for the rejects.
  func reason(_ text: String) -> String {
    if text.isEmpty { return "the area is blank" }
    let names = plan.areas.named.flatMap(\.areas).map(\.name)
    if let near = nearest(text, names) { return "no area is called so; did you mean \(near)?" }
    let all = names.count > 12 ? "" : "; there is \(names.joined(separator: ", "))"
    return "no area is called so" + all
  }
}

extension Plan {
  /// Whether something is reported for the plan as a whole.
  fileprivate var hasReportedForWholePlan: Bool {
    reportedReferences.contains { tier(of: $0) == areas.wholePlan }
  }
}
