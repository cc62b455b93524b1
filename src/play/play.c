// play.c: the player: steps to code, code to the evaluator, and a snapshot behind every step.
//
// Context interactive: each step is compiled when its turn comes and its code is gone before the
// snapshot; what stands between `enter` and its `return` is one function body and therefore one
// piece of code. Contexts module and script: the whole scenario is one piece of code with a mark
// behind every step.
#include "heapstory/play.h"

#include "heapstory/heap.h"

#include "compile.h"
#include "expect.h"
#include "modules/modules.h"
#include "profiles.h"
#include "recorder.h"
#include "vm.h"

#include <assert.h>
#include <string.h>

// Steps in the order of execution; the steps of a repeat stand between its two marks.
typedef enum PartKind { PART_STEP, PART_REPEAT, PART_REPEAT_END } PartKind;
typedef struct Part {
  PartKind kind;
  const Step *step;
  size_t behind; // the part that runs next: the last one of a repeat goes round to the first
} Part;

typedef struct Player {
  const Scenario *scenario;
  const PlayOptions *options;
  Heap *heap;
  Vm *vm;
  Object *globals;
  Recorder recorder;
  Array(Part) parts;
  int repeats; // nesting of repeats around the step that runs
  Errors *errors, *failures;
} Player;

// ---- order of execution -----------------------------------------------------------------------

static void add_part(Player *p, PartKind kind, const Step *step) {
  array_push(&p->parts, (Part){kind, step, p->parts.count + 1});
}

static void add_parts(Player *p, const Steps *steps) {
  for (size_t i = 0; i < steps->count; i++) {
    const Step *step = &steps->items[i];
    if (step->operation != OPERATION_REPEAT) {
      add_part(p, PART_STEP, step);
      continue;
    }
    add_part(p, PART_REPEAT, step);
    size_t first = p->parts.count;
    add_parts(p, &step->as.repeat.steps);
    p->parts.items[p->parts.count - 1].behind = first;
    add_part(p, PART_REPEAT_END, step);
  }
}

// What the player does itself is a step without code.
static CodeStep code_step(const Part *part, const PyTree *tree) {
  const Step *step = part->step;
  CodeStep code = {.kind = CODE_STEP_BODY, .at = {1, 1}, .catches = step->raises != NULL};
  if (part->kind != PART_STEP) {
    code.kind = part->kind == PART_REPEAT ? CODE_STEP_REPEAT : CODE_STEP_REPEAT_END;
    code.count = step->as.repeat.count;
    code.catches = false;
    return code;
  }
  if (tree) code.body = tree->body;
  if (step->operation == OPERATION_ENTER) {
    code.kind = CODE_STEP_ENTER;
    code.name = step->as.enter.function;
  } else if (step->operation == OPERATION_RETURN) {
    code.kind = CODE_STEP_RETURN;
    code.value = step->as.return_.value ? step->as.return_.value->expr : NULL;
    code.target = step->as.return_.target;
  }
  return code;
}

// How many parts from `from` on must be one piece of code: a call that is entered runs until it
// returns, a repeat until its end.
static size_t group_length(const Player *p, size_t from) {
  int open = 0;
  for (size_t i = from; i < p->parts.count; i++) {
    const Part *part = &p->parts.items[i];
    bool step = part->kind == PART_STEP;
    open += part->kind == PART_REPEAT || (step && part->step->operation == OPERATION_ENTER);
    open -= part->kind == PART_REPEAT_END || (step && part->step->operation == OPERATION_RETURN);
    if (open <= 0) return i - from + 1;
  }
  return p->parts.count - from;
}

// ---- what the player does itself --------------------------------------------------------------

