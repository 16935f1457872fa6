internal import ArgumentParser
internal import Diagnostics
internal import YAMLTree

/// Finds the plans among files and folders.
enum PlanFinder {
  /// Files as they are named; of folders, every plan below. A folder without a plan stops the run.
  static func plans(in paths: [String]) throws -> [String] {
    var found: [String] = []
    for path in paths {
      for plan in FilePath.isFolder(path) ? try plans(below: path) : [path]
      where !found.contains(plan) {
        found.append(plan)
      }
    }
    return found
  }

  private static func plans(below folder: String) throws -> [String] {
    let files: [String]
    do {
      files = try FilePath.yamlFiles(below: folder)
    } catch {
      throw couldNotRead(error)
    }
    var plans: [String] = []
    var others: [String] = []
    for file in files {
      if isPlan(file) {
        plans.append(file)
      } else if !isCompanion(file) {
        others.append(file)
      }
    }
    if plans.isEmpty { throw noPlan(in: folder, files) }
    if !others.isEmpty {
      Console.message("not plans, left alone: \(others.joined(separator: ", "))\n")
    }
    return plans
  }

  private static func noPlan(in folder: String, _ files: [String]) -> ExitCode {
    let names = files.prefix(3).map { "'\(FilePath.name(of: $0))'" }.joined(separator: ", ")
    let more = files.count > 3 ? " and \(files.count - 3) more" : ""
    return couldNot(
      "there is no plan in the folder '\(folder)', "
        + (files.isEmpty ? "and no .yaml file at all" : "though there is \(names)\(more)"),
      help: "A plan is a .yaml file with a line 'plimsoll: 1'. Name that file, or its folder.")
  }

  private static func isPlan(_ path: String) -> Bool {
    guard let bytes = try? readFile(path, limit: Reading.limit) else { return true }
    var sources = SourceSet()
    var findings = DiagnosticList()
    let file = sources.add(SourceFile(name: path, bytes: bytes))
    let node = parseYAML(file, in: sources, reporting: &findings)
    return Reading().isPlan(node, text: String(decoding: bytes, as: UTF8.self))
  }

  /// Tests, mappings and snapshots that stand beside plans.
  private static func isCompanion(_ path: String) -> Bool {
    let name = FilePath.name(of: path)
    return name.hasSuffix("_test.yaml") || name == "data.yaml" || name == "snapshot.yaml"
  }
}
