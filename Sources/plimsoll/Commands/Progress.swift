internal import Diagnostics
internal import Synchronization

/// How far a long run is: one line on a terminal that is written over, nothing anywhere else.
struct Progress {
  /// How many bytes were read so far, counted by those who read.
  let bytes = ByteCount()
  private let isShown: Bool
  /// How many bytes there are to read; nil where that cannot be known.
  private let total: Int?
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var shownWidth = 0

  /// Results that are printed would mix with it: beside them nothing is shown.
  init(files: [String], isBesideResults: Bool) {
    let isMixed = isBesideResults && FileDescriptor.standardOutput().isTerminal
    isShown = FileDescriptor.standardError().isTerminal && !isMixed
    let sizes = isShown ? files.map { $0 == "-" ? nil : FilePath.size($0) } : []
    total = sizes.contains(nil) ? nil : sizes.compactMap(\.self).reduce(0, +)
  }

  /// Shows how many rows are done, or ends the run where a signal came.
  mutating func goOn(rows: Int) throws {
    try Interruption.check()
    show(rows: rows)
  }

  private mutating func show(rows: Int) {
    let now = ContinuousClock.now
    guard isShown, now - last > .milliseconds(200) else { return }
    last = now
    let text = ProgressLine(rows: rows, bytes: bytes.count, total: total, passed: now - start).text
    let padding = String(repeating: " ", count: max(0, shownWidth - text.count))
    Console.message("\r\(text)\(padding)")
    shownWidth = text.count
  }

  /// Leaves the line as if nothing had been there.
  mutating func clear() {
    guard shownWidth > 0 else { return }
    Console.message("\r\(String(repeating: " ", count: shownWidth))\r")
    shownWidth = 0
  }
}

/// Counts bytes; whoever reads them and whoever shows the progress hold the same one.
final class ByteCount: Sendable {
  private let bytes = Atomic(0)

  var count: Int { bytes.load(ordering: .relaxed) }

  func add(_ more: Int) { bytes.add(more, ordering: .relaxed) }
}

/// What is said of a run that is on its way, shorter than any terminal is wide.
struct ProgressLine {
  let rows: Int
  let bytes: Int
  /// Nil where it is not known how much there is to read.
  let total: Int?
  let passed: Duration

  var text: String {
    var parts = ["\(grouped(rows)) rows"]
    if seconds > 0 { parts.append("\(grouped(Int(Double(rows) / seconds))) a second") }
    if let left { parts.append("\(left) left") }
    return parts.joined(separator: ", ")
  }

  private var seconds: Double {
    Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
  }

  /// By how much was read so far. Before a hundredth of it was, any guess would be a wild one.
  private var left: String? {
    guard let total, bytes > 0, bytes >= total / 100 else { return nil }
    let left = seconds * Double(max(0, total - bytes)) / Double(bytes)
    return Self.words(Int(left.rounded(.up)))
  }

  private static func words(_ seconds: Int) -> String {
    if seconds < 60 { return "\(seconds) s" }
    let minutes = (seconds + 59) / 60
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
