import Escalation

/// Reads CSV the slow way, to compare with: it splits lines first, then joins those that a quote
/// holds together.
struct CSVNaiveReader {
  private var lines: [(content: [UInt8], end: [UInt8])] = []

  init(_ bytes: [UInt8]) {
    var content: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == 10 || byte == 13 else {
        content.append(byte)
        continue
      }
      var end = [byte]
      if byte == 13, rest.first == 10 { end += [rest.removeFirst()] }
      lines.append((content, end))
      content = []
    }
    if !content.isEmpty { lines.append((content, [])) }
  }

  func records() -> [ReadRecord] {
    var records: [ReadRecord] = []
    var line = 0
    while line < lines.count {
      if lines[line].content.isEmpty {
        line += 1
      } else {
        let (record, next) = record(at: line)
        records.append(record)
        line = next
      }
    }
    return records
  }

  private func record(at first: Int) -> (ReadRecord, Int) {
    var last = first
    while true {
      let text = text(first...last)
      let fields = Fields(text)
      guard let opening = fields.opening else {
        return (fields.record(line: first + 1), last + 1)
      }
      if fields.isOpenAtEnd, last + 1 < lines.count {
        last += 1
      } else {
        return unclosed(opening, in: text, from: first)
      }
    }
  }

  private func unclosed(_ opening: Int, in text: [UInt8], from first: Int) -> (ReadRecord, Int) {
    var last = first
    while self.text(first...last).count <= opening { last += 1 }
    var fields = Fields(Array(self.text(first...last)[..<opening]))
    fields.dropLast()
    fields.add(Array(self.text(first...last)[(opening + 1)...]), [.quoted, .unclosedQuote])
    return (fields.record(line: first + 1), last + 1)
  }

  /// The lines with their line ends, but without the last one's.
  private func text(_ range: ClosedRange<Int>) -> [UInt8] {
    range.flatMap { lines[$0].content + ($0 == range.upperBound ? [] : lines[$0].end) }
  }
}

/// The fields of a text that is one record, as far as they can be told.
private struct Fields {
  private var cells: [[UInt8]] = []
  private var flags: CSVRecord.Flags = []
  /// Where a quote opens that does not close as it should.
  private(set) var opening: Int?
  private(set) var isOpenAtEnd = false

  init(_ text: [UInt8]) {
    var position = 0
    repeat {
      position = addField(of: text, at: position) + 1
    } while position <= text.count && opening == nil
  }

  mutating func add(_ cell: [UInt8], _ flags: CSVRecord.Flags) {
    cells.append(cell)
    self.flags.formUnion(flags)
  }

  mutating func dropLast() {
    cells.removeLast()
  }

  func record(line: Int) -> ReadRecord {
    ReadRecord(
      line: line, cells: cells.map { String(decoding: $0, as: UTF8.self) }, flags: flags)
  }

  private mutating func addField(of text: [UInt8], at start: Int) -> Int {
    guard start < text.count, text[start] == 34 else { return addPlain(text, start, start) }
    guard let close = Self.close(of: text, opening: start) else {
      (opening, isOpenAtEnd) = (start, true)
      return text.count
    }
    let inside = text[(start + 1)..<close]
    if close + 1 < text.count, text[close + 1] != 44 {
      if inside.contains(10) || inside.contains(13) {
        opening = start
        return text.count
      }
      return addPlain(text, start, close + 1)
    }
    let single = String(decoding: inside, as: UTF8.self).split(
      separator: "\"\"", omittingEmptySubsequences: false)
    add(Array(single.joined(separator: "\"").utf8), .quoted)
    return close + 1
  }

  private mutating func addPlain(_ text: [UInt8], _ start: Int, _ from: Int) -> Int {
    let end = text[from...].firstIndex(of: 44) ?? text.count
    let cell = Array(text[start..<end])
    add(cell, cell.contains(34) ? .strayQuote : [])
    return end
  }

  private static func close(of text: [UInt8], opening: Int) -> Int? {
    var position = opening + 1
    while position < text.count {
      if text[position] != 34 {
        position += 1
      } else if position + 1 < text.count, text[position + 1] == 34 {
        position += 2
      } else {
        return position
      }
    }
    return nil
  }
}
