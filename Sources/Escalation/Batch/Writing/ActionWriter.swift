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

  /// How many bytes wait to be written.
  var waiting: Int { output.count }

  mutating func drain(into sink: inout (any ByteSink)?) throws {
    try output.drain { span in try sink?.write(span) }
  }

  /// `started` is what was being done at the moment before, and becomes what is being done at this
  /// one. What is not to be shown only goes on.
  mutating func write(
    _ context: RowContext, _ started: inout [StartedAction], isShown: Bool = true
  ) {
    let reader = AssessmentReader(
      compiled: compiled, frame: context.group, areaNames: context.areaNames(compiled.plan),
      at: context.instant, zone: context.zone)
    let course = course(from: started, context)
    let duties = course.marked(reader.duties())
    started = course.started(duties)
    guard isShown else { return }
    let holders = compiled.plan.holders(at: context.instant, zone: context.zone)
    for line in duties.lazy.flatMap(\.lines) { row(line, holders[line.role], context) }
  }

  private func course(from started: [StartedAction], _ context: RowContext) -> ActionCourse {
    let decisions = context.day.map { day in
      compiled.plan.statuses.map { $0.decision(on: day, context.zone) }
    }
    return ActionCourse(
      before: started, at: context.instant, decisions: decisions ?? [], zone: context.zone,
      plan: compiled.plan)
  }

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
      line.level.map { plan.scale[$0].name } ?? "", line.change.rawValue, line.text,
      line.isIfUnknown ? "yes" : "no", line.due.map(context.zone.isoWithOffset) ?? "",
      line.citation?.source ?? "", place.file, place.line,
    ]
    output.field(context.time)
    for cell in cells { output.field(Array(cell.utf8)) }
    output.endRow()
  }
}
