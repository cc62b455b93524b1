// fuzz_format.c: any bytes as a scenario file. What can be read, formatted reads the same, holds
// the same tokens, and formats to itself.
#include "heapstory/scenario.h"

#include <stdlib.h>
#include <string.h>

#include "../unit/same_scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) abort();
}

static void check_formatted(const Scenario *scenario) {
  Text once = {0}, twice = {0};
  Errors errors = {0};
  size_t length;
  scenario_add_formatted(scenario, &once);
  Scenario *again = scenario_read_text("fuzz.json", once.chars, once.length, &errors);
  require(again && errors.count == 0);
  require(same_scenario(scenario, again));
  require(same_tokens(scenario_bytes(scenario, &length), once.chars));
  scenario_add_formatted(again, &twice);
  require(once.length == twice.length && memcmp(once.chars, twice.chars, once.length) == 0);
  scenario_delete(again);
  errors_delete(&errors);
  text_delete(&once);
  text_delete(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Errors errors = {0};
  Scenario *scenario = scenario_read_text("fuzz.json", (const char *)data, size, &errors);
  if (scenario) check_formatted(scenario);
  scenario_delete(scenario);
  errors_delete(&errors);
  return 0;
}
