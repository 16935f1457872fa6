#include "targets.h"

#if defined(__x86_64__)

/* Of the words of a field: where it begins, and where it ends. */
enum { offset_bits = (1 << 30) - 1 };

typedef struct {
  /* Eight digits each, the first in the lowest byte, the point taken out. */
  __m512i digits;
  __m512i scale;
  __mmask8 has_point;
} numerals;

/* Takes the first point out of each word of eight characters, from which '0' was subtracted. */
FOR_AVX512 static inline numerals without_points(__m512i characters) {
  const __m512i point = _mm512_set1_epi8('.' - '0');
  __m512i points = _mm512_movm_epi8(_mm512_cmpeq_epi8_mask(characters, point));
  __mmask8 has_point = _mm512_test_epi64_mask(points, points);
  __m512i lowest = _mm512_and_si512(points, _mm512_sub_epi64(_mm512_setzero_si512(), points));
  __m512i before = _mm512_maskz_sub_epi64(has_point, lowest, _mm512_set1_epi64(1));
  __m512i moved = _mm512_slli_epi64(_mm512_and_si512(characters, before), 8);
  __m512i gone = _mm512_or_si512(_mm512_slli_epi64(before, 8),
                                 _mm512_maskz_set1_epi64(has_point, 0xFF));
  numerals result;
  result.digits = _mm512_or_si512(_mm512_andnot_si512(gone, characters), moved);
  /* Eight bits for each place before the point. */
  __m512i behind = _mm512_srli_epi64(_mm512_lzcnt_epi64(before), 3);
  result.scale = _mm512_maskz_sub_epi64(has_point, behind, _mm512_set1_epi64(1));
  result.has_point = has_point;
  return result;
}

/* What eight digits from 0 to 9 come to, the first in the lowest byte. */
FOR_AVX512 static inline __m512i values_of(__m512i digits) {
  __m512i pairs = _mm512_maddubs_epi16(digits, _mm512_set1_epi16(0x010A));
  __m512i fours = _mm512_madd_epi16(pairs, _mm512_set1_epi32(0x00010064));
  return _mm512_add_epi64(_mm512_mul_epu32(fours, _mm512_set1_epi64(10000)),
                          _mm512_srli_epi64(fours, 32));
}

/* The least mantissa in range of each scale from 0 to 7, and the least one past it. */
typedef struct {
  __m512i lowest, past;
} bounds;

FOR_AVX512 static inline bounds bounds_of(const int64_t *limits) {
  const __m512i evens = _mm512_set_epi64(14, 12, 10, 8, 6, 4, 2, 0);
  __m512i first = _mm512_loadu_si512(limits);
  __m512i second = _mm512_loadu_si512(limits + 8);
  bounds bounds;
  bounds.lowest = _mm512_permutex2var_epi64(first, evens, second);
  bounds.past = _mm512_permutex2var_epi64(
      first, _mm512_add_epi64(evens, _mm512_set1_epi64(1)), second);
  return bounds;
}

/* Eight cells of up to eight bytes, of which those without a bit in `some` are not there. Returns
 * which are left. */
FOR_AVX512 static inline __mmask8 eight_numbers(const uint8_t *bytes, __m512i cells,
                                                __mmask8 some, bounds bounds, bool whole,
                                                __m512i *value, __m512i *state) {
  const __m512i nine = _mm512_set1_epi8(9);
  const __m512i offsets = _mm512_set1_epi32(offset_bits);
  cells = _mm512_and_si512(cells, offsets);
  __m512i start = _mm512_and_si512(cells, _mm512_set1_epi64(UINT32_MAX));
  __m512i words = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), some, start, bytes, 1);
  __m512i length = _mm512_sub_epi64(_mm512_srli_epi64(cells, 32), start);
  /* The last character moves into the highest byte, with zeros in the places before the first. */
  __m512i shift = _mm512_sub_epi64(_mm512_set1_epi64(64), _mm512_slli_epi64(length, 3));
  words = _mm512_sub_epi8(words, _mm512_set1_epi8('0'));
  numerals numerals = without_points(_mm512_sllv_epi64(words, shift));
  __m512i number = values_of(numerals.digits);
  __mmask8 empty = _mm512_testn_epi64_mask(length, length);
  __mmask8 fine = _mm512_mask_cmple_epu64_mask((__mmask8)~empty, length, _mm512_set1_epi64(8));
  fine = _mm512_mask_cmpeq_epu64_mask(fine, _mm512_max_epu8(numerals.digits, nine), nine);
  /* A point that is the last character leaves the scale 0. */
  __mmask8 fraction = _mm512_test_epi64_mask(numerals.scale, numerals.scale);
  fine &= whole ? (__mmask8)~numerals.has_point : (__mmask8)(~numerals.has_point | fraction);
  fine = _mm512_mask_cmpge_epi64_mask(
      fine, number, _mm512_permutexvar_epi64(numerals.scale, bounds.lowest));
  fine = _mm512_mask_cmplt_epi64_mask(
      fine, number, _mm512_permutexvar_epi64(numerals.scale, bounds.past));
  *value = _mm512_maskz_mov_epi64(fine, number);
  *state = _mm512_mask_mov_epi64(_mm512_set1_epi64(0x100), fine, numerals.scale);
  return some & (__mmask8)~(fine | empty);
}

FOR_AVX512 size_t numbers_avx512(const uint8_t *bytes, const uint32_t *fields, size_t stride,
                                 size_t count, const int64_t *limits, bool whole,
                                 void *readings) {
  const __m512i first_half = _mm512_set_epi64(11, 3, 10, 2, 9, 1, 8, 0);
  const __m512i second_half = _mm512_set_epi64(15, 7, 14, 6, 13, 5, 12, 4);
  const size_t step = 2 * stride;
  const __m512i steps = _mm512_mullo_epi64(_mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0),
                                           _mm512_set1_epi64((long long)step));
  const bounds bounds = bounds_of(limits);
  uint8_t *target = readings;
  size_t left = 0;
  for (size_t i = 0; i < count; i += 8, fields += 8 * step, target += 128) {
    __mmask8 some = count - i < 8 ? (__mmask8)((1u << (count - i)) - 1) : 0xFF;
    __m512i cells = _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), some, steps, fields, 4);
    __m512i value, state;
    __mmask8 others = eight_numbers(bytes, cells, some, bounds, whole, &value, &state);
    left += (size_t)__builtin_popcount(others);
    _mm512_storeu_si512(target, _mm512_permutex2var_epi64(value, first_half, state));
    if (some >> 4 != 0) {
      _mm512_storeu_si512(target + 64, _mm512_permutex2var_epi64(value, second_half, state));
    }
  }
  return left;
}

#endif
