// collector_phases.c: what each phase of a collection says of the objects, references and holders
// that are drawn.
#include <string.h>

#include "collected.h"

// ---- holders ----------------------------------------------------------------------------------

// All that holds one member from outside of the drawing.
typedef struct Holding {
  const char *name, *word;
  bool code;
  bool outside;   // some of it is not examined
  bool reaches;   // over it the member was found reachable
  bool late;      // a finalizer made it
  int64_t others; // references beside the one that is named
} Holding;

static void hold(Holding *holding, const char *name, const char *word, bool code, int64_t count) {
  if (holding->name) {
    holding->others += count;
    return;
  }
  *holding =
      (Holding){name, word, code, holding->outside, holding->reaches, holding->late, count - 1};
}

static const char *holder_name(const Collected *c, const char *type, int64_t serial) {
  const char *short_type = limit_end(c->scratch, type, MAX_NAME);
  if (serial <= 0) return short_type;
  return scratch_printf(c->scratch, "%s #%lld", short_type, (long long)serial);
}

static void hold_from_outside(const Collected *c, Holding *holding, const CollectionHolder *from) {
  holding->outside |= from->through == NO_OBJECT;
  switch (from->kind) {
  case HOLDER_NAME:
    hold(holding, limit_end(c->scratch, from->name, MAX_NAME), "name", true, from->count);
    return;
  case HOLDER_OBJECT:
    hold(holding, holder_name(c, from->name, from->serial), NULL, false, from->count);
    return;
  case HOLDER_OTHER: hold(holding, "interpreter", NULL, false, from->count); return;
  }
}

// Names first: they say most.
static void hold_by_holders(const Collected *c, int32_t object, Holding *holding) {
  for (CollectionHolderKind kind = HOLDER_NAME; kind <= HOLDER_OTHER; kind++)
    for (size_t i = 0; i < c->collection->holder_count; i++) {
      const CollectionHolder *from = &c->collection->holders[i];
      if ((int32_t)from->to == object && from->kind == kind) hold_from_outside(c, holding, from);
    }
}

static void hold_by_hidden(const Collected *c, int32_t object, Holding *holding) {
  for (size_t i = 0; i < c->collection->reference_count; i++) {
    const CollectionReference *r = &c->collection->references[i];
    const CollectionObject *from = &c->collection->objects[r->from];
    if ((int32_t)r->to == object && c->member[r->from] == NO_OBJECT)
      hold(holding, holder_name(c, from->type, from->internal ? 0 : from->serial), NULL, false, 1);
  }
}

static bool was_examined(const Collected *c, int64_t serial) {
  for (size_t i = 0; i < c->collection->object_count; i++)
    if (c->collection->objects[i].serial == serial) return true;
  return false;
}

// What holds an object of the snapshot behind the step, and was not examined.
static const char *holder_now(const Collected *c, int64_t serial, bool *code_out) {
  const Snapshot *now = c->snapshot;
  for (size_t i = 0; i < now->binding_count; i++)
    if (object_serial(now, now->bindings[i].to) == serial) {
      *code_out = true;
      return limit_end(c->scratch, now->bindings[i].name, MAX_NAME);
    }
  for (size_t i = 0; i < now->reference_count; i++) {
    const SnapshotObject *from = &now->objects[now->references[i].from];
    if (object_serial(now, now->references[i].to) == serial && !was_examined(c, from->serial))
      return holder_name(c, from->type, from->serial);
  }
  return NULL;
}

// What a finalizer gave an object to that it saved.
static void hold_late(const Collected *c, int32_t object, Holding *holding) {
  const CollectionObject *o = &c->collection->objects[object];
  if (holding->name || o->at[PHASE_FINALIZE].verdict != VERDICT_RESURRECTED) return;
  bool code = false;
  const char *name = holder_now(c, o->serial, &code);
  if (!name) return;
  holding->late = holding->outside = true;
  hold(holding, name, code ? "name" : NULL, code, 1);
}

