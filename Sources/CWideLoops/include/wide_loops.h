#ifndef WIDE_LOOPS_H
#define WIDE_LOOPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Loops over columns that look at several rows at once, for processors that can. Swift compiles for
 * the least processor of its kind alone; here each loop is compiled for a better one besides, and
 * asks at run time. Every loop has a twin in Swift that says the same more slowly, and is what runs
 * where `wide_loops_are_here` is false. */

/* Whether this processor has what the loops need. Where it has not, none may be called.
 *
 * With PLIMSOLL_WIDE=no in the environment it is as if it had not, and with PLIMSOLL_WIDE=avx2 as
 * if it had nothing better: so every way can be tested. */
bool wide_loops_are_here(void);

/* Where the search for records of a CSV file has come to. Places are those of bytes in the window,
 * and of fields and records among those found. */
typedef struct {
  size_t record_start;
  size_t first_field;
  size_t field_count;
  size_t record_count;
  int64_t line;
  /* Lines within the record so far, and what is odd about it. */
  int64_t inner_lines;
  uint32_t field_start;
  uint8_t flags;
} wide_place;

/* How many fields and records there may be, how many bytes and fields a record may have, and how
 * many bytes a field in quotes. */
typedef struct {
  size_t fields;
  size_t records;
  size_t record_bytes;
  size_t record_fields;
  size_t field_bytes;
} wide_room;

/* Finds the fields and records of CSV as most of it is: each line ended by LF or CRLF, quotes
 * around whole fields that hold no quote and no line end.
 *
 * bytes       the window, with at least 64 bytes behind `limit`
 * base        where to go on; everything before is told by `place`, and the field that was begun
 *             has no quote so far
 * fields      receives two words for each field: where it begins, with the highest bit set where it
 *             is quoted, and where it ends; has room for `room.fields`
 * records     receives 32 bytes for each record: four words, where it begins and ends, its first
 *             field and how many it has; its line in 8; its flags in one, of which 1 is for a
 *             quoted field
 *
 * Stops before anything else: another quote, a single CR, an empty line, a record that is too long,
 * or more than there is room for. Returns where it stopped, and moves `place` there. */
size_t wide_records(const uint8_t *bytes, size_t base, size_t limit, wide_place *place,
                    wide_room room, uint32_t *fields, void *records);

/* Reads numbers of up to eight bytes, digits with at most one point before the last.
 *
 * bytes       what was read, with at least 8 bytes behind the end of every cell
 * fields      the first cell: where it begins and where it ends, each in the low 30 bits of a word
 * stride      how many fields further on the next cell is
 * count       how many cells there are; a multiple of 4
 * limits      for each scale from 0 to 18 the least mantissa in range, and the least one past it
 * whole       whether a number with a point is out of range
 * readings    receives 16 bytes for each cell: the mantissa in 8; the scale in one; 0 in the next
 *             for a number in range, else 1, with mantissa and scale 0; and zeros
 *
 * Returns how many cells are neither such a number nor empty. */
size_t wide_numbers(const uint8_t *bytes, const uint32_t *fields, size_t stride, size_t count,
                    const int64_t *limits, bool whole, void *readings);

/* The payload of each reading, by how many of four cuts it reaches.
 *
 * readings    as above; the byte behind the scale is 0 for a number, 1 for none, 2 or 3 for others;
 *             the last six may be anything
 * cuts        for each scale from 0 to 18 four cuts, ascending
 * payloads    five of them
 * missing     the payload where there is no reading; 0 goes for 2 and 3
 *
 * Returns whether a reading was a 3. */
bool wide_segments(const void *readings, size_t count, const int64_t *cuts,
                   const uint32_t *payloads, uint32_t missing, uint32_t *values);

/* Adds one to the byte of each level, of eight, up to that of a set of one level; nothing for an
 * empty set. Adds to `open` what is left of a set without its lowest level. `count` is a multiple
 * of 4. */
void wide_tally(const uint32_t *sets, size_t count, uint64_t *sums, uint32_t *open);

/* Adds a digit behind those of each number: which word says what is known of a set of levels. 0 is
 * for an empty set, 1 for one that holds the mildest level and others, then the levels from the
 * mildest on: the best of the set, or the worst of any set. `count` is a multiple of 8. */
void wide_digits(const uint32_t *sets, size_t count, bool worst, uint32_t base, uint32_t offset,
                 uint32_t *numbers);

/* Puts rows together from prepared pieces, one behind the other, the last byte of each row turned
 * into a line feed.
 *
 * rows        the slot of each row
 * pieces      how many each row has
 * grid        which prepared piece it is: `slots` numbers for the first piece of a row, then as
 *             many for the second, and so on
 * cells       the prepared pieces, `cell_count` of them, each in a place of `width` bytes, a
 *             multiple of 32
 * lengths     how many of these bytes count
 * target      receives `count` times `pieces` times `width` bytes at most
 *
 * Returns how many bytes the rows have. */
size_t wide_rows(const ptrdiff_t *rows, size_t count, size_t slots, size_t pieces,
                 const uint32_t *grid, const uint8_t *cells, size_t cell_count, size_t width,
                 const int32_t *lengths, uint8_t *target);

#if defined(__SSE2__)
#include <emmintrin.h>

/* The highest bit of each of 16 bytes. */
static inline uint32_t wide_bits(__m128i bytes) { return (uint32_t)_mm_movemask_epi8(bytes); }
#endif

#endif
