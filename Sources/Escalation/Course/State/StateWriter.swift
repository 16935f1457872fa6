internal import Diagnostics

/// Writes what one assessment leaves for the next, by the names of the plan.
package struct StateWriter {
  let compiled: CompiledPlan
  let memory: CourseMemory

  package init(_ compiled: CompiledPlan, _ memory: CourseMemory) {
    self.compiled = compiled
    self.memory = memory
  }

  private var plan: Plan { compiled.plan }

  /// A JSON document with a line end after it.
  package var text: String {
    let document: JSONValue = [
      "schema": 1,
      "plan": ["id": .string(plan.header.id), "version": .string(plan.header.version)],
      "at": time(memory.at),
      "passed": time(memory.passed),
      "scale": .array(plan.scale.steps.map { .string($0.name) }),
      "areas": .array(memory.areas.map(area)),
      "statuses": .array(statuses),
      "declared": .array(declared),
      "signed_off": .array(signedOff),
      "readings": .array(memory.readings.map(reading)),
      "history": .array(history),
      "answers": .array(answers),
      "actions": .array(memory.actions.map(action)),
    ]
    return document.text(pretty: true) + "\n"
  }

  // MARK: - Parts

  private func time(_ instant: Instant?) -> JSONValue { .string(ifAny: instant?.isoUTC) }

  private func area(_ area: AreaName) -> JSONValue {
    ["tier": .string(plan.areas[area.tier].name), "area": .string(area.name)]
  }

  private func level(_ level: Level?) -> JSONValue {
    .string(ifAny: level.map { plan.scale[$0].name })
  }

  /// The name of an area by its number.
  private func name(_ number: Int, of tier: TierID) -> String {
    if !plan.areas[tier].isOpen { return plan.areas[tier].areas[number].name }
    return memory.areas.filter { $0.tier == tier }[number].name
  }

  private func place(_ status: Int, _ number: Int) -> [JSONValue.Member] {
    [
      .init("status", .string(plan.statuses[status].name)),
      .init("area", .string(name(number, of: plan.statuses[status].tier))),
    ]
  }

  private var statuses: [JSONValue] {
    memory.states.enumerated().flatMap { status, states in
      states.enumerated().map { number, state in
        .object(
          place(status, number) + [
            .init("held", level(state.held)),
            .init("in_force", level(state.inForce)),
            .init("last_known", level(state.lastKnown)),
            .init("since", time(state.since)),
            .init("better", level(state.candidate)),
            .init("better_count", .integer(state.count)),
            .init("better_since", time(state.candidateSince)),
            .init("assessed", time(state.assessed)),
          ])
      }
    }
  }

  private var declared: [JSONValue] {
    memory.declared.enumerated().flatMap { status, areas in
      areas.enumerated().flatMap { number, declarations in
        declarations.map { declaration in
          .object(
            place(status, number) + [
              .init("level", level(declaration.level)),
              .init("by", .string(declaration.by)),
              .init("reason", .string(declaration.reason)),
              .init("at", time(declaration.at)),
            ])
        }
      }
    }
  }

  private var signedOff: [JSONValue] {
    memory.signedOff.enumerated().flatMap { status, areas in
      areas.enumerated().flatMap { number, agreements in
        agreements.map { agreement in
          .object(
            place(status, number) + [
              .init("level", level(agreement.level)),
              .init("by", .string(agreement.by)),
              .init("at", time(agreement.at)),
            ])
        }
      }
    }
  }

  private func reading(_ kept: KeptReading) -> JSONValue {
    [
      "sign": .string(plan.name(of: kept.reference)),
      "area": .string(kept.area.name),
      "at": time(kept.instant),
      "value": .string(text(of: kept)),
    ]
  }

  private func text(of kept: KeptReading) -> String {
    switch kept.value {
    case .number(let number): return number.text
    case .range(let low, let high): return "\(low.text) to \(high.text)"
    case .word(let word):
      guard case .indicator(let index) = kept.reference else { return "" }
      return plan.indicators[index].values?[word] ?? ""
    case .yes: return "yes"
    case .no: return "no"
    case .missing, .unreadable: return "missing"
    }
  }

  private var history: [JSONValue] {
    compiled.watched.map(\.reference).flatMap { reference -> [JSONValue] in
      let tier = plan.tier(of: reference)
      return memory.history.areaNumbers(of: reference).flatMap { number in
        memory.history.samples(of: reference, inArea: number).map { sample in
          [
            "sign": .string(plan.name(of: reference)),
            "area": .string(name(number, of: tier)),
            "at": time(sample.instant),
            "value": .string(SampleText(plan: plan, reference: reference).text(of: sample.value)),
          ]
        }
      }
    }
  }

  private var answers: [JSONValue] {
    var seen: Set<TestName> = []
    return compiled.lastings.enumerated().flatMap { index, test -> [JSONValue] in
      guard seen.insert(TestName(test)).inserted else { return [] }
      return memory.answers(index).enumerated().flatMap { number, answers in
        answers.map { answer in
          [
            "test": .string(test.name),
            "area": .string(name(number, of: test.tier)),
            "at": time(answer.instant),
            "answer": .string(Answer(bits: answer.bits).word),
          ]
        }
      }
    }
  }

  private func action(_ action: StartedAction) -> JSONValue {
    [
      "role": .string(plan.roles[action.role].name),
      "area": .string(action.area.name),
      "status": .string(plan.statuses[action.status].name),
      "action": .string(action.work),
      "text": .string(action.text),
      "since": time(action.since),
    ]
  }
}

/// A test over time, as a state file names it.
struct TestName: Hashable {
  let name: String
  let tier: TierID

  init(_ test: LastingTest) {
    name = test.name
    tier = test.tier
  }
}

extension Answer {
  /// `yes`, `no`, `unknown`, or `does not apply`.
  var word: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .doesNotApply: "does not apply"
    default: "unknown"
    }
  }

  init?(word: String) {
    let all: [Answer] = [.yes, .no, .unknown, .doesNotApply]
    guard let answer = all.first(where: { $0.word == word }) else { return nil }
    self = answer
  }
}
