internal import Diagnostics
internal import YAMLTree

// How a file and its cells are written.
extension Resolver {
  mutating func readForms(_ fields: Fields, _ mapping: inout DataMapping) {
    if let node = fields["files"] {
      mapping.files = diagnostics.texts(node, "a name of files").compactMap { name in
        fileName(name.text, at: name.mark)
      }
    }
    mapping.headerLine = fields["header"].flatMap { headerLine($0) }
    if let node = fields["encoding"] { mapping.encoding = encoding(node) ?? .utf8 }
    if let node = fields["numbers"] { mapping.numbers = numberForms(node) }
  }

  private mutating func fileName(_ text: String, at mark: Mark) -> FilePattern? {
    guard let slash = text.lastIndex(of: "/") else { return FilePattern(text: text) }
    let name = String(text[text.index(after: slash)...])
    report(
      "files are told apart by their names without folders", at: mark,
      label: name.isEmpty ? "" : "write: \(name)", [])
    return nil
  }

  private mutating func headerLine(_ node: YAMLNode) -> Int? {
    guard let text = diagnostics.text(node, "the line of the header") else { return nil }
    if let line = Int(text), 1...1_000_000 ~= line { return line }
    report(
      "'\(text)' is no line of a file", at: node.mark,
      ["Lines are counted from 1, those above the header among them:", "  header: 5"])
    return nil
  }

  private mutating func encoding(_ node: YAMLNode) -> TextEncoding? {
    guard let text = diagnostics.text(node, "the encoding") else { return nil }
    if let encoding = TextEncoding(rawValue: text.lowercased()) { return encoding }
    let meant: TextEncoding? =
      switch text.lowercased().filter({ $0.isLetter || $0.isNumber }) {
      case "utf8", "utf8sig", "utf8bom": .utf8
      case "utf16", "utf16le", "utf16be", "unicode": .utf16
      case "cp1252", "windows1252", "1252", "ansi", "latin1", "iso88591": .windows1252
      default: nil
      }
    report(
      "no encoding is called '\(text)'", at: node.mark,
      label: meant.map { "write: \($0.rawValue)" } ?? "",
      meant == nil ? ["There is utf-8, utf-16 and windows-1252."] : [])
    return nil
  }

  // MARK: - Times

  /// `Date`, or `{column: Date, format: DD/MM/YYYY}`.
  mutating func timeColumn(_ node: YAMLNode) -> (column: String?, format: TimeFormat?)? {
    guard node.mapping != nil else {
      return diagnostics.text(node, "the time column").map { ($0, nil) }
    }
    guard let fields = diagnostics.fields(of: node, as: .timeColumn) else { return nil }
    let column = fields["column"].flatMap { diagnostics.text($0, "the time column") }
    return (column, fields["format"].flatMap { timeFormat($0) })
  }

  private mutating func timeFormat(_ node: YAMLNode) -> TimeFormat? {
    guard let text = diagnostics.text(node, "the format of times") else { return nil }
    do throws(TimeFormatError) {
      return try TimeFormat(parsing: text)
    } catch {
      report(
        "the format of times \(error.reason)", at: node.mark,
        label: error.repaired.map { "write: \($0)" } ?? "", TimeFormat.tokens)
      return nil
    }
  }

  // MARK: - Numbers

  private mutating func numberForms(_ node: YAMLNode) -> NumberForms {
    var forms = NumberForms()
    guard let fields = diagnostics.fields(of: node, as: .numberForms) else { return forms }
    forms.thousands = fields["thousands"].flatMap { thousands($0) }
    if let node = fields["durations"] {
      forms.durations = diagnostics.texts(node, "how durations are written").compactMap { form in
        if let known = DurationForm(rawValue: form.text.lowercased()) { return known }
        report(
          "durations are not written '\(form.text)'", at: form.mark,
          ["There is h:mm:ss (1:05:30), h:mm (1:05) and m:ss (65:30)."])
        return nil
      }
    }
    return forms
  }

  private mutating func thousands(_ node: YAMLNode) -> Character? {
    guard let text = diagnostics.text(node, "the sign between thousands") else { return nil }
    if let sign = text.first, text.count == 1, ", '".contains(sign) { return sign }
    report(
      text == "."
        ? "a point stands before decimals, so it cannot stand between thousands"
        : "'\(text)' does not stand between thousands", at: node.mark,
      ["There is \",\", \" \" and \"'\", in quotes:", "  numbers: {thousands: \",\"}"])
    return nil
  }

  private mutating func report(
    _ message: String, at mark: Mark, label: String = "", _ help: [String]
  ) {
    diagnostics.report(.init("bad-mapping", message, at: mark, label: label, help: help))
  }
}
