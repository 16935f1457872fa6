internal import CLibYAML

/// Owns a libyaml parser and hands out its events as values. The only home of `unsafe` here.
///
/// libyaml keeps a pointer into itself and one into its input: both live on the heap, at addresses
/// that do not move, from `init` to `deinit`.
@safe
package struct EventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private var cursor: OffsetCursor

  /// A parser at the beginning of `bytes`, of which it keeps a copy.
  package init(_ bytes: [UInt8]) {
    cursor = OffsetCursor(bytes)
    unsafe input = .allocate(capacity: bytes.count)
    _ = unsafe input.initialize(from: bytes)
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    unsafe yaml_parser_initialize(parser)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event. After the end of the stream it is the end of the stream again.
  package mutating func next() throws(ParserProblem) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { unsafe yaml_event_delete(&event) }
    let start = unsafe byteOffset(of: event.start_mark)
    let end = unsafe byteOffset(of: event.end_mark)
    return unsafe Event(Self.kind(of: event), range: start..<max(start, end))
  }

  private mutating func byteOffset(of mark: yaml_mark_t) -> Int {
    cursor.byteOffset(ofCodePoint: Int(mark.index))
  }

  /// What libyaml says went wrong. Its reader leaves the mark at the beginning and counts bytes.
  private mutating func problem() -> ParserProblem {
    let isReader = unsafe parser.pointee.error == YAML_READER_ERROR
    let offset =
      isReader
      ? unsafe Int(parser.pointee.problem_offset)
      : unsafe byteOffset(of: parser.pointee.problem_mark)
    let context = unsafe Self.text(parser.pointee.context)
    return ParserProblem(
      message: unsafe Self.text(parser.pointee.problem) ?? "out of memory",
      offset: min(offset, unsafe input.count),
      context: context ?? "",
      contextOffset: context == nil ? nil : unsafe byteOffset(of: parser.pointee.context_mark))
  }

  private static func text(_ words: UnsafePointer<CChar>?) -> String? {
    guard let words = unsafe words else { return nil }
    return unsafe String(cString: words)
  }
}

extension EventParser {
  private static func kind(of event: yaml_event_t) -> Event.Kind {
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: .streamStart
    case YAML_DOCUMENT_START_EVENT: unsafe documentStart(event.data.document_start)
    case YAML_DOCUMENT_END_EVENT:
      .documentEnd(isExplicit: unsafe event.data.document_end.implicit == 0)
    case YAML_ALIAS_EVENT: unsafe .alias(name(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT: unsafe scalar(event.data.scalar)
    case YAML_SEQUENCE_START_EVENT: unsafe sequenceStart(event.data.sequence_start)
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT: unsafe mappingStart(event.data.mapping_start)
    case YAML_MAPPING_END_EVENT: .mappingEnd
    default: .streamEnd
    }
  }

  private typealias EventData = yaml_event_t.__Unnamed_union_data

  private static func documentStart(
    _ start: EventData.__Unnamed_struct_document_start
  ) -> Event.Kind {
    let hasTags = unsafe start.tag_directives.start != start.tag_directives.end
    let hasVersion = unsafe start.version_directive != nil
    return .documentStart(
      isExplicit: unsafe start.implicit == 0, hasDirectives: hasTags || hasVersion)
  }

  /// The text goes by its length: it may hold NUL.
  private static func scalar(_ scalar: EventData.__Unnamed_struct_scalar) -> Event.Kind {
    let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    return unsafe .scalar(
      text: String(decoding: bytes, as: UTF8.self),
      style: style(scalar.style),
      properties(anchor: scalar.anchor, tag: scalar.tag))
  }

  private static func sequenceStart(
    _ start: EventData.__Unnamed_struct_sequence_start
  ) -> Event.Kind {
    unsafe .sequenceStart(
      isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE,
      properties(anchor: start.anchor, tag: start.tag))
  }

  private static func mappingStart(
    _ start: EventData.__Unnamed_struct_mapping_start
  ) -> Event.Kind {
    unsafe .mappingStart(
      isFlow: start.style == YAML_FLOW_MAPPING_STYLE,
      properties(anchor: start.anchor, tag: start.tag))
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private static func properties(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?
  ) -> NodeProperties {
    let isBare = unsafe anchor == nil && tag == nil
    return isBare ? .none : unsafe NodeProperties(anchor: name(anchor), tag: name(tag))
  }

  private static func name(_ words: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let words = unsafe words else { return nil }
    return unsafe String(cString: words)
  }
}
