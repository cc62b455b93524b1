// leads.c: which cell of a card leads to another card. A card that shows headers only has one row
// with all of its references, so these may be very many.
#include "internal.h"

enum { MANY = 16 };

static int64_t key_of(int32_t row, uint32_t to) { return (int64_t)row << 32 | to; }

// Card that a cell refers to by a line, in its row; -1 where it does not.
static int32_t target_of(const Leads *leads, size_t cell, int32_t *row) {
  if (leads->cells->items[cell].words) return -1;
  *row = run_row(&leads->run->cards.items[leads->card], leads->cells, cell);
  return run_find(leads->run, object_serial(leads->snapshot, leads->cells->items[cell].to));
}

Leads leads_new(const Run *run, uint32_t card, size_t moment) {
  Leads leads = {.run = run,
                 .card = card,
                 .snapshot = run->moments.items[moment].snapshot,
                 .cells = run_cells(run, card, moment)};
  for (size_t c = 0; c < leads.cells->count && leads.cells->count > MANY; c++) {
    int32_t row, to = target_of(&leads, c, &row);
    if (to < 0 || serial_map_get(&leads.found, key_of(row, (uint32_t)to)) != NOWHERE) continue;
    serial_map_put(&leads.found, key_of(row, (uint32_t)to), (uint32_t)c);
  }
  return leads;
}

const Cell *leads_find(const Leads *leads, int32_t row, uint32_t to) {
  if (leads->cells->count > MANY) {
    uint32_t found = serial_map_get(&leads->found, key_of(row, to));
    return found == NOWHERE ? NULL : &leads->cells->items[found];
  }
  for (size_t c = 0; c < leads->cells->count; c++) {
    int32_t of_cell = -1;
    if (target_of(leads, c, &of_cell) == (int32_t)to && of_cell == row)
      return &leads->cells->items[c];
  }
  return NULL;
}

void leads_delete(Leads *leads) { serial_map_delete(&leads->found); }
