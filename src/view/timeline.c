// timeline.c: the view `timeline`: a run on one page. Steps are columns (of more than twelve,
// several make one column, which shows the last of them), objects are bars from birth to end.
#include <stdlib.h>
#include <string.h>

#include "heapstory/scene_timeline.h"
#include "lives.h"

typedef struct Timeline {
  const Snapshot *const *snapshots;
  size_t count;
  const ViewOptions *options;
  Lives lives;
  Array(uint32_t) changed; // lives that change in a step, step by step
  size_t *first_changed;   // by step: where its changes begin; one more at the end
  bool *hidden;            // by life: it has no bar
  size_t bars;             // lives that may have one
  size_t *pictured;        // steps that the scenario wants a picture of; all where it wants none
  size_t pictured_count;
  const char **sentences; // by step
  const char *longest;
  Scratch scratch;
} Timeline;

// ---- opening: when each life changes ----------------------------------------------------------

static bool reachable(const SnapshotObject *object) { return object->flags & SNAPSHOT_REACHABLE; }

static bool changes_at(const Timeline *t, const Life *life, size_t step) {
  if (life->born == step || life->died == step) return true;
  if (step < life->born || step > life->died) return false;
  const SnapshotObject *before = life_at(life, t->snapshots, step - 1),
                       *now = life_at(life, t->snapshots, step);
  return before->refcount != now->refcount || reachable(before) != reachable(now);
}

static void find_changes(Timeline *t) {
  t->first_changed = scratch_alloc(&t->scratch, mem_size(t->count + 1, sizeof(size_t)));
  for (size_t step = 0; step < t->count; step++) {
    t->first_changed[step] = t->changed.count;
    for (size_t i = 0; i < t->lives.count; i++)
      if (!t->hidden[i] && changes_at(t, &t->lives.items[i], step))
        array_push(&t->changed, (uint32_t)i);
  }
  t->first_changed[t->count] = t->changed.count;
}

static void find_pictured(Timeline *t) {
  size_t wanted = 0;
  for (size_t step = 0; step < t->count; step++) wanted += t->snapshots[step]->picture;
  t->pictured = scratch_alloc(&t->scratch, mem_size(t->count + 1, sizeof *t->pictured));
  for (size_t step = 0; step < t->count; step++)
    if (!wanted || t->snapshots[step]->picture) t->pictured[t->pictured_count++] = step;
}

static void find_bars(Timeline *t) {
  t->hidden = scratch_alloc(&t->scratch, t->lives.count + 1);
  for (size_t i = 0; i < t->lives.count; i++) {
    t->hidden[i] = object_hidden(t->lives.items[i].object, t->options);
    t->bars += !t->hidden[i];
  }
}

// ---- what is alive ----------------------------------------------------------------------------

typedef struct Alive {
  int64_t objects, bytes, unreachable, unreachable_bytes;
  int64_t tracked[LANES];
} Alive;

static Alive alive_in(const Snapshot *snapshot) {
  Alive alive = {0};
  for (size_t i = 0; i < snapshot->object_count; i++) {
    const SnapshotObject *object = &snapshot->objects[i];
    if (object->serial <= 0) continue;
    int lane = lane_of(snapshot, object);
    alive.objects++;
    alive.bytes += (int64_t)object->size;
    if (lane != LANE_NONE) alive.tracked[lane]++;
    if (reachable(object)) continue;
    alive.unreachable++;
    alive.unreachable_bytes += (int64_t)object->size;
  }
  return alive;
}

static const char *sentence_at(Timeline *t, size_t at) {
  enum { MAX_RAN = 36 };
  const Snapshot *now = t->snapshots[at];
  Scratch *scratch = &t->scratch;
  if (now->note) return sentence_of(scratch, at ? t->snapshots[at - 1] : NULL, now);
  Alive alive = alive_in(now);
  const char *ran = limit_end(scratch, limit_statement(scratch, now->source), MAX_RAN);
  if (alive.unreachable)
    return scratch_printf(
        scratch,
        "After %s, %lld object%s alive but unreachable, %lld bytes: only the "
        "collector frees %s.",
        ran, (long long)alive.unreachable, alive.unreachable == 1 ? " is" : "s are",
        (long long)alive.unreachable_bytes, alive.unreachable == 1 ? "it" : "them");
  return scratch_printf(scratch, "After %s, %lld object%s alive, %lld bytes.", ran,
                        (long long)alive.objects, alive.objects == 1 ? " is" : "s are",
                        (long long)alive.bytes);
}

