/// Where times were first met, for the reader of a message; of very many times only the first and
/// the latest are kept.
struct TimesMet {
  typealias Place = (file: Int, line: Int)

  private static let most = 1 << 14

  private var places: [Instant: Place] = [:]
  private(set) var latest: (time: Instant, place: Place)?

  func place(of time: Instant) -> Place? {
    if let latest, latest.time == time { return latest.place }
    return places[time]
  }

  /// Times come in their order.
  mutating func note(_ time: Instant, file: Int, line: Int) {
    latest = (time, (file, line))
    if places.count < Self.most { places[time] = (file, line) }
  }
}
