internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Whether someone pressed Ctrl-C, or asked the run to end.
///
/// A signal only leaves a mark; the run looks at it again and again and cleans up after itself.
enum Interruption {
  private static let number = Atomic<Int32>(0)

  /// From now on Ctrl-C and a polite kill leave a mark instead of ending the program.
  static func watch() {
    for signalNumber in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = {
        Interruption.number.store($0, ordering: .relaxed)
      }
      // Without SA_RESTART, so that a read that waits for input returns.
      _ = unsafe sigaction(signalNumber, &action, nil)
    }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Ends the run where a signal came.
  static func check() throws {
    if signalNumber != nil { throw Interrupted() }
  }

  /// The signal that came; nil when none did.
  static var signalNumber: Int32? {
    let number = number.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}

/// Thrown when a run was interrupted; the signal is in ``Interruption``.
struct Interrupted: Error {}
