/// `1234567` as `1,234,567`.
package func grouped(_ number: Int) -> String {
  var digits = Substring(String(number))
  var parts: [Substring] = []
  while digits.count > 3 {
    parts.insert(digits.suffix(3), at: 0)
    digits = digits.dropLast(3)
  }
  return ([digits] + parts).joined(separator: ",")
}

/// `1 day`, `2,000 days`.
package func counted(_ number: Int, _ what: String) -> String {
  "\(grouped(number)) \(what)\(number == 1 ? "" : "s")"
}
