#ifndef WIDE_TARGETS_H
#define WIDE_TARGETS_H

#include "wide_loops.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

/* Before each function that may only run on such a processor. */
#define FOR_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define FOR_AVX512                                                                             \
  __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt,avx512f,avx512bw,avx512cd,avx512dq,"       \
                        "avx512vl,avx512vbmi,avx512vbmi2")))

#endif

/* The loops of `wide_loops.h` by the kind of processor. */
typedef size_t records_loop(const uint8_t *bytes, size_t base, size_t limit, wide_place *place,
                            wide_room room, uint32_t *fields, void *records);
typedef size_t numbers_loop(const uint8_t *bytes, const uint32_t *fields, size_t stride,
                            size_t count, const int64_t *limits, bool whole, void *readings);
typedef bool segments_loop(const void *readings, size_t count, const int64_t *cuts,
                           const uint32_t *payloads, uint32_t missing, uint32_t *values);
typedef void tally_loop(const uint32_t *sets, size_t count, uint64_t *sums, uint32_t *open);
typedef void digits_loop(const uint32_t *sets, size_t count, bool worst, uint32_t base,
                         uint32_t offset, uint32_t *numbers);
typedef size_t rows_loop(const ptrdiff_t *rows, size_t count, size_t slots, size_t pieces,
                         const uint32_t *grid, const uint8_t *cells, size_t cell_count,
                         size_t width, const int32_t *lengths, uint8_t *target);

records_loop records_avx2, records_avx512;
numbers_loop numbers_avx2, numbers_avx512;
segments_loop segments_avx2, segments_avx512;
tally_loop tally_avx2;
digits_loop digits_avx2, digits_avx512;
rows_loop rows_avx2;

#endif
