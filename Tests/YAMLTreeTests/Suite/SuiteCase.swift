import Foundation
import Testing
import YAMLTree

/// One case of the YAML test suite, and how libyaml itself is known to do on it.
struct SuiteCase: Sendable, CustomTestStringConvertible {
  enum Result: String, Sendable {
    case accepted = "ok"
    case rejected = "ok-rejected"
    case wronglyAccepted = "FAIL-accepts-invalid"
    case wronglyRejected = "FAIL-rejects-valid"
    case wrongEvents = "FAIL-wrong-events"
  }

  let id: String
  let yaml: [UInt8]
  let tree: [String]
  let result: Result
  /// What libyaml said, with its places.
  let message: String

  var testDescription: String { id }
}

extension SuiteCase {
  static let folder: URL? = ProcessInfo.processInfo.environment["PLIMSOLL_SHARED"].map {
    URL(fileURLWithPath: $0).appending(path: "data/yaml-test-suite")
  }

  /// All cases of the list of results; none without the folder.
  static func all() throws -> [SuiteCase] {
    guard let folder else { return [] }
    let list = try String(
      contentsOf: folder.appending(path: "libyaml-0.2.5-yaml-test-suite.tsv"), encoding: .utf8)
    var files: [String: [[String: String]]] = [:]
    return try list.split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let name = String(columns[0].prefix { $0 != "/" })
      let number = Int(columns[0].dropFirst(name.count + 1)) ?? 0
      let cases = try files[name] ?? read(folder.appending(path: "src/\(name).yaml"))
      files[name] = cases
      return try SuiteCase(columns, cases, number)
    }
  }

  private init(_ columns: [String], _ cases: [[String: String]], _ number: Int) throws {
    guard let result = Result(rawValue: columns[1]), cases.indices.contains(number) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    self.id = columns[0]
    self.result = result
    self.message = columns[3]
    self.yaml = Array(Self.decoded(cases[number]["yaml"] ?? "").utf8)
    // What a case leaves out is as in the one before it.
    let tree = cases[...number].last { $0["tree"] != nil }?["tree"] ?? ""
    self.tree = Self.decoded(tree).split(separator: "\n").map {
      String($0.drop { $0 == " " })
    }
  }

  /// The suite shows what cannot be seen by signs that can.
  private static func decoded(_ text: String) -> String {
    var text = text.replacing(/—*»/, with: "\t").replacing("␣", with: " ")
    text = text.replacing("↵", with: "").replacing("∎\n", with: "")
    return text.replacing("←", with: "\r").replacing("⇔", with: "\u{FEFF}")
  }

  /// The cases of one file: a list of mappings from words to words.
  private static func read(_ file: URL) throws -> [[String: String]] {
    var parser = EventParser(Array(try Data(contentsOf: file)))
    var cases: [[String: String]] = []
    var key: String?
    while true {
      switch try parser.next().kind {
      case .mappingStart: cases.append([:])
      case .scalar(let text, _, _):
        if let word = key {
          cases[cases.count - 1][word] = text
          key = nil
        } else {
          key = text
        }
      case .streamEnd: return cases
      default: continue
      }
    }
  }
}