static void do_gc(Heap *heap, const Step *step) {
  switch (step->as.gc.verb) {
  case GC_VERB_ENABLE: heap->gc.enabled = true; break;
  case GC_VERB_DISABLE: heap->gc.enabled = false; break;
  case GC_VERB_FREEZE: gc_freeze(heap); break;
  case GC_VERB_UNFREEZE: gc_unfreeze(heap); break;
  case GC_VERB_DEBUG: heap->gc.debug = step->as.gc.debug; break;
  case GC_VERB_THRESHOLD:
    for (size_t i = 0; i < step->as.gc.threshold_count; i++)
      gc_set_threshold(heap, (int)i, step->as.gc.thresholds[i]);
    break;
  }
}

static void do_collect(Player *p, const Step *step) {
  int64_t collected = gc_collect(p->heap, step->as.collect.generation);
  text_clear(&p->recorder.result);
  text_printf(&p->recorder.result, "%lld", (long long)collected);
}

static void prove(Player *p, const Step *step) {
  if (!p->options->check) return;
  Text problems = {0};
  if (!heap_check(p->heap, &problems))
    error_add(p->errors, step->at, "the heap is not sane after %s, a bug of heapstory: %s",
              step_path(step), text_chars(&problems));
  text_delete(&problems);
}

// What a step has too many of is not asked for any more before the next step.
static void on_event(Heap *heap, const Event *event, void *payload) {
  if (!recorder_event(&((Player *)payload)->recorder, event)) heap->hooks.event = NULL;
}

// A step has run: what is left to do for it, and its snapshot.
static void finish_step(Player *p, const Part *part) {
  const Step *step = part->step;
  if (part->kind == PART_REPEAT) {
    p->repeats++;
    return;
  }
  if (part->kind == PART_REPEAT_END) p->repeats--;
  if (step->operation == OPERATION_COLLECT) do_collect(p, step);
  if (step->operation == OPERATION_GC) do_gc(p->heap, step);
  prove(p, step);
  if (step->operation == OPERATION_EXPECT) {
    if (profile_is_expected(p->heap->profile, step))
      expect_check(p->heap, step, text_chars(&p->recorder.last_output), p->failures);
    return;
  }
  if (step->raises && !p->recorder.error_type.length)
    error_add(p->failures, step->at, "%s: expected %s to be raised, nothing was", step_path(step),
              step->raises);
  if (p->repeats == 0) {
    recorder_take(&p->recorder, step, p->options->internal);
    p->heap->hooks.event = on_event;
  }
}

// ---- exceptions -------------------------------------------------------------------------------

// Whether the pending exception is the one that the step announced, by its name or that of a class
// it derives from.
static bool is_announced(const Heap *heap, const Step *step) {
  if (!step->raises) return false;
  for (const Class *cls = heap->raised->cls; cls; cls = cls->base) {
    const char *name = cls->user ? ((Str *)cls->name)->chars : cls->type->name;
    if (strcmp(name, step->raises) == 0) return true;
  }
  return false;
}

static void report_raised(Player *p, const Step *step) {
  Text type = {0}, message = {0};
  heap_raised_text(p->heap, &type, &message);
  error_add(p->errors, step_position(step, vm_raised_at(p->vm)), "%s: %s%s%s", step_path(step),
            text_chars(&type), message.length ? ": " : "", text_chars(&message));
  text_delete(&type);
  text_delete(&message);
}

// The exception of a step: recorded where it was announced, else the end of the run.
static bool take_exception(Player *p, const Step *step) {
  bool announced = is_announced(p->heap, step);
  if (announced)
    heap_raised_text(p->heap, &p->recorder.error_type, &p->recorder.error_message);
  else
    report_raised(p, step);
  heap_forget(p->heap);
  return announced;
}

// ---- running a piece of code ------------------------------------------------------------------

// Only the prompt takes a repr() of a result; elsewhere ours must leave no trace in the memory.
static void on_result(Heap *heap, Object *value, void *payload) {
  Player *p = payload;
  bool ours = p->scenario->context != CONTEXT_INTERACTIVE;
  if (ours) heap_outside_begin(heap);
  recorder_result(&p->recorder, heap, value);
  if (ours) heap_outside_end(heap);
}

