/// A text in columns of numbers that may stand for small numbers which are not told.
struct SniffedMark: Sendable {
  let text: String
  /// The indicators in whose columns it stands, and how often.
  var columns: [(indicator: Int, count: Int)]

  var count: Int { columns.reduce(0) { $0 + $1.count } }

  func count(_ indicator: Int) -> Int {
    columns.first { $0.indicator == indicator }?.count ?? 0
  }

  /// A number that comes again and again, and alone is none that the indicator could report: -1, or
  /// one of many nines far above all others.
  static func sentinel(
    in column: SniffedColumn, _ indicator: Indicator
  ) -> (text: String, count: Int)? {
    let numbers = column.counts.compactMap { text, count in
      ExactDecimal(text).map { (text: text, number: $0, count: count) }
    }
    let strange = numbers.filter { indicator.fault(of: ExactNumber($0.number)) != nil }
    let found =
      strange.isEmpty ? numbers.filter { isFarAbove($0.number, numbers.map(\.number)) } : strange
    guard found.count == 1, found[0].count > 1, numbers.count > 1 else { return nil }
    return (found[0].text, found[0].count)
  }

  private static func isFarAbove(_ number: ExactDecimal, _ others: [ExactDecimal]) -> Bool {
    guard number.scale == 0, number.text.utf8.count >= 3,
      number.text.utf8.allSatisfy({ $0 == UInt8(ascii: "9") })
    else { return false }
    return others.allSatisfy { other in
      other == number
        || ExactNumber(other).multiplied(by: ExactNumber(10)).map { $0 < ExactNumber(number) }
          ?? false
    }
  }
}

/// What is proposed for them: a range that only the publisher can tell.
struct SniffedMarks {
  private static let range = Stretch(.before(ExactDecimal(1)), .after(ExactDecimal(4)))

  private let marks: [SniffedMark]
  private let plan: Plan
  /// The indicators that read numbers in the file.
  private let numbers: [Int]

  init(_ marks: [SniffedMark], _ matches: [SniffedMatch], _ plan: Plan) {
    self.marks = marks
    self.plan = plan
    numbers = matches.compactMap { match in
      guard case .indicator(let index) = match.reference, plan.indicators[index].isNumeric else {
        return nil
      }
      return index
    }
  }

  /// For the whole file what says something of every column, the rest column by column.
  func write(to proposal: inout Proposal) {
    let ofFile = marks.filter { mark in
      numbers.allSatisfy { fits($0) && !plan.indicators[$0].canRead(mark.text) }
    }
    let others = marks.filter { mark in !ofFile.contains { $0.text == mark.text } }
    let ofColumns = numbers.filter { index in fits(index) && others.contains { $0.count(index) > 0 }
    }
    if !ofFile.isEmpty || !ofColumns.isEmpty {
      proposal.add("  suppressed:", "numbers that are not told")
      proposal.remark(
        "check: does the publisher hide small numbers so, and is 1 to 4 what the notes say? What "
          + "stands for no answer at all belongs under missing", margin: "    ")
    }
    for mark in ofFile {
      proposal.add(
        "    \(quoted(mark.text)): 1 to 4", "check: \(counted(mark.count, "cell"))")
    }
    for index in ofColumns { write(others.filter { $0.count(index) > 0 }, index, to: &proposal) }
    for mark in others {
      for (index, count) in mark.columns where !fits(index) {
        proposal.remark(
          "check: \(plan.indicators[index].name): \(counted(count, "cell")) '\(mark.text)': does it "
            + "hide a number? Say under suppressed which it can be")
      }
    }
  }

  private func write(_ marks: [SniffedMark], _ index: Int, to proposal: inout Proposal) {
    let entries = marks.map { "\(quoted($0.text)): 1 to 4" }.joined(separator: ", ")
    let counts = marks.map { "\(counted($0.count(index), "cell")) '\($0.text)'" }
    proposal.add(
      "    \(plan.indicators[index].name): {\(entries)}",
      "check: " + counts.joined(separator: ", "))
  }

  private func fits(_ index: Int) -> Bool {
    guard case .success = Self.range.suppressed(in: plan.indicators[index]) else { return false }
    return true
  }

  /// As a key of YAML, in quotes whatever it is: a bare 99 would be a number.
  private func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
