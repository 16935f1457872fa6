#include "targets.h"

#if defined(__x86_64__)

FOR_AVX2 size_t rows_avx2(const ptrdiff_t *rows, size_t count, size_t slots, size_t pieces,
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

#endif
