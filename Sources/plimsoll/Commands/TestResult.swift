internal import Diagnostics
internal import Escalation

/// What became of one plan that was tested.
struct TestResult {
  let path: String
  /// Why nothing could be run.
  var fault: String?
  var report: ExampleReport?
  var coverage: CoverageReport?
  var mutation: MutationReport?
  /// A test file to be completed; nil where none was asked for.
  var suggestions: String?
  var threshold: Int?
  var isFiltered = false
  /// Whether it has examples, and none of the name that was asked for.
  var isLeftOut = false

  init(path: String, fault: String? = nil) {
    self.path = path
    self.fault = fault
  }

  var count: Int { report?.runs.count ?? 0 }
  var passed: Bool { isLeftOut || (report?.passed ?? false) }

  /// What is measured, and how many percent of it there are.
  private var measures: [(what: String, percent: Int)] {
    [
      coverage.map { ("of the plan is reached", $0.total.percent) },
      mutation.map { ("of the changes are noticed", $0.percent) },
    ].compactMap(\.self)
  }

  private var shortfalls: [(what: String, percent: Int)] {
    measures.filter { $0.percent < threshold ?? 0 }
  }

  var isEnough: Bool { shortfalls.isEmpty }

  // MARK: - Output

  var text: String {
    if let fault { return fault + "\n" }
    if let suggestions { return suggestions }
    let parts = [report?.text(isFiltered: isFiltered), coverage?.text, mutation?.text]
    let lacking = shortfalls.map {
      "\(path): FAILED, \($0.percent) % \($0.what), and it should be \(threshold ?? 0) %\n"
    }
    return parts.compactMap(\.self).joined() + lacking.joined()
  }

  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("plan", .string(path)), .init("passed", .bool(passed && isEnough)),
      .init("examples", .integer(count)),
    ]
    if let fault { members.append(.init("fault", .string(fault))) }
    if let report { members.append(.init("failed", report.json)) }
    if let coverage { members.append(.init("coverage", coverage.json)) }
    if let mutation { members.append(.init("changes", mutation.json)) }
    return .object(members)
  }
}
