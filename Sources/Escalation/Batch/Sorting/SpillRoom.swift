/// Room for rows that do not fit into memory. Whoever owns a file implements this; the library never
/// opens one.
package protocol SpillRoom: AnyObject {
  /// Puts bytes behind those that are there.
  func append(_ bytes: Span<UInt8>) throws

  /// Puts the bytes from `offset` on into `buffer` at the start of `range`, and returns how many: at
  /// least one where there are any.
  func read(
    into buffer: inout MutableSpan<UInt8>, at range: Range<Int>, from offset: Int
  ) throws -> Int
}
