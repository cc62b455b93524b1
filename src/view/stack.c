// stack.c: the frames of one step in the union of all frames, newest first, and the edges of their
// names.
#include <string.h>

#include "internal.h"

// The same frame in one or both of two steps; NULL where it is not there.
typedef struct FramePair {
  const Snapshot *snapshot, *snapshot_before;
  const SnapshotFrame *now, *before;
} FramePair;

static const SnapshotFrame *frame_with_serial(const Snapshot *snapshot, int64_t serial) {
  for (size_t i = 0; snapshot && i < snapshot->frame_count; i++)
    if (snapshot->frames[i].serial == serial) return &snapshot->frames[i];
  return NULL;
}

static const SnapshotFrame *frame_at_place(const Run *run, const Snapshot *snapshot, size_t place) {
  for (size_t depth = 0; snapshot && depth < snapshot->frame_count; depth++)
    if (run_frame(run, snapshot, depth) == place) return &snapshot->frames[depth];
  return NULL;
}

static FramePair find_pair(const Drawing *drawing, size_t place) {
  const Moment *now = moment_now(drawing), *before = moment_before(drawing);
  FramePair pair = {now->snapshot, before ? before->snapshot : NULL, NULL, NULL};
  pair.now = frame_at_place(drawing->run, pair.snapshot, place);
  if (pair.now) {
    pair.before = frame_with_serial(pair.snapshot_before, pair.now->serial);
    return pair;
  }
  pair.before = frame_at_place(drawing->run, pair.snapshot_before, place);
  if (pair.before && frame_with_serial(pair.snapshot, pair.before->serial)) pair.before = NULL;
  return pair;
}

static const SnapshotBinding *find_binding(const Snapshot *snapshot, const SnapshotFrame *frame,
                                           const char *name) {
  for (uint32_t i = 0; frame && i < frame->binding_count; i++) {
    const SnapshotBinding *binding = &snapshot->bindings[frame->first_binding + i];
    if (binding->to != NO_OBJECT && strcmp(binding->name, name) == 0) return binding;
  }
  return NULL;
}

// The row of this text in a frame of one step; NULL where it is not shown.
static const MomentName *find_name(const Moment *moment, const SnapshotFrame *frame,
                                   const char *text) {
  for (size_t i = 0; frame && i < moment->name_count; i++)
    if (&moment->snapshot->frames[moment->names[i].depth] == frame &&
        strcmp(moment->names[i].text, text) == 0)
      return &moment->names[i];
  return NULL;
}

static EdgeState edge_state(NameState state) {
  switch (state) {
  case NAME_NEW: return EDGE_NEW;
  case NAME_REBOUND: return EDGE_REBOUND;
  case NAME_PLAIN: return EDGE_PLAIN;
  case NAME_ABSENT:
  case NAME_GONE: break;
  }
  return EDGE_ABSENT;
}

// A row of one step, and what it refers to; of the step before it is what the same names refer to.
typedef struct NamePair {
  const MomentName *now, *before;
  int32_t card, card_before;
  int64_t to, to_before;
} NamePair;

static NamePair find_names(const Drawing *drawing, const FramePair *frames, const char *text) {
  const Moment *now = moment_now(drawing), *before = moment_before(drawing);
  NamePair pair = {.now = find_name(now, frames->now, text)};
  pair.before = before ? find_name(before, frames->before, text) : NULL;
  if (pair.now) pair.to = object_serial(now->snapshot, pair.now->to);
  const MomentName *either = pair.before ? pair.before : pair.now;
  const SnapshotBinding *old =
      either ? find_binding(frames->snapshot_before, frames->before, either->name) : NULL;
  if (old) pair.to_before = object_serial(frames->snapshot_before, old->to);
  pair.card = run_find(drawing->run, pair.to);
  pair.card_before = run_find(drawing->run, pair.to_before);
  return pair;
}

static NameState name_state(const NamePair *pair, const FramePair *frames) {
  if (pair->now && pair->now->to == NO_OBJECT) return NAME_PLAIN; // a gap
  if (pair->now && (pair->card >= 0 || pair->card_before >= 0)) {
    if (!pair->to_before) return NAME_NEW;
    return pair->to == pair->to_before ? NAME_PLAIN : NAME_REBOUND;
  }
  if (pair->now || !pair->before || pair->card_before < 0) return NAME_ABSENT;
  // The names may still be there, in another row.
  bool bound = find_binding(frames->snapshot, frames->now, pair->before->name);
  return bound ? NAME_ABSENT : NAME_GONE;
}

