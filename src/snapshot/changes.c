// changes.c: what differs between two snapshots, objects and frames matched by serial.
//
// Objects are sorted by serial, so matching them is one merge. Names of a frame and references of
// an object are matched through sorted lists of indices; what comes out keeps the order of the
// snapshots:
//
//   frames       popped (youngest first), pushed (oldest first)
//   names        of each frame that is there: bound and rebound as defined, then unbound;
//                then those of popped frames
//   created      by serial
//   references   by serial of the object that holds them: removed, then added
//   counts       by serial: refcount, size, value
//   generations  by serial: generation, unreachable, resurrected
//   freed        by serial
//
// Machinery has no changes of its own, and neither have its references. A name bound to it counts,
// and so does an item, key, element or attribute of the program that refers to it (`l[0] = 5`);
// only the references that machinery itself needs (PLACE_WORD: __class__, __globals__ ...) do not.
#include "heapstory/snapshot.h"

#include <stdlib.h>
#include <string.h>

// One object of the program, as index into the old and the new snapshot; NO_OBJECT where it was not
// there.
typedef struct Match {
  int32_t old, new;
} Match;

// One thing to match: a name of a frame, a reference of an object, a frame.
typedef struct Key {
  const char *word; // name or place; "" for a frame
  int64_t number;   // serial: of the target, of the frame
  uint32_t at;      // index in its own list
} Key;

typedef Array(Key) Keys;

// For each entry of one list the `at` of its mate in the other, or UNMATCHED.
typedef Array(uint32_t) Mates;

static const uint32_t UNMATCHED = UINT32_MAX;

typedef struct Differ {
  const Snapshot *old, *new;
  Array(Match) matches;       // by serial
  Keys old_keys, new_keys;    // what match_keys matches
  Mates old_mates, new_mates; // what it found
  ChangeSee *see;
  void *payload;
} Differ;

// Stands for the snapshot before the first step.
static const Snapshot nothing;

static void emit(const Differ *d, Change change) { d->see(d->payload, &change); }

// ---- matching ---------------------------------------------------------------------------------

static int by_key(const void *left, const void *right) {
  const Key *a = left, *b = right;
  int order = a->word == b->word ? 0 : strcmp(a->word, b->word);
  if (order) return order;
  return (a->number > b->number) - (a->number < b->number);
}

static int by_key_then_place(const void *left, const void *right) {
  const Key *a = left, *b = right;
  int order = by_key(a, b);
  return order ? order : (a->at > b->at) - (a->at < b->at);
}

static void sort_keys(Keys *keys, size_t from) {
  if (keys->count - from > 1)
    qsort(keys->items + from, keys->count - from, sizeof *keys->items, by_key_then_place);
}

static void pair_up(Differ *d, const Key *old, const Key *new) {
  d->old_mates.items[old->at] = new->at;
  d->new_mates.items[new->at] = old->at;
}

static void start_mates(Differ *d, size_t old_count, size_t new_count) {
  array_truncate(&d->old_mates, 0);
  array_truncate(&d->new_mates, 0);
  for (size_t i = 0; i < old_count; i++) array_push(&d->old_mates, UNMATCHED);
  for (size_t i = 0; i < new_count; i++) array_push(&d->new_mates, UNMATCHED);
}

// Fills the mates of the two key lists (lists of `old_count` and `new_count` entries, of which a
// key may leave some out). What is equal from the start is paired without sorting: a list grows at
// its end.
static void match_keys(Differ *d, size_t old_count, size_t new_count) {
  Keys *old = &d->old_keys, *new = &d->new_keys;
  size_t same = 0;
  start_mates(d, old_count, new_count);
  for (; same < old->count && same < new->count; same++) {
    if (by_key(&old->items[same], &new->items[same]) != 0) break;
    pair_up(d, &old->items[same], &new->items[same]);
  }
  if (same == old->count || same == new->count) return;
  sort_keys(old, same);
  sort_keys(new, same);
  for (size_t i = same, j = same; i < old->count && j < new->count;) {
    int order = by_key(&old->items[i], &new->items[j]);
    if (order == 0) pair_up(d, &old->items[i], &new->items[j]);
    i += order <= 0;
    j += order >= 0;
  }
}

static void clear_keys(Differ *d) {
  array_truncate(&d->old_keys, 0);
  array_truncate(&d->new_keys, 0);
}

static bool is_machinery(const SnapshotObject *object) { return object->flags & SNAPSHOT_INTERNAL; }

