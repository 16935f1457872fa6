internal import Synchronization

/// Moments that were evaluated, whose room is used for others. Rows may be read on one thread and
/// evaluated on another.
final class MomentPool: Sendable {
  private let spare = Mutex<[MomentRows]>([])

  func put(_ moments: [MomentRows]) { spare.withLock { $0 += moments } }

  func take() -> MomentRows? { spare.withLock { $0.popLast() } }
}