static Holding holding_of(const Collected *c, uint32_t member) {
  Holding holding = {0};
  int32_t object = c->object[member];
  if (object == NO_OBJECT) return holding;
  hold_by_holders(c, object, &holding);
  hold_by_hidden(c, object, &holding);
  hold_late(c, object, &holding);
  const Reached *reached = &c->reached[object];
  holding.reaches =
      reached->through || (reached->by != NO_OBJECT && c->member[reached->by] == NO_OBJECT);
  if (holding.others > 0)
    holding.name = scratch_printf(c->scratch, "%s +%lld", holding.name, (long long)holding.others);
  return holding;
}

// What is no garbage and dies has lost what held it.
static bool is_lost(const CollectionObject *o, CollectorPhase phase) {
  bool garbage = o->at[PHASE_MOVE_UNREACHABLE].verdict == VERDICT_UNREACHABLE;
  if (phase < PHASE_FINALIZE || garbage) return false;
  if (o->at[phase].verdict == VERDICT_FREED) return true;
  return o->at[PHASE_CLEAR].verdict == VERDICT_FREED &&
         o->at[phase].refcount < o->at[PHASE_MOVE_UNREACHABLE].refcount;
}

static LinkState holder_state(const Holding *holding, const CollectionObject *object,
                              CollectorPhase phase) {
  if (is_lost(object, phase)) return LINK_ABSENT;
  if (holding->late && phase < PHASE_FINALIZE) return LINK_ABSENT;
  if (holding->late && phase == PHASE_FINALIZE) return LINK_REACHES;
  if (holding->outside) return LINK_OUTSIDE;
  if (phase == PHASE_SUBTRACT_REFS) return LINK_SUBTRACTED;
  if (phase == PHASE_MOVE_UNREACHABLE && holding->reaches) return LINK_REACHES;
  return LINK_PLAIN;
}

// ---- links ------------------------------------------------------------------------------------

typedef struct Links {
  SceneLink *items;
  bool *reaches; // by link
  size_t count;
} Links;

static size_t link_at(Links *links, uint32_t from, uint32_t to) {
  for (size_t i = 0; i < links->count; i++)
    if (links->items[i].from == from && links->items[i].to == to) return i;
  links->items[links->count] = (SceneLink){from, to, 0};
  return links->count++;
}

static Links links_of(const Collected *c) {
  Links links = {scratch_alloc(c->scratch, MOST_MEMBERS * MOST_MEMBERS * sizeof(SceneLink)),
                 scratch_alloc(c->scratch, MOST_MEMBERS * MOST_MEMBERS * sizeof(bool)), 0};
  for (size_t i = 0; i < c->collection->reference_count; i++) {
    const CollectionReference *r = &c->collection->references[i];
    int32_t from = c->member[r->from], to = c->member[r->to];
    if (from == NO_OBJECT || to == NO_OBJECT) continue;
    if (from == to && collected_is_many(c, (uint32_t)from)) continue;
    size_t link = link_at(&links, (uint32_t)from, (uint32_t)to);
    links.items[link].count++;
    links.reaches[link] |= c->reached[r->to].by == (int32_t)r->from;
  }
  return links;
}

static bool is_dead(const SceneMemberNow *now) { return now->state == MEMBER_GARBAGE; }

static LinkState link_state(const Links *links, size_t link, CollectorPhase phase,
                            const SceneMemberNow *now) {
  if (phase == PHASE_SUBTRACT_REFS) return LINK_SUBTRACTED;
  if (phase == PHASE_MOVE_UNREACHABLE && links->reaches[link]) return LINK_REACHES;
  return is_dead(&now[links->items[link].from]) ? LINK_GARBAGE : LINK_PLAIN;
}

// ---- members ----------------------------------------------------------------------------------

