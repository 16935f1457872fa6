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
  private let forms: NumberForms
  private let suppressed: SuppressedCells
  /// The texts that occurred in a column of words, and the word each means.
  private var spellings = WordSpellings()

  init(_ column: BatchHeader.Column, _ compiled: CompiledPlan, _ mapping: DataMapping) {
    field = column.field
    reference = column.reference
    missing = mapping.missing.map { Array($0.utf8) }
    forms = mapping.numbers
    suppressed = SuppressedCells(column.reference, compiled.plan, mapping)
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
  func reading(_ cell: CSVField, _ bytes: Span<UInt8>) -> CellOutcome {
    let range = cell.trimmed(in: bytes)
    if range.isEmpty { return .missing }
    if let outcome = mark(cell, bytes, range) { return outcome }
    let text = cell.text(in: bytes)
    let outcome =
      switch kind {
      case .number: number(text.trimmingBlanks)
      case .word: word(text)
      case .answer: answer(text)
      }
    guard case .unreadable = outcome, text.unicodeScalars.contains("\u{FFFD}"),
      String(validating: cell.unescaped(in: bytes), as: UTF8.self) == nil
    else { return outcome }
    return .unreadable("is not written in UTF-8; say how under data: encoding: windows-1252")
  }

  /// What a cell says that stands for no number, or for one that is not told; `range` is the cell
  /// without the blanks around it.
  private func mark(
    _ cell: CSVField, _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> CellOutcome? {
    guard cell.hasDoubledQuotes else { return mark(bytes, range) }
    let text = Array(cell.text(in: bytes).trimmingBlanks.utf8)
    return mark(text.span, 0..<text.count)
  }

  private func mark(_ bytes: Span<UInt8>, _ range: Range<Int>) -> CellOutcome? {
    isMissingWord(bytes, range) ? .missing : suppressed.outcome(bytes, range)
  }

  private func isMissingWord(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    missing.contains { bytes.equals($0, in: range) }
  }

  private func number(_ text: String) -> CellOutcome {
    let unit = indicator?.unit
    let plain = text.asInPlans
    guard let decimal = ExactDecimal(plain) ?? forms.number(plain, unit) else {
      let reason = forms.reason(plain, unit) ?? indicator?.value(text).reason
      return .unreadable(reason ?? "is not a number")
    }
    if let reason = indicator?.fault(of: ExactNumber(decimal)) { return .unreadable(reason) }
    return .reading(Reading(decimal))
  }

  private func word(_ text: String) -> CellOutcome {
    if let word = indicator?.values?.firstIndex(of: foldedName(text)) {
      return .reading(.word(word))
    }
    let words = indicator?.values?.joined(separator: ", ") ?? ""
    return .unreadable("is none of \(words)")
  }

  /// Reads the cells of a stretch of rows as words; what is none counts as missing until somebody
  /// has looked closer.
  @inline(never)
  mutating func readWords(
    _ stretch: RowStretch, _ reader: borrowing CSVReader, _ column: PlainCell,
    into readings: inout MutableSpan<Reading>, from start: Int,
    _ doubtful: inout [DoubtfulCell]
  ) {
    let bytes = reader.bytes.span
    let fields = reader.fields.span
    let cells = stretch.column(field, reader.records.span)
    var next = cells.first
    var place = start
    for index in stretch.records {
      let cell = fields[next]
      next &+= cells.stride
      var reading = Reading.missing
      if cell.count > 0 {
        if let word = spellings.word(cell, bytes) ?? learn(cell, bytes) {
          reading = .word(word)
        } else {
          column.doubt(index, &doubtful)
        }
      }
      readings[place] = reading
      place &+= 1
    }
  }

  @inline(never)
  private mutating func learn(_ cell: CSVField, _ bytes: Span<UInt8>) -> Int? {
    guard let word = indicator?.values?.firstIndex(of: foldedName(cell.text(in: bytes))) else {
      return nil
    }
    spellings.add(cell, bytes, meaning: word)
    return word
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
  func text(in bytes: Span<UInt8>) -> String {
    String(decoding: unescaped(in: bytes), as: UTF8.self)
  }

  /// Its bytes without the blanks around them; a quote within stays doubled.
  func trimmed(in bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (start, end)
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    return start..<end
  }
}

extension Span<UInt8> {
  @inline(__always)
  func equals(_ other: [UInt8], in range: Range<Int>) -> Bool {
    other.count == range.count && other.span.equals(at: 0, self, range)
  }
}

extension Snapshot.Value {
  fileprivate var reason: String {
    if case .unreadable(_, let reason) = self { reason } else { "is no reading" }
  }
}

extension String {
  /// Data may write `+5` and `.5`; plans may not.
  fileprivate var asInPlans: String {
    let sign = first == "-" || first == "+" ? 1 : 0
    let rest = dropFirst(sign)
    guard let next = rest.first, next.isNumber || next == "." else { return self }
    return (hasPrefix("-") ? "-" : "") + (next == "." ? "0" : "") + rest
  }
}
