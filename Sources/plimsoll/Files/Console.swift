/// What a person or another program sees.
enum Console {
  /// A result. A reader that went away ends the program quietly.
  static func result(_ text: String) { put(text, FileDescriptor.standardOutput()) }

  /// A finding, a summary of what was done, or progress.
  static func message(_ text: String) { put(text, FileDescriptor.standardError()) }

  private static func put(_ text: String, _ file: consuming FileDescriptor) {
    let bytes = Array(text.utf8)
    try? file.write(bytes.span)
  }

  /// Colour only on a terminal, and never with NO_COLOR.
  static func usesColor(_ file: consuming FileDescriptor) -> Bool {
    file.isTerminal && (FilePath.environment("NO_COLOR") ?? "").isEmpty
  }
}
