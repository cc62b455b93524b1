// fonts.c: asks fontconfig, as pango does below librsvg.
#include "heapstory/fonts.h"

#include "heapstory/load.h"

#include <stddef.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

#define FUNCTIONS(FUNCTION)                                                                        \
  FUNCTION(FcPatternCreate)                                                                        \
  FUNCTION(FcPatternDestroy)                                                                       \
  FUNCTION(FcPatternAddInteger)                                                                    \
  FUNCTION(FcPatternAddString)                                                                     \
  FUNCTION(FcPatternGetString)                                                                     \
  FUNCTION(FcConfigSubstitute)                                                                     \
  FUNCTION(FcDefaultSubstitute)                                                                    \
  FUNCTION(FcFontMatch)

// What is called of it: loaded when a font is asked for, as librsvg is.
typedef struct Fontconfig {
#define MEMBER(name) __typeof__(name) *name;
  FUNCTIONS(MEMBER)
} Fontconfig;

static bool load(Fontconfig *fc) {
#define LOAD(name) {#name, offsetof(Fontconfig, name)},
  static const struct {
    const char *name;
    size_t offset;
  } functions[] = {FUNCTIONS(LOAD)};
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *function = load_function("libfontconfig.so.1", functions[i].name);
    if (!function) return false;
    *(void **)((char *)fc + functions[i].offset) = function;
  }
  return true;
}

static void add_faces(const Fontconfig *fc, FcPattern *pattern, const char *faces) {
  for (const char *end; *faces; faces = *end ? end + 1 : end) {
    end = faces + strcspn(faces, ",");
    char *face = mem_strndup(faces, (size_t)(end - faces));
    fc->FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)face);
    mem_free(face);
  }
}

char *fonts_choose(const char *faces, bool bold) {
  Fontconfig fc;
  if (!load(&fc)) return NULL;
  char *family = NULL;
  FcPattern *pattern = fc.FcPatternCreate();
  add_faces(&fc, pattern, faces);
  fc.FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  fc.FcConfigSubstitute(NULL, pattern, FcMatchPattern);
  fc.FcDefaultSubstitute(pattern);
  FcResult result;
  FcChar8 *name;
  FcPattern *match = fc.FcFontMatch(NULL, pattern, &result);
  if (match && fc.FcPatternGetString(match, FC_FAMILY, 0, &name) == FcResultMatch)
    family = mem_strdup((const char *)name);
  if (match) fc.FcPatternDestroy(match);
  fc.FcPatternDestroy(pattern);
  return family;
}
