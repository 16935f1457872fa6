internal import Diagnostics
internal import YAMLTree

/// Reads the one grammar of ranges, in bands, `range:` and conditions.
///
///     range = piece {or piece}
///     piece = N | N and up | under|over|at least|at most|exactly N | [over] N to [under] N
struct RangeReader {
  /// What the range is of: its unit decides what a number may be followed by.
  let unit: MeasureUnit?
  /// How to call what is compared, in messages.
  let subject: String
  /// Whether a number alone means `exactly`: in bands and ranges it does, in a condition it is
  /// refused, since `beds 3` does not say which side of 3.
  let allowsBareNumber: Bool
  /// Whether an end may be a reading, not just a number or a figure.
  let allowsReadings: Bool
  /// Where its unit was given, or it was declared.
  var declared: Mark?

  /// Reads pieces until something comes that cannot belong to a range.
  func read(_ phrase: inout Phrase, _ resolver: inout Resolver) -> RangePhrase? {
    let start = phrase.position
    var pieces: [RangePhrase.Piece] = []
    repeat {
      guard let piece = piece(&phrase, &resolver) else { return nil }
      pieces.append(piece)
    } while phrase.take("or")
    return RangePhrase(pieces: pieces, mark: phrase.mark(from: start))
  }

  private func piece(_ phrase: inout Phrase, _ resolver: inout Resolver) -> RangePhrase.Piece? {
    let start = phrase.position
    guard !phrase.isAtEnd else {
      report("a range is missing here", phrase.nextMark, &resolver)
      return nil
    }
    if let problem = foreignSign(in: phrase) ?? numberFirst(in: phrase) {
      resolver.diagnostics.report(problem)
      return nil
    }
    guard let ends = ends(&phrase, start, &resolver) else { return nil }
    return checked(ends, phrase.mark(from: start), &resolver)
  }

  private typealias Ends = (lower: Bound?, upper: Bound?)

  private func ends(
    _ phrase: inout Phrase, _ start: Int, _ resolver: inout Resolver
  ) -> Ends? {
    if phrase.take("under") {
      return value(&phrase, &resolver).map { (nil, Bound($0, isAfter: false)) }
    }
    if phrase.take("at", "least") {
      return value(&phrase, &resolver).map { (Bound($0, isAfter: false), nil) }
    }
    if phrase.take("at", "most") {
      return value(&phrase, &resolver).map { (nil, Bound($0, isAfter: true)) }
    }
    if phrase.take("exactly") {
      return value(&phrase, &resolver).map { (Bound($0, isAfter: false), Bound($0, isAfter: true)) }
    }
    let isOver = phrase.take("over")
    guard let low = value(&phrase, &resolver) else { return nil }
    let lower = Bound(low, isAfter: isOver)
    if phrase.take("to") {
      let isUnder = phrase.take("under")
      return value(&phrase, &resolver).map { (lower, Bound($0, isAfter: !isUnder)) }
    }
    if isOver || phrase.take("and", "up") { return (lower, nil) }
    return bareNumber(low, phrase.mark(from: start), &resolver)
  }

  private func bareNumber(_ value: BoundValue, _ mark: Mark, _ resolver: inout Resolver) -> Ends? {
    guard allowsBareNumber else {
      let number = value.number?.text ?? "5"
      report(
        "a condition must say on which side of \(number) it holds", mark, &resolver,
        help: ["Write one of:", "  at least \(number)", "  over \(number)", "  exactly \(number)"])
      return nil
    }
    return (Bound(value, isAfter: false), Bound(value, isAfter: true))
  }

  /// A piece in which nothing lies is a slip of the pen.
  private func checked(
    _ ends: Ends, _ mark: Mark, _ resolver: inout Resolver
  ) -> RangePhrase.Piece? {
    let piece = RangePhrase.Piece(lower: ends.lower, upper: ends.upper, mark: mark)
    guard let low = ends.lower?.value.number, let high = ends.upper?.value.number else {
      return piece
    }
    let isEmpty = Stretch(
      Boundary(value: low, isAfter: ends.lower?.isAfter ?? false),
      Boundary(value: high, isAfter: ends.upper?.isAfter ?? false)
    ).isEmpty
    guard isEmpty else { return piece }
    let swapped = "\(high.text) to \(low.text)"
    report(
      "no number is in this range", mark, &resolver, id: "empty-range",
      label: low > high ? "write: \(swapped)" : "")
    return nil
  }

  // MARK: - Values

