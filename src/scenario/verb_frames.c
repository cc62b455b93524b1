// verb_frames.c: enter and return, and how they nest.
#include "internal.h"

#include <string.h>

// The locals are assignments of their own, one a line; the caption is the call alone.
static void add_locals(Reader *reader, Source *source, const cJSON *locals) {
  const cJSON *item;
  push_key(reader, locals);
  cJSON_ArrayForEach(item, locals) {
    if (!python_is_identifier(item->string))
      report_key(reader, item, "expected the name of a local variable, found %s",
                 quoted(reader, item->string));
    if (item != locals->child) source_add(source, "\n");
    source_add_verbatim(source, item->string, key_offset(item));
    source_add(source, " = ");
    push_key(reader, item);
    source_add_value(reader, source, item, EMBED_ALONE);
    pop(reader);
  }
  pop(reader);
}

void read_enter(Reader *reader, Step *step, const cJSON *const *fields) {
  const cJSON *function = fields[0], *locals = fields[1];
  Source *source = source_begin(reader);
  step->source = "()";
  if (function) {
    push_key(reader, function);
    if (read_identifier(reader, function, "the name of a function")) {
      step->as.enter.function = keep_text(reader, function->valuestring);
      step->source = scratch_printf(&reader->memory->scratch, "%s()", function->valuestring);
    }
    pop(reader);
  }
  if (!locals || !locals->child) return;
  add_locals(reader, source, locals);
  source_end_hidden(reader, source, step);
}

// The value's tree carries places of "return V", as the tree of a statement would.
static void read_returned(Reader *reader, Step *step, const cJSON *value) {
  static const char keyword[] = "return ";
  Source *source = source_begin(reader);
  source_add(source, keyword);
  push_key(reader, value);
  source_add_value(reader, source, value, EMBED_ALONE);
  if (!cJSON_IsNull(value) && reader->faults == reader->step_faults) {
    PyTree *tree = source_parse_expression(reader, source, sizeof keyword - 1, value);
    if (tree) array_push(&reader->memory->trees, tree);
    step->as.return_.value = tree;
  }
  pop(reader);
  source_end(reader, source, step, false);
}

void read_return(Reader *reader, Step *step, const cJSON *const *fields) {
  const cJSON *value = fields[0], *target = fields[1];
  if (value) read_returned(reader, step, value);
  if (!target || !cJSON_IsString(target)) return;
  push_key(reader, target);
  if (read_identifier(reader, target, "a name"))
    step->as.return_.target = keep_text(reader, target->valuestring);
  pop(reader);
}

// ---- nesting ----------------------------------------------------------------------------------

static void check_level(Reader *reader, const Steps *steps, bool in_repeat) {
  Array(const Step *) open = {0};
  for (size_t i = 0; i < steps->count; i++) {
    const Step *step = &steps->items[i];
    if (step->operation == OPERATION_REPEAT) check_level(reader, &step->as.repeat.steps, true);
    if (step->operation == OPERATION_ENTER) array_push(&open, step);
    if (step->operation != OPERATION_RETURN) continue;
    if (open.count)
      array_truncate(&open, open.count - 1);
    else
      report_step(reader, step, "'return' without an 'enter' before it%s",
                  in_repeat ? " in the same 'repeat'" : "");
  }
  for (size_t i = 0; in_repeat && i < open.count; i++) // at the top a frame may stay
    report_step(reader, open.items[i], "'enter' without a 'return' in the same 'repeat'");
  array_delete(&open);
}

void check_frames(Reader *reader, const Steps *steps) {
  if (!reader->unknown_verb) check_level(reader, steps, false);
}
