package import Diagnostics

/// Reads one YAML file as a tree whose every node knows its bytes.
///
/// All findings are reported, except those behind a syntax error, where YAML cannot be read on.
/// Without a tree there is at least one error. With a tree there may be errors too, so that more
/// can be said about the rest of the file.
package func parseYAML(
  _ file: FileID, in sources: SourceSet, reporting diagnostics: inout DiagnosticList
) -> YAMLNode? {
  let source = sources[file]
  guard checkBytes(of: source, file, reporting: &diagnostics) else { return nil }
  var composer = Composer(source, file)
  let root = composer.compose()
  diagnostics.report(contentsOf: composer.findings)
  return root
}
