/// Forms of texts as regular expressions, of a kind that JavaScript and Python read alike.
///
/// None of them may refuse what the readers of the language accept. Where a form cannot be said
/// whole, it is wider.
enum SchemaPattern {
  /// From the beginning of a text to its end. A blank in `form` is one or more of them, or line ends.
  static func whole(_ form: String) -> String {
    let words = form.split(separator: " ", omittingEmptySubsequences: false)
    return "^[\\x20\\n]*(?:\(words.joined(separator: "[\\x20\\n]+")))[\\x20\\n]*$"
  }

  /// The same words in capitals or not.
  private static func anyCase(_ words: String) -> String {
    words.map { $0.isLetter ? "[\($0.uppercased())\($0)]" : "\($0)" }.joined()
  }

  // MARK: - Names and numbers

  private static let nameForm = "[a-z][a-z0-9_]*"
  static let name = "^\(nameForm)$"

  /// A name that is none of the words that the grammar needs for itself.
  static let newName =
    "^(?!(?:\(reservedNames.subtracting(["remove"]).sorted().joined(separator: "|")))$)\(nameForm)$"

  /// The same for what becomes a column of a log of events.
  static let columnName =
    "^(?!(?:\(reservedNames.union(Resolver.logColumns).sorted().joined(separator: "|")))$)"
    + "\(nameForm)$"

  /// A word that can be read off.
  static let valueWord = "^(?!(?:\(anyCase("missing"))|\(anyCase("unknown")))$)"

  private static let numberForm = "-?[0-9]+(?:\\.[0-9]+)?"
  static let number = "^\(numberForm)$"
  static let score = "^(?:otherwise|remove|\(numberForm))$"

  static let atLeastCount = whole("at least \\+?0*[1-9][0-9]* of")

  // MARK: - Times

  private static let monthAndDay =
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    + "|02-(?:0[1-9]|[12][0-9]))"
  private static let dayForm = "[0-9]{4}-\(monthAndDay)"
  private static let clockForm = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
  private static let offsetForm = "(?: ?(?:Z|[+-][0-9]{2}:[0-9]{2}))?"

  static let day = "^\(dayForm)$"
  static let time = "^\(dayForm)(?:[ T]\(clockForm)\(offsetForm))?$"
  static let momentOfDay = "^ *\(dayForm)[ T]\(clockForm)\(offsetForm) *$"
  private static let timeOfDayForm = "(?:\(clockForm)|24:00(?::00)?)"
  static let timeOfDay = "^\(timeOfDayForm)$"

  private static let spanForm =
    "[0-9]+ (?:"
    + ["second", "minute", "hour", "day", "week"].map { anyCase($0) + "[Ss]?" }
    .joined(separator: "|") + ")"
  static let span = whole(spanForm)

  private static let weekday =
    "(?:" + Weekday.allCases.map { anyCase($0.name) }.joined(separator: "|") + ")"
  private static let moment = " (?:\(anyCase("by"))|\(anyCase("at"))) \(timeOfDayForm)"
  private static let rhythmForm =
    "(?:\(anyCase("day"))|\(weekday))(?:\(moment))?"
    + "|\(anyCase("week"))(?: \(anyCase("by")) \(weekday)(?: \(timeOfDayForm))?)?"
    + "|\(anyCase("hour"))|\(anyCase("minute"))|\(spanForm)"
  static let rhythm = whole(rhythmForm)
  static let review = "^every " + whole(rhythmForm).dropFirst()
  static let decided = whole(
    "(?:\(anyCase("daily"))|\(anyCase("day"))|\(weekday))\(moment)"
      + "|\(anyCase("week")) \(anyCase("by")) \(weekday) \(timeOfDayForm)")
  static let wait = whole("[0-9]+ assessments?|\(spanForm)")

  // MARK: - Phrases

  /// Anything that has no blank in it.
  private static let wordForm = "[^\\x20\\n]+"
  private static let restForm = "(?:.|\\n)+"
  static let words = whole("\(wordForm)(?: or \(wordForm))*")

  private static func pieces(_ value: String) -> String {
    let piece =
      "(?:(?:under|over|at least|at most|exactly) \(value)"
      + "|(?:over )?\(value) to (?:under )?\(value)|\(value) and up|\(value))"
    return "\(piece)(?: or \(piece))*"
  }

  private static let quantity = "\(numberForm)(?: \(wordForm))?"
  private static let value = "(?:\(quantity)|\(nameForm))"
  static let range = whole("whole numbers|(?:whole numbers )?\(pieces("(?:\(quantity))"))")
  static let band = whole(pieces(value))
  static let bandOrWords = "\(band)|\(words)"
  static let sameAs = whole("same as \(nameForm)")
  static let margin = "^[\\x20\\n]*[0-9]"
  static let ifMissing = whole(
    "ignore|unknown|assume \(wordForm)|carry forward for \(spanForm)")
  static let needs = "^(?:all|half|\\+?0*[1-9][0-9]*)$"
  static let formula = "^[a-z0-9_. \\n()*/+×÷−-]+$"

  private static let clockWords = "during|outside|before|from"
  private static let tail =
    " (?:is|was|for|in|under|over|at|exactly|\(clockWords)) \(restForm)"
    + "| (?:rises|falls) by \(restForm) within \(restForm)"
    + "| \(value) to \(restForm)| \(value) and up(?: \(restForm))?"
  static let condition = whole(
    "(?:\(clockWords)) \(restForm)"
      + "|(?:(?:any|every|all) of |at least \(wordForm) of )?\(nameForm)(?:\(tail))?")

  static let cover = whole("(?:during|outside) \(nameForm)")
  static let dated = "^(?:before|from) +\(dayForm) *$"
  static let field = whole("text|number(?: \(wordForm))?")
  static let after = "^after .+$"
  static let cellKey = "^(?:\(nameForm)|any level|after .+)$"
  static let expectation = whole(
    "\(nameForm) held by"
      + "|(?:(?:calculated|held|inForce) )?\(nameForm)(?: (?:does|starts|continues|stops))?"
      + "(?: in \(restForm))?(?: (?:could be|at best|because))?")

  /// Other writings of units are refused, and what looks like a remark.
  static let unit =
    "^(?!(?:%|"
    + (["pct", "per cent", "percentage", "min", "mins", "h", "hr", "hrs", "s", "sec", "secs"]
    .map(anyCase) + [exactCase("percent"), exactCase("points")] + times).joined(separator: "|")
    + ")$)[^#]*$"

  static let unitOfTime = "^(?:second|minute|hour|day|week)s?$"

  /// `Minutes` is refused, `minutes` is not.
  private static let times = ["second", "minute", "hour", "day", "week"].flatMap {
    [exactCase($0), exactCase($0 + "s")]
  }

  /// A word in any but its right spelling.
  private static func exactCase(_ word: String) -> String { "(?!\(word)$)\(anyCase(word))" }
}
