#include "marks.h"
#include "targets.h"

#if defined(__x86_64__)

#define FOR_THIS FOR_AVX2

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

/* Writes a field for every bit; up to eight more behind them. It is eight at a time, whether
 * or not there are so many: fewer branches to foretell. */
FOR_AVX2 static inline void put_fields(uint64_t ends, size_t base, uint32_t start,
                                       uint32_t *fields) {
  while (ends != 0) {
    ends = put_eight(ends, base, &start, fields);
    fields += 16;
  }
}

#include "records.h"

FOR_AVX2 size_t records_avx2(const uint8_t *bytes, size_t base, size_t limit, wide_place *place,
                             wide_room room, uint32_t *fields, void *records) {
  return find_records(bytes, base, limit, place, room, fields, records);
}

#endif
