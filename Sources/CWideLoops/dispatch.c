#include "targets.h"

#include <stdlib.h>

typedef struct {
  records_loop *records;
  numbers_loop *numbers;
  segments_loop *segments;
  tally_loop *tally;
  digits_loop *digits;
  rows_loop *rows;
} loops;

#if defined(__x86_64__)

static const loops avx2 = {records_avx2, numbers_avx2, segments_avx2,
                           tally_avx2,   digits_avx2,  rows_avx2};

/* Where it has no loop of its own it would gain nothing. */
static const loops avx512 = {records_avx512, numbers_avx512, segments_avx512,
                             tally_avx2,     digits_avx512,  rows_avx2};

static bool has_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("lzcnt") &&
         __builtin_cpu_supports("popcnt");
}

static bool has_avx512(void) {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi") &&
         __builtin_cpu_supports("avx512vbmi2");
}

static const loops *choose(void) {
  const char *wish = getenv("PLIMSOLL_WIDE");
  if (!has_avx2() || (wish != NULL && strcmp(wish, "no") == 0)) return NULL;
  bool is_enough = wish != NULL && strcmp(wish, "avx2") == 0;
  return has_avx512() && !is_enough ? &avx512 : &avx2;
}

#else

static const loops *choose(void) { return NULL; }

#endif

/* The loops for this processor; NULL where there are none. Asked once: threads that ask at the same
 * time get the same answer. */
static const loops *here(void) {
  static _Atomic(const loops *) chosen = NULL;
  static _Atomic bool is_known = false;
  if (!is_known) {
    chosen = choose();
    is_known = true;
  }
  return chosen;
}

bool wide_loops_are_here(void) { return here() != NULL; }

size_t wide_records(const uint8_t *bytes, size_t base, size_t limit, wide_place *place,
                    wide_room room, uint32_t *fields, void *records) {
  return here()->records(bytes, base, limit, place, room, fields, records);
}

size_t wide_numbers(const uint8_t *bytes, const uint32_t *fields, size_t stride, size_t count,
                    const int64_t *limits, bool whole, void *readings) {
  return here()->numbers(bytes, fields, stride, count, limits, whole, readings);
}

bool wide_segments(const void *readings, size_t count, const int64_t *cuts,
                   const uint32_t *payloads, uint32_t missing, uint32_t *values) {
  return here()->segments(readings, count, cuts, payloads, missing, values);
}

void wide_tally(const uint32_t *sets, size_t count, uint64_t *sums, uint32_t *open) {
  here()->tally(sets, count, sums, open);
}

void wide_digits(const uint32_t *sets, size_t count, bool worst, uint32_t base, uint32_t offset,
                 uint32_t *numbers) {
  here()->digits(sets, count, worst, base, offset, numbers);
}

size_t wide_rows(const ptrdiff_t *rows, size_t count, size_t slots, size_t pieces,
                 const uint32_t *grid, const uint8_t *cells, size_t cell_count, size_t width,
                 const int32_t *lengths, uint8_t *target) {
  return here()->rows(rows, count, slots, pieces, grid, cells, cell_count, width, lengths, target);
}
