/// The mappings of a plan: one for every file, or one for each kind of files.
package struct DataMappings: Sendable {
  let all: [DataMapping]

  init(_ all: [DataMapping]) { self.all = all }

  package static let standard = DataMappings([.standard])

  /// The one that fits a file, by its name without folders.
  package func mapping(of path: String) throws(BatchStop) -> DataMapping {
    all[try number(of: path)]
  }

  /// Which one it is.
  func number(of path: String) throws(BatchStop) -> Int {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let numbers = all.indices.filter { index in
      all[index].files.isEmpty || all[index].files.contains { $0.matches(name) }
    }
    if numbers.count == 1, let only = numbers.first { return only }
    let fitting = numbers.map { all[$0] }
    guard let first = fitting.first else {
      let patterns = all.flatMap(\.files).map { "'\($0.text)'" }.joined(separator: ", ")
      throw .data(
        file: path, line: nil, "no mapping under 'data' is for this file; there are \(patterns)",
        help: "Add its name, or a pattern such as *.csv, to the 'files' of the mapping that fits.")
    }
    let patterns = [first, fitting[1]].map { mapping in
      mapping.files.first { $0.matches(name) }.map { "'\($0.text)'" } ?? "one for every file"
    }
    throw .data(
      file: path, line: nil,
      "\(fitting.count == 2 ? "two" : "\(fitting.count)") mappings under 'data' are for this file: "
        + patterns.joined(separator: " and "),
      help: "Make the patterns of 'files' so narrow that one of them fits each file.")
  }
}

/// The name of a file, in which `*` stands for anything.
struct FilePattern: Sendable, Equatable {
  let text: String

  func matches(_ name: String) -> Bool {
    let pieces = text.split(separator: "*", omittingEmptySubsequences: false)
    guard pieces.count > 1, let first = pieces.first, let last = pieces.last else {
      return name == text
    }
    guard name.hasPrefix(first), name.hasSuffix(last), name.count >= first.count + last.count
    else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
