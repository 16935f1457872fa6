internal import Diagnostics
internal import YAMLTree

/// A summary as far as names alone say: its condition is read once every unit is known.
struct DraftSummary {
  let function: Summary.Function
  let take: Summary.Take
  let members: [Reference]
  let marks: [Mark]
  let over: TierID?
  let window: Summary.Window?
  let mark: Mark

  var givesLevel: Bool { take == .level && function != .count }
}

extension Resolver {
  /// Every summary by its place among the indicators; one of levels makes its indicator have one.
  mutating func draftSummaries(_ drafts: [DraftEntry]) -> [Int: DraftSummary] {
    var read: [Int: DraftSummary] = [:]
    var open: Set<Int> = []
    for index in drafts.indices { readSummary(index, drafts, &read, &open) }
    return read
  }

  /// A summary of a summary must know whether that one comes to a level.
  private mutating func readSummary(
    _ index: Int, _ drafts: [DraftEntry], _ read: inout [Int: DraftSummary],
    _ open: inout Set<Int>
  ) {
    guard drafts.indices.contains(index), let entry = summaryEntry(drafts[index].fields),
      open.insert(index).inserted
    else { return }
    if case .indicator(let inner)? = entry.value.scalar.flatMap({ names.reference($0.text) }) {
      readSummary(inner, drafts, &read, &open)
    }
    guard let summary = draftSummary(drafts[index].fields, entry) else { return }
    read[index] = summary
    if summary.givesLevel {
      names.indicators[index].givesLevel = true
      names.indicators[index].hasBands = true
    }
  }

  private mutating func draftSummary(_ fields: Fields, _ entry: YAMLEntry) -> DraftSummary? {
    guard let function = Summary.Function(rawValue: entry.key),
      let text = diagnostics.text(entry.value, "what '\(entry.key)' is of")
    else { return nil }
    let window = window(fields)
    if let of = fields.entry("of") {
      if let over = fields.entry("over") { reportBoth(of, over) }
      return groupSummary(function, text, of, fields, window, entry)
    }
    let over = fields["over"].flatMap { overTier($0) }
    if names.reference(text) == nil, let tier = names.areas.tier(named: text) {
      return areaCount(function, tier, over, fields, entry)
    }
    guard let reference = summaryReference(text, entry) else { return nil }
    if over == nil, window == nil {
      if fields["over"] == nil, fields["last"] == nil, fields["next"] == nil {
        reportNoMembers(entry)
      }
      return nil
    }
    guard let take = take(reference, function, entry) else { return nil }
    reportLatest(function, window, over.map { _ in "over" }, entry)
    return DraftSummary(
      function: function, take: take, members: [reference], marks: [entry.value.mark], over: over,
      window: window, mark: entry.keyMark)
  }

  /// `count: site`, with the tier in the place of a name.
  private mutating func areaCount(
    _ function: Summary.Function, _ tier: TierID, _ over: TierID?, _ fields: Fields,
    _ entry: YAMLEntry
  ) -> DraftSummary? {
    guard function == .count else {
      reportSummary(
        "areas can be counted, nothing else: '\(names.areas[tier].name)' is a tier of them",
        at: entry.value.mark,
        help: ["Name what there is of each, such as", "  \(function.rawValue): \(sampleNumber)"])
      return nil
    }
    if let key = ["last", "next"].lazy.compactMap({ fields.entry($0) }).first {
      reportSummary(
        "areas have no past of their own, so '\(key.key)' does not fit", at: key.keyMark)
    }
    if let over, over != tier, let key = fields.entry("over") {
      reportSummary(
        "'count: \(names.areas[tier].name)' already says which areas are counted",
        at: key.keyMark, help: ["Leave this line out."])
    }
    return DraftSummary(
      function: .count, take: .area, members: [], marks: [], over: tier, window: nil,
      mark: entry.keyMark)
  }

  private mutating func summaryReference(_ text: String, _ entry: YAMLEntry) -> Reference? {
    if names.reference(text) == nil {
      let words = ["points", "values", "levels"]
      if words.contains(text) || names.groupMembers[text] != nil {
        let isGroup = names.groupMembers[text] != nil
        reportSummary(
          isGroup
            ? "'\(text)' is a group: say what is taken of its members"
            : "the members are missing whose \(text) are meant", at: entry.value.mark,
          help: [
            "Write for example:",
            "  {\(entry.key): \(isGroup ? "points" : text), of: "
              + "\(isGroup ? text : names.groups.first?.name ?? "vital_signs")}",
          ])
        return nil
      }
    }
    return reference(text, at: entry.value.mark)
  }

  /// The key that makes an indicator a summary; counts of steps are read elsewhere.
  func summaryEntry(_ fields: Fields) -> YAMLEntry? {
    fields.summaryEntry.flatMap { countsSteps(fields) ? nil : $0 }
  }

  /// `count: declined`, or a word that is no name beside `over:` a tier of things.
  func countsSteps(_ fields: Fields) -> Bool {
    guard let text = fields["count"]?.scalar?.text, !names.events.isEmpty else { return false }
    if names.step(named: text) != nil { return true }
    guard names.reference(text) == nil, names.areas.tier(named: text) == nil,
      let over = fields["over"]?.scalar.flatMap({ names.areas.tier(named: $0.text) })
    else { return false }
    return names.areas[over].holdsThings
  }

  // MARK: - What is taken

