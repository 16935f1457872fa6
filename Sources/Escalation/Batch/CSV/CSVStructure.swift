/// Where something begins or ends among 64 bytes: a bit for each.
struct CSVStructure {
  let commas: UInt64
  /// Quotes, line ends, and a few control bytes that mean nothing.
  let others: UInt64

  var all: UInt64 { commas | others }
}
