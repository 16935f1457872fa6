import Foundation

extension Mistake {
  static let time: [Mistake] = [
    Mistake(.time, "an hour that no clock shows") {
      $0.rewriting(#"\b\d\d:\d\d\b"#) { _ in "25:00" }
    },
    Mistake(.time, "a time with a full stop") {
      $0.rewriting(#"\b\d\d:\d\d\b"#) { $0.replacing(":", with: ".") }
    },
    Mistake(.time, "day and month of a date swapped") {
      $0.rewriting(#"\b20\d\d-\d\d-(1[3-9]|2\d|3\d)\b"#) { date in
        let parts = date.split(separator: "-")
        return "\(parts[0])-\(parts[2])-\(parts[1])"
      }
    },
    Mistake(.time, "a date as it is written in letters") {
      $0.rewriting(#"\b20\d\d-\d\d-\d\d\b"#) { date in
        let parts = date.split(separator: "-")
        return "\(parts[2])/\(parts[1])/\(parts[0])"
      }
    },
    Mistake(.time, "a day of the week mistyped") {
      $0.rewriting(#"\b(monday|friday|saturday|sunday)\b"#) { $0.mistyped }
    },
    Mistake(.time, "hours that end before they begin") {
      $0.rewriting(#"\bdaily \d\d:\d\d to \d\d:\d\d"#) { _ in "daily 20:00 to 20:00" }
    },
    Mistake(.time, "a span mistyped") {
      $0.rewriting(#"(?<=fresh for: )\d+ [a-z]+"#) { $0.mistyped }
        + $0.rewriting(#"(?<=within )\d+ hours"#) { $0.replacing("hours", with: "horus") }
    },
    Mistake(.time, "a span without its unit") {
      $0.rewriting(#"(?<=fresh for: \d{1,3}) [a-z]+"#) { _ in "" }
    },
    Mistake(.time, "the window of a count lost") {
      $0.changes(where: { $0.path.last == "last" && $0.section == "indicators" }) { _ in [] }
    },
    Mistake(.time, "the time zone lost") {
      $0.changes(where: { $0.text.hasPrefix("timezone:") }) { _ in [] }
    },
    Mistake(.time, "the time zone mistyped") {
      $0.rewriting(#"(?<=timezone: ).*"#) { $0.mistyped }
    },
    Mistake(.time, "the calendar of bank holidays lost") {
      $0.changes(where: { $0.text.hasPrefix("calendar:") }) { _ in [] }
    },
    Mistake(.time, "the calendar of bank holidays moved") {
      $0.rewriting(#"england_and_wales"#, where: { $0.text.hasPrefix("calendar:") }) { $0.mistyped }
    },
    Mistake(.time, "a rhythm mistyped") {
      $0.rewriting(#"(?<=every: )day"#) { _ in "dya" }
    },
  ]
}
