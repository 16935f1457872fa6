#include "avx2.h"

#if defined(__x86_64__)

#include <stdlib.h>

static bool is_able(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("lzcnt") &&
         __builtin_cpu_supports("popcnt");
}

bool wide_loops_are_here(void) {
  enum { unasked, here, absent };
  static _Atomic int answer = unasked;
  int known = answer;
  if (known == unasked) {
    const char *wish = getenv("PLIMSOLL_WIDE");
    bool is_unwanted = wish != NULL && strcmp(wish, "no") == 0;
    known = !is_unwanted && is_able() ? here : absent;
    answer = known;
  }
  return known == here;
}

#else

bool wide_loops_are_here(void) { return false; }

#endif
