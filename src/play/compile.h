// compile.h: syntax trees to code objects.
//
// Mirrors CPython 3.12's compiler as far as memory shows it: scopes and cells, the order of fast
// locals, constant folding, constants merged over a whole compile unit, hidden constant tuples,
// comprehensions inlined into the function around them (PEP 709), protected ranges without cost.
// See compile_internal.h for the files.
#ifndef HEAPSTORY_PLAY_COMPILE_H
#define HEAPSTORY_PLAY_COMPILE_H

#include "heapstory/heap.h"
#include "heapstory/python.h"

// One compile unit: what CPython compiles in one go, a file or one statement at the prompt. Equal
// constants of a unit are one object, over all its code objects.
typedef struct Unit Unit;

// Who holds a constant besides co_consts (cpython/FACTS.md 2.3). `arena`: the parser's arena does,
// until unit_delete: contexts script and interactive (delete the unit when the statement has run).
// Otherwise (module) the unit holds constants only while it compiles.
Unit *unit_new(Heap *heap, bool arena);
void unit_delete(Unit *unit); // NULL is allowed

// One step of a scenario as the compiler takes it. Everything is borrowed until compile_steps
// returns.
typedef enum CodeStepKind {
  CODE_STEP_BODY,   // statements; none at all for a step that the player carries out itself
  CODE_STEP_ENTER,  // a call of a function `name` begins; `body` (assignments of its locals) is its
                    // first step
  CODE_STEP_RETURN, // the function entered last returns `value` (NULL = None); assigned to `target`
                    // unless NULL
  CODE_STEP_REPEAT, // what stands between this and its REPEAT_END runs `count` times
  CODE_STEP_REPEAT_END,
} CodeStepKind;

typedef struct CodeStep {
  CodeStepKind kind;
  StmtList body;      // BODY, ENTER
  const char *name;   // ENTER
  const Expr *value;  // RETURN
  const char *target; // RETURN: a name
  uint64_t count;     // REPEAT
  bool catches; // an exception of this step comes back with its mark instead of ending the code
  Position at;  // of the step, for what its text has no position
} CodeStep;

// The code of a module that runs `steps` one after the other. Behind step k stands a mark at which
// vm_run returns VM_STEPPED with vm_step() = k; behind the last one only if `last_mark` (without it
// vm_run ends with VM_DONE and the code object is gone before the player looks, as at the
// interactive prompt). Between ENTER and its RETURN the steps are the body of a function, called by
// the code in front of them, its locals fast. The value of every expression statement that is a
// direct part of a step is handed to the Vm's on_result. NULL after an error, which is added with
// its position in the step's text; *failed_out (may be NULL) is that step.
Code *compile_steps(Unit *unit, const CodeStep *steps, size_t count, bool last_mark, Errors *errors,
                    size_t *failed_out);

// The code that eval() runs: returns the expression's value.
Code *compile_expression(Unit *unit, const Expr *expr, Errors *errors);

// A module's code without marks; expression statements' values are dropped.
Code *compile_module(Unit *unit, const StmtList *body, Errors *errors);
#endif
