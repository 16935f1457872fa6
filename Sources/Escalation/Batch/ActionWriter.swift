internal import Diagnostics

/// Writes what each role does at each moment, a line each.
struct ActionWriter: ~Copyable {
  private let compiled: CompiledPlan
  private var output = CSVOutput()
  /// What the file of the plan is called, and where its lines begin.
  private var place: (Mark) -> (file: String, line: String) = { _ in ("", "") }

  init(_ compiled: CompiledPlan) {
    self.compiled = compiled
    let names = [
      "time", "area", "status", "role", "held_by", "order", "level", "change", "action",
      "if_unknown", "due", "source", "file", "line",
    ]
    for name in names { output.field(Array(name.utf8)) }
    output.endRow()
  }

  mutating func locate(with place: @escaping (Mark) -> (file: String, line: String)) {
    self.place = place
  }

  mutating func drain(into sink: inout (any ByteSink)?) throws {
    try output.drain { span in try sink?.write(span) }
  }

  mutating func write(_ context: RowContext) {
    let reader = AssessmentReader(
      compiled: compiled, frame: context.group, areaNames: context.areaNames(compiled.plan),
      at: context.instant, zone: context.zone)
    let holders = compiled.plan.holders(at: context.instant, zone: context.zone)
    for line in reader.actionLines() { row(line, holders[line.role], context) }
  }

  /// `change` and `due` stay blank: they need the moment before.
  private mutating func row(
    _ line: Assessment.ActionLine, _ holder: Int?, _ context: RowContext
  ) {
    let plan = compiled.plan
    let role = plan.roles[line.role].name
    let holder = holder.map { plan.roles[$0].name } ?? ""
    let place: (file: String, line: String)
    if let citation = line.citation { place = self.place(citation.mark) } else { place = ("", "") }
    let cells = [
      line.area.name, plan.statuses[line.status].name, role, holder, "\(line.order)",
      line.level.map { plan.scale[$0].name } ?? "", "", line.text,
      line.isIfUnknown ? "yes" : "no", "", line.citation?.source ?? "", place.file, place.line,
    ]
    output.field(context.time)
    for cell in cells { output.field(Array(cell.utf8)) }
    output.endRow()
  }
}
