internal import CWideLoops

// A named home of unsafe code: what it hands to the loops in C was checked to lie inside its spans.

extension CSVScanner {
  /// Whether the processor can look at many bytes at once.
  static var isWide: Bool { wide_loops_are_here() }

  /// Takes CSV as most of it is from `base` on, as far as it goes; returns from where on it wants a
  /// closer look.
  @inline(__always)
  mutating func takeWide(
    from base: Int, _ bytes: Span<UInt8>, _ window: CSVWindow,
    _ fields: inout MutableSpan<CSVField>, _ records: inout MutableSpan<CSVRecord>
  ) -> Int {
    guard endAdjustment == 0, fieldStart & ~CSVField.offsetBits == 0 else { return base }
    precondition(
      base >= recordStart && recordStart >= 0 && window.limit + csvPadding <= bytes.count)
    precondition(firstField >= 0 && firstField <= fieldCount && recordCount >= 0)
    precondition(MemoryLayout<CSVField>.stride == 8 && MemoryLayout<CSVRecord>.stride == 32)
    var place = wide_place(
      record_start: recordStart, first_field: firstField, field_count: fieldCount,
      record_count: recordCount, line: Int64(line), inner_lines: Int64(innerLines),
      field_start: fieldStart, flags: flags.rawValue)
    let room = wide_room(
      fields: fields.count, records: records.count, record_bytes: limits.recordBytes,
      record_fields: limits.fieldsPerRecord, field_bytes: limits.fieldBytes)
    let limit = window.limit
    let next = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe fields.withUnsafeMutableBytes { fields in
        unsafe records.withUnsafeMutableBytes { records in
          unsafe wide_records(
            bytes.baseAddress, base, limit, &place, room,
            fields.baseAddress?.assumingMemoryBound(to: UInt32.self), records.baseAddress)
        }
      }
    }
    move(to: place)
    return next
  }

  @inline(__always)
  private mutating func move(to place: wide_place) {
    recordStart = place.record_start
    firstField = place.first_field
    fieldCount = place.field_count
    recordCount = place.record_count
    line = Int(place.line)
    innerLines = Int(place.inner_lines)
    fieldStart = place.field_start
    flags = CSVRecord.Flags(rawValue: place.flags)
  }
}
