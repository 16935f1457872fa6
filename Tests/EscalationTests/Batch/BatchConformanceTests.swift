import Escalation
import Foundation
import Testing

/// The folder of outside test data, if there is one.
private let outsideData = ProcessInfo.processInfo.environment["PLIMSOLL_SHARED"]

@Suite("Batch: a public collection of CSV files", .enabled(if: outsideData != nil))
struct BatchConformanceTests {
  @Test("a file of something else is refused; its rows under a header that fits are accounted for")
  func otherFiles() throws {
    let folder = try #require(outsideData) + "/data/csv-conformance/csvs"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count > 10)
    let plan = try BatchPlans.council()
    for name in names {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      #expect(try stop(plan, text) != nil, "\(name)")
      let counts = try BatchReading(plan, "time,area,staffing,mood\n" + text).counts
      #expect(counts.read > 0, "\(name)")
      #expect(counts.read == counts.rejected, "\(name)")
    }
  }
}
