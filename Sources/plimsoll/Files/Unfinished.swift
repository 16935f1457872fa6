#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

internal import Synchronization

/// Files that are being written beside their place. When the run is interrupted they are removed,
/// so that nothing half-written is left.
enum Unfinished {
  private static let paths = Mutex<[String]>([])

  static func add(_ path: String) { paths.withLock { $0.append(path) } }

  static func remove(_ path: String) { paths.withLock { $0.removeAll { $0 == path } } }

  static func removeAll() {
    let left = paths.withLock { paths in
      defer { paths = [] }
      return paths
    }
    for path in left { FilePath.remove(path) }
  }

  static var isEmpty: Bool { paths.withLock { $0.isEmpty } }
}
