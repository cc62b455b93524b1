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

// A card of the way on which a walk is, and the target that comes next there.
typedef struct Stop {
  uint32_t card;
  size_t row, target;
} Stop;

typedef struct Walk {
  Run *run;
  Color *color;     // by card: not seen, on the way, left behind
  Array(Stop) way;  // from where the walk began; of any length, so no recursion
  Indices finished; // cards in the order in which they were left behind
} Walk;

static void enter(Walk *walk, uint32_t card) {
  walk->color[card] = GREY;
  array_push(&walk->way, (Stop){.card = card});
}

// The next target of the last card of the way; NULL where it has no more.
static Target *next_target(Walk *walk) {
  Stop *stop = &walk->way.items[walk->way.count - 1];
  const RunCard *card = &walk->run->cards.items[stop->card];
  while (stop->row < card->rows.count) {
    const Targets *targets = &card->rows.items[stop->row].targets;
    if (stop->target < targets->count) return &targets->items[stop->target++];
    stop->row++;
    stop->target = 0;
  }
  return NULL;
}

// Depth first; a reference to a card that is still on the way closes a circle.
static void walk_from(Walk *walk, uint32_t first) {
  if (walk->color[first] == WHITE) enter(walk, first);
  while (walk->way.count) {
    Target *target = next_target(walk);
    if (!target) {
      uint32_t left = array_pop(&walk->way).card;
      walk->color[left] = BLACK;
      array_push(&walk->finished, left);
    } else if (walk->color[target->card] == GREY) {
      target->back = true;
    } else if (walk->color[target->card] == WHITE) {
      enter(walk, target->card);
    }
  }
}

static void mark_back(Walk *walk) {
  const Run *run = walk->run;
  for (size_t f = 0; f < run->frames.count; f++)
    for (size_t n = 0; n < run->frames.items[f].names.count; n++) {
      const Targets *targets = &run->frames.items[f].names.items[n].targets;
      for (size_t t = 0; t < targets->count; t++) walk_from(walk, targets->items[t].card);
    }
  for (uint32_t i = 0; i < run->cards.count; i++) walk_from(walk, i);
}

static void raise_column(int *column, uint32_t to, uint32_t from) {
  if (column[to] <= column[from]) column[to] = column[from] + 1;
}

// What was left behind last comes first: all that leads to a card comes before it, its own
// references back, which count the other way round, included.
static void find_columns(const Walk *walk, int *column) {
  for (size_t i = walk->finished.count; i-- > 0;) {
    uint32_t at = walk->finished.items[i];
    const RunCard *card = &walk->run->cards.items[at];
    for (int back = 1; back >= 0; back--)
      for (size_t r = 0; r < card->rows.count; r++)
        for (size_t t = 0; t < card->rows.items[r].targets.count; t++) {
          const Target *target = &card->rows.items[r].targets.items[t];
          if (back && target->back) raise_column(column, at, target->card);
          if (!back && !target->back) raise_column(column, target->card, at);
        }
  }
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
  Walk walk = {.run = run};
  walk.color = mem_zalloc(mem_size(run->cards.count + 1, sizeof *walk.color));
  mark_back(&walk);
  int *column = mem_zalloc(mem_size(run->cards.count + 1, sizeof *column));
  find_columns(&walk, column);
  for (uint32_t i = 0; i < run->cards.count; i++)
    for (uint32_t r = 0; r < run->cards.items[i].rows.count; r++) cut(run, i, r, column);
  mem_free(column);
  mem_free(walk.color);
  array_delete(&walk.way);
  array_delete(&walk.finished);
}
