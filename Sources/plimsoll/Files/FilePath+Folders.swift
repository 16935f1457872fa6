#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension FilePath {
  /// Makes a folder, and those around it that are not there.
  static func makeFolders(_ path: String) throws(FileError) {
    if isFolder(path) { return }
    let parent = folder(of: path)
    if parent != path, parent != "." { try makeFolders(parent) }
    guard unsafe mkdir(path, 0o777) != 0 else { return }
    let error = FileError.last(path)
    if !isFolder(path) { throw error }
  }

  /// Where a path leads past all links, of which the last parts need not be there yet.
  static func place(_ path: String) -> String? {
    if let target = target(path) { return target }
    let parent = folder(of: path)
    guard parent != path, let around = place(parent) else { return nil }
    return around == "/" ? "/" + name(of: path) : around + "/" + name(of: path)
  }

  /// The way to a file from a folder that is there: `../national/plan.yaml`. As the two are written,
  /// where that leads there, else past all links.
  static func way(to path: String, from folder: String) -> String {
    let written = way(parts(of: path), from: parts(of: folder))
    let isRelative = path.hasPrefix("/") == folder.hasPrefix("/")
    if isRelative, let end = target(joined(folder, written)), end == target(path) { return written }
    guard let target = place(path), let start = place(folder) else { return path }
    return way(parts(of: target), from: parts(of: start))
  }

  private static func way(_ there: [String], from here: [String]) -> String {
    let shared = zip(there, here).prefix { $0 == $1 }.count
    let up = repeatElement("..", count: here.count - shared)
    return (up + there.dropFirst(shared)).joined(separator: "/")
  }

  private static func parts(of path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }
  }
}
