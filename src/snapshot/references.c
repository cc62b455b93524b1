// references.c: one line for all references of an object that changed.
//
//   refers       #2 Node: .ref -> #4 Node (was None), .next -> #5 Node
//   drops        #3 list: [1] (was #7 int 1000)
#include "account.h"

#include <stdlib.h>
#include <string.h>

static int by_place(const void *left, const void *right) {
  return strcmp((*(const Change *const *)left)->place, (*(const Change *const *)right)->place);
}

// The changes of one object's references, sorted by place for looking up.
typedef Array(const Change *) Places;

// An element of a set has no place of its own that another could take.
static const Change *find_place(const Places *places, const Change *like) {
  if (like->place[0] == '{') return NULL;
  const Change *const *found =
      places->count ? bsearch(&like, places->items, places->count, sizeof like, by_place) : NULL;
  return found ? *found : NULL;
}

static void add_reference(Account *a, const Change *c, const Change *before) {
  words_add_place(a->text, 0, c->place);
  if (c->target) {
    text_add(a->text, " -> ");
    sentence_add_target(a, c->target);
  }
  int64_t was = before ? before->old_target : c->old_target;
  if (!was) return;
  text_add(a->text, " (was ");
  sentence_add_target(a, was);
  text_add_char(a->text, ')');
}

// Every instance refers to its class; that is said by its type.
static bool is_plain(const Change *c) {
  return c->old_object == NO_OBJECT && strcmp(c->place, "__class__") == 0;
}

// One line for the changes from .. to of one kind; `others` are those of the other kind: a place
// that was dropped and refers again is told once. `left` more are only counted.
static void add_places(Account *a, const Change *from, const Change *to, const Places *others,
                       size_t left) {
  size_t told = 0;
  for (const Change *c = from; c < to; c++) {
    const Change *other = find_place(others, c);
    if (is_plain(c) || (other && c->kind == CHANGE_REFERENCE_REMOVED)) continue;
    if (told == MOST_PLACES) {
      left++;
      continue;
    }
    if (told++ == 0) {
      words_add_object(account_start_line(a, sentence_label(c)), account_object(a, c));
      text_add(a->text, ": ");
    } else {
      text_add(a->text, ", ");
    }
    add_reference(a, c, other);
  }
  if (left > 0) text_printf(a->text, " and %zu more", left);
  if (told > 0) account_end_line(a);
}

static Places places_of(const Change *from, const Change *to) {
  Places places = {0};
  for (const Change *c = from; c < to; c++) array_push(&places, c);
  if (places.count > 1) qsort(places.items, places.count, sizeof *places.items, by_place);
  return places;
}

static void add_object_references(Account *a, const Referrer *r) {
  const Change *from = r->changes.items, *to = from + r->changes.count, *added = from;
  while (added < to && added->kind == CHANGE_REFERENCE_REMOVED) added++;
  // Either list is looked up only for the other one.
  Places removed_places = {0}, added_places = {0};
  if (from < added && added < to) {
    removed_places = places_of(from, added);
    added_places = places_of(added, to);
  }
  add_places(a, from, added, &added_places, 0);
  add_places(a, added, to, &removed_places, r->left);
  array_delete(&removed_places);
  array_delete(&added_places);
}

// The lines wait: other things are told first.
static void end_referrer(Account *a) {
  Referrer *r = &a->referrer;
  Text *text = a->text;
  size_t lines = a->lines;
  if (!r->open) return;
  if (a->reference_lines < MOST_LINES) {
    a->text = &a->references;
    add_object_references(a, r);
    a->reference_lines += a->lines - lines;
    a->text = text;
    a->lines = lines;
  } else {
    a->referrers_left++;
  }
  r->open = false;
  r->left = 0;
  array_truncate(&r->changes, 0);
}

void account_see_reference(Account *a, const Change *c) {
  Referrer *r = &a->referrer;
  if (c->new_object == NO_OBJECT) return;
  if (!r->open || r->object != c->new_object) {
    end_referrer(a);
    r->open = true;
    r->object = c->new_object;
  }
  if (a->reference_lines >= MOST_LINES) return;
  // Where nothing was dropped, no place of it is looked for.
  bool drops = r->changes.count > 0 && r->changes.items[0].kind == CHANGE_REFERENCE_REMOVED;
  bool alone = c->kind == CHANGE_REFERENCE_ADDED && !drops;
  if (alone && is_plain(c)) return;
  if (alone && r->changes.count == MOST_PLACES)
    r->left++;
  else
    array_push(&r->changes, *c);
}

void account_add_references(Account *a) {
  end_referrer(a);
  text_add_n(a->text, text_chars(&a->references), a->references.length);
  a->lines += a->reference_lines;
  if (a->referrers_left > 0) {
    text_printf(account_start_line(a, "refers"), "and the references of %zu more objects",
                a->referrers_left);
    account_end_line(a);
  }
  array_delete(&a->referrer.changes);
  text_delete(&a->references);
}
