internal import ArgumentParser
internal import Escalation

/// From which time until which the results of a batch are wanted.
struct BatchSpan: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The first day or time that is written.",
      discussion: "Earlier rows are still assessed, for what carries over.", valueName: "time"))
  var from: String?

  @Option(
    help: ArgumentHelp("The last day or time; later rows are left out.", valueName: "time"))
  var to: String?

  func validate() throws {
    for (text, name) in [(from, "from"), (to, "to")] {
      guard let text else { continue }
      do throws(WrittenTimeError) {
        _ = try WrittenTime(parsing: text)
      } catch {
        let repaired = error.repaired.map { "; write \($0)" } ?? ""
        throw ValidationError("--\(name): \(error.reason)\(repaired)")
      }
    }
    if let start = start(in: .utc), let end = end(in: .utc), start >= end {
      throw ValidationError("--from is later than --to")
    }
  }

  func start(in zone: TimeZoneRules) -> Instant? { Self.time(from)?.instant(in: zone) }

  /// The first moment that is past it: a day counts to its end.
  func end(in zone: TimeZoneRules) -> Instant? {
    switch Self.time(to) {
    case .day(let day)?: zone.startOfDay(day.adding(days: 1))
    case let time?: time.instant(in: zone).adding(seconds: 1)
    case nil: nil
    }
  }

  private static func time(_ text: String?) -> WrittenTime? {
    text.flatMap { try? WrittenTime(parsing: $0) }
  }
}
