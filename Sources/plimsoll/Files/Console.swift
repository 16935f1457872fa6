/// What a person or another program sees.
enum Console {
  /// A result. A reader that went away ends the program quietly; a full disk is an error.
  static func result(_ text: String) throws {
    do {
      try put(text, FileDescriptor.standardOutput())
    } catch {
      throw couldNot("cannot write to \(error.path): \(error.reason)")
    }
  }

  /// A finding, a summary of what was done, or progress.
  static func message(_ text: String) { try? put(text, FileDescriptor.standardError()) }

  private static func put(
    _ text: String, _ file: consuming FileDescriptor
  ) throws(FileError) {
    let bytes = Array(text.utf8)
    try file.write(bytes.span)
  }

  /// Colour only on a terminal, and never with NO_COLOR.
  static func usesColor(_ file: consuming FileDescriptor) -> Bool {
    file.isTerminal && (FilePath.environment("NO_COLOR") ?? "").isEmpty
  }
}
