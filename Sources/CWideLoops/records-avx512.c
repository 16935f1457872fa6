#include "marks.h"
#include "targets.h"

#if defined(__x86_64__)

#define FOR_THIS FOR_AVX512

/* What stands among 64 bytes, those behind `left` left out. */
FOR_AVX512 static inline marks marks_of(const uint8_t *bytes, size_t left) {
  __m512i text = _mm512_loadu_si512(bytes);
  uint64_t valid = left < 64 ? ((uint64_t)1 << left) - 1 : UINT64_MAX;
  marks marks;
  marks.commas = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8(',')) & valid;
  marks.feeds = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('\n')) & valid;
  marks.returns = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('\r')) & valid;
  marks.quotes = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('"')) & valid;
  return marks;
}

/* Writes a field for every bit, sixteen at once; up to fifteen more behind them. */
FOR_AVX512 static inline void put_fields(uint64_t ends, size_t base, uint32_t start,
                                         uint32_t *fields) {
  const __m512i each = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42,
      41, 40, 39, 38, 37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20,
      19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  const __m512i first_half =
      _mm512_set_epi32(23, 7, 22, 6, 21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
  const __m512i second_half =
      _mm512_set_epi32(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8);
  const __m512i bases = _mm512_set1_epi32((int)base);
  __m512i places = _mm512_maskz_compress_epi8(ends, each);
  /* One field begins behind the end of the one before. */
  __m512i before = _mm512_set1_epi32((int)(start - 1));
  for (int rest = __builtin_popcountll(ends); rest > 0; rest -= 16, fields += 32) {
    __m512i end =
        _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(places)), bases);
    __m512i begin = _mm512_add_epi32(_mm512_alignr_epi32(end, before, 15), _mm512_set1_epi32(1));
    _mm512_storeu_si512(fields, _mm512_permutex2var_epi32(begin, first_half, end));
    _mm512_storeu_si512(fields + 16, _mm512_permutex2var_epi32(begin, second_half, end));
    places = _mm512_alignr_epi32(places, places, 4);
    before = end;
  }
}

#include "records.h"

FOR_AVX512 size_t records_avx512(const uint8_t *bytes, size_t base, size_t limit,
                                 wide_place *place, wide_room room, uint32_t *fields,
                                 void *records) {
  return find_records(bytes, base, limit, place, room, fields, records);
}

#endif