static void write_sentences(Timeline *t) {
  t->sentences = scratch_alloc(&t->scratch, mem_size(t->count + 1, sizeof *t->sentences));
  t->longest = "";
  for (size_t at = 0; at < t->count; at++) {
    t->sentences[at] = limit_end(&t->scratch, sentence_at(t, at), 2 * MAX_SENTENCE);
    if (scene_columns(t->sentences[at]) > scene_columns(t->longest)) t->longest = t->sentences[at];
  }
}

void *view_timeline_open(const Snapshot *const *snapshots, size_t count,
                         const ViewOptions *options) {
  static const ViewOptions defaults;
  Timeline *t = mem_zalloc(sizeof *t);
  t->snapshots = snapshots;
  t->count = count;
  t->options = options ? options : &defaults;
  lives_find(&t->lives, snapshots, count);
  find_pictured(t);
  find_bars(t);
  find_changes(t);
  write_sentences(t);
  return t;
}

void view_timeline_close(void *opened) {
  Timeline *t = opened;
  array_delete(&t->lives);
  array_delete(&t->changed);
  scratch_delete(&t->scratch);
  mem_free(t);
}

// ---- columns ----------------------------------------------------------------------------------

typedef struct Picturing {
  const Timeline *t;
  size_t at;
  Scene *scene;
  SceneTimeline *out;
} Picturing;

// The first of the pictured steps of a column; equal shares, the larger ones first.
static size_t share(const Picturing *p, size_t column) {
  size_t columns = p->out->column_count;
  return (column * p->t->pictured_count + columns - 1) / columns;
}

// A column shows its last pictured step, and begins behind that of the column before.
static size_t last_step(const Picturing *p, size_t column) {
  return p->t->pictured[share(p, column + 1) - 1];
}

static size_t first_step(const Picturing *p, size_t column) {
  return column ? last_step(p, column - 1) + 1 : 0;
}

// Blanks beside signs are not needed: "a = Node(1)" is "a=Node(1)"; in strings they stay.
static const char *compact(Scratch *scratch, const char *statement) {
  static const char signs[] = "=+-*/%,:;<>()[]{}|&^!";
  size_t length = strlen(statement), kept = 0;
  char *text = scratch_strndup(scratch, statement, length), quote = 0;
  for (size_t i = 0; i < length; i++) {
    char c = statement[i];
    bool beside = (kept && strchr(signs, text[kept - 1])) ||
                  (statement[i + 1] && strchr(signs, statement[i + 1]));
    if (c == ' ' && !quote && beside) continue;
    if (quote ? c == quote : c == '\'' || c == '"') quote = quote ? 0 : c;
    text[kept++] = c;
  }
  text[kept] = 0;
  return text;
}

static void set_column(Picturing *p, size_t index) {
  SceneColumn *column = &p->out->columns[index];
  Scratch *scratch = &p->scene->scratch;
  size_t first = first_step(p, index), last = last_step(p, index);
  const Snapshot *snapshot = p->t->snapshots[last];
  Alive alive = alive_in(snapshot);
  bool final = index + 1 == p->out->column_count;
  size_t title = p->t->pictured[share(p, index)];
  column->current = first <= p->at && (final || p->at <= last);
  column->title = scratch_printf(scratch, "%zu", snapshot->step);
  if (title != last) {
    p->out->binned = true;
    column->title =
        scratch_printf(scratch, "%zu–%zu", p->t->snapshots[title]->step, snapshot->step);
  }
  column->statement = compact(scratch, limit_statement(scratch, snapshot->source));
  column->objects = alive.objects;
  column->bytes = alive.bytes;
  memcpy(column->tracked, alive.tracked, sizeof column->tracked);
}

