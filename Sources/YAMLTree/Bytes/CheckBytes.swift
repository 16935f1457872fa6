internal import Diagnostics

/// The most bytes a YAML file may have: far more than any plan, far less than would hurt.
private let largestFile = 16 << 20

/// Whether a file of that length is refused before anything else is looked at.
package func isTooLarge(byteCount: Int) -> Bool { byteCount > largestFile }

/// Looks at the bytes before YAML does. `false`: there is no sense in reading on.
func checkBytes(
  of source: SourceFile, _ file: FileID, reporting diagnostics: inout DiagnosticList
) -> Bool {
  let findings = ByteFindings(source: source, file: file)
  if let fatal = findings.beforeScan() {
    diagnostics.report(fatal)
    return false
  }
  let scan = ByteScan(source.bytes)
  for lineEnd in ForeignLineEnd.allCases {
    guard let places = scan.lineEnds[lineEnd] else { continue }
    diagnostics.report(findings.lineEnd(lineEnd, places))
  }
  let fatal = [scan.control.map(findings.binary), scan.invalid.map(findings.invalid)]
  for finding in fatal.compactMap(\.self) { diagnostics.report(finding) }
  return scan.isClean
}

/// The wording of what is wrong with the bytes of a file.
private struct ByteFindings {
  let source: SourceFile
  let file: FileID

  func beforeScan() -> Diagnostic? {
    if isTooLarge(byteCount: source.bytes.count) { return tooLarge }
    if source.bytes.count == source.byteOrderMarkLength { return .emptyFile(file) }
    return WideEncoding(source.bytes).map(wide)
  }

  private var tooLarge: Diagnostic {
    Diagnostic(
      "yaml-size", .error, "the file is larger than 16 MiB",
      at: mark(0, length: 0),
      help: ["A plan is far smaller: is this the right file?"])
  }

  private func wide(_ encoding: WideEncoding) -> Diagnostic {
    Diagnostic(
      "yaml-utf16", .error, "the file is \(encoding.rawValue), not UTF-8", at: mark(0, length: 0),
      help: ["Save it as UTF-8. Notepad calls this \"Encoding: UTF-8\" in Save as."])
  }

  func binary(_ places: ByteScan.Places) -> Diagnostic {
    let (scalar, length) = decodeUTF8(source.bytes, at: places.first) ?? ("\0", 1)
    return Diagnostic(
      "yaml-binary", .error, "a control character (\(name(of: scalar))) stands in the file",
      at: mark(places.first, length: length), label: others(places),
      help: ["A plan is plain text. Is this a Word, Excel or PDF file? Otherwise delete the sign."])
  }

  func invalid(_ places: ByteScan.Places) -> Diagnostic {
    let byte = source.bytes[places.first]
    let character = Windows1252.loneCharacter(in: source.bytes, at: places.first)
    let guess = character.map { "It looks like Windows-1252, where this byte is '\($0)'." }
    return Diagnostic(
      "yaml-utf8", .error, "the byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not UTF-8",
      at: mark(places.first, length: 1), label: others(places),
      help: [guess, "Save the file as UTF-8."].compactMap(\.self))
  }

  func lineEnd(_ lineEnd: ForeignLineEnd, _ places: ByteScan.Places) -> Diagnostic {
    Diagnostic(
      "yaml-line-end", .error, "\(lineEnd.name) would end the line here",
      at: mark(places.first, length: lineEnd.length), label: others(places), help: lineEnd.help
    ).fixed(by: lineEnd == .carriageReturn ? lineFeeds : [])
  }

  /// A line feed for each carriage return that stands alone, as a Mac of old ended its lines.
  private var lineFeeds: [Diagnostic.Edit] {
    let bytes = source.bytes
    return bytes.indices.filter { offset in
      bytes[offset] == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A)
    }.map { .init(mark($0, length: 1), "\n") }
  }

  private func mark(_ offset: Int, length: Int) -> Mark {
    Mark(file: file, range: offset..<(offset + length))
  }

  private func others(_ places: ByteScan.Places) -> String {
    places.count == 1 ? "" : "the first of \(places.count)"
  }

  private func name(of scalar: Unicode.Scalar) -> String {
    scalar == "\0" ? "NUL" : "U+" + hexadecimal(scalar.value, digits: 4)
  }

  private func hexadecimal(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
