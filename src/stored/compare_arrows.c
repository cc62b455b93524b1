// compare_arrows.c: what names and objects refer to.
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"

// A name of a frame or a place of an object, and what stands there.
typedef struct Arrow {
  const char *place;
  PlaceKind kind;
  int32_t to;
  int64_t id; // identity of the target; 0 for nothing
} Arrow;

typedef Array(Arrow) Arrows;

// Who has them: a frame of both runs, or an object of both.
typedef struct Owner {
  Comparison *c;
  const SnapshotFrame *frame;   // of the newer run; NULL for an object
  const SnapshotObject *object; // of the newer run; NULL for a frame
  bool module;                  // the oldest frame
  uint64_t key;
  int64_t id; // of the object; 0 for a frame
  Arrows arrows[2];
} Owner;

static int by_place(const void *left, const void *right) {
  const Arrow *a = left, *b = right;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  int places = strcmp(a->place, b->place);
  return places ? places : a->id < b->id ? -1 : a->id > b->id;
}

static bool same_place(const Arrow *a, const Arrow *b) {
  return a->kind == b->kind && strcmp(a->place, b->place) == 0;
}

// ---- words ------------------------------------------------------------------------------------

static void add_target(const Owner *owner, Text *words, int side, const Arrow *arrow) {
  if (arrow->to == NO_OBJECT)
    text_add(words, "nothing");
  else
    say_object(words, &owner->c->states[side]->objects[arrow->to]);
}

// "name b", "name x of f", "reference #2.ref", "reference #3 key 'k'"
static void add_place(const Owner *owner, Text *words, const char *place) {
  if (owner->frame) {
    text_add(words, "name ");
    say_text(words, place);
    if (owner->module) return;
    text_add(words, " of ");
    say_text(words, owner->frame->name);
    return;
  }
  text_add(words, "reference ");
  if (owner->object->serial > 0)
    text_printf(words, "#%" PRId64, owner->object->serial);
  else
    say_object(words, owner->object);
  if (place[0] != '.' && place[0] != '[') text_add_char(words, ' ');
  say_text(words, place);
}

// One of both may be NULL: the arrow is new, or gone.
static void report(Owner *owner, const Arrow *older, const Arrow *newer) {
  const Arrow *any = newer ? newer : older;
  uint64_t key = hash_text(hash_number(owner->key, (int64_t)any->kind), any->place);
  key = hash_number(hash_number(key, older ? older->id : 1), newer ? newer->id : 1);
  if (!found_lasting(owner->c, key, (older != NULL) + 2 * (newer != NULL), owner->id)) return;
  Text words = {0};
  add_place(owner, &words, any->place);
  text_add(&words, " → ");
  add_target(owner, &words, newer ? NEWER : OLDER, any);
  if (older && newer) {
    text_add(&words, ", was ");
    add_target(owner, &words, OLDER, older);
  } else {
    text_add(&words, newer ? " is new" : " is gone");
  }
  uint64_t alike = hash_number(HASH_START, (older != NULL) + 2 * (newer != NULL));
  found_add(owner->c, hash_text(alike, owner->object ? owner->object->type : "name"), &words);
}

static void report_order(Owner *owner) {
  Text words = {0};
  if (!found_lasting(owner->c, hash_text(owner->key, "order"), 0, owner->id)) return;
  if (owner->object) {
    text_add(&words, "references of ");
    say_object(&words, owner->object);
  } else {
    text_add(&words, "names of ");
    say_text(&words, owner->frame->name);
  }
  text_add(&words, " stand in another order");
  found_add(owner->c, 0, &words);
}

// ---- which differ -----------------------------------------------------------------------------

static bool all_same(const Arrows *older, const Arrows *newer) {
  if (older->count != newer->count) return false;
  for (size_t i = 0; i < older->count; i++)
    if (!same_place(&older->items[i], &newer->items[i]) || older->items[i].id != newer->items[i].id)
      return false;
  return true;
}

static size_t end_of_place(const Arrows *arrows, size_t from) {
  size_t to = from;
  while (to < arrows->count && same_place(&arrows->items[from], &arrows->items[to])) to++;
  return to;
}

// The arrows of one place (of a set all its elements): those with a target that both have are the
// same; of the others each takes the place of one that was there.
static size_t report_place(Owner *owner, const Arrow *a, size_t a_count, const Arrow *b,
                           size_t b_count) {
  Array(const Arrow *) gone = {0}, new = {0};
  for (size_t i = 0, j = 0; i < a_count || j < b_count;) {
    if (i < a_count && j < b_count && a[i].id == b[j].id)
      i++, j++;
    else if (j == b_count || (i < a_count && a[i].id < b[j].id))
      array_push(&gone, &a[i++]);
    else
      array_push(&new, &b[j++]);
  }
  size_t most = gone.count > new.count ? gone.count : new.count;
  for (size_t i = 0; i < most; i++)
    report(owner, i < gone.count ? gone.items[i] : NULL, i < new.count ? new.items[i] : NULL);
  array_delete(&gone);
  array_delete(&new);
  return most;
}

