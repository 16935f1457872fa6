/// What the cells of the matched columns hold beside plain readings.
struct SniffedCells: Sendable {
  private(set) var missing: [String: Int] = [:]
  private(set) var thousands: [Character: Int] = [:]
  private(set) var durations: [DurationForm: Int] = [:]
  /// By the name of what is read: cells that nothing reads.
  private(set) var strange: [(name: String, text: String, count: Int)] = []
  private(set) var percent: [(name: String, count: Int)] = []
  /// What often stands for small numbers which are not told, in columns of numbers.
  private(set) var marks: [SniffedMark] = []
  /// The same in other columns.
  private(set) var hidden: [String: Int] = [:]

  private static let words: Set<String> = [
    "na", "n/a", "#n/a", "nan", "null", "none", "nil", "nd", "no data", "not available", "-", "–",
    "—", ".", "..", ":", "x", "z", "missing", "unknown", "n/k", "#value!", "#div/0!", "#ref!",
  ]
  private static let hiding: Set<String> = ["*", "**", "c", "[c]", "<5", "< 5", "s", "sup"]

  /// Whether a text stands for no number, or for one that is not told.
  static func isSilent(_ text: String) -> Bool {
    words.contains(text.lowercased()) || hiding.contains(text.lowercased())
  }

  init(_ matches: [SniffedMatch], _ plan: Plan) {
    for match in matches { look(at: match, plan) }
  }

  /// Of a match whose cells are mostly something else: how many nothing reads, and the commonest.
  static func doubt(_ match: SniffedMatch, _ plan: Plan) -> String? {
    let strange = SniffedCells([match], plan).strange
    guard match.isDoubtful, !strange.isEmpty else { return nil }
    let count = strange.reduce(0) { $0 + $1.count }
    let texts = strange.prefix(3).map { "'\($0.text.sniffed)'" }.joined(separator: ", ")
    let cells = counted(match.column.filled, "cell")
    return "nothing reads \(grouped(count)) of its \(cells): \(texts)"
      + (strange.count > 3 ? " and \(counted(strange.count - 3, "other text"))" : "")
  }

  /// Without what is said of columns in `doubtful`.
  func strange(without doubtful: Set<String>) -> [(name: String, text: String, count: Int)] {
    strange.filter { !doubtful.contains($0.name) }
  }

  private mutating func look(at match: SniffedMatch, _ plan: Plan) {
    let name = plan.name(of: match.reference)
    guard case .indicator(let index) = match.reference else {
      note(match.column.texts { !["yes", "no"].contains($0.lowercased()) }, name)
      return
    }
    let indicator = plan.indicators[index]
    guard indicator.isNumeric else {
      let values = indicator.values ?? []
      note(match.column.texts { !values.contains(foldedName($0)) }, name)
      return
    }
    var others: [(text: String, count: Int)] = []
    var withPercent = 0
    if let (text, count) = SniffedMark.sentinel(in: match.column, indicator) {
      addMark(text, count, index)
    }
    for (text, count) in match.column.texts(where: { !Self.isPlain($0) }) {
      if Self.hiding.contains(text.lowercased()) {
        addMark(text, count, index)
        continue
      }
      switch Self.form(of: text, indicator.unit) {
      case .thousands(let sign): thousands[sign, default: 0] += count
      case .duration(let form): durations[form, default: 0] += count
      case .percent: withPercent += count
      case nil: others.append((text, count))
      }
    }
    if withPercent > 0 { percent.append((name, withPercent)) }
    note(others, name)
  }

  private mutating func addMark(_ text: String, _ count: Int, _ indicator: Int) {
    if let known = marks.firstIndex(where: { $0.text == text }) {
      marks[known].columns.append((indicator, count))
    } else {
      marks.append(SniffedMark(text: text, columns: [(indicator, count)]))
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    ExactDecimal(text.hasPrefix("+") ? String(text.dropFirst()) : text) != nil
  }

  private enum Form {
    case thousands(Character), duration(DurationForm), percent
  }

  private static func form(of text: String, _ unit: MeasureUnit?) -> Form? {
    for sign: Character in [",", " ", "'"]
    where NumberForms(thousands: sign).number(text, unit) != nil {
      return text.hasSuffix("%") && NumberForms().number(text, unit) != nil
        ? .percent : .thousands(sign)
    }
    guard unit?.seconds != nil else { return nil }
    return DurationForm.allCases.first { $0.seconds(text) != nil }.map(Form.duration)
  }

  private mutating func note(_ texts: [(text: String, count: Int)], _ name: String) {
    for (text, count) in texts {
      if Self.hiding.contains(text.lowercased()) {
        hidden[text, default: 0] += count
      } else if Self.words.contains(text.lowercased()) {
        missing[text, default: 0] += count
      } else {
        strange.append((name, text, count))
      }
    }
  }
}

extension String {
  /// On one line, and not too long to be shown.
  var sniffed: String {
    let line = columnName(self)
    return line.count > 40 ? line.prefix(40) + "…" : line
  }
}
