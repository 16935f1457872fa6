internal import ArgumentParser

/// The exit codes that scripts may count on.
extension ExitCode {
  /// The plan has errors, an example failed, a row was rejected under `--strict`.
  static let found = ExitCode(1)
  /// The job could not be done.
  static let couldNot = ExitCode(2)
  /// Nobody reads the results any more: what a shell sees of a program that ends on a broken pipe.
  static let readerGone = ExitCode(141)
}

/// Says why the job could not be done, in one line; throw what it returns.
func couldNot(_ reason: String, help: String? = nil) -> ExitCode {
  Console.message("plimsoll: \(reason)\n" + (help.map { "  \($0)\n" } ?? ""))
  return .couldNot
}

/// Says what is wrong with the words after a command, in one line; throw what it returns.
func wrongUsage(_ reason: String, of command: String) -> ExitCode {
  Console.message("plimsoll: \(reason)\n  plimsoll \(command) --help lists the options.\n")
  return .validationFailure
}

func couldNotRead(_ error: FileError) -> ExitCode {
  couldNot("cannot read '\(error.path)': \(error.reason)")
}

func couldNotWrite(_ error: FileError) -> ExitCode {
  couldNot("cannot write '\(error.path)': \(error.reason)")
}
