// fuzz_play.c: any Python text played as one step, under a profile and in a context that follow
// from its bytes, with the whole heap proved sane afterwards; and what was played is stored and
// read back as the same bytes (stored_take asserts it), and does not differ from itself.
#include "heapstory/play.h"
#include "heapstory/profile.h"
#include "heapstory/stored.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Small changes of the text lead to other profiles and contexts too.
static size_t sum_of(const uint8_t *data, size_t size) {
  size_t sum = 0;
  for (size_t i = 0; i < size; i++) sum += data[i];
  return sum;
}

static const char *chosen_profile(size_t sum) {
  size_t count = 0;
  while (profile_name(count)) count++;
  return profile_name(sum % count);
}

static void check_stored(const Recording *recording) {
  Stored *stored =
      stored_take((const Snapshot *const *)recording->snapshots, recording->count, "fuzz");
  StoredDifferences differences = stored_compare(stored, stored);
  if (differences.count > 0) abort();
  stored_differences_delete(&differences);
  stored_delete(stored);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const contexts[] = {"interactive", "module", "script"};
  const size_t sum = sum_of(data, size);
  if (utf8_invalid((const char *)data, size) != size) return 0;
  Text json = {0};
  text_printf(&json, "{\"context\": \"%s\", \"steps\": [", contexts[sum / 7 % 3]);
  text_add_json(&json, (const char *)data, size);
  text_add(&json, ", {\"collect\": 2}]}");
  Errors errors = {0}, failures = {0};
  Scenario *scenario = scenario_read_text("fuzz", json.chars, json.length, &errors);
  if (scenario) {
    PlayOptions options = {
        .max_steps = 20000, .max_bytes = 1 << 24, .check = true, .profile = chosen_profile(sum)};
    Recording *recording = play_scenario(scenario, &options, &errors, &failures);
    for (size_t i = 0; i < errors.count; i++)
      if (strncmp(errors.items[i].message, "the heap is not sane", 20) == 0) {
        errors_print(&errors, stderr);
        abort();
      }
    if (recording) check_stored(recording);
    recording_delete(recording);
  }
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
  text_delete(&json);
  return 0;
}
