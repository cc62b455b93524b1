// spread.c: gives a small graph the width of its page: the gaps between the columns grow, evenly
// and up to a limit; cards keep their sizes. Every x is moved by the same function, so that curves
// keep their ends and their course.
#include <math.h>
#include <stdlib.h>

#include "place.h"

// A reference that crosses more air than this is hard to follow; few columns may stand apart more.
static const double widest_gaps[] = {230, 180, 150}; // points, by number of gaps
enum { GAP_LIMITS = sizeof widest_gaps / sizeof *widest_gaps, WIDEST_GROWTH = 3 };

typedef struct Span {
  double from, to;
} Span;

// Where cards (or the stack) stand, from left to right, and how far each has moved.
typedef struct Spread {
  Span *spans;
  double *shift;
  size_t count;
} Spread;

static int by_left(const void *left, const void *right) {
  const Span *a = left, *b = right;
  return a->from < b->from ? -1 : a->from > b->from;
}

static void find_spans(const Geometry *g, Spread *spread) {
  spread->spans = mem_alloc(mem_size(g->card_count + 1, sizeof(Span)));
  spread->spans[0] = (Span){g->stack.x, g->stack.x + g->stack.width};
  for (size_t i = 0; i < g->card_count; i++)
    spread->spans[i + 1] = (Span){g->cards[i].x, g->cards[i].x + g->cards[i].width};
  qsort(spread->spans, g->card_count + 1, sizeof(Span), by_left);
  spread->count = 1;
  for (size_t i = 1; i <= g->card_count; i++) {
    Span *last = &spread->spans[spread->count - 1], next = spread->spans[i];
    if (next.from > last->to)
      spread->spans[spread->count++] = next;
    else
      last->to = fmax(last->to, next.to);
  }
}

static double gap(const Spread *spread, size_t behind) {
  return spread->spans[behind + 1].from - spread->spans[behind].to;
}

static double growth(const Spread *spread, size_t behind) {
  size_t gaps = spread->count - 1, limit = gaps < GAP_LIMITS ? gaps - 1 : GAP_LIMITS - 1;
  double wide = gap(spread, behind);
  return fmax(0, fmin(wide * WIDEST_GROWTH, widest_gaps[limit]) - wide);
}

// Shares out `room`: each gap gets the same part of what it may grow by.
static void share(Spread *spread, double room) {
  double most = 0, shift = 0;
  for (size_t i = 0; i + 1 < spread->count; i++) most += growth(spread, i);
  double part = most > 0 ? fmin(1, room / most) : 0;
  spread->shift = mem_zalloc(mem_size(spread->count, sizeof(double)));
  for (size_t i = 0; i + 1 < spread->count; i++) {
    shift += floor(growth(spread, i) * part);
    spread->shift[i + 1] = shift;
  }
}

static double moved(const Spread *spread, double x) {
  size_t at = 0, end = spread->count; // the last span that begins left of it lies in [at, end)
  while (at + 1 < end) {
    size_t middle = at + (end - at) / 2;
    if (x >= spread->spans[middle].from)
      at = middle;
    else
      end = middle;
  }
  const Span *span = &spread->spans[at];
  if (x <= span->to || at + 1 == spread->count) return x + spread->shift[at];
  double across = (x - span->to) / gap(spread, at);
  return x + spread->shift[at] + across * (spread->shift[at + 1] - spread->shift[at]);
}

static Box moved_box(const Spread *spread, Box box) {
  double left = moved(spread, box.x), right = moved(spread, box.x + box.width);
  return (Box){left, box.y, right - left, box.height};
}

void geometry_spread(Geometry *g, double room) {
  Spread spread = {0};
  if (room < 1) return;
  find_spans(g, &spread);
  share(&spread, room);
  for (size_t i = 0; i < g->card_count; i++) g->cards[i].x = moved(&spread, g->cards[i].x);
  for (size_t i = 0; i < g->island_count; i++) g->islands[i] = moved_box(&spread, g->islands[i]);
  for (size_t i = 0; i < g->edge_count; i++)
    for (size_t p = 0; p < g->edges[i].count; p++)
      g->edges[i].points[p].x = moved(&spread, g->edges[i].points[p].x);
  mem_free(spread.spans);
  mem_free(spread.shift);
}