static bool report_compile_errors(Player *p, Errors *found, const Step *step) {
  for (size_t i = 0; i < found->count; i++)
    error_add(p->errors, step_position(step, found->items[i].at), "%s: %s", step_path(step),
              found->items[i].message);
  errors_delete(found);
  return false;
}

static bool report_budget(Player *p, const Step *step) {
  return error_add(
      p->errors, step->at, "%s: stopped after %llu instructions (--max-steps allows no more)",
      step_path(step),
      (unsigned long long)(p->options->max_steps ? p->options->max_steps : DEFAULT_MAX_STEPS));
}

// Part `at` has run, with or without an exception. False where the scenario ends here.
static bool end_part(Player *p, size_t at) {
  const Part *part = &p->parts.items[at];
  if (p->heap->raised && !take_exception(p, part->step)) return false;
  finish_step(p, part);
  return p->errors->count == 0;
}

// Runs code of `count` parts to its end. Behind the last part no mark stands where `last_mark` is
// false: its code is gone when the player looks.
static bool run_code(Player *p, size_t from, size_t count, bool last_mark, Unit **unit) {
  for (size_t next = from;;) {
    VmStatus status = vm_run(p->vm);
    if (status == VM_STOPPED) return report_budget(p, p->parts.items[next].step);
    if (status == VM_STEPPED) {
      size_t at = from + vm_step(p->vm);
      if (!end_part(p, at)) return false;
      next = p->parts.items[at].behind;
      if (next >= from + count) next = at;
      continue;
    }
    unit_delete(*unit);
    *unit = NULL;
    if (status == VM_DONE && last_mark) return true;
    return end_part(p, status == VM_DONE ? from + count - 1 : next);
  }
}

static bool run_parts(Player *p, size_t from, size_t count, bool last_mark) {
  CodeStep *steps = mem_alloc(mem_size(count, sizeof *steps));
  PyTree **trees = mem_alloc(mem_size(count, sizeof *trees));
  for (size_t i = 0; i < count; i++) {
    const Part *part = &p->parts.items[from + i];
    trees[i] = part->kind == PART_STEP ? step_tree(part->step) : NULL;
    steps[i] = code_step(part, trees[i]);
  }
  Unit *unit = unit_new(p->heap, p->scenario->context != CONTEXT_MODULE);
  Errors found = {0};
  size_t failed = 0;
  Code *code = compile_steps(unit, steps, count, last_mark, &found, &failed);
  for (size_t i = 0; i < count; i++) python_delete(trees[i]);
  mem_free(trees);
  mem_free(steps);
  bool well = code != NULL;
  if (code) {
    vm_start(p->vm, code, p->globals);
    well = run_code(p, from, count, last_mark, &unit);
  } else {
    report_compile_errors(p, &found, p->parts.items[from + failed].step);
  }
  unit_delete(unit);
  return well;
}

static bool needs_no_code(const Part *part) {
  Operation operation = part->step->operation;
  return part->kind == PART_STEP && (operation == OPERATION_COLLECT || operation == OPERATION_GC ||
                                     operation == OPERATION_EXPECT);
}

static void play_interactive(Player *p) {
  for (size_t at = 0, count; at < p->parts.count && p->errors->count == 0; at += count) {
    count = 1;
    if (needs_no_code(&p->parts.items[at])) {
      finish_step(p, &p->parts.items[at]);
      continue;
    }
    count = group_length(p, at);
    if (!run_parts(p, at, count, false)) return;
  }
}

// ---- setting up -------------------------------------------------------------------------------

static void on_print(Heap *heap, const char *chars, size_t length, bool to_stderr) {
  (void)to_stderr;
  text_add_n(&((Player *)heap->hooks.payload)->recorder.output, chars, length);
}

