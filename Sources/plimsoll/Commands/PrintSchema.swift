internal import ArgumentParser
internal import Diagnostics
internal import Escalation

extension PlanFileSchema: ExpressibleByArgument {}

struct PrintSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print a JSON Schema, with which editors complete, explain and check a file.",
    discussion: """
      Keep it beside your plans, and name it in the first line of each:
        plimsoll schema > plimsoll.schema.json
        # yaml-language-server: $schema=plimsoll.schema.json
      """)

  @Argument(help: "The kind of file: plan, snapshot, test, calendar or data.")
  var kind: PlanFileSchema = .plan

  func run() throws { try Console.result(kind.document.text(pretty: true) + "\n") }
}
