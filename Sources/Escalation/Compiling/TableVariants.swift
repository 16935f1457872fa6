internal import Diagnostics

/// The tables of one classification: one for all areas and times; or one for each area, and for
/// each period between the days on which figures change.
struct TableVariants: Sendable {
  /// Indices into the plan's tables, those of one period together.
  let tables: [Int]
  /// 1 where all areas share a table.
  let areaCount: Int
  /// On which day each period but the first begins. Behind the tables of all periods stand those
  /// for a day that is not known.
  let starts: [CivilDate]

  /// The one table for all areas and times.
  var single: Int? { tables.count == 1 ? tables[0] : nil }

  func table(inArea area: Int, on day: CivilDate?) -> Int {
    if tables.count == 1 { return tables[0] }
    let period = starts.isEmpty ? 0 : day.map(period) ?? starts.count + 1
    return tables[period * areaCount + (areaCount > 1 ? area : 0)]
  }

  /// The same with other tables in place of these.
  func map(_ transform: (Int) -> Int) -> TableVariants {
    TableVariants(tables: tables.map(transform), areaCount: areaCount, starts: starts)
  }

  private func period(of day: CivilDate) -> Int { starts.count { $0 <= day } }
}

extension NumberTable {
  /// What a number can mean by any of some tables.
  init(anyOf tables: [NumberTable]) {
    let boundaries = Set(tables.flatMap(\.boundaries)).sorted()
    let bare = NumberTable(boundaries: boundaries, payloads: [], whenMissing: 0)
    let payloads = bare.segments.map { segment in
      tables.reduce(0) { $0 | $1.payloads(in: NumberSet([segment]), grid: nil) }
    }
    self.init(
      boundaries: boundaries, payloads: payloads,
      whenMissing: tables.reduce(0) { $0 | $1.whenMissing }, assumed: tables.first?.assumed)
  }
}

extension Plan {
  /// The days on which a figure that one of the ranges names changes.
  func starts(of ranges: [RangePhrase]) -> [CivilDate] {
    let figures = ranges.flatMap(\.values).compactMap { value -> Figure? in
      if case .figure(let index) = value { indicators[index].figure } else { nil }
    }
    return Set(figures.flatMap(\.starts)).sorted()
  }
}