// __main__: a module whose dict is the globals.
static void make_main(Player *p) {
  Heap *heap = p->heap;
  heap_internal_begin(heap);
  Object *module = module_new(heap, "__main__");
  module_add(heap, module, "__builtins__", heap->builtins);
  dict_set_str(heap, heap->modules, "__main__", module);
  p->globals = ((Module *)module)->dict;
  object_decref(heap, module);
  heap_internal_end(heap);
}

// The module's own frame, below everything: between two statements nothing else is there to show
// its names.
static void push_module_frame(Player *p) {
  Heap *heap = p->heap;
  Object *name = str_from(heap, "<module>");
  Code *code = code_new(heap, name, name);
  object_decref(heap, name);
  frame_push(heap, code, NULL, p->globals, heap->builtins, p->globals);
  object_decref(heap, &code->object);
}

static void apply_settings(Player *p) {
  const Scenario *scenario = p->scenario;
  Heap *heap = p->heap;
  heap->bytes_limit = p->options->max_bytes ? p->options->max_bytes : DEFAULT_MAX_BYTES;
  heap->stress = p->options->stress;
  if (scenario->gc_enabled >= 0) heap->gc.enabled = scenario->gc_enabled;
  for (size_t i = 0; i < scenario->threshold_count; i++)
    gc_set_threshold(heap, (int)i, scenario->thresholds[i]);
}

static void count_steps(Player *p) {
  for (size_t i = 0; i < p->scenario->steps.count; i++)
    p->recorder.recording->steps_total += p->scenario->steps.items[i].operation != OPERATION_EXPECT;
}

static void play(Player *p) {
  heap_outside_begin(p->heap);
  modules_install(p->heap);
  make_main(p);
  push_module_frame(p);
  p->vm = vm_new(p->heap, p->options->max_steps ? p->options->max_steps : DEFAULT_MAX_STEPS,
                 on_result, p);
  heap_outside_end(p->heap);
  apply_settings(p);
  // What was made so far belongs to the interpreter: it stands in the oldest generation, as after a
  // start-up.
  gc_collect(p->heap, GENERATIONS - 1);
  p->heap->gc.last_collected = -1;
  p->heap->gc.stats[GENERATIONS - 1] = (GcStats){0};
  recorder_clear(&p->recorder);
  if (p->options->needs & SNAPSHOT_NEEDS_PHASES) p->recorder.watch = collection_watch_new(p->heap);
  add_parts(p, &p->scenario->steps);
  count_steps(p);
  if (p->scenario->context == CONTEXT_INTERACTIVE)
    play_interactive(p);
  else
    run_parts(p, 0, p->parts.count, true);
}

Recording *play_scenario(const Scenario *scenario, const PlayOptions *options, Errors *errors,
                         Errors *failures) {
  const Profile *profile = profile_chosen(scenario, options, errors);
  if (!profile) return NULL;
  Player p = {.scenario = scenario, .options = options, .errors = errors, .failures = failures};
  const char *errors_file = errors->file, *failures_file = failures->file;
  errors->file = failures->file = scenario->file;
  Errors found = {.file = scenario->file};
  p.errors = &found;
  p.heap = heap_new(profile);
  p.heap->hooks.payload = &p;
  p.heap->hooks.event = on_event;
  p.heap->hooks.print = on_print;
  recorder_init(&p.recorder, scenario, profile->name);
  p.recorder.sight = options->sight;
  p.recorder.taker = snapshot_taker_new(p.heap, options->internal, options->needs);
  play(&p);
  for (size_t i = 0; i < found.count; i++)
    error_add(errors, found.items[i].at, "%s", found.items[i].message);
  errors_delete(&found);
  collection_watch_delete(p.recorder.watch);
  vm_delete(p.vm);
  heap_delete(p.heap);
  array_delete(&p.parts);
  errors->file = errors_file;
  failures->file = failures_file;
  return recorder_end(&p.recorder);
}
