package import Diagnostics

/// What the examples of one plan reach, and what none of them does.
package struct CoverageReport: Sendable {
  /// How much of one kind of thing is reached.
  package struct Share: Sendable {
    /// Nil of all together.
    let kind: CoverageItem.Kind?
    package let reached: Int
    package let count: Int

    /// Rounded down, so that 100 is all of them.
    package var percent: Int { count == 0 ? 100 : reached * 100 / count }

    var name: String { kind?.title ?? "in total" }
  }

  package let path: String
  package let coverage: PlanCoverage
  package let sources: SourceSet

  package init(path: String, coverage: PlanCoverage, sources: SourceSet) {
    self.path = path
    self.coverage = coverage
    self.sources = sources
  }

  /// Of each kind that there is in the plan.
  package var shares: [Share] {
    CoverageItem.Kind.allCases.compactMap { kind in
      let items = coverage.items.filter { $0.kind == kind }
      return items.isEmpty ? nil : share(kind, items)
    }
  }

  package var total: Share { share(nil, coverage.items) }

  private func share(_ kind: CoverageItem.Kind?, _ items: [CoverageItem]) -> Share {
    Share(kind: kind, reached: items.count(where: coverage.isReached), count: items.count)
  }

  // MARK: - Text

  package var text: String {
    var page = TextPage(color: false)
    page.heading("\(path): \(total.percent) % of the plan is reached by its examples")
    let rows = shares + [total]
    let width = rows.map(\.name.count).max() ?? 0
    for row in rows {
      page.row(
        [
          .init(row.name), .init(padded("\(row.reached)", to: 5)), .init("of \(row.count)"),
          .init(padded("\(row.percent) %", to: 5)),
        ], [width, 5, 7, 5], 2)
    }
    for kind in CoverageItem.Kind.allCases { add(kind, to: &page) }
    return page.text
  }

  private func add(_ kind: CoverageItem.Kind, to page: inout TextPage) {
    let missed = coverage.missed.filter { $0.kind == kind }
    guard !missed.isEmpty else { return }
    page.gap()
    page.heading("No example reaches these \(kind.title)")
    let places = missed.map { "\(place(of: $0).line)" }
    let width = places.map(\.count).max() ?? 0
    for (item, line) in zip(missed, places) {
      let label = "\(name(of: item)):\(padded(line, to: width, atEnd: true))  "
      page.paragraph(item.text, indent: 2, label: label)
    }
  }

  private func place(of item: CoverageItem) -> Place { sources.place(of: item.mark) }

  /// The file without its folders: a plan and what it is based on have names of their own.
  private func name(of item: CoverageItem) -> String {
    let path = sources[item.mark.file].name
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  private func padded(_ text: String, to width: Int, atEnd: Bool = false) -> String {
    let blanks = TextPage.blanks(width - text.count)
    return atEnd ? text + blanks : blanks + text
  }

  // MARK: - JSON

  package var json: JSONValue {
    [
      "total": json(of: total),
      "kinds": .array(shares.map(json(of:))),
      "not_reached": .array(coverage.missed.map(json(of:))),
    ]
  }

  private func json(of share: Share) -> JSONValue {
    [
      "kind": .string(share.kind?.rawValue ?? "all"), "reached": .integer(share.reached),
      "count": .integer(share.count), "percent": .integer(share.percent),
    ]
  }

  private func json(of item: CoverageItem) -> JSONValue {
    [
      "kind": .string(item.kind.rawValue), "what": .string(item.text),
      "file": .string(sources[item.mark.file].name), "line": .integer(place(of: item).line),
      "source": .string(ifAny: item.source),
    ]
  }
}

extension CoverageItem.Kind {
  /// As reports call it.
  package var title: String {
    switch self {
    case .bands: "bands"
    case .boundaries: "boundaries"
    case .triggers: "answers of signs"
    case .conditions: "answers of conditions"
    case .cells: "cells of a matrix"
    case .levels: "levels"
    case .roles: "roles at a level"
    case .actions: "actions"
    case .whens: "answers of a 'when'"
    case .missing: "readings that are missing"
    }
  }
}
