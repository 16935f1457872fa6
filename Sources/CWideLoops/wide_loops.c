#include "wide_loops.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <stdlib.h>
#include <string.h>

#define FOR_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

static bool is_able(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("lzcnt") &&
         __builtin_cpu_supports("popcnt");
}

bool wide_loops_are_here(void) {
  enum { unasked, here, absent };
  static _Atomic int answer = unasked;
  int known = answer;
  if (known == unasked) {
    const char *wish = getenv("PLIMSOLL_WIDE");
    bool is_unwanted = wish != NULL && strcmp(wish, "no") == 0;
    known = !is_unwanted && is_able() ? here : absent;
    answer = known;
  }
  return known == here;
}

enum { offset_bits = (1 << 30) - 1 };

/* Of the first word of a field, and of the flags of a record. */
static const uint32_t is_quoted = 1u << 31;
static const uint8_t has_quotes = 1;

typedef struct {
  uint64_t commas, feeds, returns, quotes;
} marks;

FOR_AVX2 static inline uint64_t equal(__m256i low, __m256i high, char character) {
  __m256i wanted = _mm256_set1_epi8(character);
  uint32_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, wanted));
  uint32_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, wanted));
  return first | (uint64_t)second << 32;
}

/* What stands among 64 bytes, those behind `limit` left out. */
FOR_AVX2 static inline marks marks_of(const uint8_t *bytes, size_t left) {
  __m256i low = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  uint64_t valid = left < 64 ? ((uint64_t)1 << left) - 1 : UINT64_MAX;
  marks marks;
  marks.commas = equal(low, high, ',') & valid;
  marks.feeds = equal(low, high, '\n') & valid;
  marks.returns = equal(low, high, '\r') & valid;
  marks.quotes = equal(low, high, '"') & valid;
  return marks;
}

FOR_AVX2 static inline uint64_t put_eight(uint64_t ends, size_t base, uint32_t *start,
                                          uint32_t *fields) {
  for (int i = 0; i < 8; i++) {
    uint32_t end = (uint32_t)(base + _tzcnt_u64(ends));
    fields[2 * i] = *start;
    fields[2 * i + 1] = end;
    ends = _blsr_u64(ends);
    *start = end + 1;
  }
  return ends;
}

/* Writes a field for every bit; up to eight more behind them. It is eight at a time, whether or not there
 * are so many: fewer branches to foretell. */
FOR_AVX2 static inline void put_fields(uint64_t ends, size_t base, uint32_t start,
                                       uint32_t *fields) {
  while (ends != 0) {
    ends = put_eight(ends, base, &start, fields);
    fields += 16;
  }
}

