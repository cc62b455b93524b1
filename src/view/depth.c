// depth.c: which references run back to where the walk came from, and how many columns a picture
// gets.
//
// Cards stand in columns by their distance from the names. A reference back to an ancestor is
// marked, so that what is left has no circle. A chain that would need more columns than a page can
// bear goes on in a new line: the reference that would cross is written in place ("Node #17")
// instead of drawn.
#include "internal.h"

enum { MAX_COLUMNS = 16 };

typedef enum Color { WHITE, GREY, BLACK } Color;

// Depth first; a reference to a card that is still open closes a circle.
static void walk(Run *run, Color *color, uint32_t at) {
  RunCard *card = &run->cards.items[at];
  color[at] = GREY;
  for (size_t r = 0; r < card->rows.count; r++)
    for (size_t t = 0; t < card->rows.items[r].targets.count; t++) {
      Target *target = &card->rows.items[r].targets.items[t];
      if (color[target->card] == GREY) target->back = true;
      if (color[target->card] == WHITE) walk(run, color, target->card);
    }
  color[at] = BLACK;
}

static void mark_back(Run *run) {
  Color *color = mem_zalloc(mem_size(run->cards.count + 1, sizeof *color));
  for (size_t f = 0; f < run->frames.count; f++)
    for (size_t n = 0; n < run->frames.items[f].names.count; n++) {
      const Targets *targets = &run->frames.items[f].names.items[n].targets;
      for (size_t t = 0; t < targets->count; t++)
        if (color[targets->items[t].card] == WHITE) walk(run, color, targets->items[t].card);
    }
  for (uint32_t i = 0; i < run->cards.count; i++)
    if (color[i] == WHITE) walk(run, color, i);
  mem_free(color);
}

// Raises the columns of what a card leads to; true where something moved.
static bool push(const Run *run, uint32_t at, int *column) {
  const RunCard *card = &run->cards.items[at];
  bool moved = false;
  for (size_t r = 0; r < card->rows.count; r++)
    for (size_t t = 0; t < card->rows.items[r].targets.count; t++) {
      const Target *target = &card->rows.items[r].targets.items[t];
      uint32_t from = target->back ? target->card : at, to = target->back ? at : target->card;
      if (column[to] > column[from]) continue;
      column[to] = column[from] + 1;
      moved = true;
    }
  return moved;
}

static void cut(Run *run, uint32_t card, uint32_t row, const int *column) {
  Targets *targets = &run->cards.items[card].rows.items[row].targets;
  size_t kept = 0;
  for (size_t t = 0; t < targets->count; t++) {
    uint32_t to = targets->items[t].card;
    if (column[to] / MAX_COLUMNS == column[card] / MAX_COLUMNS)
      targets->items[kept++] = targets->items[t];
    else
      array_push(&run->cut, (RunCut){card, row, to});
  }
  targets->count = kept;
}

void depths_find(Run *run) {
  mark_back(run);
  int *column = mem_zalloc(mem_size(run->cards.count + 1, sizeof *column));
  for (bool moved = true; moved;) {
    moved = false;
    for (uint32_t i = 0; i < run->cards.count; i++) moved = push(run, i, column) || moved;
  }
  for (uint32_t i = 0; i < run->cards.count; i++)
    for (uint32_t r = 0; r < run->cards.items[i].rows.count; r++) cut(run, i, r, column);
  mem_free(column);
}