static void compare_owner(Owner *owner) {
  Arrows *a = &owner->arrows[OLDER], *b = &owner->arrows[NEWER];
  size_t differ = 0;
  if (all_same(a, b)) return;
  if (a->count) qsort(a->items, a->count, sizeof(Arrow), by_place);
  if (b->count) qsort(b->items, b->count, sizeof(Arrow), by_place);
  for (size_t i = 0, j = 0; i < a->count || j < b->count;) {
    const Arrow *x = i < a->count ? &a->items[i] : NULL, *y = j < b->count ? &b->items[j] : NULL;
    int order = !x ? 1 : !y ? -1 : 0;
    if (order == 0 && !same_place(x, y)) order = by_place(x, y);
    size_t i_end = order <= 0 ? end_of_place(a, i) : i, j_end = order >= 0 ? end_of_place(b, j) : j;
    differ += report_place(owner, x, i_end - i, y, j_end - j);
    i = i_end;
    j = j_end;
  }
  if (differ == 0) report_order(owner);
}

// ---- owners -----------------------------------------------------------------------------------

static int64_t id_at(const Comparison *c, int side, int32_t index) {
  return index == NO_OBJECT ? 0 : c->ids[side][index];
}

static void take_references(Owner *owner, int side, const SnapshotObject *object) {
  const Snapshot *state = owner->c->states[side];
  array_truncate(&owner->arrows[side], 0);
  for (uint32_t i = 0; i < object->reference_count; i++) {
    const SnapshotReference *r = &state->references[object->first_reference + i];
    array_push(&owner->arrows[side],
               (Arrow){r->place, r->kind, r->to, id_at(owner->c, side, r->to)});
  }
}

// As all_same says of their arrows, without making any.
static bool same_references(const Comparison *c, const SnapshotObject *older,
                            const SnapshotObject *newer) {
  const SnapshotReference *a = c->states[OLDER]->references + older->first_reference;
  const SnapshotReference *b = c->states[NEWER]->references + newer->first_reference;
  if (older->reference_count != newer->reference_count) return false;
  for (uint32_t i = 0; i < older->reference_count; i++)
    if (a[i].kind != b[i].kind || id_at(c, OLDER, a[i].to) != id_at(c, NEWER, b[i].to) ||
        (a[i].place != b[i].place && strcmp(a[i].place, b[i].place) != 0))
      return false;
  return true;
}

void compare_arrows(Comparison *c) {
  const Snapshot *older = c->states[OLDER], *newer = c->states[NEWER];
  Owner owner = {.c = c};
  for (size_t i = 0; i < newer->object_count; i++) {
    if (c->mates[NEWER][i] == NO_OBJECT) continue;
    const SnapshotObject *was = &older->objects[c->mates[NEWER][i]];
    if (same_references(c, was, &newer->objects[i])) continue;
    owner.object = &newer->objects[i];
    owner.id = c->ids[NEWER][i];
    owner.key = hash_number(hash_text(HASH_START, "object"), owner.id);
    take_references(&owner, OLDER, was);
    take_references(&owner, NEWER, owner.object);
    compare_owner(&owner);
  }
  array_delete(&owner.arrows[OLDER]);
  array_delete(&owner.arrows[NEWER]);
}

static void take_names(Owner *owner, int side, const SnapshotFrame *frame) {
  const Snapshot *state = owner->c->states[side];
  array_truncate(&owner->arrows[side], 0);
  for (uint32_t i = 0; i < frame->binding_count; i++) {
    const SnapshotBinding *b = &state->bindings[frame->first_binding + i];
    array_push(&owner->arrows[side],
               (Arrow){b->name, PLACE_WORD, b->to, id_at(owner->c, side, b->to)});
  }
}

// ---- frames -----------------------------------------------------------------------------------

static void report_frame(Comparison *c, const SnapshotFrame *frame, size_t depth, int side) {
  Text words = {0};
  uint64_t key =
      hash_text(hash_number(hash_text(HASH_START, "frame"), (int64_t)depth), frame->name);
  if (!found_lasting(c, key, (uint64_t)side, 0)) return;
  text_add(&words, "frame ");
  say_text(&words, frame->name);
  text_add(&words, side == NEWER ? " is new" : " is gone");
  found_add(c, 0, &words);
}

// Calls are numbered: where one more was made, all that follow are one further.
static void compare_call(Comparison *c, const SnapshotFrame *older, const SnapshotFrame *newer) {
  Text words = {0};
  int64_t shift = (int64_t)((uint64_t)newer->serial - (uint64_t)older->serial);
  if (shift == c->frame_shift) return;
  c->frame_shift = shift;
  text_add(&words, "frame ");
  say_text(&words, newer->name);
  text_printf(&words, " is call %" PRId64 ", was %" PRId64, newer->serial, older->serial);
  found_add(c, 0, &words);
}

void compare_frames(Comparison *c) {
  const Snapshot *older = c->states[OLDER], *newer = c->states[NEWER];
  size_t same = 0;
  Owner owner = {.c = c};
  for (; same < older->frame_count && same < newer->frame_count; same++) {
    const SnapshotFrame *a = &older->frames[same], *b = &newer->frames[same];
    if (strcmp(a->name, b->name) != 0) break;
    compare_call(c, a, b);
    owner.frame = b;
    owner.module = same == 0;
    owner.key = hash_number(hash_text(HASH_START, "names"), (int64_t)same);
    take_names(&owner, OLDER, a);
    take_names(&owner, NEWER, b);
    compare_owner(&owner);
  }
  for (size_t f = same; f < newer->frame_count; f++) report_frame(c, &newer->frames[f], f, NEWER);
  for (size_t f = same; f < older->frame_count; f++) report_frame(c, &older->frames[f], f, OLDER);
  array_delete(&owner.arrows[OLDER]);
  array_delete(&owner.arrows[NEWER]);
}
