// test_collector.c: collections from inside: what each phase says of each object, against the
// figures of CPython's text on its collector and against a simulation of the algorithm that is
// written here from FACTS.md 3.4 (as simgc.py is), with queues instead of flags.
#include "collections.h"

// Of the last step.
static const SnapshotCollection *last(const Played *played) {
  return played->recording->snapshots[played->recording->count - 1]->collection;
}

// The n-th object of a type, in the order of the list.
static const CollectionObject *nth(const SnapshotCollection *c, const char *type, size_t n) {
  for (size_t i = 0; i < c->object_count; i++)
    if (strcmp(c->objects[i].type, type) == 0 && n-- == 0) return &c->objects[i];
  fail_msg("no such object: %s", type);
  return NULL;
}

// ---- the simulation ---------------------------------------------------------------------------

enum { MOST_OBJECTS = 6000, MOST_CHILDREN = 40000 };

typedef struct Simulation {
  const SnapshotCollection *seen;
  size_t count;
  int64_t refs[MOST_OBJECTS];
  bool collecting[MOST_OBJECTS], unreachable[MOST_OBJECTS];
  uint32_t first[MOST_OBJECTS + 1], children[MOST_CHILDREN]; // in order of traversal
  uint32_t queue[2 * MOST_OBJECTS];
  CollectionMove moves[2 * MOST_OBJECTS];
  size_t queued, move_count;
} Simulation;

static Simulation simulation;

static bool is_child(const CollectionHolder *holder, size_t object) {
  return holder->through != NO_OBJECT && (size_t)holder->through == object;
}

static void take_children(Simulation *s) {
  const SnapshotCollection *c = s->seen;
  size_t count = 0, at = 0;
  for (uint32_t i = 0; i < s->count; i++) {
    s->first[i] = (uint32_t)count;
    for (; at < c->reference_count && c->references[at].from == i; at++)
      s->children[count++] = c->references[at].to;
    for (size_t h = 0; c->objects[i].names && h < c->holder_count; h++)
      if (is_child(&c->holders[h], i)) s->children[count++] = c->holders[h].to;
    assert_in_range(count, 0, MOST_CHILDREN - 1);
  }
  assert_int_equal(at, c->reference_count); // in the order of the list, all of them
  s->first[s->count] = (uint32_t)count;
}

static void note_move(Simulation *s, uint32_t object, bool rescued) {
  s->moves[s->move_count++] = (CollectionMove){object, rescued};
}

static void reach(Simulation *s, uint32_t child) {
  if (!s->collecting[child]) return;
  if (s->unreachable[child]) {
    s->unreachable[child] = false;
    s->refs[child] = 1;
    s->queue[s->queued++] = child;
    note_move(s, child, true);
  } else if (s->refs[child] == 0) {
    s->refs[child] = 1;
  }
}

static void deduce(Simulation *s) {
  for (uint32_t i = 0; i < s->count; i++) s->queue[s->queued++] = i;
  for (size_t at = 0; at < s->queued; at++) {
    uint32_t o = s->queue[at];
    if (s->refs[o] == 0) {
      s->unreachable[o] = true;
      note_move(s, o, false);
      continue;
    }
    for (uint32_t i = s->first[o]; i < s->first[o + 1]; i++) reach(s, s->children[i]);
    s->collecting[o] = false;
  }
}

static void assert_as_simulated(const SnapshotCollection *c) {
  Simulation *s = &simulation;
  memset(s, 0, sizeof *s);
  s->seen = c;
  s->count = c->object_count;
  assert_in_range(s->count, 1, MOST_OBJECTS);
  assert_int_equal(c->examined, c->object_count); // machinery was asked for: nothing is left out
  take_children(s);
  for (size_t i = 0; i < s->count; i++) {
    const CollectionState *start = &c->objects[i].at[PHASE_UPDATE_REFS];
    assert_int_equal(start->gc_refs, start->refcount);
    s->refs[i] = start->refcount;
    s->collecting[i] = true;
  }
  for (size_t i = 0; i < s->first[s->count]; i++) s->refs[s->children[i]]--;
  for (size_t i = 0; i < s->count; i++)
    assert_int_equal(c->objects[i].at[PHASE_SUBTRACT_REFS].gc_refs, s->refs[i]);
  deduce(s);
  assert_int_equal(c->move_count, s->move_count);
  for (size_t i = 0; i < s->move_count; i++) {
    assert_int_equal(c->moves[i].object, s->moves[i].object);
    assert_int_equal(c->moves[i].rescued, s->moves[i].rescued);
  }
  for (size_t i = 0; i < s->count; i++) {
    const CollectionState *moved = &c->objects[i].at[PHASE_MOVE_UNREACHABLE];
    assert_int_equal(moved->verdict, s->unreachable[i] ? VERDICT_UNREACHABLE : VERDICT_REACHABLE);
    assert_int_equal(moved->gc_refs, s->refs[i]);
  }
}

