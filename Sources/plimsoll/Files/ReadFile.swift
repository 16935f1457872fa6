/// The bytes of a whole file, or of standard input for `-`.
///
/// Reading stops one byte past `limit`, so that a caller can tell a file that is too large.
func readFile(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
  let file = try FileDescriptor.reading(path)
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while bytes.count <= limit {
    var span = buffer.mutableSpan
    let count = try file.read(into: &span, at: 0..<65_536)
    if count == 0 { break }
    bytes += buffer[..<count]
  }
  return bytes
}
