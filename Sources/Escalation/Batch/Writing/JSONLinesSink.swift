internal import Diagnostics

/// Turns rows of CSV into JSON: a line with an object for each, whose keys are the columns in their
/// order.
///
/// Words stay as they are in CSV (`"unknown"` among them), an empty cell is null, and columns of
/// whole numbers hold numbers.
package struct JSONLinesSink: ByteSink {
  private var sink: any ByteSink
  private let table: RowTable
  /// What stands before the value of each column; empty until the header was met.
  private var keys: [[UInt8]] = []
  private var isNumber: [Bool] = []
  private var row = WrittenRow()
  private var output: [UInt8] = []

  /// The lines go to `sink`.
  package init(_ sink: any ByteSink, _ table: RowTable) {
    self.sink = sink
    self.table = table
  }

  /// Takes whole rows, the header before all others.
  package mutating func write(_ bytes: Span<UInt8>) throws {
    output = []
    var position = 0
    while position < bytes.count {
      position = row.read(bytes, from: position)
      if keys.isEmpty { readHeader() } else { addRow() }
    }
    // Taken out, because a span of a property borrows all of `self`.
    let lines = output
    if !lines.isEmpty { try sink.write(lines.span) }
  }

  private mutating func readHeader() {
    let names = row.texts
    isNumber = names.map(table.numbers.contains)
    keys = names.enumerated().map { index, name in
      Array("\(index == 0 ? "{" : ",")\(JSONValue.string(name).text(pretty: false)):".utf8)
    }
  }

  private mutating func addRow() {
    for cell in 0..<min(row.count, keys.count) {
      output += keys[cell]
      add(row.range(cell), isNumber: isNumber[cell])
    }
    output.append(UInt8(ascii: "}"))
    output.append(CSVByte.lineFeed)
  }

  private mutating func add(_ range: Range<Int>, isNumber: Bool) {
    let cell = row.bytes[range]
    if cell.isEmpty {
      output += "null".utf8
    } else if isNumber, cell.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      output += cell
    } else if cell.allSatisfy(Self.isPlain) {
      output.append(CSVByte.quote)
      output += cell
      output.append(CSVByte.quote)
    } else {
      // What is no valid UTF-8 is repaired here, with the sign for what cannot be shown.
      output += JSONValue.string(String(decoding: cell, as: UTF8.self)).text(pretty: false).utf8
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != CSVByte.quote && byte != UInt8(ascii: "\\")
  }
}