// `changed`: it was another one behind the phase before.
static void show_verdict(CollectorPhase phase, CollectionVerdict verdict, bool changed,
                         SceneMemberNow *now) {
  switch (verdict) {
  case VERDICT_OPEN: return;
  case VERDICT_REACHABLE:
    if (phase == PHASE_MOVE_UNREACHABLE)
      *now = (SceneMemberNow){.state = MEMBER_REACHED, .count = MEMBER_COUNT_REACHED};
    return;
  case VERDICT_RESURRECTED:
    if (changed) *now = (SceneMemberNow){.state = MEMBER_REACHED, .count = MEMBER_COUNT_REACHED};
    return;
  case VERDICT_UNREACHABLE:
    *now = (SceneMemberNow){.state = MEMBER_TENTATIVE, .count = MEMBER_COUNT_ZERO};
    return;
  case VERDICT_KEPT:
    *now = (SceneMemberNow){.state = MEMBER_KEPT, .count = MEMBER_COUNT_ZERO};
    return;
  case VERDICT_FREED:
    *now = (SceneMemberNow){.state = MEMBER_GARBAGE, .count = MEMBER_COUNT_ZERO};
    return;
  }
}

static const char *const verdict_words[] = {
    [VERDICT_OPEN] = "not decided yet",    [VERDICT_REACHABLE] = "reachable",
    [VERDICT_UNREACHABLE] = "unreachable", [VERDICT_RESURRECTED] = "saved by a finalizer",
    [VERDICT_KEPT] = "kept in gc.garbage", [VERDICT_FREED] = "freed",
};

static const char *ordinal(Scratch *scratch, uint32_t number) {
  static const char *const ends[] = {"th", "st", "nd", "rd"};
  uint32_t last = number % 10, tens = number / 10 % 10;
  return scratch_printf(scratch, "%u%s", number, ends[tens != 1 && last < 4 ? last : 0]);
}

static SceneMemberNow object_now(const Collected *c, uint32_t member, CollectorPhase phase,
                                 bool changes) {
  const CollectionObject *o = collected_object(c, member);
  const CollectionState *state = &o->at[phase];
  long long refs = state->refcount, now_refs = state->gc_refs;
  SceneMemberNow now = {0};
  bool first = phase == PHASE_UPDATE_REFS;
  show_verdict(phase, state->verdict, !first && o->at[phase - 1].verdict != state->verdict, &now);
  if (now.count == MEMBER_COUNT_ZERO && now_refs > 0) now.count = MEMBER_COUNT_PLAIN;
  bool changed = changes && o->at[phase - 1].gc_refs != state->gc_refs;
  if (phase == PHASE_SUBTRACT_REFS && changed) now.count = MEMBER_COUNT_SUBTRACTED;
  now.refs = scratch_printf(c->scratch, "refs %lld", refs);
  now.gc_refs = scratch_printf(c->scratch, "%lld", now_refs);
  if (changed)
    now.gc_refs =
        scratch_printf(c->scratch, "%lld→%lld", (long long)o->at[phase - 1].gc_refs, now_refs);
  uint32_t order = c->order[c->object[member]];
  if (phase == PHASE_MOVE_UNREACHABLE && order > 0) now.order = ordinal(c->scratch, order);
  const SceneMember *card = &c->members[member];
  now.tooltip = scratch_printf(c->scratch, "%s%s%s, %s, gc_refs %s, %s", card->type,
                               card->label ? " " : "", card->label ? card->label : "", now.refs,
                               now.gc_refs, verdict_words[state->verdict]);
  return now;
}

// The many of a side have the state of their side.
static SceneMemberNow many_now(const Collected *c, uint32_t member, CollectorPhase phase) {
  SceneMemberNow now = {0};
  bool island = c->members[member].island;
  CollectionVerdict verdict = VERDICT_OPEN;
  if (phase >= PHASE_MOVE_UNREACHABLE) verdict = island ? VERDICT_UNREACHABLE : VERDICT_REACHABLE;
  bool freed = island && phase == PHASE_CLEAR && c->saved == 0 && c->kept == 0;
  show_verdict(phase, freed ? VERDICT_FREED : verdict, false, &now);
  const SceneMember *card = &c->members[member];
  now.tooltip = scratch_printf(c->scratch, "%s %s", card->many, card->type);
  return now;
}

// ---- in the middle of move_unreachable --------------------------------------------------------

static uint32_t rescues_shown(const Collected *c) {
  uint32_t shown = 0;
  for (uint32_t i = 0; i < c->member_count; i++)
    shown += !collected_is_many(c, i) && c->order[c->object[i]] > 0;
  return shown;
}

