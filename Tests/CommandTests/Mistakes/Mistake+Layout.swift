import Foundation

extension Mistake {
  static let layout: [Mistake] = [
    Mistake(.layout, "a line indented by one blank more") {
      $0.changes(most: 4) { $0.indentation > 0 ? [" " + $0.text] : nil }
    },
    Mistake(.layout, "a line indented by one blank less") {
      $0.changes(most: 4) { $0.indentation > 1 ? [String($0.text.dropFirst())] : nil }
    },
    Mistake(.layout, "a key moved to the margin") {
      $0.changes(where: { $0.indentation == 4 && $0.section == "indicators" }) {
        [String($0.text.dropFirst(4))]
      }
    },
    Mistake(.layout, "a tab in place of the indentation") {
      $0.changes { $0.indentation > 1 ? ["\t" + $0.text.drop { $0 == " " }] : nil }
    },
    Mistake(.layout, "a blank that is none, pasted from a web page") {
      $0.rewriting(#"(?<=[a-z]) (?=\d)"#, where: { !["scale", "roles"].contains($0.section) }) {
        _ in
        "\u{A0}"
      }
    },
    Mistake(.layout, "curly quotes from a word processor") {
      $0.rewriting(#"(?<=version: )\d.\d"#) { "“\($0)”" }
        + $0.rewriting(#"(?<=- do: ).*$"#, where: { $0.section == "actions" }) { "“\($0)”" }
        + $0.curlyActions
    },
    Mistake(.layout, "no blank behind a colon") {
      $0.rewriting(#"(?<=^    [a-z]{4,12}): "#) { _ in ":" }
    },
    Mistake(.layout, "a colon forgotten") {
      $0.rewriting(#"(?<=^    [a-z]{4,12}): "#) { _ in " " }
    },
    Mistake(.layout, "a colon forgotten at the end of a line") {
      $0.rewriting(#":$"#) { _ in "" }
    },
    Mistake(.layout, "a dash forgotten") {
      $0.rewriting(#"(?<=^ {6})- "#) { _ in "" }
    },
    Mistake(.layout, "no blank behind a dash") {
      $0.rewriting(#"(?<=^ {6})- "#) { _ in "-" }
    },
    Mistake(.layout, "a bracket not closed") {
      $0.rewriting(#"\]$"#) { _ in "" }
    },
    Mistake(.layout, "a brace not closed") {
      $0.rewriting(#"\}$"#) { _ in "" }
    },
    Mistake(.layout, "a comma forgotten between braces") {
      $0.rewriting(#", (?=[a-z_0-9]+: )"#, where: { $0.text.hasSuffix("}") }) { _ in " " }
    },
    Mistake(.layout, "a colon in a text") {
      $0.actions { "Note: " + $0 }
    },
    Mistake(.layout, "a text cut off by a number sign") {
      $0.actions { $0 + " #1" }
    },
    Mistake(.layout, "a comma in a text between braces") {
      $0.rewriting(#"(?<=\{title: )[A-Za-z ]+"#) { $0 + ", and more" }
    },
    Mistake(.layout, "an action that begins with a quote") {
      $0.actions { "\"Call\" " + $0 }
    },
    Mistake(.layout, "a line pasted twice") {
      $0.changes(where: { $0.indentation == 4 && $0.section == "indicators" }) {
        [$0.text, $0.text]
      }
    },
    Mistake(.layout, "marks of an unfinished merge") {
      $0.changes(most: 2, where: { $0.indentation == 4 }) {
        ["<<<<<<< mine", $0.text, "=======", $0.text, ">>>>>>> theirs"]
      }
    },
    Mistake(.layout, "the rest of the file lost") { plan in
      plan.changes(most: 2, where: { $0.section == "actions" && $0.indentation == 4 }) { _ in nil }
        + plan.cutOff
    },
    Mistake(.layout, "saved as Windows text, with an accent in it") {
      $0.foreign { $0 == 0x2D ? 0x96 : $0 }
    },
    Mistake(.layout, "saved as UTF-16") { plan in
      let wide = plan.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      return [
        PlanText.Mutant(
          bytes: [0xFF, 0xFE] + wide, line: 1, parents: [], was: plan.lines[0].text,
          now: "(the whole file)")
      ]
    },
  ]
}

extension PlanText {
  /// What is to be done, in each of some lines, in other words.
  func actions(most: Int = 3, _ change: (String) -> String) -> [Mutant] {
    let places = lines.indices.filter {
      ["actions", "tasks"].contains(lines[$0].section)
        && lines[$0].text.range(of: #"^ +(- )?do: "#, options: .regularExpression) != nil
    }
    return Self.spread(places, most: most).map { index in
      let line = lines[index].text
      let start = line.range(of: "do: ").map(\.upperBound) ?? line.endIndex
      return replacing(index, with: [line[..<start] + change(String(line[start...]))])
    }
  }

  fileprivate var curlyActions: [Mutant] { actions(most: 2) { "“\($0)”" } }

  /// The file up to the middle of a line.
  fileprivate var cutOff: [Mutant] {
    [3, 2].map { part in
      let index = lines.count * (part - 1) / part
      let half = lines[index].text.prefix(lines[index].text.count / 2)
      let rest = lines[..<index].map(\.text) + [String(half)]
      return Mutant(
        bytes: Array(rest.joined(separator: "\n").utf8), line: index + 1,
        parents: lines[index].parents, was: lines[index].text, now: "(end of the file)")
    }
  }

  /// One byte of a text written as another program would.
  fileprivate func foreign(_ change: (UInt8) -> UInt8) -> [Mutant] {
    guard let index = lines.firstIndex(where: { $0.text.contains("note: ") }) else { return [] }
    let before = lines[..<index].map { $0.text + "\n" }.joined()
    let after = lines[(index + 1)...].map { "\n" + $0.text }.joined()
    let line = Array(lines[index].text.utf8) + [0x20, change(0x2D)]
    return [
      Mutant(
        bytes: Array(before.utf8) + line + Array(after.utf8), line: index + 1,
        parents: lines[index].parents, was: lines[index].text, now: "(a byte 0x96 at its end)")
    ]
  }
}