// What is left of gc_refs behind the subtraction are the holders outside.
static void assert_holders(const SnapshotCollection *c) {
  for (size_t i = 0; i < c->object_count; i++) {
    int64_t outside = 0;
    for (size_t h = 0; h < c->holder_count; h++)
      if (c->holders[h].to == i && c->holders[h].through == NO_OBJECT)
        outside += c->holders[h].count;
    assert_int_equal(outside, c->objects[i].at[PHASE_SUBTRACT_REFS].gc_refs);
  }
}

// ---- against the simulation ---------------------------------------------------------------------

static void collections_are_as_simulated(void **state) {
  (void)state;
  size_t seen = 0;
  for (size_t i = 0; profile_name(i); i++)
    for (seed = 1; seed < 16; seed++) {
      uint32_t start = seed;
      Text text = {0};
      random_program(&text);
      Played played = play_text(text_chars(&text), profile_name(i), SNAPSHOT_NEEDS_PHASES, true);
      for (size_t s = 0; s < played.recording->count; s++) {
        const SnapshotCollection *c = played.recording->snapshots[s]->collection;
        if (!c) continue;
        assert_as_simulated(c);
        assert_holders(c);
        seen++;
      }
      played_delete(&played);
      text_delete(&text);
      seed = start;
    }
  assert_in_range(seen, 500, 100000);
}

// ---- figures ----------------------------------------------------------------------------------

static void assert_counts(const CollectionObject *object, CollectorPhase phase, int64_t refcount,
                          int64_t gc_refs, CollectionVerdict verdict) {
  assert_int_equal(object->at[phase].refcount, refcount);
  assert_int_equal(object->at[phase].gc_refs, gc_refs);
  assert_int_equal(object->at[phase].verdict, verdict);
}

#define LINKS                                                                                      \
  "\"class Link:\\n    def __init__(self, next_link=None):\\n        self.next_link = "            \
  "next_link\","                                                                                   \
  "{\"collect\":0},\"link_3 = Link()\",\"link_2 = Link(link_3)\",\"link_1 = Link(link_2)\","       \
  "\"link_3.next_link = link_1\",\"A = link_1\",\"del link_1, link_2, link_3\","                   \
  "\"link_4 = Link()\\nlink_4.next_link = link_4\",\"del link_4\""

enum { LINK_3, LINK_2, LINK_1, LINK_4 }; // as they were made, and stand in the list

// The example of CPython's text on its collector (InternalDocs/garbage_collector.md): A -> link_1
// -> link_2 -> link_3 -> link_1, and link_4 that refers to itself.
static void the_links_of_the_docs(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) {
    Played played = play_text("{\"steps\":[" LINKS ",{\"collect\":0}]}", profile_name(i),
                              SNAPSHOT_NEEDS_PHASES, false);
    const SnapshotCollection *c = last(&played);
    const CollectionObject *link[4];
    for (size_t l = 0; l < 4; l++) link[l] = nth(c, "Link", l);
    static const int64_t refs[] = {1, 1, 2, 1}, outside[] = {0, 0, 1, 0}, moved[] = {1, 1, 1, 0};
    for (size_t l = 0; l < 4; l++) {
      assert_counts(link[l], PHASE_UPDATE_REFS, refs[l], refs[l], VERDICT_OPEN);
      assert_counts(link[l], PHASE_SUBTRACT_REFS, refs[l], outside[l], VERDICT_OPEN);
      assert_counts(link[l], PHASE_MOVE_UNREACHABLE, refs[l], moved[l],
                    l == LINK_4 ? VERDICT_UNREACHABLE : VERDICT_REACHABLE);
      assert_int_equal(link[l]->at[PHASE_CLEAR].verdict,
                       l == LINK_4 ? VERDICT_FREED : VERDICT_REACHABLE);
    }
    // link_3 and link_2 are put aside; link_1 brings link_2 back, and that link_3.
    static const CollectionMove moves[] = {
        {LINK_3, false}, {LINK_2, false}, {LINK_2, true}, {LINK_4, false}, {LINK_3, true}};
    assert_int_equal(c->move_count, 5);
    for (size_t m = 0; m < 5; m++) {
      assert_ptr_equal(&c->objects[c->moves[m].object], link[moves[m].object]);
      assert_int_equal(c->moves[m].rescued, moves[m].rescued);
    }
    assert_int_equal(c->collected, 1);
    assert_int_equal(c->generation, 0);
    assert_false(c->automatic);
    played_delete(&played);
  }
}

