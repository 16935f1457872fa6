import Diagnostics
import Foundation
import YAMLTree

/// One file read, with its findings.
struct Reading {
  let root: YAMLNode?
  let findings: [Diagnostic]
  let sources: SourceSet

  init(bytes: [UInt8]) {
    var sources = SourceSet()
    var diagnostics = DiagnosticList()
    let file = sources.add(SourceFile(name: "plan.yaml", bytes: bytes))
    root = parseYAML(file, in: sources, reporting: &diagnostics)
    findings = diagnostics.sorted()
    self.sources = sources
  }

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(fixture name: String) throws {
    self.init(bytes: Array(try Data(contentsOf: Self.fixtures.appending(path: name + ".yaml"))))
  }

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// `2:7 yaml-comparison` for each finding.
  var refusals: [String] { findings.map { place($0.mark) + " " + $0.id } }

  func place(_ mark: Mark) -> String {
    let place = sources.place(of: mark)
    return "\(place.line):\(place.column)"
  }

  /// `1:2-1:5`, to the place behind the last byte.
  func extent(_ node: YAMLNode) -> String {
    let end = sources[node.mark.file].place(at: node.mark.range.upperBound)
    return "\(place(node.mark))-\(end.line):\(end.column)"
  }

  /// The bytes of a mark as text.
  func text(_ mark: Mark) -> String { sources[mark.file].text(in: mark.range) }

  /// The value behind `keys`, one mapping inside the other.
  func value(_ keys: String...) -> YAMLNode? {
    keys.reduce(root) { node, key in node?.mapping?.first { $0.key == key }?.value }
  }
}
