#ifndef WIDE_MARKS_H
#define WIDE_MARKS_H

#include <stdint.h>

/* What stands among 64 bytes, a bit for each. */
typedef struct {
  uint64_t commas, feeds, returns, quotes;
} marks;

#endif
