/// The days for which there are rows, as long as every time is a bare day.
struct DaysMet {
  private var days: Set<CivilDate> = []
  private var hasTimes = false

  private static let most = 5

  mutating func note(_ time: WrittenTime) {
    if case .day(let day) = time { days.insert(day) } else { hasTimes = true }
  }

  /// Says which days between the first and the last have no rows. A file of weeks or months, in which
  /// days do not follow one another, has no gaps.
  var remark: String? {
    guard !hasTimes else { return nil }
    let numbers = days.map(\.daysSinceEpoch).sorted()
    var shown: [String] = []
    var (count, gaps) = (0, 0)
    for (one, next) in zip(numbers, numbers.dropFirst()) {
      let gap = one + 1..<next
      count += gap.count
      gaps += gap.isEmpty ? 0 : 1
      for day in gap.prefix(Self.most - shown.count) {
        shown.append(CivilDate(daysSinceEpoch: day).iso)
      }
    }
    let isDaily = numbers.count - 1 - gaps > gaps
    guard count > 0, isDaily else { return nil }
    return "no rows for \(count) \(count == 1 ? "day" : "days"): " + shown.joined(separator: ", ")
      + (count > Self.most ? " and \(count - Self.most) more" : "")
  }
}
