// stillness.c: places of groups are kept and compared (stillness.h). Equal means equal: no slack.
#include "stillness.h"

#include <string.h>

void stillness_begin(Stillness *stillness) {
  for (size_t i = 0; i < stillness->count; i++) mem_free(stillness->items[i].id);
  stillness->count = 0;
  stillness->width = stillness->height = 0;
}

void stillness_delete(Stillness *stillness) {
  stillness_begin(stillness);
  array_delete(stillness);
}

// ---- where a group stands ---------------------------------------------------------------------

static Box within_border(const PictureShape *rect) {
  double by = rect->paint.line == TOKEN_NONE ? 0 : rect->paint.width / 2;
  return (Box){rect->box.x + by, rect->box.y + by, rect->box.width - 2 * by,
               rect->box.height - 2 * by};
}

// Of the group that is opened at `index`: its own first box, and the first word behind it. A group
// of groups has none.
static Standing standing_of(const Picture *picture, size_t index) {
  Standing standing = {0};
  size_t depth = 0;
  bool boxed = false;
  for (size_t i = index; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_OPEN) depth++;
    if (shape->kind == PICTURE_CLOSE && --depth == 0) break;
    if (shape->kind == PICTURE_RECT && depth == 1 && !boxed) {
      standing.box = within_border(shape);
      boxed = true;
    }
    if (shape->kind != PICTURE_WORDS || !boxed) continue;
    standing.word = shape->box;
    break;
  }
  return standing;
}

// ---- comparing --------------------------------------------------------------------------------

static bool same(Box a, Box b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

static void report(const Standing *before, const Standing *now, const char *page, Text *faults) {
  text_printf(faults,
              "%s: %s moved: box %.17g %.17g %.17g %.17g, now %.17g %.17g %.17g %.17g; "
              "first word %.17g %.17g, now %.17g %.17g\n",
              page, before->id, before->box.x, before->box.y, before->box.width, before->box.height,
              now->box.x, now->box.y, now->box.width, now->box.height, before->word.x,
              before->word.y, now->word.x, now->word.y);
}

static void judge(Stillness *stillness, const char *id, Standing now, const char *page,
                  Text *faults) {
  for (size_t i = 0; i < stillness->count; i++) {
    Standing *before = &stillness->items[i];
    if (strcmp(before->id, id) != 0) continue;
    stillness->compared++;
    if (!same(before->box, now.box) || !same(before->word, now.word))
      report(before, &now, page, faults);
    return;
  }
  now.id = mem_strdup(id);
  array_push(stillness, now);
}

void stillness_judge(Stillness *stillness, const Picture *picture, const char *page, Text *faults) {
  double width = picture_width(picture), height = picture_height(picture);
  if (stillness->width > 0 && (stillness->width != width || stillness->height != height))
    text_printf(faults, "%s: the canvas was %.17g x %.17g, now %.17g x %.17g\n", page,
                stillness->width, stillness->height, width, height);
  stillness->width = width;
  stillness->height = height;
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_OPEN && shape->group.id)
      judge(stillness, shape->group.id, standing_of(picture, i), page, faults);
  }
}
