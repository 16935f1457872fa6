internal import Diagnostics

/// One test of a plan: where it is written, and of what. A test of a group's members stands once in
/// the plan and is one for each of them.
struct TestKey: Hashable, Sendable {
  let mark: Mark
  let subject: Reference

  init(_ test: Test) {
    mark = test.mark
    subject = test.subject
  }
}

// Whether a test holds for certain, so that its sign speaks for a level.
extension AssessmentReader {
  func holds(_ test: Test, _ place: Int) -> Bool {
    guard let column = compiled.testColumns[TestKey(test)] else { return false }
    return frame.values[column][place] == Answer.yes.bits
  }
}
