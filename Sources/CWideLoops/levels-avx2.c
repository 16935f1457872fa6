#include "targets.h"

#if defined(__x86_64__)

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

FOR_AVX2 bool segments_avx2(const void *readings, size_t count, const int64_t *cuts,
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

FOR_AVX2 void tally_avx2(const uint32_t *sets, size_t count, uint64_t *sums, uint32_t *open) {
  const __m256i levels = _mm256_set1_epi64x((long long)0x8040201008040201);
  const __m256i spread =
      _mm256_set_epi8(8, 8, 8, 8, 8, 8, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0,  //
                      8, 8, 8, 8, 8, 8, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0);
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
    __m256i is_open = _mm256_andnot_si256(is_single, is_mildest);
    digits = _mm256_sub_epi32(digits, _mm256_and_si256(is_open, one));
  }
  return _mm256_andnot_si256(_mm256_cmpeq_epi32(sets, none), digits);
}

FOR_AVX2 void digits_avx2(const uint32_t *sets, size_t count, bool worst, uint32_t base,
                          uint32_t offset, uint32_t *numbers) {
  for (size_t i = 0; i < count; i += 8) {
    __m256i digits = digits_of(_mm256_loadu_si256((const __m256i *)(sets + i)), worst);
    __m256i *number = (__m256i *)(numbers + i);
    __m256i before = _mm256_mullo_epi32(_mm256_loadu_si256(number), _mm256_set1_epi32((int)base));
    digits = _mm256_add_epi32(digits, _mm256_set1_epi32((int)offset));
    _mm256_storeu_si256(number, _mm256_add_epi32(before, digits));
  }
}

#endif
