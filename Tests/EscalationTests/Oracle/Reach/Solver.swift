import Foundation

/// The SMT solver z3, where the machine has it.
struct Solver {
  static let path: String? = {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { "\($0)/z3" }.first(where: FileManager.default.isExecutableFile)
  }()

  /// What it says to each question: whether something can be so; nil where it does not know.
  static func answers(_ declarations: [String], _ questions: [String]) throws -> [Bool?] {
    let asked = questions.map { "(push 1)\n(assert \($0))\n(check-sat)\n(pop 1)" }
    let script = (declarations + asked).joined(separator: "\n") + "\n(exit)\n"
    let file = FileManager.default.temporaryDirectory
      .appending(path: "plimsoll-\(UUID().uuidString).smt2")
    try Data(script.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = path.map { URL(filePath: $0) }
    process.arguments = ["-t:5000", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    guard lines.count == questions.count, !lines.contains(where: { $0.contains("error") }) else {
      throw Failure(description: lines.prefix(4).joined(separator: "\n"))
    }
    return lines.map { $0 == "sat" ? true : $0 == "unsat" ? false : nil }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
