import Escalation

/// Rows of a plan as a file of cells, with a text for each range that a number is told by.
struct RowSheet {
  private let plan: Plan
  private let land: Land
  private let times: [String]
  /// By indicator: what stands for a range.
  private var marks: [Int: [Row.Value: String]] = [:]
  /// A text that stands for a range in every column that says nothing else of it.
  private var shared: (text: String, range: Row.Value)?

  /// `rows` are all that will ever be written, one at each of the times.
  init(_ plan: Plan, _ land: Land, _ rows: [Row], times: [String], seed: UInt64) {
    self.plan = plan
    self.land = land
    self.times = times
    var numbers = SeededNumbers(seed: seed &* 0xD134_2543_DE82_EF95 | 1)
    for index in plan.indicators.indices {
      let values = Set(rows.flatMap(\.readings).filter { $0.key.index == index }.map(\.value))
      choose(index, values.sorted { Self.text($0) < Self.text($1) }, &numbers)
    }
    share(&numbers)
  }

  /// Signs, or numbers that no reading of the indicator is.
  private mutating func choose(
    _ index: Int, _ values: [Row.Value], _ numbers: inout SeededNumbers
  ) {
    let told = Set(values.map(Self.text))
    let texts = [
      "*", "c", "<5", "n < 10", "..", "–", "\"", "1,2", "-1", "0", "7", "50", "99", "-9999",
    ]
    var free = texts.filter { !told.contains($0) }.shuffled(using: &numbers)
    for value in values {
      guard case .range = value else { continue }
      marks[index, default: [:]][value] = free.popLast() ?? Self.text(value)
    }
  }

  /// One of the marks is said for the whole file, if no column needs it for what it reads.
  private mutating func share(_ numbers: inout SeededNumbers) {
    let all = marks.sorted { $0.key < $1.key }.flatMap { _, marks in
      marks.map { (text: $0.value, range: $0.key) }.sorted { $0.text < $1.text }
    }
    let signs = all.filter { mark in
      !mark.text.contains(where: \.isNumber) || mark.text.contains { " <,".contains($0) }
    }
    if Bool.random(using: &numbers) { shared = signs.randomElement(using: &numbers) }
  }

  /// A number, or a range written out.
  private static func text(_ value: Row.Value) -> String {
    switch value {
    case .number(let number): number.text
    case .range(let low, let high): "\(low.text) to \(high.text)"
    case .word(let word): "\(word)"
    }
  }

  // MARK: - What the mapping says

  /// Lines under `data`; empty where nothing is suppressed.
  var suppressed: String {
    var lines: [String] = []
    for (index, marks) in marks.sorted(by: { $0.key < $1.key }) {
      let own = marks.filter { $0.value != shared?.text || $0.key != shared?.range }
      let texts = own.map { Self.entry($0.value, $0.key) }.sorted()
      if texts.isEmpty { continue }
      lines.append("    \(plan.indicators[index].name): {\(texts.joined(separator: ", "))}\n")
    }
    if let shared { lines.append("    \(Self.entry(shared.text, shared.range))\n") }
    return lines.isEmpty ? "" : "  suppressed:\n" + lines.joined()
  }

  private static func entry(_ mark: String, _ range: Row.Value) -> String {
    "'\(mark)': \(text(range))"
  }

  /// Columns of areas, under `wide`.
  var wide: String {
    let lines = references.filter { plan.tier(of: $0) != plan.areas.wholePlan }.map { reference in
      let columns = areas(of: reference).map { "'\($0.name)': '\(column(reference, $0.name))'" }
      return "    \(plan.name(of: reference)): {\(columns.joined(separator: ", "))}\n"
    }
    return "  wide:\n" + lines.joined()
  }

  // MARK: - Lines, the header first

  /// A row for each area and time.
  func lines(_ rows: [Row]) -> [[String]] {
    var lines = [["time", "area"] + references.map(plan.name(of:))]
    for (row, time) in zip(rows, times) {
      for tier in plan.areas.ids {
        for area in 0..<land.count(tier) {
          let cells = references.map { reference in
            plan.tier(of: reference) == tier ? cell(reference, area, row) : ""
          }
          lines.append([time, land.name(area, of: tier)] + cells)
        }
      }
    }
    return lines
  }

  /// A row for each reading.
  func longLines(_ rows: [Row]) -> [[String]] {
    let lines = zip(rows, times).flatMap { row, time in
      references.flatMap { reference in
        areas(of: reference).map { area in
          [time, area.name, plan.name(of: reference), cell(reference, area.index, row)]
        }
      }
    }
    return [["time", "area", "measure", "value"]] + lines
  }

  /// A row for each time.
  func wideLines(_ rows: [Row]) -> [[String]] {
    let columns = references.flatMap { reference in
      areas(of: reference).map { (reference: reference, area: $0) }
    }
    let header = ["time"] + columns.map { column($0.reference, $0.area.name) }
    return [header]
      + zip(rows, times).map { row, time in
        [time] + columns.map { cell($0.reference, $0.area.index, row) }
      }
  }

  /// What data can bring: readings and answers.
  private var references: [Reference] {
    plan.indicators.indices.filter { plan.indicators[$0].isReported }.map(Reference.indicator)
      + plan.triggers.indices.filter { plan.triggers[$0].condition == nil }.map(Reference.trigger)
  }

  private func areas(of reference: Reference) -> [(index: Int, name: String)] {
    let tier = plan.tier(of: reference)
    return (0..<land.count(tier)).filter { area in
      guard case .indicator(let index) = reference else { return true }
      return plan.indicators[index].onlyIn?.contains(area) ?? true
    }.map { ($0, land.name($0, of: tier)) }
  }

  private func column(_ reference: Reference, _ area: String) -> String {
    let name = plan.name(of: reference)
    return plan.tier(of: reference) == plan.areas.wholePlan ? name : "\(name) of \(area)"
  }

  private func cell(_ reference: Reference, _ area: Int, _ row: Row) -> String {
    switch reference {
    case .indicator(let index): reading(index, row.readings[Spot(index, area)])
    case .trigger(let index): row.answers[Spot(index, area)].map { $0 ? "yes" : "no" } ?? ""
    case .status: ""
    }
  }

  private func reading(_ index: Int, _ value: Row.Value?) -> String {
    switch value {
    case .number(let number): number.text
    case .range: value.flatMap { marks[index]?[$0] } ?? ""
    case .word(let word): plan.indicators[index].values?[word] ?? ""
    case nil: ""
    }
  }

  // MARK: - Text

  static func text(_ lines: [[String]]) -> String {
    lines.map { $0.map(written).joined(separator: ",") + "\n" }.joined()
  }

  private static func written(_ cell: String) -> String {
    guard cell.contains(where: { ",\"".contains($0) }) else { return cell }
    return
      "\"\(cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }
}