static void add_match(Differ *d, size_t old, size_t new) {
  bool in_old = old < d->old->object_count, in_new = new < d->new->object_count;
  const SnapshotObject *object = in_new ? &d->new->objects[new] : &d->old->objects[old];
  if (is_machinery(object)) return;
  array_push(&d->matches, (Match){.old = in_old ? (int32_t)old : NO_OBJECT,
                                  .new = in_new ? (int32_t) new : NO_OBJECT});
}

static void match_objects(Differ *d) {
  size_t i = 0, j = 0, none = SIZE_MAX;
  while (i < d->old->object_count || j < d->new->object_count) {
    bool old_left = i < d->old->object_count, new_left = j < d->new->object_count;
    int64_t a = old_left ? d->old->objects[i].serial : INT64_MAX;
    int64_t b = new_left ? d->new->objects[j].serial : INT64_MAX;
    if (a == b)
      add_match(d, i++, j++);
    else if (a < b)
      add_match(d, i++, none);
    else
      add_match(d, none, j++);
  }
}

// ---- frames and names -------------------------------------------------------------------------

static void add_frame_keys(Keys *keys, const Snapshot *snapshot) {
  for (size_t i = 0; i < snapshot->frame_count; i++)
    array_push(keys, (Key){.word = "", .number = snapshot->frames[i].serial, .at = (uint32_t)i});
}

static void frame_changed(Differ *d, ChangeKind kind, const SnapshotFrame *frame) {
  emit(d, (Change){.kind = kind,
                   .old_object = NO_OBJECT,
                   .new_object = NO_OBJECT,
                   .place = frame->name,
                   .frame = frame->serial});
}

// A key of a name has no number: the same name is the same name, whatever it is bound to.
static void add_name_keys(Keys *keys, const Snapshot *snapshot, const SnapshotFrame *frame) {
  for (uint32_t i = 0; frame && i < frame->binding_count; i++)
    array_push(keys, (Key){.word = snapshot->bindings[frame->first_binding + i].name, .at = i});
}

static void name_changed(Differ *d, int64_t frame, const SnapshotBinding *old,
                         const SnapshotBinding *new) {
  int64_t was = old ? d->old->objects[old->to].serial : 0;
  int64_t is = new ? d->new->objects[new->to].serial : 0;
  if (was == is) return;
  emit(d, (Change){.kind = !old  ? CHANGE_BOUND
                           : new ? CHANGE_REBOUND
                                 : CHANGE_UNBOUND,
                   .old_object = old ? old->to : NO_OBJECT,
                   .new_object = new ? new->to : NO_OBJECT,
                   .place = new ? new->name : old->name,
                   .frame = frame,
                   .old_target = was,
                   .target = is});
}

// Either frame may be NULL: pushed or popped in this step.
static void diff_names(Differ *d, const SnapshotFrame *old, const SnapshotFrame *new) {
  uint32_t old_count = old ? old->binding_count : 0, new_count = new ? new->binding_count : 0;
  int64_t serial = new ? new->serial : old->serial;
  clear_keys(d);
  add_name_keys(&d->old_keys, d->old, old);
  add_name_keys(&d->new_keys, d->new, new);
  match_keys(d, old_count, new_count);
  for (uint32_t i = 0; i < new_count; i++) {
    uint32_t mate = d->new_mates.items[i];
    const SnapshotBinding *was =
        mate == UNMATCHED ? NULL : &d->old->bindings[old->first_binding + mate];
    name_changed(d, serial, was, &d->new->bindings[new->first_binding + i]);
  }
  for (uint32_t i = 0; i < old_count; i++)
    if (d->old_mates.items[i] == UNMATCHED)
      name_changed(d, serial, &d->old->bindings[old->first_binding + i], NULL);
}

static void diff_frames(Differ *d) {
  const SnapshotFrame *was = d->old->frames, *is = d->new->frames;
  clear_keys(d);
  add_frame_keys(&d->old_keys, d->old);
  add_frame_keys(&d->new_keys, d->new);
  match_keys(d, d->old->frame_count, d->new->frame_count);
  Mates old = d->old_mates, new = d->new_mates; // taken: diff_names matches for itself
  d->old_mates = d->new_mates = (Mates){0};
  for (size_t i = old.count; i-- > 0;)
    if (old.items[i] == UNMATCHED) frame_changed(d, CHANGE_FRAME_POPPED, &was[i]);
  for (size_t i = 0; i < new.count; i++)
    if (new.items[i] == UNMATCHED) frame_changed(d, CHANGE_FRAME_PUSHED, &is[i]);
  for (size_t i = 0; i < new.count; i++)
    diff_names(d, new.items[i] == UNMATCHED ? NULL : &was[new.items[i]], &is[i]);
  for (size_t i = old.count; i-- > 0;)
    if (old.items[i] == UNMATCHED) diff_names(d, &was[i], NULL);
  array_delete(&old);
  array_delete(&new);
}