// The object whose references brought the first one back: all before it in the list were walked.
static int32_t first_rescuer(const Collected *c) {
  for (size_t i = 0; i < c->collection->move_count; i++)
    if (c->collection->moves[i].rescued) return c->reached[c->collection->moves[i].object].by;
  return NO_OBJECT;
}

// Found by an object that was walked before: its count is 1, though nothing outside refers to it.
static bool found_before(const Collected *c, int32_t object, int32_t rescuer) {
  int32_t by = c->reached[object].by;
  return by != NO_OBJECT && by < rescuer && !c->aside[object] && !c->aside[by];
}

static SceneMemberNow moving_now(const Collected *c, uint32_t member) {
  int32_t object = c->object[member], rescuer = first_rescuer(c);
  const CollectionObject *o = &c->collection->objects[object];
  const CollectionState *state = &o->at[PHASE_SUBTRACT_REFS];
  bool aside = c->aside[object], found = found_before(c, object, rescuer);
  SceneMemberNow now = {.gc_refs = found ? "0→1" : NULL};
  if (aside) now = (SceneMemberNow){.state = MEMBER_TENTATIVE, .count = MEMBER_COUNT_ZERO};
  if (!aside && object < rescuer) now.state = MEMBER_REACHED;
  if (found || now.state == MEMBER_REACHED) now.count = MEMBER_COUNT_REACHED;
  now.refs = scratch_printf(c->scratch, "refs %lld", (long long)state->refcount);
  if (!now.gc_refs) now.gc_refs = scratch_printf(c->scratch, "%lld", (long long)state->gc_refs);
  now.tooltip = scratch_printf(c->scratch, "%s, %s, gc_refs %s, %s", c->members[member].type,
                               now.refs, now.gc_refs, aside ? "set aside" : "not decided yet");
  return now;
}

// The many of a side: set aside where each of them is.
static SceneMemberNow many_moving(const Collected *c, uint32_t member) {
  SceneMemberNow now = many_now(c, member, PHASE_SUBTRACT_REFS);
  bool all = true;
  for (size_t i = 0; i < c->collection->object_count; i++)
    all &= c->member[i] != (int32_t)member || c->aside[i];
  if (all) now.state = MEMBER_TENTATIVE;
  return now;
}

static ScenePhase moving_words(const Collected *c) {
  ScenePhase phase = {
      .title = "move", .function = "move_unreachable", .words = "0: set aside, tentatively"};
  int32_t rescuer = first_rescuer(c);
  int32_t member = c->member[rescuer];
  if (member != NO_OBJECT && c->members[member].label)
    phase.more = scratch_printf(c->scratch, "until %s %s is walked", c->members[member].type,
                                c->members[member].label);
  return phase;
}

// ---- words ------------------------------------------------------------------------------------

static const char *end_words(const Collected *c) {
  if (c->unreachable == 0) return "nothing is unreachable";
  if (c->kept) return scratch_printf(c->scratch, "gc.garbage keeps %zu", c->kept);
  if (c->freed) return scratch_printf(c->scratch, "the rest is garbage: %zu freed", c->freed);
  return "nothing is left to free";
}

static void add_words(const Collected *c, CollectorPhase phase, ScenePhase *out) {
  uint32_t rescues = rescues_shown(c);
  switch (phase) {
  case PHASE_UPDATE_REFS:
    *out = (ScenePhase){
        .title = "copy", .function = "update_refs", .words = "refs → gc_refs", .sample = "n"};
    return;
  case PHASE_SUBTRACT_REFS:
    *out = (ScenePhase){
        .title = "subtract", .function = "subtract_refs", .words = "−1 per internal reference"};
    return;
  case PHASE_MOVE_UNREACHABLE:
    *out = (ScenePhase){
        .title = "rescue", .function = "move_unreachable", .words = "> 0: reached from outside"};
    if (rescues > 0) out->more = rescues > 1 ? "1st, 2nd: taken back" : "1st: taken back";
    return;
  case PHASE_FINALIZE:
    *out = (ScenePhase){.title = "finalize",
                        .function = "finalize_garbage",
                        .words = "finalizers ran: nothing saved"};
    if (c->saved) out->words = scratch_printf(c->scratch, "finalizers ran: %zu saved", c->saved);
    return;
  case PHASE_CLEAR:
    *out = (ScenePhase){.title = "collect", .function = "delete_garbage", .words = end_words(c)};
    if (c->late) out->more = scratch_printf(c->scratch, "%zu taken by what ran meanwhile", c->late);
    return;
  case PHASES: return;
  }
}

