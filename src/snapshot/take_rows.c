// take_rows.c: the objects alive, kept from step to step: the dead are dropped, what was born is
// sorted in.
#include <stdlib.h>

#include "take.h"

// ---- the walk ---------------------------------------------------------------------------------

static bool is_row_of(const Rows *rows, size_t at, const Object *object) {
  return at < rows->count && rows->items[at].object == object &&
         rows->items[at].serial == object->serial;
}

static size_t find_serial(const Rows *rows, int64_t serial) {
  size_t low = 0, high = rows->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (rows->items[middle].serial < serial)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// The row of the step before, or NULL. The object still bears its number, unless a collection has
// looked at it since; objects mostly stand in memory as they were born.
static Row *row_before(const Rows *rows, const Object *object) {
  size_t at = object->gc_refs;
  if (!is_row_of(rows, at, object)) at = rows->expected;
  if (!is_row_of(rows, at, object)) at = find_serial(rows, object->serial);
  return is_row_of(rows, at, object) ? &rows->items[at] : NULL;
}

static void see(Object *object, void *payload) {
  Rows *rows = payload;
  Row *row = row_before(rows, object);
  if (!row) {
    array_push(&rows->born, object);
    return;
  }
  row->seen = true;
  rows->seen++;
  rows->expected = (size_t)(row - rows->items) + 1;
}

static int by_serial(const void *left, const void *right) {
  int64_t a = (*(Object *const *)left)->serial, b = (*(Object *const *)right)->serial;
  return a < b ? -1 : a > b;
}

static void drop_dead(Rows *rows) {
  size_t kept = 0;
  for (size_t i = 0; i < rows->count; i++)
    if (rows->items[i].seen) rows->items[kept++] = rows->items[i];
  rows->count = kept;
}

typedef struct Serials {
  int64_t low, high;
  bool sorted;
} Serials;

static Serials serials_born(const Rows *rows) {
  Serials serials = {.low = INT64_MAX, .high = INT64_MIN, .sorted = true};
  for (size_t i = 0; i < rows->born.count; i++) {
    int64_t serial = rows->born.items[i]->serial;
    if (serial < serials.high) serials.sorted = false;
    if (serial > serials.high) serials.high = serial;
    if (serial < serials.low) serials.low = serial;
  }
  return serials;
}

// Each has a place of its own among the serials from the lowest to the highest.
static void place_born(Rows *rows, int64_t low, size_t range) {
  Object **places = mem_zalloc(mem_size(range, sizeof(Object *)));
  size_t count = 0;
  for (size_t i = 0; i < rows->born.count; i++)
    places[rows->born.items[i]->serial - low] = rows->born.items[i];
  for (size_t i = 0; i < range; i++)
    if (places[i]) rows->born.items[count++] = places[i];
  mem_free(places);
}

// The heap is walked page by page, so they come in long runs; where few died among them, their
// serials have few gaps.
static void sort_born(Rows *rows) {
  Serials serials = serials_born(rows);
  if (serials.sorted) return;
  uint64_t range = (uint64_t)(serials.high - serials.low) + 1;
  if (range <= rows->born.count * 2)
    place_born(rows, serials.low, range);
  else
    qsort(rows->born.items, rows->born.count, sizeof *rows->born.items, by_serial);
}

// From the end on, so that each row moves once.
static void merge_born(Rows *rows) {
  size_t old = rows->count, born = rows->born.count, to = old + born;
  array_reserve(rows, to);
  rows->count = to;
  while (born > 0) {
    Object *object = rows->born.items[born - 1];
    if (old > 0 && rows->items[old - 1].serial > object->serial) {
      rows->items[--to] = rows->items[--old];
    } else {
      rows->items[--to] = (Row){.object = object, .serial = object->serial};
      born--;
    }
  }
}

static void begin_step(Row *row) {
  row->first_before = row->first_edge;
  row->count_before = row->edge_count;
  row->index = NO_OBJECT;
  row->generation = -1;
  row->reachable = row->included = row->garbage = false;
  row->seen = false;
}

void take_rows(Take *take) {
  Rows *rows = &take->rows;
  array_truncate(&rows->born, 0);
  rows->seen = rows->expected = 0;
  heap_walk(take->heap, see, rows);
  if (rows->seen < rows->count) drop_dead(rows);
  sort_born(rows);
  merge_born(rows);
  for (size_t i = 0; i < rows->count; i++) {
    begin_step(&rows->items[i]);
    rows->items[i].object->gc_refs = (uint32_t)i;
  }
}

void take_rows_delete(Rows *rows) {
  mem_free(rows->items);
  array_delete(&rows->born);
}
