// collector.c: the view of a collection from inside. A step in which no collection examined data of
// the program has no picture.
#include "collected.h"

typedef struct CollectorView {
  const Snapshot *const *snapshots;
  size_t count;
  const ViewOptions *options;
} CollectorView;

void *view_collector_open(const Snapshot *const *snapshots, size_t count,
                          const ViewOptions *options) {
  static const ViewOptions defaults;
  CollectorView *view = mem_alloc(sizeof *view);
  *view = (CollectorView){snapshots, count, options ? options : &defaults};
  return view;
}

void view_collector_close(void *opened) { mem_free(opened); }

// ---- words ------------------------------------------------------------------------------------

// Of several collections in a step, and of one that nobody asked for, the pill tells which it is.
static void add_which(Scene *scene, const SnapshotCollection *collection) {
  Scratch *scratch = &scene->scratch;
  const char *which = scene->pill.text;
  if (collection->automatic)
    which = scratch_printf(scratch, "%s · automatic, generation %d", which, collection->generation);
  if (collection->of > 1)
    which = scratch_printf(scratch, "%s · collection %zu of %zu", which, collection->number,
                           collection->of);
  scene->pill = (SceneWord){which, which};
}

static const char *objects(Scratch *scratch, size_t count) {
  return scratch_printf(scratch, "%zu object%s", count, count == 1 ? "" : "s");
}

static const char *fate(const Collected *c) {
  if (c->unreachable == 0) return "all are reachable";
  const char *reachable = scratch_printf(c->scratch, "%zu %s reachable", c->reachable,
                                         c->reachable == 1 ? "is" : "are");
  if (c->reachable == 0) reachable = "none is reachable";
  if (c->saved)
    return scratch_printf(c->scratch, "%s, finalizers save %zu, %zu freed", reachable, c->saved,
                          c->freed);
  if (c->kept) return scratch_printf(c->scratch, "%s, gc.garbage keeps %zu", reachable, c->kept);
  return scratch_printf(c->scratch, "%s, %zu %s garbage", reachable, c->unreachable,
                        c->unreachable == 1 ? "is" : "are");
}

static const char *sentence(const Collected *c) {
  if (c->snapshot->note) return c->snapshot->note;
  const char *examined = objects(c->scratch, c->shown);
  if (c->shown == 1 && c->unreachable == 0)
    return "The collector examines 1 object: it is reachable.";
  return scratch_printf(c->scratch, "The collector examines %s: %s.", examined, fate(c));
}

// ---- the scene --------------------------------------------------------------------------------

static SceneCollector *collector_part(Scratch *scratch, const Collected *collected) {
  SceneCollector *part = scratch_alloc(scratch, sizeof *part);
  SceneMember *members = scratch_alloc(scratch, MOST_MEMBERS * sizeof *members);
  for (size_t i = 0; i < collected->member_count; i++) members[i] = collected->members[i];
  part->members = members;
  part->member_count = collected->member_count;
  collected_add_phases(collected, part);
  return part;
}

Scene *view_collector_scene(void *opened, size_t at) {
  const CollectorView *view = opened;
  const Snapshot *now = view->snapshots[at];
  if (!now->collection) return NULL;
  Scratch scratch = {0};
  Scene *scene = scratch_alloc(&scratch, sizeof *scene);
  scene->scratch = scratch;
  scene->kind = SCENE_COLLECTOR;
  Collected collected = {.scratch = &scene->scratch,
                         .snapshot = now,
                         .collection = now->collection,
                         .options = view->options};
  collected_choose(&collected);
  if (collected.shown == 0) {
    scene_delete(scene);
    return NULL;
  }
  scene->collector = collector_part(&scene->scratch, &collected);
  caption_make(scene, now, view->snapshots[view->count - 1]);
  add_which(scene, now->collection);
  scene->sentence = scene->longest =
      limit_end(&scene->scratch, sentence(&collected), 2 * MAX_SENTENCE);
  return scene;
}
