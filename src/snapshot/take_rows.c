// take_rows.c: the objects alive, kept from step to step: the dead are dropped, what was born is
// sorted in.
#include <stdlib.h>
#include <string.h>

#include "take.h"

// ---- the table --------------------------------------------------------------------------------

static RowEntry *entry_of(const Rows *rows, const Object *object) {
  size_t mask = rows->table_size - 1,
         at = ((uintptr_t)object >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20 & mask;
  while (rows->table[at].object && rows->table[at].object != object) at = (at + 1) & mask;
  return &rows->table[at];
}

uint32_t take_row_number(const Take *take, const Object *object) {
  return entry_of(&take->rows, object)->row;
}

Row *take_row(Take *take, const Object *object) {
  return &take->rows.items[take_row_number(take, object)];
}

static void enter_rows(Rows *rows, size_t from) {
  for (size_t i = from; i < rows->count; i++)
    *entry_of(rows, rows->items[i].object) = (RowEntry){rows->items[i].object, (uint32_t)i};
}

static void enter_all(Rows *rows) {
  size_t size = 1024;
  while (size < rows->count * 2) size *= 2;
  if (size > rows->table_size) {
    mem_free(rows->table);
    // Room to grow: what is born next is entered alone.
    rows->table_size = size * 2;
    rows->table = mem_alloc(mem_size(rows->table_size, sizeof *rows->table));
  }
  memset(rows->table, 0, rows->table_size * sizeof *rows->table);
  enter_rows(rows, 0);
}

// ---- the walk ---------------------------------------------------------------------------------

static void see(Object *object, void *payload) {
  Rows *rows = payload;
  const RowEntry *entry = rows->table_size ? entry_of(rows, object) : NULL;
  Row *row = entry && entry->object ? &rows->items[entry->row] : NULL;
  if (!row || row->serial != object->serial) {
    array_push(&rows->born, object);
    return;
  }
  row->seen = true;
  rows->seen++;
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

// From the end on, so that each row moves once. Returns the number of the first that moved or is
// new.
static size_t merge_born(Rows *rows) {
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
  return to;
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
  rows->seen = 0;
  heap_walk(take->heap, see, rows);
  bool anew = rows->seen < rows->count;
  if (anew) drop_dead(rows);
  if (rows->born.count) {
    size_t old = rows->count;
    qsort(rows->born.items, rows->born.count, sizeof *rows->born.items, by_serial);
    bool behind = merge_born(rows) == old;
    anew = anew || !behind || rows->count * 2 > rows->table_size;
    if (!anew) enter_rows(rows, old);
  }
  if (anew) enter_all(rows);
  for (size_t i = 0; i < rows->count; i++) begin_step(&rows->items[i]);
}

void take_rows_delete(Rows *rows) {
  mem_free(rows->items);
  mem_free(rows->table);
  array_delete(&rows->born);
}