// ---- together ---------------------------------------------------------------------------------

typedef struct Scenery {
  const Collected *collected;
  Links links;
  Holding holdings[MOST_MEMBERS]; // of the members that something holds
  uint32_t holds[MOST_MEMBERS];   // these members
  size_t held;
} Scenery;

static void add_holders(Scenery *scenery, SceneCollector *scene) {
  const Collected *c = scenery->collected;
  SceneHolder *holders = scratch_alloc(c->scratch, MOST_MEMBERS * sizeof *holders);
  for (uint32_t i = 0; i < c->member_count; i++) {
    Holding holding = holding_of(c, i);
    if (!holding.name) continue;
    holders[scenery->held] = (SceneHolder){i, holding.name, holding.word, holding.code};
    scenery->holds[scenery->held] = i;
    scenery->holdings[scenery->held++] = holding;
  }
  scene->holders = holders;
  scene->holder_count = scenery->held;
}

static void add_phase(const Scenery *scenery, CollectorPhase phase, ScenePhase *out) {
  const Collected *c = scenery->collected;
  size_t links = scenery->links.count;
  SceneMemberNow *members = scratch_alloc(c->scratch, MOST_MEMBERS * sizeof *members);
  LinkState *states = scratch_alloc(c->scratch, (links + MOST_MEMBERS) * sizeof *states);
  add_words(c, phase, out);
  // The last panel says what is left: the changes were shown before.
  bool changes = phase != PHASE_UPDATE_REFS && phase != PHASE_CLEAR;
  for (uint32_t i = 0; i < c->member_count; i++)
    members[i] = collected_is_many(c, i) ? many_now(c, i, phase) : object_now(c, i, phase, changes);
  for (size_t i = 0; i < links; i++) states[i] = link_state(&scenery->links, i, phase, members);
  for (size_t i = 0; i < scenery->held; i++)
    states[links + i] =
        holder_state(&scenery->holdings[i], collected_object(c, scenery->holds[i]), phase);
  out->members = members;
  out->links = states;
  out->holders = states + links;
}

// Where several come back, the moment before the first does tells why.
static bool shows_moving(const Collected *c) {
  return rescues_shown(c) > 1 && !c->finalizers && first_rescuer(c) != NO_OBJECT;
}

static void add_moving(const Scenery *scenery, ScenePhase *out) {
  const Collected *c = scenery->collected;
  // Its lines are those of the first phase.
  add_phase(scenery, PHASE_UPDATE_REFS, out);
  SceneMemberNow *members = scratch_alloc(c->scratch, MOST_MEMBERS * sizeof *members);
  for (uint32_t i = 0; i < c->member_count; i++)
    members[i] = collected_is_many(c, i) ? many_moving(c, i) : moving_now(c, i);
  ScenePhase words = moving_words(c);
  words.members = members;
  words.links = out->links;
  words.holders = out->holders;
  *out = words;
}

void collected_add_phases(const Collected *c, SceneCollector *scene) {
  Scenery scenery = {.collected = c, .links = links_of(c)};
  add_holders(&scenery, scene);
  scene->links = scenery.links.items;
  scene->link_count = scenery.links.count;
  ScenePhase *phases = scratch_alloc(c->scratch, (PHASES + 1) * sizeof *phases);
  for (CollectorPhase phase = PHASE_UPDATE_REFS; phase < PHASES; phase++) {
    if (phase == PHASE_MOVE_UNREACHABLE && shows_moving(c))
      add_moving(&scenery, &phases[scene->phase_count++]);
    if (phase != PHASE_FINALIZE || c->finalizers)
      add_phase(&scenery, phase, &phases[scene->phase_count++]);
  }
  scene->phases = phases;
}