static NameState draw_name(Drawing *drawing, const FramePair *frames, uint32_t place, uint32_t row,
                           bool *gap) {
  const RunName *name = &drawing->run->frames.items[place].names.items[row];
  NamePair pair = find_names(drawing, frames, name->text);
  NameState state = name_state(&pair, frames);
  *gap = pair.now && pair.now->to == NO_OBJECT;
  for (size_t t = 0; t < name->targets.count; t++) {
    uint32_t to = name->targets.items[t].card;
    SceneEdge edge = {.from_frame = true, .owner = place, .cell = row, .to = to};
    if ((int32_t)to == pair.card && pair.now)
      edge.state = edge_state(state);
    else if ((int32_t)to == pair.card_before && state != NAME_ABSENT)
      edge.state = state == NAME_GONE ? EDGE_REMOVED : EDGE_REPLACED;
    add_edge(drawing, edge);
  }
  return state;
}

static bool has_bindings(const SnapshotFrame *frame) { return frame && frame->binding_count > 0; }

static const char *frame_title(Drawing *drawing, const RunFrame *frame) {
  Scratch *scratch = &drawing->scene->scratch;
  if (!frame->name) {
    const Snapshot *now = moment_now(drawing)->snapshot;
    size_t hidden = 0;
    for (size_t depth = 0; depth < now->frame_count; depth++) hidden += !frame_shown(now, depth);
    return scratch_printf(scratch, "… %zu more calls", hidden);
  }
  if (strcmp(frame->name, "<module>") == 0) return "globals";
  return scratch_printf(scratch, "%s()", limit_end(scratch, frame->name, MAX_NAME));
}

// A row of several names is short already.
static const char *name_text(Scratch *scratch, const char *text) {
  return strchr(text, ' ') ? text : limit_end(scratch, text, MAX_NAME);
}

static void draw_frame(Drawing *drawing, uint32_t place) {
  Scratch *scratch = &drawing->scene->scratch;
  const RunFrame *frame = &drawing->run->frames.items[place];
  SceneFrame *out = &drawing->scene->frames[place];
  FramePair pair = find_pair(drawing, place);
  out->state = pair.now ? FRAME_PLAIN : pair.before ? FRAME_RETURNED : FRAME_ABSENT;
  const SnapshotFrame *newest = &pair.snapshot->frames[pair.snapshot->frame_count - 1];
  if (pair.now && pair.now == newest) out->state = FRAME_NEWEST;
  if (out->state == FRAME_RETURNED) out->tag = "× returned";
  out->name_count = frame->names.count;
  out->names = scratch_alloc(scratch, mem_size(out->name_count + 1, sizeof(SceneName)));
  bool empty = out->state != FRAME_ABSENT && frame->name;
  for (uint32_t i = 0; i < out->name_count; i++) {
    SceneName *name = &out->names[i];
    name->text = own_text(scratch, name_text(scratch, frame->names.items[i].text));
    name->state = draw_name(drawing, &pair, place, i, &name->gap);
    if (out->names[i].state != NAME_ABSENT) empty = false;
  }
  if (empty) out->empty = has_bindings(pair.now) ? "no names shown" : "no names";
}

void draw_stack(Drawing *drawing) {
  Scene *scene = drawing->scene;
  size_t visible = 0;
  scene->frame_count = drawing->run->frames.count;
  scene->frames =
      scratch_alloc(&scene->scratch, mem_size(scene->frame_count + 1, sizeof(SceneFrame)));
  for (uint32_t i = 0; i < scene->frame_count; i++) {
    draw_frame(drawing, i);
    visible += scene->frames[i].state != FRAME_ABSENT;
  }
  for (uint32_t i = 0; i < scene->frame_count; i++) {
    SceneFrame *frame = &scene->frames[i];
    frame->title = frame_title(drawing, &drawing->run->frames.items[i]);
    if (frame->state == FRAME_NEWEST && visible > 1) frame->tag = "► top of stack";
  }
}
