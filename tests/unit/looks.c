// looks.c: states of cards and references, two by two (looks.h).
#include "looks.h"

#include <math.h>
#include <string.h>

#include "contrast.h"

// ---- what is seen -----------------------------------------------------------------------------

// "obj new gen0": "obj new".
static size_t without_generation(const char *class) {
  const char *generation = strstr(class, " gen");
  return generation ? (size_t)(generation - class) : strlen(class);
}

static bool is_state(const char *class) {
  return class && (strncmp(class, "obj", 3) == 0 || strncmp(class, "reference", 9) == 0);
}

static const char *mark_of(const char *words) {
  static const char *const marks[] = {"+", "−", "×", "~", "►"};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (strncmp(words, marks[i], strlen(marks[i])) == 0) return marks[i];
  return NULL;
}

static LookSeen look_at(const Picture *picture, size_t index) {
  LookSeen look = {0};
  bool painted = false;
  for (size_t i = index + 1; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_CLOSE) break;
    if (shape->kind == PICTURE_WORDS && !look.mark) look.mark = mark_of(shape->text);
    if (shape->kind == PICTURE_CIRCLE) look.dots++;
    if (painted || (shape->kind != PICTURE_RECT && shape->kind != PICTURE_CURVE)) continue;
    look.paint = shape->paint;
    painted = true;
  }
  return look;
}

static LookSeen *find(const Looks *looks, const char *class, size_t length) {
  for (size_t i = 0; i < looks->count; i++)
    if (strlen(looks->items[i].class) == length &&
        strncmp(looks->items[i].class, class, length) == 0)
      return &looks->items[i];
  return NULL;
}

void looks_note(Looks *looks, const Picture *picture) {
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind != PICTURE_OPEN || !is_state(shape->group.class)) continue;
    size_t length = without_generation(shape->group.class);
    LookSeen look = look_at(picture, i), *known = find(looks, shape->group.class, length);
    // What is unreachable may be new too: a mark that it has now and then says nothing of its
    // state.
    if (known && known->mark != look.mark) known->mark = NULL;
    if (known) continue;
    look.class = mem_strndup(shape->group.class, length);
    array_push(looks, look);
  }
}

void looks_delete(Looks *looks) {
  for (size_t i = 0; i < looks->count; i++) mem_free(looks->items[i].class);
  array_delete(looks);
}

// ---- whether they can be told apart -----------------------------------------------------------

static double between(const Theme *theme, Token a, Token b) {
  if (a == TOKEN_NONE || b == TOKEN_NONE) return a == b ? 1 : 21;
  return contrast_ratio(theme->colors[a], theme->colors[b]);
}

static bool differ(const LookSeen *a, const LookSeen *b, const Theme *theme) {
  return a->paint.dash != b->paint.dash || a->mark != b->mark || a->dots != b->dots ||
         fabs(a->paint.width - b->paint.width) > 0.4 ||
         between(theme, a->paint.line, b->paint.line) > 2 ||
         between(theme, a->paint.fill, b->paint.fill) > 1.2;
}

size_t looks_judge(const Looks *looks, const Theme *theme, Text *faults) {
  size_t judged = 0;
  for (size_t i = 0; i < looks->count; i++)
    for (size_t j = 0; j < i; j++) {
      const LookSeen *a = &looks->items[i], *b = &looks->items[j];
      if (strcspn(a->class, " ") != strcspn(b->class, " ")) continue; // a card is no reference
      judged++;
      if (differ(a, b, theme)) continue;
      text_printf(faults, "%s: '%s' and '%s' look alike\n", theme->name, a->class, b->class);
    }
  return judged;
}
