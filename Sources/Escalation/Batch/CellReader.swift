/// Turns the cells of one column into readings.
struct CellReader: Sendable {
  enum Kind: Sendable {
    case number(indicator: Int)
    case word(indicator: Int)
    case answer(trigger: Int)
  }

  let field: Int
  let kind: Kind
  let reference: Reference
  private let indicator: Indicator?
  /// Words for "no reading", beside the empty cell.
  private let missing: [[UInt8]]
  /// What each text that occurred in a column of words means: the index of a word, or -1.
  private var known = ByteTable()
  private var meanings: [Int] = []

  init(_ column: BatchHeader.Column, _ compiled: CompiledPlan, missing: [String]) {
    field = column.field
    reference = column.reference
    self.missing = missing.map { Array($0.utf8) }
    switch column.reference {
    case .indicator(let index):
      indicator = compiled.plan.indicators[index]
      kind =
        compiled.plan.indicators[index].isNumeric
        ? .number(indicator: index) : .word(indicator: index)
    case .trigger(let index), .status(let index):
      indicator = nil
      kind = .answer(trigger: index)
    }
  }

  /// What a cell says, whatever it is; the reason why where it cannot be read.
  mutating func reading(_ cell: CSVField, _ bytes: Span<UInt8>) -> CellOutcome {
    let range = trimmed(cell, bytes)
    if range.isEmpty || isMissingWord(bytes, range) { return .missing }
    let text = cell.text(in: bytes)
    switch kind {
    case .number: return number(text)
    case .word: return word(bytes, range, text)
    case .answer: return answer(text)
    }
  }

  private func trimmed(_ cell: CSVField, _ bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (cell.start, cell.end)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }

  private func isMissingWord(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    missing.contains { bytes.equals($0, in: range) }
  }

  private func number(_ text: String) -> CellOutcome {
    guard let decimal = ExactDecimal(text.trimmingBlanks.droppingPlus) else {
      return .unreadable(indicator?.value(text.trimmingBlanks).reason ?? "is not a number")
    }
    if let reason = indicator?.fault(of: ExactNumber(decimal)) { return .unreadable(reason) }
    return .reading(Reading(decimal))
  }

  private mutating func word(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ text: String
  ) -> CellOutcome {
    let number = known.number(of: bytes, range)
    if number == meanings.count { learn(text) }
    if meanings[number] >= 0 { return .reading(.word(meanings[number])) }
    let words = indicator?.values?.joined(separator: ", ") ?? ""
    return .unreadable("is none of \(words)")
  }

  /// The word in a cell that occurred before and is one; nil for anything else.
  @inline(__always)
  mutating func plainWord(_ cell: CSVField, _ bytes: Span<UInt8>) -> Int? {
    let number = known.number(of: bytes, cell.start..<cell.end)
    if number == meanings.count { learn(cell.text(in: bytes)) }
    return meanings[number] >= 0 ? meanings[number] : nil
  }

  @inline(never)
  private mutating func learn(_ text: String) {
    meanings.append(indicator?.values?.firstIndex(of: foldedName(text)) ?? -1)
  }

  private func answer(_ text: String) -> CellOutcome {
    switch text.trimmingBlanks.lowercased() {
    case "yes": .reading(.word(1))
    case "no": .reading(.word(0))
    default: .unreadable("is neither yes nor no")
    }
  }
}

enum CellOutcome {
  case reading(Reading)
  case missing
  /// Continues "'12x' …".
  case unreadable(String)
}

extension CSVField {
  func text(in bytes: Span<UInt8>) -> String { String(decoding: unescaped(in: bytes), as: UTF8.self) }
}

extension Span<UInt8> {
  @inline(__always)
  func equals(_ other: [UInt8], in range: Range<Int>) -> Bool {
    guard other.count == range.count else { return false }
    for offset in 0..<other.count where self[range.lowerBound &+ offset] != other[offset] {
      return false
    }
    return true
  }
}

extension Snapshot.Value {
  fileprivate var reason: String {
    if case .unreadable(_, let reason) = self { reason } else { "is no reading" }
  }
}

extension String {
  /// Data may write `+5`; plans may not.
  fileprivate var droppingPlus: String {
    guard hasPrefix("+") else { return self }
    return String(dropFirst())
  }
}
