internal import Diagnostics
internal import YAMLTree

/// A text that is read word by word, each word with its place in the file.
struct Phrase {
  struct Word {
    let text: String
    /// Bytes of the phrase's text.
    let range: Range<Int>
  }

  let node: YAMLNode
  let text: String
  private let words: [Word]
  private(set) var position = 0

  init(_ node: YAMLNode, _ text: String) {
    self.node = node
    self.text = text
    self.words = Self.split(text)
  }

  private static func split(_ text: String) -> [Word] {
    var words: [Word] = []
    var start: Int?
    let bytes = Array(text.utf8)
    for index in 0...bytes.count {
      let isBlank = index == bytes.count || bytes[index] == 0x20 || bytes[index] == 0x0A
      if isBlank, let first = start {
        let word = String(decoding: bytes[first..<index], as: UTF8.self)
        words.append(Word(text: word, range: first..<index))
        start = nil
      } else if !isBlank, start == nil {
        start = index
      }
    }
    return words
  }

  var isAtEnd: Bool { position >= words.count }
  var next: String? { isAtEnd ? nil : words[position].text }

  func peek(_ offset: Int) -> String? {
    position + offset < words.count ? words[position + offset].text : nil
  }

  mutating func take() -> String? {
    guard !isAtEnd else { return nil }
    position += 1
    return words[position - 1].text
  }

  /// Takes the words when they come next, all of them or none.
  mutating func take(_ expected: String...) -> Bool {
    for (offset, word) in expected.enumerated() where peek(offset) != word { return false }
    position += expected.count
    return true
  }

  mutating func goBack(to position: Int) { self.position = position }

  /// From the word at `start` to the one before `position`.
  func mark(from start: Int) -> Mark { mark(from: start, to: position) }

  func mark(from start: Int, to end: Int) -> Mark {
    guard start < words.count, start < end else { return endMark }
    return node.mark(
      ofText: words[start].range.lowerBound..<words[min(end, words.count) - 1].range.upperBound)
  }

  /// The next word, or the end of the phrase.
  var nextMark: Mark { mark(from: position, to: position + 1) }

  /// The words from `start` to the one before `position`.
  func text(from start: Int) -> String {
    words[min(start, position)..<position].map(\.text).joined(separator: " ")
  }

  /// The words from `start` to the one before `end`, with one blank between two.
  func words(from start: Int, to end: Int) -> String {
    words[min(start, words.count)..<min(end, words.count)].map(\.text).joined(separator: " ")
  }

  /// Everything from `start` to the end.
  func rest(from start: Int) -> String {
    words.dropFirst(start).map(\.text).joined(separator: " ")
  }

  private var endMark: Mark {
    let end = text.utf8.count
    return node.mark(ofText: end..<end)
  }
}