// ---- references -------------------------------------------------------------------------------

// Whether a reference has changes of its own.
static bool counts(const Snapshot *snapshot, const SnapshotReference *reference) {
  return reference->kind != PLACE_WORD || !is_machinery(&snapshot->objects[reference->to]);
}

static void add_reference_keys(Keys *keys, const Snapshot *snapshot, int32_t index) {
  if (index == NO_OBJECT) return;
  const SnapshotObject *object = &snapshot->objects[index];
  for (uint32_t i = 0; i < object->reference_count; i++) {
    const SnapshotReference *reference = &snapshot->references[object->first_reference + i];
    if (!counts(snapshot, reference)) continue;
    int64_t serial = snapshot->objects[reference->to].serial;
    array_push(keys, (Key){.word = reference->place, .number = serial, .at = i});
  }
}

static int by_place_in_list(const void *left, const void *right) {
  const Key *a = left, *b = right;
  return (a->at > b->at) - (a->at < b->at);
}

static void reference_changed(const Differ *d, ChangeKind kind, Match match, const char *place,
                              int64_t target) {
  bool added = kind == CHANGE_REFERENCE_ADDED;
  emit(d, (Change){.kind = kind,
                   .old_object = match.old,
                   .new_object = match.new,
                   .place = place,
                   .old_target = added ? 0 : target,
                   .target = added ? target : 0});
}

// Emits the keys without a mate, in the order of traversal.
static void references_changed(const Differ *d, ChangeKind kind, Match match, Keys *keys,
                               const uint32_t *mate) {
  size_t left = 0;
  bool sorted = true;
  for (size_t i = 0; i < keys->count; i++) {
    if (mate[keys->items[i].at] != UNMATCHED) continue;
    sorted = sorted && (left == 0 || keys->items[left - 1].at < keys->items[i].at);
    keys->items[left++] = keys->items[i];
  }
  array_truncate(keys, left);
  if (!sorted) qsort(keys->items, left, sizeof *keys->items, by_place_in_list);
  for (size_t i = 0; i < left; i++)
    reference_changed(d, kind, match, keys->items[i].word, keys->items[i].number);
}

// Whether an object refers from the same places to the same objects, in the same order. In most
// steps most objects do, and the texts of snapshots of one run are shared.
static bool same_references(const Differ *d, Match match) {
  const SnapshotObject *a = &d->old->objects[match.old], *b = &d->new->objects[match.new];
  const SnapshotReference *x = &d->old->references[a->first_reference];
  const SnapshotReference *y = &d->new->references[b->first_reference];
  if (a->reference_count != b->reference_count) return false;
  for (uint32_t i = 0; i < a->reference_count; i++)
    if (x[i].place != y[i].place || x[i].kind != y[i].kind ||
        d->old->objects[x[i].to].serial != d->new->objects[y[i].to].serial)
      return false;
  return true;
}

// Of an object that is in one snapshot alone: all of its references.
static void all_references_changed(const Differ *d, ChangeKind kind, Match match) {
  bool added = kind == CHANGE_REFERENCE_ADDED;
  const Snapshot *s = added ? d->new : d->old;
  const SnapshotObject *object = &s->objects[added ? match.new : match.old];
  for (uint32_t i = 0; i < object->reference_count; i++) {
    const SnapshotReference *reference = &s->references[object->first_reference + i];
    if (!counts(s, reference)) continue;
    reference_changed(d, kind, match, reference->place, s->objects[reference->to].serial);
  }
}

static void diff_references(Differ *d, Match match) {
  const Snapshot *old = d->old, *new = d->new;
  if (match.old == NO_OBJECT || match.new == NO_OBJECT) {
    bool added = match.old == NO_OBJECT;
    all_references_changed(d, added ? CHANGE_REFERENCE_ADDED : CHANGE_REFERENCE_REMOVED, match);
    return;
  }
  if (same_references(d, match)) return;
  size_t old_count = old->objects[match.old].reference_count;
  size_t new_count = new->objects[match.new].reference_count;
  clear_keys(d);
  add_reference_keys(&d->old_keys, old, match.old);
  add_reference_keys(&d->new_keys, new, match.new);
  match_keys(d, old_count, new_count);
  references_changed(d, CHANGE_REFERENCE_REMOVED, match, &d->old_keys, d->old_mates.items);
  references_changed(d, CHANGE_REFERENCE_ADDED, match, &d->new_keys, d->new_mates.items);
}

