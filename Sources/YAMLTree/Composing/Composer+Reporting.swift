internal import Diagnostics

extension Composer {
  /// Reports anchor and tag of a node and returns where the node itself begins.
  mutating func reportProperties(_ properties: NodeProperties, _ range: Range<Int>) -> Int {
    let bytes = source.bytes
    let end = range.isEmpty ? bytes.count : range.upperBound
    let places = PropertyPlaces(from: range.lowerBound, upTo: end, in: bytes)
    if let anchor = properties.anchor {
      findings.report(.anchor(anchor, at: mark(places.anchor ?? range)))
    }
    if let tag = properties.tag {
      let words = places.tag.map(source.text) ?? tag
      findings.report(.tag(words, at: mark(places.tag ?? range)))
    }
    return min(places.contentStart, max(range.lowerBound, range.upperBound))
  }

  mutating func reportDirective(at offset: Int) {
    let line = SourceLine(at: offset, in: source)
    findings.report(.directive(at: mark(line.contentStart..<line.contentEnd)))
  }

  mutating func reportGap(upTo end: Int) {
    report(gaps.read(upTo: end))
  }

  private mutating func report(_ finds: [GapReader.Find]) {
    for find in finds {
      switch find {
      case .tightRemark(let offset):
        findings.report(HashCut(at: offset, after: lastScalar, in: source).finding(file))
      case .explicitKey(let offset):
        findings.report(.explicitKey(at: mark(offset..<(offset + 1))))
      }
    }
  }

  /// The first line of a block text, `|` or `>`, may hold a remark and a number.
  mutating func reportHeader(of span: ScalarSpan) {
    guard span.style == .literal || span.style == .folded else { return }
    gaps.skip(to: span.range.lowerBound)
    let line = SourceLine(at: span.range.lowerBound, in: source)
    reportGap(upTo: min(line.range.upperBound, span.range.upperBound))
    if let sign = ComparisonSign(at: span.range.lowerBound, in: source, isInFlow: false) {
      findings.report(sign.finding(file))
    }
  }

  /// What YAML takes for text and a planner did not mean so.
  mutating func reportTypos(_ text: String, _ span: ScalarSpan) {
    if span.style == .doubleQuoted, text.unicodeScalars.contains(where: isUnwantedControl) {
      findings.report(.escapedControl(at: mark(span.range)))
    }
    guard span.style == .plain else { return }
    if let quote = SmartQuote(span, in: source) { findings.report(quote.finding(file)) }
    if let blank = OddBlank(span, in: source) { findings.report(blank.finding(file, in: source)) }
    if let dash = TightDash(span, in: source) { findings.report(dash.finding(file)) }
  }

  /// A text that was cut off is the cause of what YAML stumbles over next, so it goes alone.
  mutating func reportSyntax(_ problem: ParserProblem) {
    let cut = gaps.readUntilProblem(at: problem.offset)
    if !cut.isEmpty, lastScalar?.style == .plain { return report(cut) }
    let failure = SyntaxFailure(problem, after: lastScalar, in: source, file)
    let finding = failure.finding
    let isKnown = findings.all.contains {
      $0.id == finding.id && $0.mark.range.lowerBound == finding.mark.range.lowerBound
    }
    if !isKnown { findings.report(finding) }
  }
}

private func isUnwantedControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: false
  case 0..<0x20, 0x7F..<0xA0: true
  default: false
  }
}
