internal import Diagnostics

/// Builds the tree from the events, and reports what YAML allows and a plan does not.
struct Composer: ~Copyable {
  static let deepest = 64
  /// Nobody reads more findings than this, and long lines make each of them costly.
  static let mostFindings = 200

  /// Why composing ended early. What was wrong has been, or will be, reported.
  enum Stop: Error {
    case syntax(ParserProblem)
    case reported
  }

  let file: FileID
  let source: SourceFile
  var findings = DiagnosticList()
  var gaps: GapReader
  var lastScalar: ScalarSpan?
  private var parser: EventParser
  private var depth = 0
  private var flowDepth = 0
  /// Whether nothing had to be left out of the tree that would mislead its reader.
  private var isWhole = true

  init(_ source: SourceFile, _ file: FileID) {
    self.file = file
    self.source = source
    self.gaps = GapReader(source.bytes, from: source.byteOrderMarkLength)
    self.parser = EventParser(source.bytes)
  }

  /// The tree of the file. Without one, ``findings`` holds an error.
  mutating func compose() -> YAMLNode? {
    do throws(Stop) {
      let root = try document()
      return isWhole ? root : nil
    } catch {
      if case .syntax(let problem) = error { reportSyntax(problem) }
      return nil
    }
  }

  private mutating func next() throws(Stop) -> Event {
    guard findings.all.count < Self.mostFindings else { throw .reported }
    do throws(ParserProblem) {
      return try parser.next()
    } catch {
      throw .syntax(error)
    }
  }

  private mutating func document() throws(Stop) -> YAMLNode {
    _ = try next()
    let start = try next()
    guard case .documentStart(_, let hasDirectives) = start.kind else {
      throw stop(reporting: .emptyFile(file))
    }
    if hasDirectives { reportDirective(at: start.range.lowerBound) }
    let root = try node(next())
    _ = try next()
    let after = try next()
    reportGap(upTo: min(after.range.lowerBound, source.bytes.count))
    if after.kind != .streamEnd {
      findings.report(.secondDocument(at: mark(after.range), first: root.mark))
    } else if root.mark.range.isEmpty {
      throw stop(reporting: .emptyFile(file))
    }
    return root
  }

  private mutating func stop(reporting finding: Diagnostic) -> Stop {
    findings.report(finding)
    return .reported
  }

  private mutating func node(_ event: Event) throws(Stop) -> YAMLNode {
    switch event.kind {
    case .scalar(let text, let style, let properties):
      return scalar(text, style, properties, event.range)
    case .sequenceStart(let isFlow, let properties):
      try open(event, isFlow, properties)
      return try sequence(event, isFlow)
    case .mappingStart(let isFlow, let properties):
      try open(event, isFlow, properties)
      return try mapping(event, isFlow)
    case .alias(let name):
      return alias(name, event.range)
    default:
      throw .syntax(.unexpectedEvent(at: event.range.lowerBound))
    }
  }

  func mark(_ range: Range<Int>) -> Mark { Mark(file: file, range: range) }
}

// MARK: - Leaves

extension Composer {
  private mutating func scalar(
    _ text: String, _ style: YAMLScalar.Style, _ properties: NodeProperties, _ raw: Range<Int>
  ) -> YAMLNode {
    let start = properties.isEmpty ? raw.lowerBound : reportProperties(properties, raw)
    let span = ScalarSpan(
      start..<max(start, raw.upperBound), style: style, isInFlow: flowDepth > 0, in: source.bytes)
    if !raw.isEmpty {
      reportGap(upTo: raw.lowerBound)
      lastScalar = span
      reportHeader(of: span)
      gaps.skip(to: span.range.upperBound)
      reportTypos(text, span)
    }
    let scalar = YAMLScalar(
      text: text, style: style, isVerbatim: span.isVerbatim(text, in: source.bytes))
    return YAMLNode(content: .scalar(scalar), mark: mark(span.range))
  }

  private mutating func alias(_ name: String, _ range: Range<Int>) -> YAMLNode {
    findings.report(.alias(name, at: mark(range)))
    isWhole = false
    let scalar = YAMLScalar(text: "*" + name, style: .plain, isVerbatim: true)
    return YAMLNode(content: .scalar(scalar), mark: mark(range))
  }
}

// MARK: - Collections

extension Composer {
  private mutating func open(
    _ event: Event, _ isFlow: Bool, _ properties: NodeProperties
  ) throws(Stop) {
    if !properties.isEmpty { _ = reportProperties(properties, event.range) }
    depth += 1
    if isFlow { flowDepth += 1 }
    guard depth > Self.deepest else { return }
    let start = event.range.lowerBound
    let range = start..<min(start + 1, source.bytes.count)
    throw stop(reporting: .tooDeep(at: mark(range), limit: Self.deepest))
  }

  private mutating func close(
    _ content: YAMLNode.Content, _ start: Event, _ end: Event, _ isFlow: Bool, lastChild: YAMLNode?
  ) -> YAMLNode {
    depth -= 1
    if isFlow { flowDepth -= 1 }
    let lower = start.range.lowerBound
    let child = lastChild?.mark.range.upperBound ?? lower
    let upper = end.range.isEmpty ? child : end.range.upperBound
    return YAMLNode(
      content: content, mark: mark(lower..<max(lower, upper)), isBracketed: isFlow)
  }

  private mutating func sequence(_ start: Event, _ isFlow: Bool) throws(Stop) -> YAMLNode {
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      if event.kind == .sequenceEnd {
        return close(.sequence(items), start, event, isFlow, lastChild: items.last)
      }
      items.append(try node(event))
    }
  }

  private mutating func mapping(_ start: Event, _ isFlow: Bool) throws(Stop) -> YAMLNode {
    var entries: [YAMLEntry] = []
    var keys = KeyTable()
    var last: YAMLNode?
    while true {
      let event = try next()
      if event.kind == .mappingEnd {
        return close(.mapping(entries), start, event, isFlow, lastChild: last)
      }
      let key = try node(event)
      let value = try node(next())
      last = value
      guard let name = keyName(key) else { continue }
      if let first = keys.note(name, at: key.mark, after: entries) {
        findings.report(.duplicateKey(name, at: key.mark, first: first))
      } else {
        entries.append(YAMLEntry(key: name, keyMark: key.mark, value: value))
      }
    }
  }

  /// The text of a key, or nothing for what cannot be one.
  private mutating func keyName(_ key: YAMLNode) -> String? {
    guard let scalar = key.scalar else {
      findings.report(.compoundKey(at: key.mark))
      isWhole = false
      return nil
    }
    guard scalar.style == .plain else { return scalar.text }
    if scalar.text == "<<" { findings.report(.merge(at: key.mark)) }
    if scalar.text.isEmpty { findings.report(.missingKey(at: key.mark)) }
    if scalar.text == "<<" || scalar.text.isEmpty { isWhole = false }
    return scalar.text
  }
}