static int64_t larger(int64_t a, int64_t b) { return a > b ? a : b; }

static void set_columns(Picturing *p) {
  SceneTimeline *out = p->out;
  size_t pictured = p->t->pictured_count;
  out->column_count = pictured < TIMELINE_COLUMNS ? pictured : TIMELINE_COLUMNS;
  out->columns =
      scratch_alloc(&p->scene->scratch, mem_size(out->column_count, sizeof *out->columns));
  for (size_t i = 0; i < out->column_count; i++) {
    set_column(p, i);
    const SceneColumn *column = &out->columns[i];
    int64_t tracked = 0;
    for (int lane = 0; lane < LANES; lane++) {
      tracked += column->tracked[lane];
      if (column->tracked[lane]) out->lanes[lane] = lane_word(p->t->snapshots[0], lane);
    }
    out->most_objects = larger(out->most_objects, column->objects);
    out->most_bytes = larger(out->most_bytes, column->bytes);
    out->most_tracked = larger(out->most_tracked, tracked);
  }
}

// ---- lifetimes --------------------------------------------------------------------------------

static void set_span(Picturing *p, const Life *life, SceneSpan *spans, size_t column) {
  size_t first = first_step(p, column), last = last_step(p, column);
  SceneSpan *span = &spans[column];
  const SnapshotObject *now = life_at(life, p->t->snapshots, last);
  if (!now) {
    bool ended = life->died >= first && life->died <= last;
    if (ended) span->state = life->collected ? SPAN_COLLECTED : SPAN_FREED;
    return;
  }
  span->state = reachable(now) ? SPAN_REACHABLE : SPAN_UNREACHABLE;
  span->count = now->flags & SNAPSHOT_IMMORTAL
                    ? "∞"
                    : scratch_printf(&p->scene->scratch, "%lld", (long long)now->refcount);
  span->changed =
      column == 0 || !spans[column - 1].count || strcmp(spans[column - 1].count, span->count) != 0;
}

static const char *story_of(const Picturing *p, const Life *life) {
  const Snapshot *const *snapshots = p->t->snapshots;
  Scratch *scratch = &p->scene->scratch;
  const char *start = scratch_printf(scratch, "%s #%lld, born in step %zu", life->object->type,
                                     (long long)life->serial, snapshots[life->born]->step);
  if (life->died == p->t->count) return scratch_printf(scratch, "%s, alive", start);
  return scratch_printf(scratch, "%s, %s in step %zu", start,
                        life->collected ? "found by the collector" : "freed",
                        snapshots[life->died]->step);
}

static void set_lifetime(Picturing *p, SceneLifetime *out, const Life *life) {
  Scratch *scratch = &p->scene->scratch;
  out->serial = life->serial;
  out->type = limit_end(scratch, life->object->type, MAX_TYPE);
  out->label = scratch_printf(scratch, "#%lld", (long long)life->serial);
  out->tooltip = story_of(p, life);
  out->spans = scratch_alloc(scratch, mem_size(p->out->column_count, sizeof *out->spans));
  for (size_t column = 0; column < p->out->column_count; column++)
    set_span(p, life, out->spans, column);
}

static int by_number(const void *left, const void *right) {
  const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return a < b ? -1 : a > b;
}

static size_t choose_step(const Timeline *t, size_t step, uint32_t *chosen, size_t count) {
  for (size_t i = t->first_changed[step]; i < t->first_changed[step + 1]; i++) {
    bool known = count == TIMELINE_LIVES;
    for (size_t j = 0; j < count; j++) known = known || chosen[j] == t->changed.items[i];
    if (!known) chosen[count++] = t->changed.items[i];
  }
  return count;
}

// The lives that change nearest to the step, in order of birth.
static size_t choose(const Picturing *p, uint32_t *chosen) {
  size_t count = 0;
  for (size_t distance = 0; distance < p->t->count && count < TIMELINE_LIVES; distance++) {
    if (distance <= p->at) count = choose_step(p->t, p->at - distance, chosen, count);
    if (distance && p->at + distance < p->t->count)
      count = choose_step(p->t, p->at + distance, chosen, count);
  }
  qsort(chosen, count, sizeof *chosen, by_number);
  return count;
}

