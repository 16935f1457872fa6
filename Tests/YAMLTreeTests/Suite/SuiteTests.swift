import Diagnostics
import Testing
import YAMLTree

@Suite("The YAML test suite, before any policy")
struct SuiteTests {
  // The suite is not part of the project: PLIMSOLL_SHARED names the folder that holds it.
  static let isThere = SuiteCase.folder != nil

  @Test("all cases are there", .enabled(if: isThere, "PLIMSOLL_SHARED is not set"))
  func count() throws {
    #expect(try SuiteCase.all().count == 402)
  }

  @Test(
    "events are those of libyaml", .enabled(if: isThere, "PLIMSOLL_SHARED is not set"),
    arguments: try SuiteCase.all())
  func events(of suiteCase: SuiteCase) {
    let run = Run(suiteCase.yaml)
    switch suiteCase.result {
    case .accepted:
      #expect(run.problem == nil)
      #expect(run.events == suiteCase.tree)
    case .wronglyAccepted:
      #expect(run.problem == nil)
    case .wrongEvents:
      #expect(run.problem == nil)
      #expect(run.events != suiteCase.tree)
    case .rejected, .wronglyRejected:
      #expect(run.problem != nil)
      // The list cuts long messages.
      #expect(!suiteCase.message.isEmpty)
      #expect(run.saying.hasPrefix(suiteCase.message))
    }
  }

  @Test(
    "places lie inside the file and in order",
    .enabled(if: isThere, "PLIMSOLL_SHARED is not set"),
    arguments: try SuiteCase.all())
  func places(of suiteCase: SuiteCase) {
    let run = Run(suiteCase.yaml)
    #expect(run.ranges.allSatisfy { $0.upperBound <= suiteCase.yaml.count })
    #expect(zip(run.ranges, run.ranges.dropFirst()).allSatisfy { $0.lowerBound <= $1.lowerBound })
  }
}

/// All events of one text, up to its end or to where libyaml gives up.
private struct Run {
  var events: [String] = []
  var ranges: [Range<Int>] = []
  var problem: ParserProblem?
  private let source: SourceFile

  init(_ bytes: [UInt8]) {
    source = SourceFile(name: "case.yaml", bytes: bytes)
    var parser = EventParser(bytes)
    do throws(ParserProblem) {
      repeat {
        let event = try parser.next()
        events.append(event.suiteNotation)
        ranges.append(event.range)
      } while events.last != "-STR"
    } catch {
      problem = error
    }
  }

  /// The problem in the words of the list of results.
  var saying: String {
    guard let problem else { return "" }
    let context = problem.contextOffset.map { offset in
      problem.context + (offset == problem.offset ? " " : place(offset) + " ")
    }
    return (context ?? "") + problem.message + place(problem.offset)
  }

  private func place(_ offset: Int) -> String {
    let place = source.place(at: offset)
    return "   in \"<byte string>\", line \(place.line), column \(place.column)"
  }
}
