// collections.h: programs that collect, for the tests of collections from inside and of their
// pictures.
#ifndef HEAPSTORY_TESTS_COLLECTIONS_H
#define HEAPSTORY_TESTS_COLLECTIONS_H

#include "heapstory/collection.h"
#include "heapstory/play.h"
#include "heapstory/profile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

// ---- playing ----------------------------------------------------------------------------------

typedef struct Played {
  Scenario *scenario;
  Recording *recording;
} Played;

static inline void assert_none(const Errors *errors) {
  if (errors->count) print_error("%s\n", errors->items[0].message);
  assert_int_equal(errors->count, 0);
}

static inline Played play_text(const char *text, const char *profile, unsigned needs,
                               bool internal) {
  Errors errors = {0};
  Played played = {.scenario = scenario_read_text("test.json", text, strlen(text), &errors)};
  assert_none(&errors);
  PlayOptions options = {.profile = profile, .needs = needs, .internal = internal, .check = true};
  played.recording = play_scenario(played.scenario, &options, &errors, &errors);
  assert_none(&errors);
  return played;
}

static inline void played_delete(Played *played) {
  recording_delete(played->recording);
  scenario_delete(played->scenario);
}

// ---- random programs --------------------------------------------------------------------------

static uint32_t seed;

static inline uint32_t roll(uint32_t below) {
  seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
  return (seed >> 8) % below;
}

static const char *const new_objects[] = {"Plain()", "Loud()",    "Phoenix()",
                                          "[]",      "{'k': []}", "([],)"};
static const char *const links[] = {"a", "b", "c"};

static inline void add_step(Text *text) {
  unsigned left = roll(8), right = roll(8);
  switch (roll(6)) {
  case 0:
  case 1: text_printf(text, ",\"o%u = %s\"", left, new_objects[roll(6)]); return;
  case 2:
  case 3:
    text_printf(text,
                ",\"if hasattr(o%u, 'kind'):\\n    o%u.%s = o%u\\nelif type(o%u) is list:\\n    "
                "o%u.append(o%u)\"",
                left, left, links[roll(3)], right, left, left, right);
    return;
  case 4: text_printf(text, ",\"o%u = None\"", left); return;
  default: text_printf(text, ",{\"collect\":%u}", roll(3)); return;
  }
}

// Objects that refer to each other at random, some with finalizers, some of which revive
// themselves.
static inline void random_program(Text *text) {
  text_add(text, "{\"context\":\"module\",\"gc\":{\"enabled\":false},\"steps\":["
                 "\"class Plain:\\n    kind = 'P'\","
                 "\"class Loud(Plain):\\n    def __del__(self):\\n        pass\","
                 "\"kept = []\\nclass Phoenix(Plain):\\n    def __del__(self):\\n        "
                 "kept.append(self)\","
                 "\"o0 = o1 = o2 = o3 = o4 = o5 = o6 = o7 = None\"");
  for (int i = 0; i < 60; i++) add_step(text);
  text_add(text, ",{\"collect\":2}]}");
}

#endif
