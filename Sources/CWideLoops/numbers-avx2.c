#include "targets.h"

#if defined(__x86_64__)

/* Of the words of a field: where it begins, and where it ends. */
enum { offset_bits = (1 << 30) - 1 };

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
  __m256i one_scale = _mm256_and_si256(_mm256_set1_epi64x((long long)any), asked);
  __m256i others = _mm256_xor_si256(scales, one_scale);
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

/* Four cells of up to eight bytes. Returns of each whether it is left: 1 in a word of eight
 * bytes. */
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

FOR_AVX2 size_t numbers_avx2(const uint8_t *bytes, const uint32_t *fields, size_t stride,
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

#endif
