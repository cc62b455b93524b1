// fuzz_scenario.c: any bytes as a scenario file. Besides the sanitizers it asserts what the reader
// promises: a Scenario or errors but not both, errors of one line at places of the text.
#include "heapstory/scenario.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) abort();
}

static void check_errors(const Errors *errors, size_t size) {
  for (size_t i = 0; i < errors->count; i++) {
    const Error *error = &errors->items[i];
    require(error->message && *error->message && !strpbrk(error->message, "\n\r\x1b"));
    require(utf8_invalid(error->message, strlen(error->message)) == strlen(error->message));
    require(error->at.line <= size + 1 && error->at.column <= size + 1);
  }
}

static void check_steps(const Steps *steps) {
  for (size_t i = 0; i < steps->count; i++) {
    const Step *step = &steps->items[i];
    require(step->operation < OPERATION_COUNT && step_path(step) && step->source && step->at.line);
    for (uint32_t line = 0; line < 3; line++)
      for (uint32_t column = 0; column < 20; column += 3)
        require(step_position(step, (Position){line, column}).line > 0);
    PyTree *tree = step_tree(step);
    require((tree != NULL) == step->has_statements);
    for (size_t j = 0; tree && j < tree->body.count; j++)
      require(step_position(step, tree->body.items[j]->at).column > 0);
    python_delete(tree);
    if (step->operation == OPERATION_REPEAT) check_steps(&step->as.repeat.steps);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Errors errors = {0};
  Scenario *scenario = scenario_read_text("fuzz.json", (const char *)data, size, &errors);
  require((scenario == NULL) == (errors.count > 0));
  check_errors(&errors, size);
  if (scenario) check_steps(&scenario->steps);
  scenario_delete(scenario);
  errors_delete(&errors);
  return 0;
}
