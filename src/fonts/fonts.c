// fonts.c: asks fontconfig, as pango does below librsvg.
#include "heapstory/fonts.h"

#include <string.h>

#include <fontconfig/fontconfig.h>

static void add_faces(FcPattern *pattern, const char *faces) {
  for (const char *end; *faces; faces = *end ? end + 1 : end) {
    end = faces + strcspn(faces, ",");
    char *face = mem_strndup(faces, (size_t)(end - faces));
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)face);
    mem_free(face);
  }
}

char *fonts_choose(const char *faces, bool bold) {
  char *family = NULL;
  FcPattern *pattern = FcPatternCreate();
  add_faces(pattern, faces);
  FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcConfigSubstitute(NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result;
  FcChar8 *name;
  FcPattern *match = FcFontMatch(NULL, pattern, &result);
  if (match && FcPatternGetString(match, FC_FAMILY, 0, &name) == FcResultMatch)
    family = mem_strdup((const char *)name);
  if (match) FcPatternDestroy(match);
  FcPatternDestroy(pattern);
  return family;
}
