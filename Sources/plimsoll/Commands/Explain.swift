internal import ArgumentParser
internal import Diagnostics
internal import FindingPages

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a finding: what it means, why it matters, wrong and right.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown }

  @Argument(help: "The name in brackets at the end of a finding, such as gap; none lists all.")
  var id: String?

  @Option(help: "How to print the page: text or markdown.")
  var format: Format = .text

  func run() throws {
    guard let id else { return try Console.result(list) }
    // As it is copied from a finding.
    let name = id.trimmingBrackets
    guard let page = FindingPage(of: name) else { throw unknown(name) }
    switch format {
    case .markdown: try Console.result(page.text)
    case .text: try Console.result(PlainText(markdown: page.text).text)
    }
  }

  private var list: String {
    let pages = FindingPage.all
    let width = pages.map(\.id.count).max() ?? 0
    return pages.map { page in
      page.id + String(repeating: " ", count: width - page.id.count + 2) + page.summary + "\n"
    }.joined()
  }

  private func unknown(_ name: String) -> ExitCode {
    let near = nearestName(to: name, in: FindingPage.all.map(\.id))
    let hint = near.map { "did you mean '\($0)'?" } ?? "plimsoll explain lists them all"
    return wrongUsage("no finding is called '\(name)'; \(hint)", of: "explain")
  }
}

extension String {
  fileprivate var trimmingBrackets: String {
    guard hasPrefix("["), hasSuffix("]"), count > 2 else { return self }
    return String(dropFirst().dropLast())
  }
}
