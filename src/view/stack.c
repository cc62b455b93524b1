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
  pair.now = frame_at_place(&drawing->run, pair.snapshot, place);
  if (pair.now) {
    pair.before = frame_with_serial(pair.snapshot_before, pair.now->serial);
    return pair;
  }
  pair.before = frame_at_place(&drawing->run, pair.snapshot_before, place);
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

static NameState name_state(const FramePair *pair, const SnapshotBinding *now,
                            const SnapshotBinding *before, int32_t card, int32_t card_before) {
  if (now && (card >= 0 || card_before >= 0)) {
    if (!before) return NAME_NEW;
    bool same =
        object_serial(pair->snapshot, now->to) == object_serial(pair->snapshot_before, before->to);
    return same ? NAME_PLAIN : NAME_REBOUND;
  }
  return !now && card_before >= 0 ? NAME_GONE : NAME_ABSENT;
}

static NameState draw_name(Drawing *drawing, const FramePair *pair, uint32_t place, uint32_t row) {
  const RunName *name = &drawing->run.frames.items[place].names.items[row];
  const SnapshotBinding *now = find_binding(pair->snapshot, pair->now, name->text);
  const SnapshotBinding *before = find_binding(pair->snapshot_before, pair->before, name->text);
  int32_t card = now ? run_binding(&drawing->run, pair->snapshot, now) : -1;
  int32_t card_before = before ? run_binding(&drawing->run, pair->snapshot_before, before) : -1;
  NameState state = name_state(pair, now, before, card, card_before);
  for (size_t t = 0; t < name->targets.count; t++) {
    uint32_t to = name->targets.items[t].card;
    SceneEdge edge = {.from_frame = true, .owner = place, .cell = row, .to = to};
    if ((int32_t)to == card)
      edge.state = edge_state(state);
    else if ((int32_t)to == card_before)
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

static void draw_frame(Drawing *drawing, uint32_t place) {
  Scratch *scratch = &drawing->scene->scratch;
  const RunFrame *frame = &drawing->run.frames.items[place];
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
    out->names[i].text = limit_end(scratch, frame->names.items[i].text, MAX_NAME);
    out->names[i].state = draw_name(drawing, &pair, place, i);
    if (out->names[i].state != NAME_ABSENT) empty = false;
  }
  if (empty) out->empty = has_bindings(pair.now) ? "no names shown" : "no names";
}

void draw_stack(Drawing *drawing) {
  Scene *scene = drawing->scene;
  size_t visible = 0;
  scene->frame_count = drawing->run.frames.count;
  scene->frames =
      scratch_alloc(&scene->scratch, mem_size(scene->frame_count + 1, sizeof(SceneFrame)));
  for (uint32_t i = 0; i < scene->frame_count; i++) {
    draw_frame(drawing, i);
    visible += scene->frames[i].state != FRAME_ABSENT;
  }
  for (uint32_t i = 0; i < scene->frame_count; i++) {
    SceneFrame *frame = &scene->frames[i];
    frame->title = frame_title(drawing, &drawing->run.frames.items[i]);
    if (frame->state == FRAME_NEWEST && visible > 1) frame->tag = "► top of stack";
  }
}