// ---- what a single object shows ---------------------------------------------------------------

static void object_changed(Differ *d, ChangeKind kind, Match match, int64_t from, int64_t to) {
  emit(d,
       (Change){
           .kind = kind, .old_object = match.old, .new_object = match.new, .from = from, .to = to});
}

static bool same_text(const char *a, const char *b) {
  return a == b || (a && b && strcmp(a, b) == 0);
}

static void diff_counts(Differ *d, Match match) {
  if (match.old == NO_OBJECT || match.new == NO_OBJECT) return;
  const SnapshotObject *a = &d->old->objects[match.old], *b = &d->new->objects[match.new];
  if (a->refcount != b->refcount)
    object_changed(d, CHANGE_REFCOUNT, match, a->refcount, b->refcount);
  if (a->size != b->size) object_changed(d, CHANGE_SIZE, match, (int64_t)a->size, (int64_t)b->size);
  if (!same_text(a->value, b->value)) object_changed(d, CHANGE_VALUE, match, 0, 0);
}

static int by_number(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
  return (a > b) - (a < b);
}

typedef Array(int64_t) Serials;

// Serials of the objects that the heap reported as resurrected in the new step, sorted.
static Serials resurrected_in(const Snapshot *snapshot) {
  Serials serials = {0};
  for (size_t i = 0; i < snapshot->event_count; i++)
    if (snapshot->events[i].kind == EVENT_RESURRECT)
      array_push(&serials, snapshot->events[i].serial);
  if (serials.count > 1) qsort(serials.items, serials.count, sizeof *serials.items, by_number);
  return serials;
}

static void diff_generations(Differ *d, Match match, const Serials *resurrected) {
  if (match.new == NO_OBJECT) return;
  const SnapshotObject *a = match.old == NO_OBJECT ? NULL : &d->old->objects[match.old];
  const SnapshotObject *b = &d->new->objects[match.new];
  bool was_reachable = !a || a->flags & SNAPSHOT_REACHABLE;
  bool is_reachable = b->flags & SNAPSHOT_REACHABLE;
  if (a && a->generation != b->generation)
    object_changed(d, CHANGE_GENERATION, match, a->generation, b->generation);
  if (was_reachable && !is_reachable) object_changed(d, CHANGE_UNREACHABLE, match, 0, 0);
  // An object may have been given up and revived within one step; only the event knows.
  bool reported = resurrected->count && bsearch(&b->serial, resurrected->items, resurrected->count,
                                                sizeof b->serial, by_number);
  if (is_reachable && (!was_reachable || reported))
    object_changed(d, CHANGE_RESURRECTED, match, 0, 0);
}

// ---- front door -------------------------------------------------------------------------------

void changes_see(const Snapshot *old, const Snapshot *new, ChangeSee *see, void *payload) {
  Differ d = {.old = old ? old : &nothing, .new = new, .see = see, .payload = payload};
  Serials resurrected = resurrected_in(new);
  match_objects(&d);
  diff_frames(&d);
  for (size_t i = 0; i < d.matches.count; i++)
    if (d.matches.items[i].old == NO_OBJECT)
      object_changed(&d, CHANGE_CREATED, d.matches.items[i], 0, 0);
  for (size_t i = 0; i < d.matches.count; i++) diff_references(&d, d.matches.items[i]);
  for (size_t i = 0; i < d.matches.count; i++) diff_counts(&d, d.matches.items[i]);
  for (size_t i = 0; i < d.matches.count; i++)
    diff_generations(&d, d.matches.items[i], &resurrected);
  for (size_t i = 0; i < d.matches.count; i++)
    if (d.matches.items[i].new == NO_OBJECT)
      object_changed(&d, CHANGE_FREED, d.matches.items[i], 0, 0);
  array_delete(&resurrected);
  array_delete(&d.matches);
  array_delete(&d.old_keys);
  array_delete(&d.new_keys);
  array_delete(&d.old_mates);
  array_delete(&d.new_mates);
}

static void keep_change(void *payload, const Change *change) {
  array_push((Changes *)payload, *change);
}

Changes changes_between(const Snapshot *old, const Snapshot *new) {
  Changes changes = {0};
  changes_see(old, new, keep_change, &changes);
  return changes;
}

void changes_delete(Changes *changes) { array_delete(changes); }
