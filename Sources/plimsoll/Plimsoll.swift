internal import ArgumentParser

/// The command line. `plimsoll COMMAND`; results on standard output, findings and progress on
/// standard error.
@main
struct Plimsoll: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "plimsoll",
    abstract: "Escalation plans as rules files: checked, tested and evaluated.",
    discussion: """
      A plan is a YAML file. It turns indicators into levels, and levels into an ordered list of \
      actions for each role.
      """,
    version: version,
    subcommands: [
      Validate.self, RunExamples.self, Evaluate.self, Batch.self, ReplayEvents.self, Explain.self,
      NewPlan.self, Fix.self, PrintSchema.self,
    ])
}
