import Foundation

extension Mistake {
  static let numbers: [Mistake] = [
    Mistake(.numbers, "the two ends of a range swapped") {
      $0.rewriting(#"\b\d+ to (under )?\d+"#, where: { $0.isBand }) { range in
        let words = range.split(separator: " ")
        return ([words.last, "to"] + words.dropFirst(2).dropLast() + [words.first])
          .compactMap(\.self).joined(separator: " ")
      }
    },
    Mistake(.numbers, "a band lost, in a list of lines") {
      $0.changes(where: { $0.isBand && $0.path.last != "bands" }) { _ in [] }
    },
    Mistake(.numbers, "a band lost, in one line") {
      $0.rewriting(#", [a-z_0-9]+: [^,}]+(?=\})"#, where: { $0.text.contains("bands: {") }) { _ in
        ""
      }
    },
    Mistake(.numbers, "a band given twice") {
      $0.changes(where: { $0.isBand && $0.path.last != "bands" }) { [$0.text, $0.text] }
    },
    Mistake(.numbers, "a threshold moved up in one band") {
      $0.rewriting(Self.edge, where: { $0.isBand }) { moved($0, by: 1) }
    },
    Mistake(.numbers, "a threshold moved down in one band") {
      $0.rewriting(Self.edge, where: { $0.isBand }) { moved($0, by: -1) }
    },
    Mistake(.numbers, "'under' where 'at most' was meant") {
      $0.rewriting(#"\bat most (?=\d)"#, where: { $0.isBand }) { _ in "under " }
        + $0.rewriting(#"(?<=: )under (?=\d)"#, where: { $0.isBand }) { _ in "at most " }
    },
    Mistake(.numbers, "'over' where 'at least' was meant") {
      $0.rewriting(#"\bat least (?=\d)"#, where: { $0.isBand }) { _ in "over " }
        + $0.rewriting(#"(?<=: )over (?=\d)"#, where: { $0.isBand }) { _ in "at least " }
    },
    Mistake(.numbers, "a range with a hyphen") {
      $0.rewriting(#"\b\d+ to (under )?\d+"#) { range in
        let words = range.split(separator: " ")
        return "\(words[0])-\(words[words.count - 1])"
      }
    },
    Mistake(.numbers, "a range with a dash from a word processor") {
      $0.rewriting(#"\b\d+ to (under )?\d+"#) { range in
        let words = range.split(separator: " ")
        return "\(words[0]) – \(words[words.count - 1])"
      }
    },
    Mistake(.numbers, "a comparison with signs") {
      $0.rewriting(#"\bat least (?=\d)"#) { _ in ">= " }
        + $0.rewriting(#"\bunder (?=\d)"#) { _ in "< " }
    },
    Mistake(.numbers, "a decimal comma") {
      $0.rewriting(Self.edge, where: { $0.isBand }) { $0 + ",5" }
    },
    Mistake(.numbers, "the letter O for a zero") {
      $0.rewriting(#"\b\d+0\b"#, where: { $0.isBand }) { $0.dropLast() + "O" }
    },
    Mistake(.numbers, "a number in words") {
      $0.rewriting(#"(?<=at least |under |over |at most )\d+\b"#) { _ in "ten" }
    },
    Mistake(.numbers, "a unit that does not fit a number") {
      $0.rewriting(#"(?<=under |at least |over |at most )\d+(?=$|[,}])"#, where: { $0.isBand }) {
        $0 + " beds"
      }
    },
    Mistake(.numbers, "a unit mistyped") {
      $0.rewriting(#"(?<=unit: )[a-z]+"#) { $0.mistyped }
    },
    Mistake(.numbers, "another unit, of another kind") {
      $0.rewriting(#"(?<=unit: )(percent|minutes|hours)$"#) {
        $0 == "percent" ? "minutes" : "percent"
      }
    },
    Mistake(.numbers, "a range too narrow for the bands") {
      $0.rewriting(#"(?<=range: )(whole numbers )?0 (and up|to \d+)"#) { _ in "0 to 1" }
    },
    Mistake(.numbers, "'whole numbers' forgotten") {
      $0.rewriting(#"(?<=range: )whole numbers "#) { _ in "" }
    },
    Mistake(.numbers, "a word lost from an indicator's values") {
      $0.rewriting(#", [a-z_]+(?=\]$)"#, where: { $0.path.last == "values" }) { _ in "" }
    },
    Mistake(.numbers, "bands lost as a whole") {
      $0.changes(where: { $0.text.contains(" bands: {") }) { _ in [] }
    },
    Mistake(.numbers, "a word in two bands") {
      $0.rewriting(#"(?<=: )limited(?=,)"#) { _ in "limited or good" }
        + $0.rewriting(#"(?<=: )delayed or paused"#) { _ in "delayed or done" }
    },
  ]

  fileprivate static let edge = #"(?<=at least |under |over |at most )\d+\b"#

  fileprivate static func moved(_ number: String, by step: Int) -> String? {
    Int(number).map { String($0 + step) }
  }
}

extension PlanText.Line {
  fileprivate var isBand: Bool { section == "indicators" && path.contains("bands") }
}
