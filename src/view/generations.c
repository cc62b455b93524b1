// generations.c: the view `generations`: in which lane of the collector each object stands, the
// counters against their thresholds, and what a step moved, freed or left behind.
#include <string.h>

#include "heapstory/scene_generations.h"
#include "lives.h"

typedef struct Generations {
  const Snapshot *const *snapshots;
  size_t count;
  Lives lives;
  Stays stays;
  Moved *moved;           // by step
  const char **sentences; // by step
  const char *longest;
  Scratch scratch;
} Generations;

// ---- opening: what all steps share ------------------------------------------------------------

static const Stay *next_stay(const Stays *stays, const Stay *stay) {
  return stay->next ? &stays->items.items[stay->next - 1] : NULL;
}

static const Stay *first_stay(const Stays *stays, size_t life) {
  return stays->first[life] ? &stays->items.items[stays->first[life] - 1] : NULL;
}

static bool is_move(const Stay *from, const Stay *to) {
  return to && from->end == to->from && from->lane != to->lane;
}

static void count_moves(Generations *g) {
  g->moved = scratch_alloc(&g->scratch, mem_size(g->count + 1, sizeof *g->moved));
  for (size_t i = 0; i < g->stays.items.count; i++) {
    const Stay *stay = &g->stays.items.items[i], *next = next_stay(&g->stays, stay);
    if (is_move(stay, next)) g->moved[next->from].count[stay->lane][next->lane]++;
  }
}

static void write_sentences(Generations *g) {
  g->sentences = scratch_alloc(&g->scratch, mem_size(g->count + 1, sizeof *g->sentences));
  g->longest = "";
  for (size_t at = 0; at < g->count; at++) {
    const char *sentence = collections_sentence(&g->scratch, at ? g->snapshots[at - 1] : NULL,
                                                g->snapshots[at], &g->moved[at]);
    g->sentences[at] = limit_end(&g->scratch, sentence, 2 * MAX_SENTENCE);
    if (scene_columns(g->sentences[at]) > scene_columns(g->longest)) g->longest = g->sentences[at];
  }
}

void *view_generations_open(const Snapshot *const *snapshots, size_t count,
                            const ViewOptions *options) {
  (void)options; // what the collector holds is shown whole
  Generations *g = mem_zalloc(sizeof *g);
  g->snapshots = snapshots;
  g->count = count;
  lives_find(&g->lives, snapshots, count);
  stays_find(&g->stays, &g->lives, snapshots, count);
  count_moves(g);
  write_sentences(g);
  return g;
}

void view_generations_close(void *opened) {
  Generations *g = opened;
  array_delete(&g->lives);
  stays_delete(&g->stays);
  scratch_delete(&g->scratch);
  mem_free(g);
}

// ---- chips ------------------------------------------------------------------------------------

// Objects of a lane by what happened to them, whether they have a cell or not.
typedef struct Tally {
  size_t standing, by_state[CHIP_COLLECTED + 1], unreachable;
  size_t no_room, left_unseen;
} Tally;

typedef struct Picturing {
  const Generations *g;
  size_t at;
  Scene *scene;
  SceneGenerations *out;
  Tally tally[LANES];
  Array(SceneChip) chips[LANES];
  Array(SceneMove) moves;
} Picturing;

static const char *tooltip_of(Scratch *scratch, const Snapshot *snapshot,
                              const SnapshotObject *object) {
  int lane = lane_of(snapshot, object);
  return scratch_printf(scratch, "%s #%lld, %llu bytes, refs %lld, %s", object->type,
                        (long long)object->serial, (unsigned long long)object->size,
                        (long long)object->refcount,
                        lane == LANE_NONE ? "untracked" : lane_word(snapshot, lane));
}

static void add_chip(Picturing *p, const Stay *stay, const Life *life, const SnapshotObject *now,
                     ChipState state) {
  Tally *tally = &p->tally[stay->lane];
  tally->by_state[state]++;
  if (!stay_shown(stay, p->at)) {
    tally->no_room += state < CHIP_LEFT;
    tally->left_unseen += state == CHIP_LEFT;
    return;
  }
  Scratch *scratch = &p->scene->scratch;
  size_t then = now ? p->at : p->at - 1; // what is dead is described as it was
  SceneChip chip = {
      .serial = life->serial,
      .state = state,
      .cell = stay->cell,
      .type = limit_end(scratch, life->object->type, MAX_TYPE),
      .label = scratch_printf(scratch, "#%lld", (long long)life->serial),
  };
  const SnapshotObject *object = now ? now : life_at(life, p->g->snapshots, then);
  if (object) chip.tooltip = tooltip_of(scratch, p->g->snapshots[then], object);
  array_push(&p->chips[stay->lane], chip);
}

static ChipState state_of_gone(const Life *life, const SnapshotObject *now, bool moved) {
  if (moved) return CHIP_LEFT;
  if (now) return CHIP_UNTRACKED;
  return life->collected ? CHIP_COLLECTED : CHIP_FREED;
}

