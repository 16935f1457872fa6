#include "targets.h"

#if defined(__x86_64__)

/* The cuts of the scales from 0 to 7: the first of each, the second, and so on. */
typedef struct {
  __m512i cuts[4];
} cut_table;

FOR_AVX512 static inline cut_table table_of(const int64_t *cuts) {
  const __m512i fourths = _mm512_set_epi64(28, 24, 20, 16, 12, 8, 4, 0);
  cut_table table;
  for (int i = 0; i < 4; i++) table.cuts[i] = _mm512_i64gather_epi64(fourths, cuts + i, 8);
  return table;
}

/* How many of its cuts each mantissa reaches. */
FOR_AVX512 static inline __m512i reached(cut_table table, __m512i scales, __m512i mantissas) {
  __m512i sum = _mm512_setzero_si512();
  for (int i = 0; i < 4; i++) {
    __m512i cut = _mm512_permutexvar_epi64(scales, table.cuts[i]);
    __mmask8 is_reached = _mm512_cmpge_epi64_mask(mantissas, cut);
    sum = _mm512_mask_add_epi64(sum, is_reached, sum, _mm512_set1_epi64(1));
  }
  return sum;
}

FOR_AVX512 bool segments_avx512(const void *readings, size_t count, const int64_t *cuts,
                                const uint32_t *payloads, uint32_t missing, uint32_t *values) {
  const uint8_t *source = readings;
  const __m512i evens = _mm512_set_epi64(14, 12, 10, 8, 6, 4, 2, 0);
  const __m512i odds = _mm512_set_epi64(15, 13, 11, 9, 7, 5, 3, 1);
  const __m512i none = _mm512_set1_epi64(0x100);
  const __m512i chosen_from =
      _mm512_set_epi64(0, 0, missing, payloads[4], payloads[3], payloads[2], payloads[1],
                       payloads[0]);
  const cut_table table = table_of(cuts);
  bool has_ranges = false;
  size_t i = 0;
  for (; i + 8 <= count; i += 8, source += 128) {
    __m512i first = _mm512_loadu_si512(source);
    __m512i second = _mm512_loadu_si512(source + 64);
    __m512i mantissas = _mm512_permutex2var_epi64(first, evens, second);
    /* The scale and the state; behind them may be anything. */
    __m512i kinds = _mm512_permutex2var_epi64(first, odds, second);
    kinds = _mm512_and_si512(kinds, _mm512_set1_epi64(0xFFFF));
    __mmask8 is_missing = _mm512_cmpeq_epi64_mask(kinds, none);
    __mmask8 others = _mm512_mask_cmpgt_epu64_mask((__mmask8)~is_missing, kinds,
                                                   _mm512_set1_epi64(7));
    if (__builtin_expect(others != 0, 0)) {
      has_ranges |= segments_avx2(source, 8, cuts, payloads, missing, values + i);
      continue;
    }
    __m512i segments = _mm512_mask_mov_epi64(reached(table, kinds, mantissas), is_missing,
                                             _mm512_set1_epi64(5));
    __m512i chosen = _mm512_permutexvar_epi64(segments, chosen_from);
    _mm256_storeu_si256((__m256i *)(values + i), _mm512_cvtepi64_epi32(chosen));
  }
  return segments_avx2(source, count - i, cuts, payloads, missing, values + i) || has_ranges;
}

FOR_AVX512 void digits_avx512(const uint32_t *sets, size_t count, bool worst, uint32_t base,
                              uint32_t offset, uint32_t *numbers) {
  const __m512i none = _mm512_setzero_si512();
  const __m512i one = _mm512_set1_epi32(1);
  for (size_t i = 0; i < count; i += 16) {
    __mmask16 some = count - i < 16 ? 0xFF : 0xFFFF;
    __m512i levels = _mm512_maskz_loadu_epi32(some, sets + i);
    __m512i before = _mm512_maskz_loadu_epi32(some, numbers + i);
    __m512i lowest = _mm512_and_si512(levels, _mm512_sub_epi32(none, levels));
    __m512i chosen =
        worst ? _mm512_andnot_si512(_mm512_srli_epi32(levels, 1), levels) : lowest;
    __m512i digit = _mm512_sub_epi32(_mm512_set1_epi32(33), _mm512_lzcnt_epi32(chosen));
    if (!worst) {
      __mmask16 is_open = _mm512_mask_cmpneq_epi32_mask(
          _mm512_cmpeq_epi32_mask(lowest, one), lowest, levels);
      digit = _mm512_mask_sub_epi32(digit, is_open, digit, one);
    }
    digit = _mm512_maskz_mov_epi32(_mm512_test_epi32_mask(levels, levels), digit);
    digit = _mm512_add_epi32(digit, _mm512_set1_epi32((int)offset));
    before = _mm512_mullo_epi32(before, _mm512_set1_epi32((int)base));
    _mm512_mask_storeu_epi32(numbers + i, some, _mm512_add_epi32(before, digit));
  }
}

#endif