  private func value(_ phrase: inout Phrase, _ resolver: inout Resolver) -> BoundValue? {
    let start = phrase.position
    guard let word = phrase.take() else {
      report("a number is missing here", phrase.nextMark, &resolver)
      return nil
    }
    let mark = phrase.mark(from: start)
    if isName(word) { return named(word, mark, &resolver) }
    guard let number = resolver.diagnostics.number(word, "the end of a range", at: mark) else {
      return nil
    }
    return converted(number, &phrase, start, &resolver).map(BoundValue.number)
  }

  /// Takes a unit behind the number, and converts the number into the subject's.
  private func converted(
    _ number: ExactDecimal, _ phrase: inout Phrase, _ start: Int, _ resolver: inout Resolver
  ) -> ExactDecimal? {
    guard let word = phrase.next, isUnitWord(word) else { return number }
    _ = phrase.take()
    let written = MeasureUnit(word)
    if written == unit { return number }
    if let unit, let factor = written.factor(to: unit),
      let product = ExactNumber(number).multiplied(by: factor),
      let exact = product.decimal
    {
      return exact
    }
    report(
      unit.map { "\(subject) is in \($0.name), not in \(word)" }
        ?? "\(subject) has no unit, so '\(word)' cannot stand here",
      phrase.mark(from: start), &resolver, id: "wrong-unit", related: declaredHere)
    return nil
  }

  private var declaredHere: [Diagnostic.Label] {
    declared.map { [Diagnostic.Label($0, "declared here")] } ?? []
  }

  /// Whether a word behind a number can only be what is counted or measured.
  private func isUnitWord(_ word: String) -> Bool {
    let unitWord = MeasureUnit(word)
    if unitWord == unit || !unitWord.isCounted { return true }
    return isName(word) && !reservedNames.contains(word) && !Self.joiners.contains(word)
      && nearestName(to: word, in: Self.joiners) == nil
  }

  /// What may stand behind a number beside the words that no name may be.
  private static let joiners = [
    "to", "or", "and", "and up", "in", "for", "within", "during", "outside", "before", "from",
    "but", "more", "less", "fewer", "above", "below", "plus", "if", "when", "while", "unless",
    "with", "than", "is", "was", "on",
  ]

  private func named(_ name: String, _ mark: Mark, _ resolver: inout Resolver) -> BoundValue? {
    if resolver.names.scale.level(named: name) != nil {
      report(
        "'\(name)' is a level, not a number", mark, &resolver,
        help: ["Levels are compared so:", "  is \(name) or worse"])
      return nil
    }
    guard let reference = resolver.names.reference(name) else {
      reportNoNumber(name, mark, &resolver)
      return nil
    }
    resolver.usage.references.insert(reference)
    guard case .indicator(let index) = reference, resolver.names.indicators[index].isNumeric
    else {
      report("'\(name)' is not a number to compare with", mark, &resolver)
      return nil
    }
    return boundValue(index, mark, &resolver)
  }

  /// A word that is no name: a slip in a word of the grammar, or in the name of a figure.
  private func reportNoNumber(_ word: String, _ mark: Mark, _ resolver: inout Resolver) {
    if resolver.misnamed.contains(word) { return }
    let numbers = resolver.names.indicators.filter {
      $0.isNumeric && ($0.isFigure || allowsReadings)
    }
    let near = nearestName(to: word, in: numbers.map(\.name) + Self.words)
    let declared = numbers.filter { $0.name == near }.map {
      Diagnostic.Label($0.mark, "declared here")
    }
    resolver.diagnostics.report(
      .init(
        "unknown-name", "'\(word)' is neither a number nor the name of one", at: mark,
        label: near.map { "did you mean '\($0)'?" } ?? "",
        related: declared, help: near == nil ? [rangesAreWords] : []))
  }

  private static let words = ["under", "over", "at least", "at most", "exactly"]

  private func boundValue(_ index: Int, _ mark: Mark, _ resolver: inout Resolver) -> BoundValue? {
    let other = resolver.names.indicators[index]
    if !other.isFigure, !allowsReadings {
      report("a band may end at a number or a figure, not at a reading", mark, &resolver)
      return nil
    }
    guard other.unit == unit else {
      let theirs = other.unit?.name ?? "no unit"
      report(
        "\(subject) is in \(unit?.name ?? "no unit"), but '\(other.name)' is in \(theirs)", mark,
        &resolver, id: "wrong-unit",
        related: declaredHere + [.init(other.mark, "the other is declared here")])
      return nil
    }
    return other.isFigure ? .figure(index) : .reading(index)
  }

  private func report(
    _ message: String, _ mark: Mark, _ resolver: inout Resolver, id: String = "bad-range",
    label: String = "", related: [Diagnostic.Label] = [], help: [String] = []
  ) {
    resolver.diagnostics.report(
      .init(id, message, at: mark, label: label, related: related, help: help))
  }
}
