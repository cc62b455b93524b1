// write_places.c: what names and references refer to, where it is other than before.
//
//     .ref = #3                      a place that is new (behind those there were) or refers to
//                                    something else
//     [0] to [9] = #4 to #13         places and objects that follow each other
//     gone .ref                      a place that is no longer there
//     anew                           none of those before stands: the list follows
#include <inttypes.h>
#include <string.h>

#include "align.h"
#include "write.h"

enum { SHORTEST_RUN = 3 };

static bool same_place(const Placed *a, const Placed *b) {
  return a->kind == b->kind && strcmp(a->place, b->place) == 0;
}

// ---- which differ -----------------------------------------------------------------------------

// Lines that make the older list the newer one.
typedef struct Edits {
  PlacedList gone, set;
} Edits;

// Goes through both lists at once. False where none of the older list stands.
static bool find_edits(const PlacedList *older, const PlacedList *newer, Edits *edits) {
  size_t next = 0;
  for (size_t i = 0; i < older->count; i++) {
    const Placed *was = &older->items[i];
    const Placed *is = next < newer->count ? &newer->items[next] : NULL;
    if (is && same_place(was, is)) {
      if (was->to != is->to) array_push(&edits->set, *is);
      next++;
    } else {
      array_push(&edits->gone, *was);
    }
  }
  bool stands = next > 0 || older->count == 0 || newer->count == 0;
  for (; next < newer->count; next++) array_push(&edits->set, newer->items[next]);
  return stands;
}

static int64_t index_of(const Placed *placed) {
  return placed->kind == PLACE_INDEX ? place_index(placed->place) : -1;
}

static bool is_counted(const PlacedList *list) {
  for (size_t i = 0; i < list->count; i++)
    if (index_of(&list->items[i]) != (int64_t)i) return false;
  return true;
}

// Whether two have one place, as the elements of a set have: a line could mean either.
static bool has_twins(const PlacedList *list) {
  Map seen = {0};
  bool twins = false;
  if (is_counted(list)) return false;
  for (size_t i = 0; i < list->count && !twins; i++) {
    uint64_t key = hash_text(hash_number(HASH_START, list->items[i].kind), list->items[i].place);
    uint32_t *count = map_at(&seen, key);
    twins = ++*count > 1;
  }
  map_delete(&seen);
  return twins;
}

// ---- lines ------------------------------------------------------------------------------------

// Without what would be read as something else: "x = ", "[0] to ", "gone ", "word: ".
static bool is_plain_place(const char *place) {
  bool starts_word = place[0] != '[' && place[0] != '.';
  return is_rest(place, strlen(place), false) && !strchr(place, '#') && !strstr(place, " = ") &&
         !strstr(place, " to ") && strcmp(place, "gone") != 0 && strncmp(place, "gone ", 5) != 0 &&
         !(starts_word && strchr(place, ':'));
}

static void add_place(Writer *w, const Placed *placed, Shape owner) {
  const char *place = placed->place;
  if (implied_kind(place, owner) != placed->kind)
    text_printf(w->text, "%s: ", kind_words[placed->kind]);
  if (is_plain_place(place))
    text_add(w->text, place);
  else
    add_quoted(w->text, place);
}

// How far apart neighbours' targets are in a run: 0 or 1; -1 where they make none.
static int step_of(const Writer *w, const Placed *a, const Placed *b) {
  int64_t x = 0, y = 0;
  if (a->to == b->to) return 0;
  if (a->to > 0 && b->to == a->to + 1) return 1;
  if (a->to >= 0 || b->to >= 0) return -1;
  bool whole = machinery_whole(w->machines.items[-a->to - 1].name, &x) &&
               machinery_whole(w->machines.items[-b->to - 1].name, &y);
  return whole && y == x + 1 ? 1 : -1;
}

static bool follows(const Placed *a, const Placed *b) {
  int64_t index = index_of(a);
  return index >= 0 && index_of(b) == index + 1;
}

// The number of places from the first on that one line can say.
static size_t run_of(const Writer *w, const Placed *places, size_t count, bool targets) {
  size_t length = 1;
  int step = -1;
  for (; length < count && follows(&places[length - 1], &places[length]); length++) {
    if (!targets) continue;
    int here = step_of(w, &places[length - 1], &places[length]);
    if (here < 0 || (length > 1 && here != step)) break;
    step = here;
  }
  return length < SHORTEST_RUN ? 1 : length;
}

static void write_gone(Writer *w, const PlacedList *gone, Shape owner) {
  for (size_t i = 0, run; i < gone->count; i += run) {
    run = run_of(w, gone->items + i, gone->count - i, false);
    text_add(w->text, "    gone ");
    add_place(w, &gone->items[i], owner);
    if (run > 1) {
      text_add(w->text, " to ");
      add_place(w, &gone->items[i + run - 1], owner);
    }
    text_add_char(w->text, '\n');
  }
}

static void write_set(Writer *w, const PlacedList *set, Shape owner) {
  for (size_t i = 0, run; i < set->count; i += run) {
    const Placed *first = &set->items[i];
    run = run_of(w, first, set->count - i, true);
    const Placed *last = first + run - 1;
    text_add(w->text, "    ");
    add_place(w, first, owner);
    if (run > 1) {
      text_add(w->text, " to ");
      add_place(w, last, owner);
    }
    text_add(w->text, " = ");
    add_id(w, w->text, first->to);
    if (last->to != first->to) {
      text_add(w->text, " to ");
      add_id(w, w->text, last->to);
    }
    text_add_char(w->text, '\n');
  }
}

static bool all_same(const PlacedList *a, const PlacedList *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++)
    if (a->items[i].to != b->items[i].to || !same_place(&a->items[i], &b->items[i])) return false;
  return true;
}

void write_places(Writer *w, const PlacedList *older, const PlacedList *newer, Shape owner) {
  Edits edits = {0};
  if (!older) {
    write_set(w, newer, owner);
  } else if (!all_same(older, newer)) {
    bool well = !has_twins(older) && !has_twins(newer) && find_edits(older, newer, &edits);
    if (well) {
      write_gone(w, &edits.gone, owner);
      write_set(w, &edits.set, owner);
    } else {
      text_add(w->text, "    anew\n");
      write_set(w, newer, owner);
    }
  }
  array_delete(&edits.gone);
  array_delete(&edits.set);
}
