import Escalation
import Foundation
import Testing

/// The folder of outside test data, if there is one.
private let outsideData = ProcessInfo.processInfo.environment["PLIMSOLL_SHARED"]

@Suite("A public collection of CSV files", .enabled(if: outsideData != nil))
struct CSVConformanceTests {
  @Test(
    "a file reads as its JSON says",
    arguments: [
      "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
      "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
    ])
  func conformance(name: String) throws {
    let folder = try #require(outsideData) + "/data/csv-conformance"
    let csv = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/csvs/\(name).csv"))
    let json = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/json/\(name).json"))
    let file = try readCSV(Array(csv))
    let header = try #require(file.cells.first)
    let rows = file.cells.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    #expect(rows == (try JSONDecoder().decode([[String: String]].self, from: json)))
    #expect(file.faults.isEmpty)
  }

  // Its JSON belongs to another version of the file; its quotes stand inside plain fields.
  @Test("quotes for minutes of arc are kept")
  func strayQuotes() throws {
    let folder = try #require(outsideData) + "/data/csv-conformance"
    let path = "\(folder)/csvs/location_coordinates.csv"
    let file = try readCSV(Array(Data(contentsOf: URL(fileURLWithPath: path))))
    #expect(file.cells.map(\.count) == [4, 4])
    #expect(file.records[1].flags == .strayQuote)
    #expect(file.cells[1][1].hasSuffix("17.9\"W"))
  }
}
