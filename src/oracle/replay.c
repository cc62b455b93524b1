// replay.c: writes a recording's statements as a scenario, with what the recorder itself does to
// the memory of the program that it watches, and plays it.
#include "replay.h"

#include <string.h>

// Both recorders collect until nothing is left, and run a module's code through exec(), whose
// function object counts until the module has run: a list stands for it.
static const char start_repl[] = "import gc as __gc__\n"
                                 "__gc__.collect(); __gc__.collect()\n";
static const char start_script[] = "import gc as __gc__\n"
                                   "__gc__.collect(); __gc__.collect()\n"
                                   "__frame__ = []\n";

// Our recorder touches nothing between two statements. The older one (recordings without
// "recorder") takes the counters and makes two pairs, by os.pipe() and os.waitpid(), in the process
// that it watches: they take their blocks from the free lists, and leave them there. It also asks
// there for the repr of results: the first one of a container makes the thread's dict and in it the
// list that guards against recursion.
static const char start_seen[] = "import gc as __gc__\n"
                                 "def __seen__():\n"
                                 "    count = __gc__.get_count()\n"
                                 "    (count, count)\n"
                                 "    (count, count)\n"
                                 "def __value__(value):\n"
                                 "    global __thread__, __guard__\n"
                                 "    __thread__, __guard__ = {}, []\n"
                                 "    return value\n"
                                 "__gc__.collect(); __gc__.collect()\n"
                                 "__frame__ = []\n";
static const char seen[] = "__seen__()";

static bool leaves_traces(const cJSON *recording) {
  return recording_is_script(recording) && !member(recording, "recorder");
}

static bool is_container(const cJSON *result) {
  const char *repr = cJSON_GetStringValue(result);
  return repr && *repr && strchr("([{", *repr);
}

static cJSON *add_step(cJSON *steps, const char *source) {
  cJSON *step = cJSON_CreateObject();
  cJSON_AddStringToObject(step, "python", source);
  cJSON_AddItemToArray(steps, step);
  return step;
}

// The type of a recorded error: {"type": .., "message": ..}, or "type: message".
static void add_raises(cJSON *step, const cJSON *recorded) {
  const char *words = cJSON_GetStringValue(recorded);
  if (!words) {
    if (recorded) cJSON_AddStringToObject(step, "raises", member_text(recorded, "type"));
    return;
  }
  char *type = mem_strndup(words, strcspn(words, ":"));
  cJSON_AddStringToObject(step, "raises", type);
  mem_free(type);
}

static void add_gc(cJSON *scenario, const cJSON *recording) {
  cJSON *gc = cJSON_AddObjectToObject(scenario, "gc");
  cJSON_AddBoolToObject(gc, "enabled", member_true(recording, "gc_enabled"));
  const cJSON *threshold = member(recording, "gc_threshold");
  if (threshold) cJSON_AddItemToObject(gc, "threshold", cJSON_Duplicate(threshold, true));
}

// The scenario as JSON text, yours to cJSON_free.
static char *scenario_text(const cJSON *recording) {
  bool script = recording_is_script(recording), traces = leaves_traces(recording);
  cJSON *scenario = cJSON_CreateObject();
  cJSON_AddStringToObject(scenario, "context", script ? "module" : "interactive");
  add_gc(scenario, recording);
  cJSON *steps = cJSON_AddArrayToObject(scenario, "steps");
  add_step(steps, traces ? start_seen : script ? start_script : start_repl);
  const cJSON *step;
  Text wrapped = {0};
  cJSON_ArrayForEach(step, member(recording, "steps")) {
    const char *statement = member_text(step, "statement");
    bool guards = traces && !wrapped.length && is_container(member(step, "result"));
    if (guards) text_printf(&wrapped, "__value__(%s)", statement);
    add_raises(add_step(steps, guards ? text_chars(&wrapped) : statement), member(step, "error"));
    if (traces) add_step(steps, seen);
  }
  text_delete(&wrapped);
  char *text = cJSON_PrintUnformatted(scenario);
  cJSON_Delete(scenario);
  return text;
}

bool replay_start(Replay *replay, const cJSON *recording, const char *profile, Errors *errors) {
  *replay = (Replay){.first = 1, .stride = leaves_traces(recording) ? 2 : 1};
  char *text = scenario_text(recording);
  replay->scenario = scenario_read_text("replay", text, strlen(text), errors);
  cJSON_free(text);
  if (!replay->scenario) return false;
  Errors failures = {0};
  PlayOptions options = {.profile = profile};
  replay->played = play_scenario(replay->scenario, &options, errors, &failures);
  errors_delete(&failures);
  return replay->played != NULL;
}

const Snapshot *replay_step(const Replay *replay, size_t index) {
  size_t at = replay->first + index * replay->stride;
  return at < replay->played->count ? replay->played->snapshots[at] : NULL;
}

void replay_end(Replay *replay) {
  recording_delete(replay->played);
  scenario_delete(replay->scenario);
}
