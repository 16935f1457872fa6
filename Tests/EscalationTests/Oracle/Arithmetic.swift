import Escalation

// Comparing and rounding by other ways than the product's own.

/// Below 0, 0 or above it, as `one` is below `other`, the same or above.
func compare(_ one: ExactNumber, _ other: ExactNumber) -> Int {
  let left = one.numerator * other.denominator
  let right = other.numerator * one.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

func compare(_ one: ExactNumber, _ other: ExactDecimal) -> Int {
  compare(one, fraction(other))
}

func fraction(_ decimal: ExactDecimal) -> ExactNumber {
  var power: Int128 = 1
  for _ in 0..<decimal.scale { power *= 10 }
  let number = ExactNumber(decimal.mantissa)
  return number.divided(by: ExactNumber(power)) ?? number
}

/// The largest whole number that is not above `number`.
func wholePart(_ number: ExactNumber) -> Int128 {
  var whole = number.numerator / number.denominator
  while whole * number.denominator > number.numerator { whole -= 1 }
  return whole
}

/// The nearest multiple of `step`; of two that are as near, the one further from 0.
func nearest(_ number: ExactNumber, step: ExactDecimal) -> ExactNumber? {
  let step = fraction(step)
  guard let steps = number.divided(by: step),
    let size = compare(steps, ExactNumber(0)) < 0 ? ExactNumber(0).subtracting(steps) : steps,
    let raised = size.multiplied(by: ExactNumber(2))?.adding(ExactNumber(1)),
    let half = raised.divided(by: ExactNumber(2)),
    let result = ExactNumber(wholePart(half)).multiplied(by: step)
  else { return nil }
  return compare(steps, ExactNumber(0)) < 0 ? ExactNumber(0).subtracting(result) : result
}

func isMultiple(_ number: ExactNumber, of step: ExactDecimal) -> Bool {
  guard let steps = number.divided(by: fraction(step)) else { return false }
  return compare(steps, ExactNumber(wholePart(steps))) == 0
}

/// The number as a decimal, where it is one that 18 digits hold.
func decimal(_ number: ExactNumber) -> ExactDecimal? {
  var scaled = number
  for scale in 0...18 {
    if scaled.denominator == 1 {
      guard scaled.numerator.magnitude < 1_000_000_000_000_000_000 else { return nil }
      return ExactDecimal(mantissa: Int64(scaled.numerator), scale: UInt8(scale))
    }
    guard let next = scaled.multiplied(by: ExactNumber(10)) else { return nil }
    scaled = next
  }
  return nil
}
