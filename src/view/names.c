// names.c: the names of one step. Every name that refers to something drawn has a row; of very many
// names in one frame, runs that refer to one object share a row, and of the rest the first, the
// last and what changed are shown.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum {
  MAX_FRAMES = 6, // as many as a slide has room for
  OLDEST_FRAMES = 2,
  MAX_NAMES = 16, // rows of one frame; above it they are cut
  HEAD_OF_NAMES = 12,
  MAX_FORCED = 3,
  SHORTEST_RUN = 3,
};

typedef struct Naming {
  Scratch *scratch;
  const Snapshot *snapshot, *before;
  const ViewOptions *options;
  size_t depth;
  Array(const SnapshotBinding *) all; // of the frame at hand
  Array(const SnapshotBinding *) old; // of the same frame in the step before, in order of names
  MomentNames rows;                   // of the frame at hand
  MomentNames out;
} Naming;

bool frame_shown(const Snapshot *snapshot, size_t depth) {
  size_t count = snapshot->frame_count;
  return count <= MAX_FRAMES || depth < OLDEST_FRAMES ||
         depth >= count - (MAX_FRAMES - OLDEST_FRAMES);
}

static bool is_focus(const Naming *naming, const char *name) {
  for (size_t i = 0; i < naming->options->focus.count; i++)
    if (strcmp(naming->options->focus.items[i], name) == 0) return true;
  return false;
}

static int by_name(const void *left, const void *right) {
  const SnapshotBinding *const *a = left, *const *b = right;
  return strcmp((*a)->name, (*b)->name);
}

static void take_old(Naming *naming) {
  const Snapshot *before = naming->before;
  int64_t frame = naming->snapshot->frames[naming->depth].serial;
  array_truncate(&naming->old, 0);
  for (size_t f = 0; before && f < before->frame_count; f++) {
    if (before->frames[f].serial != frame) continue;
    const SnapshotBinding *old = before->bindings + before->frames[f].first_binding;
    for (uint32_t i = 0; i < before->frames[f].binding_count; i++)
      array_push(&naming->old, &old[i]);
  }
  if (naming->old.count)
    qsort(naming->old.items, naming->old.count, sizeof *naming->old.items, by_name);
}

// The name was bound in this step, or something else before.
static bool name_changed(const Naming *naming, const SnapshotBinding *binding) {
  if (naming->old.count == 0) return true;
  const SnapshotBinding **old =
      bsearch(&binding, naming->old.items, naming->old.count, sizeof *naming->old.items, by_name);
  return !old ||
         object_serial(naming->before, (*old)->to) != object_serial(naming->snapshot, binding->to);
}

static void take_all(Naming *naming) {
  const SnapshotFrame *frame = &naming->snapshot->frames[naming->depth];
  array_truncate(&naming->all, 0);
  for (uint32_t i = 0; i < frame->binding_count; i++) {
    const SnapshotBinding *binding = &naming->snapshot->bindings[frame->first_binding + i];
    if (binding->to == NO_OBJECT || name_hidden(binding->name, naming->options)) continue;
    if (object_hidden(&naming->snapshot->objects[binding->to], naming->options)) continue;
    array_push(&naming->all, binding);
  }
}

static const char *short_name(const Naming *naming, const char *name) {
  enum { MAX_OF_TWO = 7 };
  return limit_end(naming->scratch, name, MAX_OF_TWO);
}

static void push_row(Naming *naming, size_t from, size_t count) {
  const SnapshotBinding *first = naming->all.items[from];
  const char *text = first->name;
  if (count > 1)
    text = scratch_printf(naming->scratch, "%s … %s  ×%zu", short_name(naming, text),
                          short_name(naming, naming->all.items[from + count - 1]->name), count);
  array_push(&naming->rows,
             (MomentName){naming->depth, text, first->name, first->to, (uint32_t)count});
}

static void take_rows(Naming *naming) {
  size_t all = naming->all.count;
  array_truncate(&naming->rows, 0);
  for (size_t i = 0, next; i < all; i = next) {
    next = i + 1;
    const SnapshotBinding *first = naming->all.items[i];
    bool changed = all > MAX_NAMES && name_changed(naming, first);
    while (all > MAX_NAMES && next < all && naming->all.items[next]->to == first->to &&
           name_changed(naming, naming->all.items[next]) == changed)
      next++;
    if (next - i < SHORTEST_RUN) next = i + 1;
    push_row(naming, i, next - i);
  }
}

static bool is_forced(const Naming *naming, size_t row, size_t *forced) {
  const MomentName *name = &naming->rows.items[row];
  if (is_focus(naming, name->name)) return true;
  if (*forced == MAX_FORCED || !naming->before) return false;
  if (!name_changed(naming, &(SnapshotBinding){name->name, name->to})) return false;
  return ++*forced;
}

static void push_gap(Naming *naming, size_t *hidden) {
  if (*hidden == 0) return;
  const char *text = scratch_printf(naming->scratch, "… %zu more", *hidden);
  array_push(&naming->out, (MomentName){naming->depth, text, text, NO_OBJECT, 0});
  *hidden = 0;
}

static void take_frame(Naming *naming) {
  take_all(naming);
  if (naming->all.count > MAX_NAMES) take_old(naming); // what changed is asked for only then
  take_rows(naming);
  size_t count = naming->rows.count, hidden = 0, forced = 0;
  for (size_t i = 0; i < count; i++) {
    bool kept = count <= MAX_NAMES || i < HEAD_OF_NAMES || i == count - 1;
    if (!kept && !is_forced(naming, i, &forced)) {
      hidden++;
      continue;
    }
    push_gap(naming, &hidden);
    array_push(&naming->out, naming->rows.items[i]);
  }
}

MomentNames names_take(Scratch *scratch, const Snapshot *snapshot, const Snapshot *before,
                       const ViewOptions *options) {
  Naming naming = {.scratch = scratch, .snapshot = snapshot, .before = before, .options = options};
  for (; naming.depth < snapshot->frame_count; naming.depth++)
    if (frame_shown(snapshot, naming.depth)) take_frame(&naming);
  array_delete(&naming.all);
  array_delete(&naming.old);
  array_delete(&naming.rows);
  return naming.out;
}
