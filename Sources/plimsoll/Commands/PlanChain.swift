internal import Diagnostics
internal import Escalation
internal import YAMLTree

/// A plan that was read together with all that it is based on.
private struct LoadedPlan {
  var tree: PlanTree?
  var plan: Plan?
  var findings: DiagnosticList

  mutating func read(
    _ tree: PlanTree, _ calendars: [HolidayCalendar], _ scope: CheckScope
  ) {
    plan = loadPlan(tree, calendars: calendars, checking: scope, reporting: &findings)
    self.tree = tree
  }
}

// A local plan names the file it is based on, which may itself be based on another.
extension Reading {
  /// Reads a plan; nil where it, or what it is based on, has errors.
  mutating func plan(_ path: String) throws -> Plan? {
    let parsed: Parsed
    do {
      parsed = try parse(path)
    } catch {
      throw couldNotRead(error)
    }
    guard let node = parsed.node else {
      diagnostics.report(contentsOf: parsed.findings)
      return nil
    }
    guard isPlan(node) else {
      throw couldNot(
        "'\(path)' is not a plan: it has no 'plimsoll:' at its top",
        help: "A plan begins with the line  plimsoll: 1")
    }
    let loaded = load(node, parsed, at: path, behind: [])
    diagnostics.report(contentsOf: loaded.findings)
    allowances = loaded.tree?.allowances ?? Allowances()
    let keepsBack = diagnostics.all.contains {
      $0.severity == .error && !allowances.letsUse($0)
    }
    return keepsBack ? nil : loaded.plan
  }

  /// `behind` are the plans that led here, from the first on.
  private mutating func load(
    _ node: YAMLNode, _ parsed: Parsed, at path: String, behind chain: [String]
  ) -> LoadedPlan {
    let file = parsed.file
    var loaded = LoadedPlan(findings: parsed.findings)
    guard let reference = BaseReference(of: node) else {
      let tree = PlanTree(node, file: file, allowances: allowances(in: file, node))
      loaded.read(tree, calendars(of: tree.node, reporting: &loaded.findings), scope)
      return loaded
    }
    do throws(BaseFault) {
      let base = try base(reference, of: path, behind: chain + [path], &loaded.findings)
      guard let baseTree = base.tree, let basePlan = base.plan else { return loaded }
      let tree = PlanTree(
        node, file: file, allowances: allowances(in: file, node), basedOn: baseTree, basePlan,
        findings: base.findings, reporting: &loaded.findings)
      loaded.read(tree, calendars(of: tree.node, reporting: &loaded.findings), scope)
    } catch {
      loaded.findings.report(reference.finding(error))
    }
    return loaded
  }

  private func allowances(in file: FileID, _ node: YAMLNode) -> Allowances {
    Allowances(in: sources[file], file, node)
  }

  /// The plan that `reference` names. The errors in it go to `findings`; its warnings are told
  /// where it is itself what is asked for.
  private mutating func base(
    _ reference: BaseReference, of path: String, behind chain: [String],
    _ findings: inout DiagnosticList
  ) throws(BaseFault) -> LoadedPlan {
    if reference.path == "-" { throw .unreadable(reason: "it is no file") }
    let target = FilePath.joined(FilePath.folder(of: path), reference.path).plainPath
    try checkCircle(target, chain)
    let parsed: Parsed
    do {
      parsed = try parse(target)
    } catch {
      throw .unreadable(reason: "'\(target)': \(error.reason)")
    }
    if let node = parsed.node, !isPlan(node) { throw .notAPlan }
    let base =
      parsed.node.map { load($0, parsed, at: target, behind: chain) }
      ?? LoadedPlan(findings: parsed.findings)
    guard base.plan == nil else { return base }
    let errors = base.findings.filter { $0.severity == .error }
    findings.report(contentsOf: errors)
    throw .faulty(errors: errors.all.count)
  }

  private func checkCircle(_ target: String, _ chain: [String]) throws(BaseFault) {
    let identity = FilePath.target(target) ?? target
    guard let start = chain.firstIndex(where: { (FilePath.target($0) ?? $0) == identity }) else {
      return
    }
    throw .circle(chain[start...].map(\.self) + [target])
  }
}

extension String {
  /// The path without the folders it enters and leaves again: `rules/national/plan.yaml` for
  /// `rules/local/../national/plan.yaml`, where both are the same file.
  var plainPath: String {
    var parts: [Substring] = []
    for part in split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let plain = (hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    let isSame = FilePath.target(plain) != nil && FilePath.target(plain) == FilePath.target(self)
    return isSame ? plain : self
  }
}