// In a full collection the dict where A stands is examined too: nothing outside refers to link_1.
static void a_full_collection_examines_the_names(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) {
    Played played = play_text("{\"steps\":[" LINKS ",{\"collect\":2}]}", profile_name(i),
                              SNAPSHOT_NEEDS_PHASES, false);
    const SnapshotCollection *c = last(&played);
    const CollectionObject *link_1 = nth(c, "Link", LINK_1);
    assert_counts(link_1, PHASE_UPDATE_REFS, 2, 2, VERDICT_OPEN);
    assert_counts(link_1, PHASE_SUBTRACT_REFS, 2, 0, VERDICT_OPEN);
    assert_int_equal(link_1->at[PHASE_MOVE_UNREACHABLE].verdict, VERDICT_REACHABLE);
    assert_int_equal(c->collected, 1);
    const CollectionHolder *name = NULL;
    for (size_t h = 0; h < c->holder_count; h++)
      if (&c->objects[c->holders[h].to] == link_1) name = &c->holders[h];
    assert_non_null(name);
    assert_int_equal(name->kind, HOLDER_NAME);
    assert_string_equal(name->name, "A");
    assert_true(name->through != NO_OBJECT && c->objects[name->through].names);
    assert_true(c->objects[name->through].at[PHASE_SUBTRACT_REFS].gc_refs > 0);
    played_delete(&played);
  }
}

static void an_older_object_holds_from_outside(void **state) {
  (void)state;
  Played played = play_text("{\"steps\":[\"old = []\",{\"collect\":0},\"old.append([])\","
                            "\"old.append(old[0])\",{\"collect\":0}]}",
                            "cpython-3.14", SNAPSHOT_NEEDS_PHASES, false);
  const SnapshotCollection *c = last(&played);
  assert_int_equal(c->object_count, 1);
  assert_counts(&c->objects[0], PHASE_SUBTRACT_REFS, 2, 2, VERDICT_OPEN);
  assert_int_equal(c->holder_count, 1);
  assert_int_equal(c->holders[0].kind, HOLDER_OBJECT);
  assert_string_equal(c->holders[0].name, "list");
  assert_true(c->holders[0].serial > 0);
  assert_int_equal(c->holders[0].count, 2);
  played_delete(&played);
}

static void a_local_name_and_a_call_hold_from_outside(void **state) {
  (void)state;
  Played played = play_text("{\"steps\":[\"import gc\\ndef f(x):\\n    gc.collect(0)\\n\","
                            "\"f([])\"]}",
                            "cpython-3.12", SNAPSHOT_NEEDS_PHASES, false);
  const SnapshotCollection *c = last(&played);
  const CollectionObject *list = nth(c, "list", 0);
  bool named = false;
  for (size_t h = 0; h < c->holder_count; h++)
    if (&c->objects[c->holders[h].to] == list && c->holders[h].kind == HOLDER_NAME)
      named = strcmp(c->holders[h].name, "x") == 0;
  assert_true(named);
  assert_int_equal(list->at[PHASE_SUBTRACT_REFS].gc_refs, 1);
  played_delete(&played);
}

#define PHOENIX                                                                                    \
  "\"class Phoenix:\\n    def __del__(self):\\n        global saved\\n        saved = self\","     \
  "\"class Loud:\\n    def __del__(self):\\n        pass\","                                       \
  "\"p = Phoenix()\\np.me = p\\np.child = []\\np.child.append(p.child)\","                         \
  "\"q = Loud()\\nq.me = q\",\"del p, q\""

