package import Diagnostics

/// A text in a file that stands for a number which is not told, and what that number can be.
package struct SuppressedMark: Sendable {
  package let text: String
  /// The indicator it is of; nil where it is of every one that reads numbers.
  package let indicator: Int?
  /// What the number can be; where an end is not written, it is that of the indicator.
  let range: Stretch
  package let mark: Mark
  package let rangeMark: Mark

  /// What it means in a column of one indicator.
  func reading(of indicator: Indicator) -> Result<Reading, SuppressedFault> {
    range.suppressed(in: indicator)
  }
}

extension Stretch {
  /// A reading of an indicator that is one of these numbers; an end that is not written is that of
  /// the indicator. The fault says why there is none.
  func suppressed(in indicator: Indicator) -> Result<Reading, SuppressedFault> {
    do throws(SuppressedFault) {
      let low = try end(lower, of: indicator, isLower: true)
      let high = try end(upper, of: indicator, isLower: false)
      if low == high { throw SuppressedFault(reason: "only \(low.text) is left") }
      if low > high { throw SuppressedFault(reason: "none of its numbers lies in there") }
      if let reason = indicator.fault(ofRange: low, high) { throw SuppressedFault(reason: reason) }
      guard let reading = Reading(from: low, to: high) else {
        throw SuppressedFault(reason: "its ends lie too far from each other")
      }
      return .success(reading)
    } catch {
      return .failure(error)
    }
  }

  /// The last number of the range at one of its ends.
  private func end(
    _ written: Boundary?, of indicator: Indicator, isLower: Bool
  ) throws(SuppressedFault) -> ExactDecimal {
    let limits = indicator.range.stretches
    guard let boundary = written ?? (isLower ? limits.first?.lower : limits.last?.upper) else {
      let end = isLower ? "lower" : "upper"
      throw SuppressedFault(
        reason: "it has no \(end) limit of its own, so both ends must be written")
    }
    let isLimit = written == nil
    let isReadable = indicator.grid?.contains(ExactNumber(boundary.value)) ?? true
    // What is written is looked at as it is; a limit beside the grid ends with the grid.
    if boundary.isAfter != isLower, isReadable || !isLimit { return boundary.value }
    guard let next = indicator.grid?.neighbour(of: boundary.value, above: isLower) else {
      let side = isLower ? "first number over" : "last number under"
      throw SuppressedFault(
        reason: "there is no \(side) \(boundary.value.text), so it must be named")
    }
    return next
  }
}

/// Why a range cannot be what an indicator reads; continues "'*' cannot be …, since".
struct SuppressedFault: Error {
  let reason: String
}

extension DataMapping {
  /// What stands in the columns of an indicator for numbers that are not told.
  func marks(of index: Int) -> [SuppressedMark] {
    let own = suppressed.filter { $0.indicator == index }
    return own
      + suppressed.filter { mark in
        mark.indicator == nil && !own.contains { $0.text == mark.text }
      }
  }

  /// Those that could pass for a reading, as 999 does for a number.
  func readableMarks(of reference: Reference, _ plan: Plan) -> [String] {
    guard case .indicator(let index) = reference else { return [] }
    return marks(of: index).map(\.text).filter { plan.indicators[index].canRead($0) }
  }
}

extension Indicator {
  /// Whether a text is a number that it could report.
  func canRead(_ text: String) -> Bool {
    guard isNumeric, let number = ExactDecimal(text) else { return false }
    return fault(of: ExactNumber(number)) == nil
  }
}
