import Foundation
import Testing

/// Changes plans as planners do by mistake, and asks the command what it says.
@Suite("Mistakes that planners make")
struct MistakeTests {
  private static let folder = WorkingFolder.repository.appending(path: "rules")

  private static let plans: [PlanText] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      let file = folder.appending(path: name).appending(path: "plan.yaml")
      return (try? String(contentsOf: file, encoding: .utf8)).map { PlanText(name: name, $0) }
    }
  }()

  @Test("are reported, at least 95 in 100 of those that change what a plan means")
  func mistakes() async throws {
    let outcomes = try await withThrowingTaskGroup(of: (Int, MistakeOutcome).self) { group in
      for (index, mistake) in Mistake.all.enumerated() {
        group.addTask { (index, try MistakeOutcome(mistake, Self.plans)) }
      }
      var found: [(Int, MistakeOutcome)] = []
      for try await outcome in group { found.append(outcome) }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let table = MistakeTable(outcomes)
    #expect(outcomes.count >= 40)
    #expect(outcomes.allSatisfy { $0.count > 0 })
    #expect(table.count > 300)
    #expect(outcomes.flatMap(\.crashes) == [])
    #expect(table.reported * 100 >= table.count * 95)
    for line in outcomes.flatMap(\.misplaced) { print("MISPLACED", line) }
    try expectPage(table.page)
  }

  private func expectPage(_ page: String) throws {
    let file = WorkingFolder.repository.appending(path: "docs").appending(path: "mistakes.md")
    let written = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if written != page, ProcessInfo.processInfo.environment["PLIMSOLL_RECORD"] != nil {
      try Data(page.utf8).write(to: file)
    }
    #expect(written == page)
  }

  @Test("are not seen where there are none", arguments: Harmless.all.indices)
  func harmless(_ index: Int) throws {
    let harmless = Harmless.all[index]
    let folder = try MistakeFolder()
    for plan in Self.plans {
      let changed = harmless.change(plan.text)
      #expect(changed != plan.text, "\(harmless.name) changes nothing in \(plan.name)")
      try folder.write(Array(changed.utf8), plan.name, of: plan)
    }
    let names = Self.plans.map(\.name)
    #expect(try folder.findings(in: names).values.allSatisfy(\.isEmpty), "\(harmless.name)")
    for name in names { #expect(try folder.passes(name), "\(harmless.name) in \(name)") }
  }
}
