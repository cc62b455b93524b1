// caption.c: the words above a picture of a step, the same for all views: which step, and what ran.
#include "internal.h"

void caption_make(Scene *scene, const Snapshot *now, const Snapshot *last) {
  Scratch *scratch = &scene->scratch;
  word_now(&scene->pill, scratch_printf(scratch, "step %zu of %zu", now->step, last->step));
  word_reserve(&scene->pill, scratch_printf(scratch, "step %zu of %zu", last->step, last->step));
  scene->statement = limit_statement(scratch, now->source);
  scene->name = scratch_printf(scratch, "%s: %s", scene->pill.text, scene->statement);
}
