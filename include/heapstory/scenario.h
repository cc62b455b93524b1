// scenario.h: a scenario file (JSON, version 1: product.md) read, checked and turned into steps.
//
// Every mistake of a file is reported, each with line and column; nothing is silently ignored: an
// unknown or repeated key, a wrong type, a misspelt verb are errors that name what was expected and
// the nearest word.
#ifndef HEAPSTORY_SCENARIO_H
#define HEAPSTORY_SCENARIO_H

#include "heapstory/python.h"

// What a step does. One row each in src/scenario/operations.def; `heapstory list operations` prints
// them.
typedef enum Operation {
#define OPERATION(id, verb, help) OPERATION_##id,
#include "heapstory/operations.def"
#undef OPERATION
  OPERATION_COUNT
} Operation;

// Who holds constants while a scenario runs (cpython/FACTS.md 2.3).
typedef enum Context {
  CONTEXT_INTERACTIVE, // each step is a code object of its own, dropped when it has run
  CONTEXT_MODULE,      // all steps are one code object, as in an imported module
  CONTEXT_SCRIPT,      // the same, and the parser's arena holds each literal once more
} Context;

typedef enum GcVerb {
  GC_VERB_ENABLE,
  GC_VERB_DISABLE,
  GC_VERB_FREEZE,
  GC_VERB_UNFREEZE,
  GC_VERB_THRESHOLD,
  GC_VERB_DEBUG,
} GcVerb;

// The facts that `expect` can name.
typedef enum FactKind {
  FACT_REFCOUNT,
  FACT_GENERATION,
  FACT_TRACKED,
  FACT_SIZE,
  FACT_TYPE,
  FACT_VALUE, // of an expression
  FACT_SAME,
  FACT_DIFFERENT, // of two expressions
  FACT_ALIVE,
  FACT_DEAD, // of a serial
  FACT_COLLECTED,
  FACT_UNREACHABLE,
  FACT_OBJECTS,
  FACT_COUNT,
  FACT_THRESHOLD,
  FACT_OUTPUT, // of the moment
} FactKind;

// One thing that must hold. Which fields are set follows from `kind`.
typedef struct Fact {
  FactKind kind;
  Position at; // of the expected value in the file
  // Python, as python_read_expression takes it: each was read once, when the file was.
  const char *subject; // of an expression: names, attributes and constant subscripts
  const char *other;   // SAME, DIFFERENT
  bool is_null;        // GENERATION null = untracked
  bool is_immortal;    // REFCOUNT "immortal"
  bool truth;          // TRACKED
  int64_t number;      // REFCOUNT GENERATION SIZE ALIVE DEAD COLLECTED UNREACHABLE OBJECTS
  int64_t numbers[3];  // COUNT, THRESHOLD
  const char *text;    // TYPE, OUTPUT; VALUE: an expression made of literals and displays, whose
                       // value must be equal
} Fact;

// A profile that an `expect` names.
typedef struct ProfileName {
  const char *name; // not checked against the profiles that exist: the player does that
  Position at;      // in the file
} ProfileName;

typedef struct Step Step;

typedef struct Steps {
  Step *items;
  size_t count;
} Steps;

// One entry of "steps". Everything it points at lives as long as the Scenario.
struct Step {
  Operation operation;
  uint32_t offset;     // private
  Position at;         // of the step in the file (a string's first character, an object's brace)
  const char *source;  // the Python that it stands for, as a caption shows it; "" for EXPECT
  const char *note;    // NULL where absent
  const char *raises;  // the exception that must be raised; NULL where none may
  bool has_statements; // step_tree() gives their tree
  bool picture;        // false: no picture of this step
  union {
    struct {
      const char *function;
    } enter; // its statements are the assignments of its locals, in order
    struct {
      PyTree *value;
      const char *target;
    } return_; // value NULL = None; target NULL where absent
    struct {
      int generation;
    } collect;
    struct {
      GcVerb verb;
      unsigned debug;
      int32_t thresholds[3];
      uint32_t threshold_count;
    } gc;
    struct {
      Fact *facts;
      ProfileName *profiles;  // the facts are checked under these alone
      uint32_t count;         // of the facts
      uint32_t profile_count; // 0 where absent: under every profile
    } expect;
    struct {
      uint64_t count;
      Steps steps;
    } repeat;
  } as;
  struct ScenarioMemory *memory; // private
  const char *path;              // private: of a step in a repeat; step_path() knows all
};

// The defaults that the scenario gives to `heapstory render`.
typedef struct RenderDefaults {
  const char *views; // comma separated, NULL where absent
  const char *theme;
  const char *formats;
  const char *steps;
  const char *transparent, *caption; // "1" or "0"
  const char *show, *focus, *hide;   // comma separated
  const char *depth, *max_objects;   // digits
  const char *against;               // digits
  const char *density, *layout;
} RenderDefaults;

typedef struct Scenario {
  const char *name;    // the file's name without folder and ".json"; "stdin" for standard input
  const char *file;    // as the user named it
  const char *title;   // NULL where absent
  const char *profile; // NULL where absent; not checked against the profiles that exist
  Position profile_at;
  Context context;
  int gc_enabled; // -1 where absent
  int64_t thresholds[3];
  size_t threshold_count; // 0 where absent
  RenderDefaults render;
  Position render_at;
  Steps steps;
  void *memory; // private
} Scenario;

// Reads one scenario. `file` "-" is standard input. NULL after any error; all errors of the file
// are added.
Scenario *scenario_read(const char *file, Errors *errors);
// The same from memory; `file` is only a name. `length` bytes, need not end in NUL.
Scenario *scenario_read_text(const char *file, const char *text, size_t length, Errors *errors);
void scenario_delete(Scenario *scenario);

// The bytes that were read; they live as long as the scenario.
const char *scenario_bytes(const Scenario *scenario, size_t *length_out);
// The same scenario in its canonical form (format.c): other blanks and escapes, nothing else. What
// is formatted formats to itself.
void scenario_add_formatted(const Scenario *scenario, Text *text);

// "steps[4]", "steps[4].steps[0]": for messages. Lives as long as the scenario.
const char *step_path(const Step *step);
// The tree of a step's statements; NULL where it has none. It was read once, when the file was, and
// is made again each time, so that a long scenario is its text and not its trees. Yours to
// python_delete.
PyTree *step_tree(const Step *step);
// Where a position of step->source (as its tree's nodes carry it) lies in the scenario file; the
// step's own position where the source was made up from an object's keys and no better place is
// known.
Position step_position(const Step *step, Position in_source);

// The verb and the one-line help of an operation, for `heapstory list operations`.
const char *operation_verb(Operation operation);
const char *operation_help(Operation operation);

enum {
  SCENARIO_MAX_BYTES = FILE_MAX_BYTES, // a larger file is refused by size
  SCENARIO_MAX_DEPTH = 100,            // nesting of JSON values
  SCENARIO_MAX_REPEAT = 1000000000,    // "repeat" count
};

#endif
