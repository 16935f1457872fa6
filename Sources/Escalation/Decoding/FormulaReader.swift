internal import Diagnostics
internal import YAMLTree

/// Reads a formula: names and numbers with `+ - * /` and brackets, `* /` before `+ -`.
struct FormulaReader {
  private enum Token: Equatable {
    case word(String)
    case sign(Character)
  }

  private let node: YAMLNode
  private var tokens: [(token: Token, range: Range<Int>)] = []
  private var position = 0
  /// How deep brackets may stand in each other.
  private static let depthLimit = 32

  init(_ node: YAMLNode, _ text: String) {
    self.node = node
    self.tokens = Self.split(text)
  }

  /// How many names, numbers and signs it may have: what reads a formula goes down into its parts.
  private static let sizeLimit = 400

  mutating func read(_ resolver: inout Resolver) -> Formula? {
    guard tokens.count <= Self.sizeLimit else {
      position = Self.sizeLimit
      report("a formula has at most \(Self.sizeLimit) names, numbers and signs", &resolver)
      return nil
    }
    guard let formula = sum(&resolver, depth: 0) else { return nil }
    guard position == tokens.count else {
      report("this does not belong to the formula", &resolver)
      return nil
    }
    return formula
  }

  private static func split(_ text: String) -> [(token: Token, range: Range<Int>)] {
    var result: [(token: Token, range: Range<Int>)] = []
    var word = ""
    var offset = 0
    for character in text {
      if "+-*/()×÷−".contains(character) || character == " " || character == "\n" {
        appendWord(&word, before: offset, to: &result)
        if character != " ", character != "\n" {
          result.append((.sign(character), offset..<(offset + character.utf8.count)))
        }
      } else {
        word.append(character)
      }
      offset += character.utf8.count
    }
    appendWord(&word, before: offset, to: &result)
    return result
  }

  private static func appendWord(
    _ word: inout String, before offset: Int, to result: inout [(token: Token, range: Range<Int>)]
  ) {
    guard !word.isEmpty else { return }
    result.append((.word(word), (offset - word.utf8.count)..<offset))
    word = ""
  }

  private mutating func sum(_ resolver: inout Resolver, depth: Int) -> Formula? {
    guard var left = product(&resolver, depth: depth) else { return nil }
    while let sign = takeSign("+-−") {
      guard let right = product(&resolver, depth: depth) else { return nil }
      left = sign == "+" ? .sum(left, right) : .difference(left, right)
    }
    return left
  }

  private mutating func product(_ resolver: inout Resolver, depth: Int) -> Formula? {
    guard var left = factor(&resolver, depth: depth) else { return nil }
    while let sign = takeSign("*×/÷") {
      guard let right = factor(&resolver, depth: depth) else { return nil }
      left = "*×".contains(sign) ? .product(left, right) : .quotient(left, right)
    }
    return left
  }

  private mutating func factor(_ resolver: inout Resolver, depth: Int) -> Formula? {
    guard position < tokens.count else {
      report("the formula ends too early", &resolver)
      return nil
    }
    guard depth < Self.depthLimit else {
      report("brackets stand deeper than \(Self.depthLimit) in each other", &resolver)
      return nil
    }
    switch tokens[position].token {
    case .sign("("): return bracket(&resolver, depth: depth)
    case .sign:
      report("a name or a number is expected here", &resolver)
      return nil
    case .word(let word): return operand(word, &resolver)
    }
  }

  private mutating func bracket(_ resolver: inout Resolver, depth: Int) -> Formula? {
    position += 1
    guard let inner = sum(&resolver, depth: depth + 1) else { return nil }
    guard takeSign(")") != nil else {
      report("a bracket is not closed", &resolver)
      return nil
    }
    return inner
  }

  private mutating func operand(_ word: String, _ resolver: inout Resolver) -> Formula? {
    let mark = nextMark
    position += 1
    guard isName(word) else {
      return resolver.diagnostics.number(word, "a part of a formula", at: mark).map {
        .number(ExactNumber($0))
      }
    }
    guard let reference = resolver.reference(word, at: mark) else { return nil }
    if case .indicator(let index) = reference, resolver.names.indicators[index].isNumeric {
      return .indicator(index)
    }
    resolver.diagnostics.report(
      .init("bad-formula", "'\(word)' is not a number to calculate with", at: mark))
    return nil
  }

  private mutating func takeSign(_ signs: String) -> Character? {
    guard position < tokens.count, case .sign(let sign) = tokens[position].token,
      signs.contains(sign)
    else { return nil }
    position += 1
    return sign
  }

  private var nextMark: Mark {
    if position < tokens.count { return node.mark(ofText: tokens[position].range) }
    let end = tokens.last?.range.upperBound ?? 0
    return node.mark(ofText: end..<end)
  }

  private func report(_ message: String, _ resolver: inout Resolver) {
    resolver.diagnostics.report(
      .init(
        "bad-formula", message, at: nextMark,
        help: ["A formula is names and numbers with + - * / and brackets, on one line."]))
  }
}