static ChipState state_of_standing(const Picturing *p, const Stay *stay, const Life *life,
                                   const SnapshotObject *now, bool moved) {
  bool first = stay->from == p->at;
  if (first && !moved && life->born == p->at) return CHIP_NEW;
  if (first) return CHIP_ARRIVED;
  return now->flags & SNAPSHOT_REACHABLE ? CHIP_PLAIN : CHIP_UNREACHABLE;
}

static void add_move(Picturing *p, const Life *life, const Stay *from, const Stay *to) {
  if (!stay_shown(from, p->at) || !stay_shown(to, p->at)) return;
  array_push(&p->moves, (SceneMove){life->serial, (uint32_t)from->lane, from->cell,
                                    (uint32_t)to->lane, to->cell});
}

// Where the object stands at this step, and what it left at it.
static void add_life(Picturing *p, size_t index) {
  const Life *life = &p->g->lives.items[index];
  if (p->at < life->born || p->at > life->died) return;
  const SnapshotObject *now = life_at(life, p->g->snapshots, p->at);
  const Stay *left = NULL;
  for (const Stay *stay = first_stay(&p->g->stays, index); stay;
       stay = next_stay(&p->g->stays, stay)) {
    bool stands = stay->from <= p->at && p->at < stay->end, gone = stay->end == p->at;
    bool left_for = gone && is_move(stay, next_stay(&p->g->stays, stay));
    if (gone) add_chip(p, stay, life, now, state_of_gone(life, now, left_for));
    if (left_for) left = stay;
    if (!stands) continue;
    p->tally[stay->lane].standing++;
    p->tally[stay->lane].unreachable += !(now->flags & SNAPSHOT_REACHABLE);
    add_chip(p, stay, life, now, state_of_standing(p, stay, life, now, left));
    if (left) add_move(p, life, left, stay);
  }
}

// ---- the head of a lane -----------------------------------------------------------------------

static const char *changed(Scratch *scratch, int64_t from, int64_t to) {
  return from == to ? scratch_printf(scratch, "%lld", (long long)to)
                    : scratch_printf(scratch, "%lld→%lld", (long long)from, (long long)to);
}

static void set_gauge(SceneLane *lane, int64_t value, int64_t limit) {
  lane->full = limit;
  lane->filled = value < limit ? value : limit;
  if (lane->passed) lane->filled = lane->full;
}

// A counter of gc.get_count(). Of young it says what a collection found there; the others say what
// they were before the step.
static void set_counter(Picturing *p, SceneLane *lane, int g) {
  static const char *const units[] = {"allocations", "gen 0 runs", "gen 1 runs"};
  const SnapshotGc *now = &p->g->snapshots[p->at]->gc;
  const SnapshotGc *before = p->at ? &p->g->snapshots[p->at - 1]->gc : now;
  Collections all = collections_of(p->g->snapshots[p->at]);
  Scratch *scratch = &p->scene->scratch;
  int64_t from = g == 0 && all.count ? all.last_start->c : before->count[g];
  bool ran = false;
  for (int older = g; older < 3; older++) ran = ran || all.by_generation[older];
  lane->count = changed(scratch, from, now->count[g]);
  lane->limit = scratch_printf(scratch, "/ %lld", (long long)now->threshold[g]);
  lane->unit = units[g];
  lane->passed = (all.automatic && ran) || (now->threshold[g] && now->count[g] > now->threshold[g]);
  set_gauge(lane, now->count[g], now->threshold[g]);
}

static int64_t standing_in(const Snapshot *snapshot, int lane) {
  int64_t count = 0;
  for (size_t i = 0; i < snapshot->object_count; i++) {
    const SnapshotObject *object = &snapshot->objects[i];
    count += object->serial > 0 && lane_of(snapshot, object) == lane;
  }
  return count;
}

// Of the two old spaces: how many of the old objects this cycle has visited, or not yet.
static void set_visits(Picturing *p, SceneLane *lane, int space) {
  const Snapshot *now = p->g->snapshots[p->at];
  Scratch *scratch = &p->scene->scratch;
  int64_t here = standing_in(now, space), old = standing_in(now, 1) + standing_in(now, 2);
  int64_t before = p->at ? standing_in(p->g->snapshots[p->at - 1], space) : here;
  lane->count = changed(scratch, before, here);
  lane->limit = scratch_printf(scratch, "/ %lld", (long long)old);
  lane->unit = space == 1 ? "objects visited" : "left to visit";
  set_gauge(lane, here, old);
}

