// read_parts.c: what the names of a stored file stand for.
#include <inttypes.h>
#include <string.h>

#include "align.h"
#include "read.h"

// ---- by name ----------------------------------------------------------------------------------

// The slot of a name: its part + 1, or 0 where it may stand.
static uint32_t *slot_of(const Reader *r, const char *name) {
  size_t mask = r->slot_count - 1;
  size_t at = (size_t)(hash_text(HASH_START, name) >> 7) & mask;
  for (;; at = (at + 1) & mask) {
    if (r->slots[at] == 0) return &r->slots[at];
    if (strcmp(r->parts.items[r->slots[at] - 1].name, name) == 0) return &r->slots[at];
  }
}

static void grow_slots(Reader *r) {
  if (2 * r->parts.count < r->slot_count) return;
  mem_free(r->slots);
  r->slot_count = r->slot_count ? 2 * r->slot_count : 256;
  r->slots = mem_zalloc(mem_size(r->slot_count, sizeof *r->slots));
  for (size_t i = 0; i < r->parts.count; i++) *slot_of(r, r->parts.items[i].name) = (uint32_t)i + 1;
}

// Sorted by serial.
static void list_machine(Reader *r, size_t part) {
  array_push(&r->machines, (uint32_t)part);
  size_t at = r->machines.count - 1;
  for (; at > 0 && r->parts.items[r->machines.items[at - 1]].serial > r->parts.items[part].serial;
       at--)
    r->machines.items[at] = r->machines.items[at - 1];
  r->machines.items[at] = (uint32_t)part;
}

// Takes the name.
static size_t part_of(Reader *r, char *name, int64_t serial) {
  grow_slots(r);
  uint32_t *slot = slot_of(r, name);
  if (*slot) {
    mem_free(name);
    return *slot - 1;
  }
  array_push(&r->parts, (Part){.name = name, .serial = serial, .index = NO_OBJECT});
  *slot = (uint32_t)r->parts.count;
  if (serial < 0) list_machine(r, r->parts.count - 1);
  return r->parts.count - 1;
}

size_t program_part(Reader *r, int64_t serial) {
  Text name = {0};
  text_printf(&name, "#%" PRId64, serial);
  return part_of(r, text_take(&name), serial);
}

// ---- machinery --------------------------------------------------------------------------------

// A negative number that depends on the name alone, so that the same machinery has the same one in
// every file; those of one name follow each other.
static int64_t machinery_serial(const char *name, uint64_t number) {
  uint64_t place = (hash_text(HASH_START, name) >> 18 << 16) + (number & 0xffff);
  return INT64_MIN + 1 + (int64_t)place;
}

// Takes the words, which have no number.
static size_t machinery_part(Reader *r, char *words, uint64_t number) {
  Text name = {0};
  add_value(&name, words);
  if (number > 1) text_printf(&name, " ~%" PRIu64, number);
  size_t known = r->parts.count;
  size_t part = part_of(r, text_take(&name), machinery_serial(words, number));
  if (part == known)
    r->parts.items[part].words = words;
  else
    mem_free(words);
  return part;
}

bool part_whole(const Reader *r, size_t part, int64_t *number_out) {
  const Part *machine = &r->parts.items[part];
  return machine->serial < 0 && machinery_whole(machine->name, number_out);
}

size_t whole_part(Reader *r, size_t part, int64_t further) {
  int64_t number = 0;
  Text words = {0};
  if (!part_whole(r, part, &number)) return SIZE_MAX;
  text_printf(&words, "int %" PRId64, number + further);
  return machinery_part(r, text_take(&words), 0);
}

// ---- names in a line --------------------------------------------------------------------------

bool read_serial(Reader *r, int64_t *serial) {
  const char *start = r->at;
  if (!take_sign(r, '#')) return fail(r, "expected '#' and a serial");
  if (!read_number(r, serial)) return false;
  if (*serial <= 0) return fail_at(r, start, "serials count from 1");
  if (r->shifted == 0 || *serial < r->shifted_from) return true;
  if (*serial > INT64_MAX - r->shifted) return fail_at(r, start, "the serial is too large");
  *serial += r->shifted;
  return true;
}

bool read_part(Reader *r, size_t *part_out) {
  int64_t serial = 0;
  uint64_t number = 0;
  skip_blanks(r);
  if (next_is(r, '#')) {
    if (!read_serial(r, &serial)) return false;
    *part_out = program_part(r, serial);
    return true;
  }
  char *words = read_value(r);
  if (!words) return false;
  skip_blanks(r);
  if (take_sign(r, '~') && !read_unsigned(r, &number)) {
    mem_free(words);
    return false;
  }
  *part_out = machinery_part(r, words, number);
  return true;
}

void parts_delete(Reader *r) {
  for (size_t i = 0; i < r->parts.count; i++) {
    Part *part = &r->parts.items[i];
    if (part->places) array_delete(part->places);
    mem_free(part->places);
    mem_free(part->name);
    mem_free(part->words);
  }
  array_delete(&r->parts);
  array_delete(&r->machines);
  array_delete(&r->program);
  array_delete(&r->born);
  mem_free(r->slots);
}
