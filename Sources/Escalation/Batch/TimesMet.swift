/// Where times were first met, for the reader of a message; of very many times only the first and
/// the last are kept.
struct TimesMet {
  typealias Place = (file: Int, line: Int)

  private static let most = 1 << 14

  private var places: [Instant: Place] = [:]
  private(set) var latest: Place?

  func place(of time: Instant) -> Place? { places[time] }

  mutating func note(_ time: Instant, file: Int, line: Int) {
    latest = (file, line)
    if places.count < Self.most { places[time] = (file, line) }
  }
}
