// known_names.c: which strings the interpreter has before a program begins.
#include "known_names.h"

#include <stdlib.h>
#include <string.h>

typedef struct KnownName {
  const char *text;
  unsigned pythons; // KnownBy
} KnownName;

enum {
  K11 = KNOWN_BY_3_11,
  K12 = KNOWN_BY_3_12,
  K13 = KNOWN_BY_3_13,
  K14 = KNOWN_BY_3_14,
  K15 = KNOWN_BY_3_15
};

static const KnownName known[] = {
#define KNOWN_NAME(text, pythons) {text, pythons},
#include "known_names.def"
#undef KNOWN_NAME
};

typedef struct Wanted {
  const char *chars;
  size_t bytes;
} Wanted;

static int compare(const void *wanted, const void *row) {
  const Wanted *w = wanted;
  const char *text = ((const KnownName *)row)->text;
  int order = strncmp(w->chars, text, w->bytes);
  return order ? order : -(text[w->bytes] != '\0');
}

bool name_is_known(const Profile *profile, const char *chars, size_t bytes) {
  if (!profile->known_names || memchr(chars, '\0', bytes)) return false;
  const Wanted wanted = {chars, bytes};
  const KnownName *row =
      bsearch(&wanted, known, sizeof known / sizeof *known, sizeof *known, compare);
  return row && (row->pythons & profile->known_names);
}
