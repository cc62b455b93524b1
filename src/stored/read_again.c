// read_again.c: lines of objects that are written once for many, see write_again.c: they are read
// again, with other serials.
#include <string.h>

#include "read.h"

static bool read_block_line(Reader *r) {
  size_t indent = 0;
  while (next_is(r, ' ')) r->at++, indent++;
  return indent == 4 ? read_place(r) : read_object(r);
}

// The lines from `from` on, once more.
static bool read_lines(Reader *r, const char *from, const char *to) {
  while (from < to) {
    const char *end = memchr(from, '\n', (size_t)(to - from));
    r->at = r->line_start = from;
    r->end = end;
    if (!read_block_line(r)) return false;
    from = end + 1;
  }
  return true;
}

bool read_objects_again(Reader *r) {
  uint64_t length = 0, times = 0;
  int64_t up = 0;
  const char *start = r->at, *line = r->line_start;
  if (!read_again_facts(r, &length, &times, &up)) return false;
  if (length == 0 || length > r->blocks.count)
    return fail_at(r, start, "not so many objects stand before this");
  if (up <= 0) return fail_at(r, start, "serials go up");
  const char *from = r->blocks.items[r->blocks.count - (size_t)length];
  r->at = r->line_start = from;
  bool well = true;
  skip_blanks(r);
  if (!read_serial(r, &r->shifted_from)) return false;
  for (uint64_t i = 1; well && i <= times; i++) {
    r->shifted = (int64_t)i * up;
    well = read_lines(r, from, line);
  }
  r->shifted = 0;
  r->line_start = line;
  array_truncate(&r->blocks, 0);
  return well;
}