// What the numbers count and no bar shows: lives that are too many, and classes.
static const char *left_out(Scratch *scratch, size_t more, size_t classes) {
  const char *kinds = scratch_printf(scratch, "%zu class%s", classes, classes == 1 ? "" : "es");
  if (more == 0) return classes ? scratch_printf(scratch, "… %s", kinds) : NULL;
  return classes ? scratch_printf(scratch, "… %zu more, %s", more, kinds)
                 : scratch_printf(scratch, "… %zu more", more);
}

static void set_lifetimes(Picturing *p) {
  SceneTimeline *out = p->out;
  uint32_t chosen[TIMELINE_LIVES];
  out->lifetime_count = choose(p, chosen);
  out->lifetimes =
      scratch_alloc(&p->scene->scratch, mem_size(TIMELINE_LIVES, sizeof *out->lifetimes));
  for (size_t i = 0; i < out->lifetime_count; i++)
    set_lifetime(p, &out->lifetimes[i], &p->t->lives.items[chosen[i]]);
  out->all = p->t->bars <= TIMELINE_LIVES;
  out->more = left_out(&p->scene->scratch, p->t->bars - out->lifetime_count,
                       p->t->lives.count - p->t->bars);
}

// ---- words around -----------------------------------------------------------------------------

static void set_caption(Picturing *p) {
  Scene *scene = p->scene;
  const Snapshot *now = p->t->snapshots[p->at], *last = p->t->snapshots[p->t->count - 1];
  caption_make(scene, now, last); // its name
  SceneWord pill = {0};
  word_now(&pill,
           scratch_printf(&scene->scratch, "%zu step%s", last->step, last->step == 1 ? "" : "s"));
  scene->pill = pill;
  scene->statement = "Life of every object";
  scene->titled = true;
  // The scene may outlive the view.
  scene->sentence = scratch_printf(&scene->scratch, "%s", p->t->sentences[p->at]);
  scene->longest = scratch_printf(&scene->scratch, "%s", p->t->longest);
}

static bool has_state(const Timeline *t, bool wanted) {
  for (size_t i = 0; i < t->count; i++)
    for (size_t j = 0; j < t->snapshots[i]->object_count; j++) {
      const SnapshotObject *object = &t->snapshots[i]->objects[j];
      if (object->serial > 0 && reachable(object) == wanted) return true;
    }
  return false;
}

static void add_legend(Scene *scene, bool used, LegendKind kind, const char *words) {
  if (used) scene->legend[scene->legend_count++] = (SceneLegend){kind, words};
}

// Of the whole run, as all of the page.
static void set_legend(Picturing *p) {
  static const LegendKind kinds[LANES] = {LEGEND_GENERATION_0, LEGEND_GENERATION_1,
                                          LEGEND_GENERATION_2, LEGEND_PERMANENT};
  Scene *scene = p->scene;
  scene->legend = scratch_alloc(&scene->scratch, (LANES + 2) * sizeof *scene->legend);
  add_legend(scene, has_state(p->t, true), LEGEND_GENERATION_1, "reachable");
  add_legend(scene, has_state(p->t, false), LEGEND_ISLAND, "alive but unreachable");
  for (int lane = 0; lane < LANES; lane++)
    add_legend(scene, p->out->lanes[lane], kinds[lane], p->out->lanes[lane]);
}

Scene *view_timeline_scene(void *opened, size_t at) {
  Scratch scratch = {0};
  Scene *scene = scratch_alloc(&scratch, sizeof *scene);
  scene->scratch = scratch;
  scene->kind = SCENE_TIMELINE;
  Picturing p = {.t = opened, .at = at, .scene = scene};
  scene->timeline = p.out = scratch_alloc(&scene->scratch, sizeof *p.out);
  set_caption(&p);
  set_columns(&p);
  set_lifetimes(&p);
  set_legend(&p);
  return scene;
}
