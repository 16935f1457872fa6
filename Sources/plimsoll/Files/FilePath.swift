#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What the file system says about paths.
enum FilePath {
  static func isFolder(_ path: String) -> Bool {
    var information = stat()
    guard unsafe stat(path, &information) == 0 else { return false }
    return information.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// The size of a file in bytes; nil where it has none to tell.
  static func size(_ path: String) -> Int? {
    var information = stat()
    guard unsafe stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(information.st_size)
  }

  /// Who may do what with a file, as the system counts it; nil where there is none.
  static func mode(_ path: String) -> UInt32? {
    var information = stat()
    guard unsafe stat(path, &information) == 0 else { return nil }
    return UInt32(information.st_mode) & 0o777
  }

  /// Throws where a file is not there, may not be read, or is a folder.
  static func checkReadable(_ path: String) throws(FileError) {
    guard unsafe access(path, R_OK) == 0 else { throw .last(path) }
    if isFolder(path) { throw FileError(path, "it is a folder") }
  }

  /// Throws where a file that is there may not be written to.
  static func checkWritable(_ path: String) throws(FileError) {
    guard unsafe access(path, W_OK) == 0 else { throw .last(path) }
  }

  /// The same text for two ways to write the path of one file, whether it is there or not. Nil for
  /// what is no plain file, since a device may be written to twice.
  static func identity(_ path: String) -> String? {
    if exists(path), size(path) == nil { return nil }
    if let target = target(path) { return target }
    return target(folder(of: path)).map { joined($0, name(of: path)) }
  }

  /// Where a file lies, past all links; nil where there is none.
  static func target(_ path: String) -> String? {
    guard let target = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(target) }
    return unsafe String(cString: target)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What stands behind the last point of a name, in small letters; empty where there is none.
  static func ending(of path: String) -> String {
    let name = name(of: path)
    guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
    return name[name.index(after: point)...].lowercased()
  }

  /// Where a file is made that will be renamed to its place when it is whole.
  static func temporary(for path: String) -> String { "\(path).\(getpid()).part" }

  static func joined(_ folder: String, _ name: String) -> String {
    if folder == "." || name.hasPrefix("/") { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Names in a folder, sorted, without `.` and `..` and hidden ones.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let handle = unsafe opendir(folder) else { throw .last(folder) }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Every `*.yaml` and `*.yml` below a folder, in the order of their names.
  static func yamlFiles(below folder: String) throws(FileError) -> [String] {
    var files: [String] = []
    for name in try names(in: folder) {
      let path = joined(folder, name)
      if isFolder(path) {
        files += try yamlFiles(below: path)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        files.append(path)
      }
    }
    return files
  }

  static func rename(_ old: String, to new: String) throws(FileError) {
    #if canImport(Darwin)
      let result = unsafe Darwin.rename(old, new)
    #elseif canImport(Musl)
      let result = unsafe Musl.rename(old, new)
    #else
      let result = unsafe Glibc.rename(old, new)
    #endif
    guard result == 0 else { throw .last(new) }
  }

  static func remove(_ path: String) { _ = unsafe unlink(path) }

  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