static void finalizers_and_what_they_revive(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) {
    Played played = play_text("{\"steps\":[" PHOENIX ",{\"collect\":0}]}", profile_name(i),
                              SNAPSHOT_NEEDS_PHASES, false);
    const SnapshotCollection *c = last(&played);
    const CollectionObject *phoenix = nth(c, "Phoenix", 0), *loud = nth(c, "Loud", 0);
    const CollectionObject *child = nth(c, "list", 0);
    assert_int_equal(phoenix->at[PHASE_MOVE_UNREACHABLE].verdict, VERDICT_UNREACHABLE);
    assert_counts(phoenix, PHASE_FINALIZE, 2, 1, VERDICT_RESURRECTED);
    assert_true(phoenix->finalized);
    assert_int_equal(child->at[PHASE_FINALIZE].verdict, VERDICT_RESURRECTED);
    assert_false(child->finalized);
    assert_counts(loud, PHASE_FINALIZE, 1, 0, VERDICT_UNREACHABLE);
    assert_true(loud->finalized);
    assert_int_equal(loud->at[PHASE_CLEAR].verdict, VERDICT_FREED);
    assert_int_equal(phoenix->at[PHASE_CLEAR].verdict, VERDICT_RESURRECTED);
    played_delete(&played);
  }
}

static void garbage_that_is_kept(void **state) {
  (void)state;
  Played played = play_text("{\"steps\":[{\"gc\":{\"debug\":\"saveall\"}},"
                            "\"x = []\\nx.append(x)\",\"del x\",{\"collect\":0}]}",
                            "cpython-3.13", SNAPSHOT_NEEDS_PHASES, false);
  assert_int_equal(last(&played)->objects[0].at[PHASE_CLEAR].verdict, VERDICT_KEPT);
  played_delete(&played);
}

// ---- which one is told of ---------------------------------------------------------------------

static const SnapshotCollection *only(Played *played, const char *source) {
  Text text = {0};
  text_printf(&text, "{\"gc\":{\"enabled\":false},\"steps\":[\"import gc\",\"%s\"]}", source);
  *played = play_text(text_chars(&text), "cpython-3.14", SNAPSHOT_NEEDS_PHASES, false);
  text_delete(&text);
  return last(played);
}

static void the_collection_that_found_something_is_told_of(void **state) {
  (void)state;
  Played played;
  const SnapshotCollection *c =
      only(&played, "gc.collect()\\nx = []\\nx.append(x)\\ndel x\\ngc.collect(1)\\ngc.collect()");
  assert_int_equal(c->number, 2);
  assert_int_equal(c->of, 3);
  assert_int_equal(c->generation, 1);
  assert_int_equal(c->collected, 1);
  played_delete(&played);
}

static void else_the_last_one_that_was_asked_for(void **state) {
  (void)state;
  Played played;
  const SnapshotCollection *c =
      only(&played, "x = []\\ngc.collect(0)\\ngc.collect(1)\\ngc.set_threshold(5)\\ngc.enable()\\n"
                    "keep = [[] for i in range(30)]");
  assert_int_equal(c->number, 2);
  assert_true(c->of > 2);
  assert_int_equal(c->generation, 1);
  assert_false(c->automatic);
  played_delete(&played);
}

static void else_the_last(void **state) {
  (void)state;
  Played played;
  const SnapshotCollection *c =
      only(&played, "gc.set_threshold(5)\\ngc.enable()\\nkeep = [[] for i in range(30)]");
  assert_true(c->of > 2);
  assert_int_equal(c->number, c->of);
  assert_true(c->automatic);
  played_delete(&played);
}

static void who_does_not_ask_gets_none(void **state) {
  (void)state;
  Played played = play_text("{\"steps\":[{\"collect\":2}]}", "cpython-3.14", 0, false);
  assert_null(last(&played));
  played_delete(&played);
  played = play_text("{\"steps\":[{\"collect\":2},\"x = []\"]}", "cpython-3.14",
                     SNAPSHOT_NEEDS_PHASES, false);
  assert_null(last(&played)); // of the step before
  assert_non_null(played.recording->snapshots[0]->collection);
  played_delete(&played);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(collections_are_as_simulated),
      cmocka_unit_test(the_links_of_the_docs),
      cmocka_unit_test(a_full_collection_examines_the_names),
      cmocka_unit_test(an_older_object_holds_from_outside),
      cmocka_unit_test(a_local_name_and_a_call_hold_from_outside),
      cmocka_unit_test(finalizers_and_what_they_revive),
      cmocka_unit_test(garbage_that_is_kept),
      cmocka_unit_test(the_collection_that_found_something_is_told_of),
      cmocka_unit_test(else_the_last_one_that_was_asked_for),
      cmocka_unit_test(else_the_last),
      cmocka_unit_test(who_does_not_ask_gets_none),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