static void set_head(Picturing *p, int index) {
  SceneLane *lane = &p->out->lanes[index];
  const Snapshot *now = p->g->snapshots[p->at];
  Scratch *scratch = &p->scene->scratch;
  lane->pill = lane_pill(now, index);
  lane->role = lane_role(now, index);
  if (index < LANE_PERMANENT && now->gc.two_spaces && index > 0)
    set_visits(p, lane, index);
  else if (index < LANE_PERMANENT)
    set_counter(p, lane, index);
  size_t own = p->tally[index].standing;
  const char *objects = scratch_printf(scratch, "%zu object%s", own, own == 1 ? "" : "s");
  int64_t internal = now->gc.internal[index];
  lane->contents =
      internal ? scratch_printf(scratch, "%s and %lld internal", objects, (long long)internal)
               : objects;
}

// ---- what stands at the end of a lane ---------------------------------------------------------

static void add_note(Picturing *p, SceneLane *lane, NoteKind kind, size_t count,
                     const char *format) {
  if (count == 0) return;
  lane->notes[lane->note_count++] =
      (SceneNote){kind, scratch_printf(&p->scene->scratch, "%zu %s", count, format)};
}

static void set_notes(Picturing *p, int index) {
  enum { MOST_NOTES = 8 };
  SceneLane *lane = &p->out->lanes[index];
  const Tally *tally = &p->tally[index];
  lane->notes = scratch_alloc(&p->scene->scratch, MOST_NOTES * sizeof *lane->notes);
  if (tally->no_room)
    lane->notes[lane->note_count++] =
        (SceneNote){NOTE_MORE, scratch_printf(&p->scene->scratch, "+%zu", tally->no_room)};
  add_note(p, lane, NOTE_RECLAIMED, tally->by_state[CHIP_COLLECTED], "reclaimed");
  add_note(p, lane, NOTE_FREED, tally->by_state[CHIP_FREED], "freed");
  if (tally->left_unseen) add_note(p, lane, NOTE_MOVED, tally->by_state[CHIP_LEFT], "moved on");
  add_note(p, lane, NOTE_UNREACHABLE, tally->unreachable, "unreachable");
  add_note(p, lane, NOTE_PLAIN, tally->by_state[CHIP_UNTRACKED], "untracked");
  if (index == 0 && !p->g->snapshots[p->at]->gc.enabled)
    lane->notes[lane->note_count++] = (SceneNote){NOTE_PLAIN, "gc disabled"};
}

// ---- the scene --------------------------------------------------------------------------------

// Those that stand in the lane first, from left to right; then what is gone.
static bool comes_before(const SceneChip *a, const SceneChip *b) {
  bool a_gone = a->state >= CHIP_LEFT, b_gone = b->state >= CHIP_LEFT;
  return a_gone != b_gone ? b_gone : a->cell < b->cell;
}

static void sort_chips(SceneChip *chips, size_t count) {
  for (size_t i = 1; i < count; i++)
    for (size_t j = i; j > 0 && comes_before(&chips[j], &chips[j - 1]); j--) {
      SceneChip chip = chips[j];
      chips[j] = chips[j - 1];
      chips[j - 1] = chip;
    }
}

static void *moved_to(Scratch *scratch, void *items, size_t count, size_t size) {
  void *copy = scratch_alloc(scratch, mem_size(count + 1, size));
  if (count) memcpy(copy, items, count * size);
  mem_free(items);
  return copy;
}

static void set_lane(Picturing *p, int index) {
  SceneLane *lane = &p->out->lanes[index];
  const Stays *stays = &p->g->stays;
  lane->reserved = index < LANE_PERMANENT || stays->used[index];
  lane->rows = stays->rows[index];
  lane->columns = stays->columns[index];
  lane->chip_count = p->chips[index].count;
  sort_chips(p->chips[index].items, lane->chip_count);
  lane->chips =
      moved_to(&p->scene->scratch, p->chips[index].items, lane->chip_count, sizeof(SceneChip));
  lane->present = index < LANE_PERMANENT || lane->chip_count || p->tally[index].standing;
  set_head(p, index);
  set_notes(p, index);
}

Scene *view_generations_scene(void *opened, size_t at) {
  const Generations *g = opened;
  Scratch scratch = {0};
  Scene *scene = scratch_alloc(&scratch, sizeof *scene);
  scene->scratch = scratch;
  scene->kind = SCENE_GENERATIONS;
  SceneGenerations *out = scratch_alloc(&scene->scratch, sizeof *out);
  scene->generations = out;
  caption_make(scene, g->snapshots[at], g->snapshots[g->count - 1]);
  // The scene may outlive the view.
  scene->sentence = scratch_printf(&scene->scratch, "%s", g->sentences[at]);
  scene->longest = scratch_printf(&scene->scratch, "%s", g->longest);
  Picturing p = {.g = g, .at = at, .scene = scene, .out = out};
  for (size_t life = 0; life < g->lives.count; life++) add_life(&p, life);
  for (int lane = 0; lane < LANES; lane++) set_lane(&p, lane);
  out->move_count = p.moves.count;
  out->moves = moved_to(&scene->scratch, p.moves.items, out->move_count, sizeof(SceneMove));
  return scene;
}
