// views.c: the list of views, from views.def.
#include "heapstory/view.h"

#include <string.h>

#include "heapstory/scene.h"
#include "internal.h"

const View views[] = {
#define VIEW(name, scope, needs, help)                                                             \
  {#name, scope, needs, help, view_##name##_open, view_##name##_scene, view_##name##_close},
#include "views.def"
#undef VIEW
    {NULL, VIEW_OF_STEP, 0, NULL, NULL, NULL, NULL},
};

const View *view_find(const char *name) {
  for (const View *view = views; view->name; view++)
    if (strcmp(view->name, name) == 0) return view;
  return NULL;
}

void scene_delete(Scene *scene) {
  if (!scene) return;
  // The scene lives in its own scratch memory: take the owner out before it goes.
  if (scene->storyboard) storyboard_delete(scene->storyboard);
  Scratch scratch = scene->scratch;
  scratch_delete(&scratch);
}