  private mutating func take(
    _ reference: Reference, _ function: Summary.Function, _ entry: YAMLEntry
  ) -> Summary.Take? {
    if function == .count { return .presence }
    if case .indicator(let index) = reference, names.indicators[index].isNumeric { return .value }
    return reportAverage(of: reference, function, entry.value.mark) ? nil : .level
  }

  /// Whether what was asked for is refused: levels are ranked, and words without a level not even
  /// that.
  private mutating func reportAverage(
    of reference: Reference, _ function: Summary.Function, _ mark: Mark
  ) -> Bool {
    let name = names.name(of: reference)
    var hasLevel = true
    if case .indicator(let index) = reference { hasLevel = names.indicators[index].hasBands }
    guard hasLevel else {
      reportSummary(
        "'\(name)' reads words, and words without bands have no order", at: mark,
        related: [.init(names.mark(of: reference), "declared here")],
        help: ["Give it bands:, or count those that read something:", "  where: \(name) is …"])
      return true
    }
    guard [.sum, .average, .median].contains(function) else { return false }
    reportSummary(
      "'\(name)' has levels, and levels are never averaged or added up", at: mark,
      related: [.init(names.mark(of: reference), "declared here")],
      help: [
        "Take the worst, the best or the latest:", "  highest: \(name)", "or count areas:",
        "  {count: \(name), where: \(name) is \(names.scale.steps.last?.name ?? "red")}",
      ])
    return true
  }

  private mutating func groupSummary(
    _ function: Summary.Function, _ text: String, _ of: YAMLEntry, _ fields: Fields,
    _ window: Summary.Window?, _ entry: YAMLEntry
  ) -> DraftSummary? {
    guard let take = groupTake(text, entry) else { return nil }
    let members = members(of.value)
    guard !members.isEmpty else { return nil }
    reportLatest(function, window, "of", entry)
    if let where_ = fields.entry("where") {
      reportSummary(
        "'where' chooses areas or times, and the members of a group are neither",
        at: where_.keyMark, help: ["It stands beside over: or last:."])
    }
    let fitting = members.filter { fits($0, take, function, entry) }
    guard fitting.count == members.count else { return nil }
    return DraftSummary(
      function: function, take: function == .count ? .presence : take,
      members: members.map(\.reference), marks: members.map(\.mark), over: nil, window: window,
      mark: entry.keyMark)
  }

  private mutating func groupTake(_ text: String, _ entry: YAMLEntry) -> Summary.Take? {
    switch text {
    case "points": return .points
    case "values": return .value
    case "levels": return .level
    default:
      let near = nearestName(to: text, in: ["points", "values", "levels"])
      reportSummary(
        "of a group is taken: points, values or levels", at: entry.value.mark,
        label: near.map { "did you mean '\($0)'?" } ?? "")
      return nil
    }
  }

  /// Whether a member of a group has what is taken of each.
  private mutating func fits(
    _ member: Status.Member, _ take: Summary.Take, _ function: Summary.Function,
    _ entry: YAMLEntry
  ) -> Bool {
    let name = names.name(of: member.reference)
    if function == .count { return true }
    if take == .level { return !reportAverage(of: member.reference, function, entry.value.mark) }
    if case .indicator(let index) = member.reference {
      if take == .points, names.indicators[index].hasPoints { return true }
      if take == .value, names.indicators[index].isNumeric { return true }
    }
    reportSummary(
      take == .points ? "'\(name)' scores no points" : "'\(name)' is no number", at: member.mark,
      related: [.init(names.mark(of: member.reference), "declared here")],
      help: take == .points ? ["Give it for example:", "  points: {0: at most 5, 1: over 5}"] : [])
    return false
  }

  // MARK: - Findings

  mutating func reportSummary(
    _ message: String, at mark: Mark, label: String = "", related: [Diagnostic.Label] = [],
    help: [String] = []
  ) {
    diagnostics.report(
      .init("bad-summary", message, at: mark, label: label, related: related, help: help))
  }

  mutating func reportBoth(_ one: YAMLEntry, _ other: YAMLEntry) {
    let (first, second) =
      one.keyMark.range.lowerBound < other.keyMark.range.lowerBound ? (one, other) : (other, one)
    reportSummary(
      "a summary has '\(first.key)' or '\(second.key)', not both", at: second.keyMark,
      related: [.init(first.keyMark, "here is the other")])
  }

  private mutating func reportNoMembers(_ entry: YAMLEntry) {
    let tier = names.areas.named.first?.name ?? "site"
    reportSummary(
      "this does not say of how many", at: entry.keyMark,
      help: [
        "Add one of:", "  over: \(tier)", "  last: 28 days", "or take it of a group:",
        "  {\(entry.key): values, of: …}",
      ])
  }

  /// The latest is one of several times.
  private mutating func reportLatest(
    _ function: Summary.Function, _ window: Summary.Window?, _ other: String?, _ entry: YAMLEntry
  ) {
    guard function == .latest, window == nil || other != nil else { return }
    reportSummary(
      window == nil
        ? "the latest is looked for among several times, and none are given"
        : "'latest' is one of several times, and goes without '\(other ?? "")'", at: entry.keyMark,
      help: window == nil ? ["Add for example:", "  last: 14 days"] : [])
  }

  private var sampleNumber: String { names.indicators.first { $0.isNumeric }?.name ?? "beds_free" }
}

extension Fields {
  /// The key that makes an indicator a summary.
  var summaryEntry: YAMLEntry? {
    entries.first { Summary.Function(rawValue: $0.key) != nil }
  }
}
