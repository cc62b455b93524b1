// write_again.c: objects that look alike again and again, but for their serials, are written once:
//
//     #9 list, refs 1, gen 0, 88 bytes, length 1
//       [0] = #10
//     #10 list, refs 1, gen 0, 88 bytes, length 1
//       [0] = #9
//     last 2 again 50 times, serials 2 up
//
// Each time the serials from that of the first of them on are higher, others stay.
#include <inttypes.h>
#include <string.h>

#include "pattern.h"
#include "write.h"

enum { FEWEST_SAVED = 2 }; // objects that a line "last" must stand for

// The lines of an object.
typedef struct Block {
  const char *at, *end;
} Block;

static const char *read_serial(const char *at, int64_t *serial) {
  *serial = 0;
  for (at++; *at >= '0' && *at <= '9'; at++) *serial = *serial * 10 + (*at - '0');
  return at;
}

// Whether b is what a is, `up` serials further on from `first`. In quotes '#' could be anything.
static bool is_again(Block a, Block b, int64_t first, int64_t up) {
  while (a.at < a.end && b.at < b.end && *a.at == *b.at && *a.at != '"') {
    if (*a.at != '#') {
      a.at++;
      b.at++;
      continue;
    }
    int64_t x = 0, y = 0;
    a.at = read_serial(a.at, &x);
    b.at = read_serial(b.at, &y);
    if ((uint64_t)y != (uint64_t)x + (x >= first ? (uint64_t)up : 0)) return false;
  }
  return a.at == a.end && b.at == b.end;
}

static int64_t serial_of(Block block) {
  int64_t serial = 0;
  read_serial(strchr(block.at, '#'), &serial);
  return serial;
}

static int64_t up_of(const void *items, size_t at, size_t length) {
  const Block *blocks = items;
  return serial_of(blocks[at + length]) - serial_of(blocks[at]);
}

// Each time that the pattern comes, its first serial is the next.
static bool repeats(const void *items, size_t at, size_t behind, size_t length, int64_t up) {
  const Block *blocks = items;
  int64_t first = serial_of(blocks[at]) + up * (int64_t)(behind / length);
  return is_again(blocks[at + behind], blocks[at + behind + length], first, up);
}

void write_blocks(Writer *w, const Text *text, const size_t *starts, size_t count) {
  Block *blocks = mem_alloc(mem_size(count + 1, sizeof *blocks));
  const char *chars = text_chars(text);
  for (size_t i = 0; i < count; i++)
    blocks[i] = (Block){chars + starts[i], chars + (i + 1 < count ? starts[i + 1] : text->length)};
  const Row row = {blocks, count, up_of, repeats};
  for (size_t i = 0; i < count;) {
    Pattern pattern = pattern_find(&row, i, FEWEST_SAVED);
    Block last = blocks[i + pattern.length - 1];
    text_add_n(w->text, blocks[i].at, (size_t)(last.end - blocks[i].at));
    if (pattern.again)
      text_printf(w->text, "  last %zu again %zu times, serials %" PRId64 " up\n", pattern.length,
                  pattern.again, pattern.up);
    i += pattern.length * (pattern.again + 1);
  }
  mem_free(blocks);
}
