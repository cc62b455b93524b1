// pools.c: the pools view: arenas, pools, blocks and whose they are, large requests.
#include "pools.h"

#include <string.h>

static const Snapshot *step_before(const PoolsRun *run, size_t at) {
  return at ? run->snapshots[at - 1] : NULL;
}

static const char *copy(Scratch *scratch, const char *text) {
  return scratch_strndup(scratch, text, strlen(text));
}

static void share(PoolsRun *run) {
  for (size_t i = 0; i < run->count; i++) {
    const SnapshotPools *pools = run->snapshots[i]->pools;
    size_t arenas = pools->pool_count ? pools->pools[pools->pool_count - 1].arena + 1 : 0;
    size_t kinds = pool_cell_kinds(run->snapshots[i]);
    if (arenas > run->arenas) run->arenas = arenas;
    if (kinds > run->cell_marks_most) run->cell_marks_most = kinds;
    run->large_words_ever |= large_words(&run->scratch, run, i) != NULL;
    const char *sentence = run->sentences[i];
    if (!run->longest || scene_columns(sentence) > scene_columns(run->longest))
      run->longest = sentence;
  }
}

void *view_pools_open(const Snapshot *const *snapshots, size_t count, const ViewOptions *options) {
  static const ViewOptions defaults;
  if (!options) options = &defaults;
  PoolsRun *run = mem_zalloc(sizeof *run);
  run->snapshots = snapshots;
  run->count = count;
  run->sentences = scratch_alloc(&run->scratch, mem_size(count + 1, sizeof *run->sentences));
  run->focuses = scratch_alloc(&run->scratch, mem_size(count + 1, sizeof *run->focuses));
  for (size_t i = 0; i < count; i++) {
    const Snapshot *before = step_before(run, i);
    PoolsStory story = pools_story(&run->scratch, before, snapshots[i]);
    run->sentences[i] = story.sentence;
    run->focuses[i] = pools_focus(before, snapshots[i], options, story.subject);
  }
  run->rows = pool_rows_choose(snapshots, count, run->focuses);
  run->lives = large_lives(snapshots, count);
  share(run);
  return run;
}

void view_pools_close(void *opened) {
  PoolsRun *run = opened;
  pool_rows_delete(&run->rows);
  array_delete(&run->lives);
  scratch_delete(&run->scratch);
  mem_free(run);
}

Scene *view_pools_scene(void *opened, size_t at) {
  const PoolsRun *run = opened;
  Scratch scratch = {0};
  Scene *scene = scratch_alloc(&scratch, sizeof *scene);
  scene->scratch = scratch;
  scene->kind = SCENE_POOLS;
  PoolsDrawing d = {.run = run,
                    .at = at,
                    .before = step_before(run, at),
                    .now = run->snapshots[at],
                    .focus = &run->focuses[at],
                    .scene = scene,
                    .scratch = &scene->scratch};
  d.pools = scratch_alloc(d.scratch, sizeof *d.pools);
  scene->pools = d.pools;
  caption_make(scene, d.now, run->snapshots[run->count - 1]);
  scene->sentence = copy(d.scratch, run->sentences[at]);
  scene->longest = copy(d.scratch, run->longest);
  draw_pool_maps(&d);
  draw_pool_strips(&d);
  draw_large_chips(&d);
  draw_block_legend(&d);
  return scene;
}
