internal import Escalation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// This moment, by the clock of the machine.
enum MachineClock {
  static var now: Instant { Instant(seconds: Int64(time(nil))) }
}
