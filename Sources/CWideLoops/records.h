/* The search for records, the same for every processor. What includes it says before what stands
 * among 64 bytes (`marks_of`), how fields are written down (`put_fields`), and for which processor
 * each function is (FOR_THIS). */

/* Of the first word of a field, and of the flags of a record. */
static const uint32_t is_quoted = 1u << 31;
static const uint8_t has_quotes = 1;

FOR_THIS static inline bool end_record(size_t end, size_t next, size_t field_end,
                                       wide_place *place, const wide_room *room, uint8_t *records) {
  size_t bytes = end - place->record_start;
  size_t fields = field_end - place->first_field;
  if (bytes - 1 >= room->record_bytes || fields > room->record_fields) return false;
  uint32_t words[4] = {(uint32_t)place->record_start, (uint32_t)end, (uint32_t)place->first_field,
                       (uint32_t)fields};
  uint8_t *record = records + 32 * place->record_count;
  memcpy(record, words, 16);
  memcpy(record + 16, &place->line, 8);
  record[24] = place->flags;
  place->record_count += 1;
  place->record_start = next;
  place->first_field = field_end;
  place->line += 1 + place->inner_lines;
  place->inner_lines = 0;
  place->flags = 0;
  return true;
}

/* Takes the fields and records of plain bytes, of which the marks tell; false, and nothing is
 * taken, where a record wants a closer look. */
FOR_THIS static inline bool take_plain(const uint8_t *bytes, size_t base, uint64_t commas,
                                       uint64_t feeds, wide_place *place, const wide_room *room,
                                       uint32_t *fields, uint8_t *records) {
  uint64_t ends = commas | feeds;
  wide_place next = *place;
  put_fields(ends, base, place->field_start, fields + 2 * place->field_count);
  for (uint64_t rest = feeds; rest != 0; rest = _blsr_u64(rest)) {
    uint64_t bit = _tzcnt_u64(rest);
    size_t end = base + bit;
    uint64_t until = ends & ((2ull << bit) - 1);
    size_t field_end = place->field_count + (size_t)__builtin_popcountll(until);
    if (end > next.record_start && bytes[end - 1] == '\r') {
      end -= 1;
      fields[2 * field_end - 1] -= 1;
    }
    if (!end_record(end, base + bit + 1, field_end, &next, room, records)) return false;
  }
  next.field_count += (size_t)__builtin_popcountll(ends);
  if (ends != 0) next.field_start = (uint32_t)(base + 64 - _lzcnt_u64(ends));
  *place = next;
  return true;
}

/* Where the next quote or line end is; `limit` where there is none. */
FOR_THIS static inline size_t next_mark(const uint8_t *bytes, size_t from, size_t limit) {
  for (size_t base = from; base < limit; base += 64) {
    marks marks = marks_of(bytes + base, limit - base);
    uint64_t any = marks.quotes | marks.feeds | marks.returns;
    if (any != 0) return base + _tzcnt_u64(any);
  }
  return limit;
}

/* Takes a field whose quotes stand where they should, with nothing but plain bytes between;
 * returns where it goes on, or `quote` where it wants a closer look. */
FOR_THIS static inline size_t take_quoted(const uint8_t *bytes, size_t quote, size_t limit,
                                          wide_place *place, const wide_room *room,
                                          uint32_t *fields, uint8_t *records) {
  if (place->field_start != quote || place->record_count + 1 >= room->records) return quote;
  size_t close = next_mark(bytes, quote + 1, limit);
  if (close + 2 >= limit || bytes[close] != '"' || close - quote > room->field_bytes) return quote;
  wide_place next = *place;
  uint32_t *field = fields + 2 * next.field_count;
  field[0] = (uint32_t)(quote + 1) | is_quoted;
  field[1] = (uint32_t)close;
  next.field_count += 1;
  next.flags |= has_quotes;
  size_t after = close + 2;
  if (bytes[close + 1] == '\r' && bytes[close + 2] == '\n') {
    after = close + 3;
  } else if (bytes[close + 1] != '\n' && bytes[close + 1] != ',') {
    return quote;
  }
  next.field_start = (uint32_t)after;
  bool ends_record = bytes[close + 1] != ',';
  if (ends_record && !end_record(close + 1, after, next.field_count, &next, room, records)) {
    return quote;
  }
  *place = next;
  return after;
}

FOR_THIS static inline size_t find_records(const uint8_t *bytes, size_t base, size_t limit,
                                           wide_place *place, wide_room room, uint32_t *fields,
                                           void *records) {
  /* A copy that nothing points to can stay in registers. */
  wide_place here = *place;
  while (base < limit && here.field_count + 80 <= room.fields) {
    marks marks = marks_of(bytes + base, limit - base);
    uint64_t follows = marks.feeds >> 1;
    if (base + 64 < limit && bytes[base + 64] == '\n') follows |= (uint64_t)1 << 63;
    uint64_t before = marks.quotes == 0 ? UINT64_MAX : _blsmsk_u64(marks.quotes) >> 1;
    uint64_t feeds = marks.feeds & before;
    if ((marks.returns & ~follows & before) != 0) break;
    if (here.record_count + (size_t)__builtin_popcountll(feeds) >= room.records) break;
    uint64_t commas = marks.commas & before;
    if (!take_plain(bytes, base, commas, feeds, &here, &room, fields, records)) break;
    if (marks.quotes == 0) {
      base += 64;
      continue;
    }
    size_t quote = base + _tzcnt_u64(marks.quotes);
    base = take_quoted(bytes, quote, limit, &here, &room, fields, records);
    if (base == quote) break;
  }
  *place = here;
  return base;
}
