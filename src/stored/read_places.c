// read_places.c: lines of references and names, which change the list of the step before; the rules
// stand in write_places.c.
#include <string.h>

#include "read.h"

void clear_places(Places *places) {
  places->count = places->cursor = places->gone_cursor = 0;
  places->has_gone = false;
}

void close_places(Places *places) {
  size_t kept = 0;
  places->cursor = places->gone_cursor = 0;
  if (!places->has_gone) return;
  for (size_t i = 0; i < places->count; i++)
    if (!places->items[i].gone) places->items[kept++] = places->items[i];
  places->count = kept;
  places->has_gone = false;
}

void open_places(Reader *r, Places *places, Shape owner) {
  if (r->open) close_places(r->open);
  r->open = places;
  r->owner = owner;
}

// ---- places -----------------------------------------------------------------------------------

// The text up to " = ", " to " or the end.
static char *read_place_text(Reader *r) {
  skip_blanks(r);
  if (next_is(r, '"')) return read_quoted(r);
  const char *start = r->at;
  for (; r->at < r->end; r->at++) {
    size_t left = (size_t)(r->end - r->at);
    if (left >= 3 && memcmp(r->at, " = ", 3) == 0) break;
    if (left >= 4 && memcmp(r->at, " to ", 4) == 0) break;
  }
  if (r->at > start) return mem_strndup(start, (size_t)(r->at - start));
  fail(r, "expected a place or a name");
  return NULL;
}

static bool take_kind(Reader *r, PlaceKind *kind) {
  skip_blanks(r);
  for (PlaceKind k = PLACE_INDEX; k <= PLACE_WORD; k++) {
    size_t length = strlen(kind_words[k]);
    if ((size_t)(r->end - r->at) < length + 2 || memcmp(r->at, kind_words[k], length) != 0 ||
        r->at[length] != ':')
      continue;
    r->at += length + 1;
    *kind = k;
    return true;
  }
  return false;
}

static bool read_one(Reader *r, Place *place) {
  bool explicit = take_kind(r, &place->kind);
  char *words = read_place_text(r);
  place->place = words ? keep_words(r, words) : NULL;
  if (place->place && !explicit) place->kind = implied_kind(place->place, r->owner);
  return place->place != NULL;
}

// A place, or places that follow each other: how many are behind the first.
static bool read_run(Reader *r, Place *first, int64_t *further) {
  *further = 0;
  const char *start = r->at;
  if (!read_one(r, first)) return false;
  if (!take(r, "to")) return true;
  Place last = {0};
  bool well = read_one(r, &last);
  int64_t from = place_index(first->place), to = well ? place_index(last.place) : -1;
  if (well && (from < 0 || to <= from)) well = fail_at(r, start, "expected \"[0] to [9]\"");
  *further = to - from;
  return well && count_entries(r, (uint64_t)*further);
}

static const char *place_further(Reader *r, const Place *first, int64_t further) {
  Text text = {0};
  if (further == 0) return first->place;
  text_printf(&text, "[%lld]", (long long)(place_index(first->place) + further));
  return keep_words(r, text_take(&text));
}

// ---- lines ------------------------------------------------------------------------------------

// From the cursor on; the number of places where it is not there.
static size_t find_place(const Places *places, size_t from, const char *place, PlaceKind kind) {
  while (from < places->count && (places->items[from].gone || places->items[from].kind != kind ||
                                  places->items[from].place != place))
    from++;
  return from;
}

static void set_place(Places *places, const char *place, PlaceKind kind, size_t to) {
  size_t at = find_place(places, places->cursor, place, kind);
  places->cursor = at + 1;
  if (at < places->count)
    places->items[at].to = to;
  else
    array_push(places, (Place){.place = place, .kind = kind, .to = to});
}

static bool read_gone_place(Reader *r) {
  Place first = {0};
  int64_t further = 0;
  const char *start = r->at;
  if (!read_run(r, &first, &further)) return false;
  bool well = expect_end(r);
  for (int64_t i = 0; well && i <= further; i++) {
    const char *place = place_further(r, &first, i);
    size_t at = find_place(r->open, r->open->gone_cursor, place, first.kind);
    if (at == r->open->count) {
      well = fail_at(r, start, "it was not there before");
      break;
    }
    r->open->items[at].gone = r->open->has_gone = true;
    r->open->gone_cursor = at + 1;
  }
  return well;
}

// What stands behind '=': one object, or as many as there are places.
static bool read_targets(Reader *r, int64_t further, size_t *first, bool *each) {
  size_t last = 0;
  *first = SIZE_MAX;
  *each = false;
  if (!take_sign(r, '=')) return fail(r, "expected '=' and an object");
  if (take(r, "nothing")) return expect_end(r);
  const char *start = r->at;
  if (!read_part(r, first)) return false;
  *each = take(r, "to");
  if (*each && !read_part(r, &last)) return false;
  if (!*each) return expect_end(r);
  int64_t a = r->parts.items[*first].serial, b = r->parts.items[last].serial;
  bool well = a > 0 && b > 0 && b - a == further;
  if (!well) well = part_whole(r, *first, &a) && part_whole(r, last, &b) && b - a == further;
  return well ? expect_end(r) : fail_at(r, start, "expected as many objects as places");
}

static size_t target_further(Reader *r, size_t first, bool each, int64_t further) {
  if (!each || further == 0) return first;
  int64_t serial = r->parts.items[first].serial;
  return serial > 0 ? program_part(r, serial + further) : whole_part(r, first, further);
}

static bool read_set_place(Reader *r) {
  Place place = {0};
  int64_t further = 0;
  size_t first = SIZE_MAX;
  bool each = false;
  if (!read_run(r, &place, &further)) return false;
  bool well = read_targets(r, further, &first, &each) && count_entries(r, 1);
  for (int64_t i = 0; well && i <= further; i++)
    set_place(r->open, place_further(r, &place, i), place.kind, target_further(r, first, each, i));
  return well;
}

bool read_place(Reader *r) {
  if (r->lost) return true;
  if (!r->open) return fail(r, "this stands below an object or a frame");
  if ((size_t)(r->end - r->at) == 4 && memcmp(r->at, "anew", 4) == 0) {
    clear_places(r->open);
    return true;
  }
  if ((size_t)(r->end - r->at) > 5 && memcmp(r->at, "gone ", 5) == 0) {
    r->at += 5;
    return read_gone_place(r);
  }
  return read_set_place(r);
}
