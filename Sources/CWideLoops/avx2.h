#ifndef WIDE_AVX2_H
#define WIDE_AVX2_H

#include "wide_loops.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

/* Before each function that may only run where `wide_loops_are_here`. */
#define FOR_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))

#endif
#endif
