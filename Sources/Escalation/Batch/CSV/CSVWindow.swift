/// What the scanner may look at: the bytes held so far, and whether more can follow.
struct CSVWindow: Sendable {
  /// Offset behind the last byte that was read; what lies beyond is padding.
  var limit = 0
  /// Whether the source has ended, so that `limit` is the end of the file.
  var isLast = false
}