FOR_AVX2 static inline bool end_record(size_t end, size_t next, size_t field_end,
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

/* Takes the fields and records of plain bytes, of which the marks tell; false, and nothing is taken,
 * where a record wants a closer look. */
FOR_AVX2 static inline bool take_plain(const uint8_t *bytes, size_t base, uint64_t commas,
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
FOR_AVX2 static inline size_t next_mark(const uint8_t *bytes, size_t from, size_t limit) {
  for (size_t base = from; base < limit; base += 64) {
    marks marks = marks_of(bytes + base, limit - base);
    uint64_t any = marks.quotes | marks.feeds | marks.returns;
    if (any != 0) return base + _tzcnt_u64(any);
  }
  return limit;
}

/* Takes a field whose quotes stand where they should, with nothing but plain bytes between; returns
 * where it goes on, or `quote` where it wants a closer look. */
FOR_AVX2 static inline size_t take_quoted(const uint8_t *bytes, size_t quote, size_t limit,
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

FOR_AVX2 size_t wide_records(const uint8_t *bytes, size_t base, size_t limit, wide_place *place,
                             wide_room room, uint32_t *fields, void *records) {
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
    if (!take_plain(bytes, base, marks.commas & before, feeds, &here, &room, fields, records)) break;
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

FOR_AVX2 static inline __m256i four(const uint32_t *first, size_t step) {
  long long words[4];
  for (size_t i = 0; i < 4; i++) memcpy(&words[i], first + i * step, 8);
  return _mm256_set_epi64x(words[3], words[2], words[1], words[0]);
}

/* The eight bytes from each cell's first. */
FOR_AVX2 static inline __m256i words_of(const uint8_t *bytes, const uint32_t *fields, size_t step) {
  long long words[4];
  for (size_t i = 0; i < 4; i++) {
    memcpy(&words[i], bytes + (fields[i * step] & offset_bits), 8);
  }
  return _mm256_set_epi64x(words[3], words[2], words[1], words[0]);
}

typedef struct {
  /* Eight digits each, the first in the lowest byte, the point taken out. */
  __m256i digits;
  __m256i scale;
  /* All ones where there is no point. */
  __m256i plain;
} numerals;

/* Takes the first point out of each word of eight characters. */
FOR_AVX2 static inline numerals without_points(__m256i characters) {
  const __m256i none = _mm256_setzero_si256();
  __m256i points = _mm256_cmpeq_epi8(characters, _mm256_set1_epi8('.'));
  __m256i plain = _mm256_cmpeq_epi64(points, none);
  __m256i lowest = _mm256_and_si256(points, _mm256_sub_epi64(none, points));
  __m256i before = _mm256_andnot_si256(plain, _mm256_sub_epi64(lowest, _mm256_set1_epi64x(1)));
  __m256i moved = _mm256_slli_epi64(_mm256_and_si256(characters, before), 8);
  __m256i zero = _mm256_andnot_si256(plain, _mm256_set1_epi64x('0'));
  __m256i gone = _mm256_or_si256(_mm256_slli_epi64(before, 8),
                                 _mm256_andnot_si256(plain, _mm256_set1_epi64x(0xFF)));
  __m256i places = _mm256_sad_epu8(_mm256_and_si256(before, _mm256_set1_epi8(1)), none);
  numerals result;
  result.digits = _mm256_or_si256(_mm256_andnot_si256(gone, characters),
                                  _mm256_or_si256(moved, zero));
  result.scale = _mm256_andnot_si256(plain, _mm256_sub_epi64(_mm256_set1_epi64x(7), places));
  result.plain = plain;
  return result;
}

/* What eight digits from 0 to 9 come to, the first in the lowest byte. */
FOR_AVX2 static inline __m256i values_of(__m256i digits) {
  __m256i pairs = _mm256_maddubs_epi16(digits, _mm256_set1_epi16(0x010A));
  __m256i fours = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x00010064));
  return _mm256_add_epi64(_mm256_mul_epu32(fours, _mm256_set1_epi64x(10000)),
                          _mm256_srli_epi64(fours, 32));
}

/* All ones where a number is in range, of those that `asked` has. Mostly all have one scale. */
FOR_AVX2 static inline __m256i within(const int64_t *limits, __m256i scale, __m256i value,
                                      __m256i asked) {
  __m256i scales = _mm256_and_si256(scale, asked);
  __m128i pair = _mm_or_si128(_mm256_castsi256_si128(scales), _mm256_extracti128_si256(scales, 1));
  uint64_t any = (uint64_t)(_mm_extract_epi64(pair, 0) | _mm_extract_epi64(pair, 1));
  __m256i others = _mm256_xor_si256(scales, _mm256_and_si256(_mm256_set1_epi64x((long long)any), asked));
  __m256i lowest, past;
  if (__builtin_expect(_mm256_testz_si256(others, others), 1)) {
    lowest = _mm256_set1_epi64x(limits[2 * any]);
    past = _mm256_set1_epi64x(limits[2 * any + 1]);
  } else {
    uint64_t each[4];
    _mm256_storeu_si256((__m256i *)each, scale);
    lowest = _mm256_set_epi64x(limits[2 * each[3]], limits[2 * each[2]], limits[2 * each[1]],
                               limits[2 * each[0]]);
    past = _mm256_set_epi64x(limits[2 * each[3] + 1], limits[2 * each[2] + 1],
                             limits[2 * each[1] + 1], limits[2 * each[0] + 1]);
  }
  __m256i is_in = _mm256_andnot_si256(_mm256_cmpgt_epi64(lowest, value), asked);
  return _mm256_and_si256(_mm256_cmpgt_epi64(past, value), is_in);
}

/* Puts four readings side by side. */
FOR_AVX2 static inline void put_readings(uint8_t *target, __m256i value, __m256i state) {
  __m256i even = _mm256_unpacklo_epi64(value, state);
  __m256i odd = _mm256_unpackhi_epi64(value, state);
  _mm256_storeu_si256((__m256i *)target, _mm256_permute2x128_si256(even, odd, 0x20));
  _mm256_storeu_si256((__m256i *)(target + 32), _mm256_permute2x128_si256(even, odd, 0x31));
}

/* Four cells of up to eight bytes. Returns of each whether it is left: 1 in a word of eight bytes. */
FOR_AVX2 static inline __m256i four_numbers(const uint8_t *bytes, const uint32_t *fields,
                                            size_t step, const int64_t *limits,
                                            __m256i fraction, uint8_t *target) {
  const __m256i none = _mm256_setzero_si256();
  const __m256i zeros = _mm256_set1_epi8('0');
  const __m256i nine = _mm256_set1_epi8(9);
  __m256i cells = _mm256_and_si256(four(fields, step), _mm256_set1_epi32(offset_bits));
  __m256i words = words_of(bytes, fields, step);
  __m256i length = _mm256_sub_epi64(_mm256_srli_epi64(cells, 32),
                                    _mm256_and_si256(cells, _mm256_set1_epi64x(offset_bits)));
  /* The last character moves into the highest byte; zeros fill the places before the first. */
  __m256i bits = _mm256_slli_epi64(length, 3);
  __m256i moved = _mm256_sllv_epi64(words, _mm256_sub_epi64(_mm256_set1_epi64x(64), bits));
  numerals numerals = without_points(_mm256_or_si256(moved, _mm256_srlv_epi64(zeros, bits)));
  __m256i digits = _mm256_sub_epi8(numerals.digits, zeros);
  __m256i value = values_of(digits);
  __m256i is_digit = _mm256_cmpeq_epi8(_mm256_max_epu8(digits, nine), nine);
  __m256i fine = _mm256_cmpeq_epi64(is_digit, _mm256_set1_epi64x(-1));
  fine = _mm256_and_si256(fine, _mm256_cmpgt_epi64(_mm256_set1_epi64x(9), length));
  fine = _mm256_and_si256(fine, _mm256_cmpgt_epi64(length, none));
  /* A point that is the last character leaves the scale 0. */
  __m256i has_fraction = _mm256_andnot_si256(_mm256_cmpeq_epi64(numerals.scale, none), fraction);
  fine = _mm256_and_si256(fine, _mm256_or_si256(numerals.plain, has_fraction));
  fine = within(limits, numerals.scale, value, fine);
  __m256i is_done = _mm256_or_si256(fine, _mm256_cmpeq_epi64(length, none));
  __m256i state = _mm256_blendv_epi8(_mm256_set1_epi64x(0x100), numerals.scale, fine);
  put_readings(target, _mm256_and_si256(value, fine), state);
  return _mm256_andnot_si256(is_done, _mm256_set1_epi64x(1));
}

FOR_AVX2 size_t wide_numbers(const uint8_t *bytes, const uint32_t *fields, size_t stride,
                             size_t count, const int64_t *limits, bool whole, void *readings) {
  const __m256i fraction = _mm256_set1_epi64x(whole ? 0 : -1);
  const size_t step = 2 * stride;
  __m256i left = _mm256_setzero_si256();
  uint8_t *target = readings;
  for (size_t i = 0; i < count; i += 4, fields += 4 * step, target += 64) {
    __m256i some = four_numbers(bytes, fields, step, limits, fraction, target);
    left = _mm256_add_epi64(left, some);
  }
  uint64_t sums[4];
  _mm256_storeu_si256((__m256i *)sums, left);
  return sums[0] + sums[1] + sums[2] + sums[3];
}

/* How many of four cuts a mantissa reaches, for each of four at once. */
FOR_AVX2 static inline __m256i reached(const int64_t *cuts, __m256i mantissas) {
  __m256i beyond = _mm256_setzero_si256();
  for (size_t i = 0; i < 4; i++) {
    beyond = _mm256_add_epi64(beyond, _mm256_cmpgt_epi64(_mm256_set1_epi64x(cuts[i]), mantissas));
  }
  return _mm256_add_epi64(beyond, _mm256_set1_epi64x(4));
}

FOR_AVX2 static inline uint32_t payload(const uint8_t *reading, const int64_t *cuts,
                                        const uint32_t *payloads, uint32_t missing) {
  if (reading[9] != 0) return reading[9] == 1 ? missing : 0;
  int64_t mantissa;
  memcpy(&mantissa, reading, 8);
  __m256i four_cuts = _mm256_loadu_si256((const __m256i *)(cuts + 4 * reading[8]));
  __m256i beyond = _mm256_cmpgt_epi64(four_cuts, _mm256_set1_epi64x(mantissa));
  int mask = _mm256_movemask_pd(_mm256_castsi256_pd(beyond));
  return payloads[4 - __builtin_popcount((unsigned)mask)];
}

FOR_AVX2 bool wide_segments(const void *readings, size_t count, const int64_t *cuts,
                            const uint32_t *payloads, uint32_t missing, uint32_t *values) {
  const uint8_t *source = readings;
  const __m256i table = _mm256_set_epi32(0, 0, (int)missing, (int)payloads[4], (int)payloads[3],
                                         (int)payloads[2], (int)payloads[1], (int)payloads[0]);
  const __m256i evens = _mm256_set_epi32(0, 0, 0, 0, 6, 4, 2, 0);
  /* The scale and the state; behind them may be anything. */
  const __m256i kind = _mm256_set1_epi64x(0xFFFF);
  const __m256i none = _mm256_set1_epi64x(0x100);
  bool has_ranges = false;
  size_t i = 0;
  for (; i + 4 <= count; i += 4, source += 64) {
    __m256i first = _mm256_loadu_si256((const __m256i *)source);
    __m256i second = _mm256_loadu_si256((const __m256i *)(source + 32));
    /* In the order 0, 2, 1, 3. */
    __m256i mantissas = _mm256_unpacklo_epi64(first, second);
    __m256i kinds = _mm256_and_si256(_mm256_unpackhi_epi64(first, second), kind);
    /* Mostly all that are given have one scale. */
    __m256i is_missing = _mm256_cmpeq_epi64(kinds, none);
    kinds = _mm256_andnot_si256(is_missing, kinds);
    __m128i pair = _mm_or_si128(_mm256_castsi256_si128(kinds), _mm256_extracti128_si256(kinds, 1));
    uint64_t any = (uint64_t)(_mm_extract_epi64(pair, 0) | _mm_extract_epi64(pair, 1));
    __m256i scale = _mm256_andnot_si256(is_missing, _mm256_set1_epi64x((long long)any));
    __m256i others = _mm256_xor_si256(kinds, scale);
    if (__builtin_expect(any <= 18 && _mm256_testz_si256(others, others), 1)) {
      __m256i segments = reached(cuts + 4 * any, mantissas);
      segments = _mm256_or_si256(_mm256_andnot_si256(is_missing, segments),
                                 _mm256_and_si256(is_missing, _mm256_set1_epi64x(5)));
      segments = _mm256_permute4x64_epi64(segments, _MM_SHUFFLE(3, 1, 2, 0));
      __m256i chosen =
          _mm256_permutevar8x32_epi32(table, _mm256_permutevar8x32_epi32(segments, evens));
      _mm_storeu_si128((__m128i *)(values + i), _mm256_castsi256_si128(chosen));
      continue;
    }
    for (size_t j = 0; j < 4; j++) {
      values[i + j] = payload(source + 16 * j, cuts, payloads, missing);
      has_ranges |= source[16 * j + 9] == 3;
    }
  }
  for (; i < count; i++, source += 16) {
    values[i] = payload(source, cuts, payloads, missing);
    has_ranges |= source[9] == 3;
  }
  return has_ranges;
}

FOR_AVX2 void wide_tally(const uint32_t *sets, size_t count, uint64_t *sums, uint32_t *open) {
  const __m256i levels = _mm256_set1_epi64x((long long)0x8040201008040201);
  const __m256i spread = _mm256_set_epi8(8, 8, 8, 8, 8, 8, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 8, 8, 8, 8,
                                         8, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0);
  for (size_t i = 0; i < count; i += 4) {
    __m128i four_sets = _mm_loadu_si128((const __m128i *)(sets + i));
    __m256i bytes = _mm256_shuffle_epi8(_mm256_cvtepu32_epi64(four_sets), spread);
    __m256i reached = _mm256_cmpeq_epi8(_mm256_max_epu8(bytes, levels), bytes);
    __m256i *sum = (__m256i *)(sums + i);
    _mm256_storeu_si256(sum, _mm256_sub_epi8(_mm256_loadu_si256(sum), reached));
    __m128i rest = _mm_and_si128(four_sets, _mm_sub_epi32(four_sets, _mm_set1_epi32(1)));
    __m128i *all = (__m128i *)(open + i);
    _mm_storeu_si128(all, _mm_or_si128(_mm_loadu_si128(all), rest));
  }
}

/* Where the highest bit of each word is that has at most every second bit, or one alone. */
FOR_AVX2 static inline __m256i highest(__m256i words) {
  __m256i numbers = _mm256_castps_si256(_mm256_cvtepi32_ps(words));
  __m256i exponents = _mm256_and_si256(_mm256_srli_epi32(numbers, 23), _mm256_set1_epi32(0xFF));
  /* A word with the highest bit of all is a negative number. */
  __m256i place = _mm256_sub_epi32(exponents, _mm256_set1_epi32(127));
  return _mm256_blendv_epi8(place, _mm256_set1_epi32(31), _mm256_srai_epi32(words, 31));
}

FOR_AVX2 static inline __m256i digits_of(__m256i sets, bool worst) {
  const __m256i none = _mm256_setzero_si256();
  const __m256i one = _mm256_set1_epi32(1);
  __m256i lowest = _mm256_and_si256(sets, _mm256_sub_epi32(none, sets));
  __m256i chosen = worst ? _mm256_andnot_si256(_mm256_srli_epi32(sets, 1), sets) : lowest;
  __m256i digits = _mm256_add_epi32(highest(chosen), _mm256_set1_epi32(2));
  if (!worst) {
    __m256i is_mildest = _mm256_cmpeq_epi32(lowest, one);
    __m256i is_single = _mm256_cmpeq_epi32(lowest, sets);
    digits = _mm256_sub_epi32(digits, _mm256_and_si256(_mm256_andnot_si256(is_single, is_mildest), one));
  }
  return _mm256_andnot_si256(_mm256_cmpeq_epi32(sets, none), digits);
}

FOR_AVX2 void wide_digits(const uint32_t *sets, size_t count, bool worst, uint32_t base,
                          uint32_t offset, uint32_t *numbers) {
  for (size_t i = 0; i < count; i += 8) {
    __m256i digits = digits_of(_mm256_loadu_si256((const __m256i *)(sets + i)), worst);
    __m256i *number = (__m256i *)(numbers + i);
    __m256i before = _mm256_mullo_epi32(_mm256_loadu_si256(number), _mm256_set1_epi32((int)base));
    digits = _mm256_add_epi32(digits, _mm256_set1_epi32((int)offset));
    _mm256_storeu_si256(number, _mm256_add_epi32(before, digits));
  }
}

FOR_AVX2 size_t wide_rows(const ptrdiff_t *rows, size_t count, size_t slots, size_t pieces,
                          const uint32_t *grid, const uint8_t *cells, size_t cell_count,
                          size_t width, const int32_t *lengths, uint8_t *target) {
  uint8_t *end = target;
  for (size_t i = 0; i < count; i++) {
    if ((size_t)rows[i] >= slots) __builtin_trap();
    const uint32_t *chosen = grid + rows[i];
    for (size_t j = 0; j < pieces; j++, chosen += slots) {
      if (*chosen >= cell_count) __builtin_trap();
      const uint8_t *cell = cells + *chosen * width;
      for (size_t offset = 0; offset < width; offset += 32) {
        _mm256_storeu_si256((__m256i *)(end + offset),
                            _mm256_loadu_si256((const __m256i *)(cell + offset)));
      }
      end += lengths[*chosen];
    }
    end[-1] = '\n';
  }
  return (size_t)(end - target);
}

#else

bool wide_loops_are_here(void) { return false; }

size_t wide_records(const uint8_t *bytes, size_t base, size_t limit, wide_place *place,
                    wide_room room, uint32_t *fields, void *records) {
  return base;
}

void wide_digits(const uint32_t *sets, size_t count, bool worst, uint32_t base, uint32_t offset,
                 uint32_t *numbers) {}

size_t wide_rows(const ptrdiff_t *rows, size_t count, size_t slots, size_t pieces, const uint32_t *grid,
                 const uint8_t *cells, size_t cell_count, size_t width, const int32_t *lengths,
                 uint8_t *target) {
  return 0;
}

size_t wide_numbers(const uint8_t *bytes, const uint32_t *fields, size_t stride, size_t count,
                    const int64_t *limits, bool whole, void *readings) {
  return count;
}

bool wide_segments(const void *readings, size_t count, const int64_t *cuts,
                   const uint32_t *payloads, uint32_t missing, uint32_t *values) {
  return false;
}

void wide_tally(const uint32_t *sets, size_t count, uint64_t *sums, uint32_t *open) {}

#endif
