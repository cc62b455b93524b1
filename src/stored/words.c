// words.c: the words of a stored file, see words.h.
#include "words.h"

#include <ctype.h>
#include <string.h>

const char *const shape_words[] = {
    [SHAPE_ATOM] = "atom",
    [SHAPE_LIST] = "list",
    [SHAPE_TUPLE] = "tuple",
    [SHAPE_DICT] = "dict",
    [SHAPE_SET] = "set",
    [SHAPE_INSTANCE] = "instance",
    [SHAPE_CLASS] = "class",
    [SHAPE_FUNCTION] = "function",
    [SHAPE_METHOD] = "method",
    [SHAPE_CELL] = "cell",
    [SHAPE_GENERATOR] = "generator",
    [SHAPE_MODULE] = "module",
    [SHAPE_WEAKREF] = "weakref",
    [SHAPE_OTHER] = "other",
    NULL,
};

// By number of the bit of SnapshotFlag.
const char *const flag_words[] = {"immortal", "tracked", "finalized", "reachable", "internal",
                                  "slots",    "garbage", "pending",   NULL};

const char *const event_words[] = {
#define EVENT(id, word) [EVENT_##id] = word,
#include "heapstory/events.def"
#undef EVENT
    NULL,
};

bool is_plain(const char *name, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (!isalnum((unsigned char)name[i]) && name[i] != '_' && name[i] != '.') return false;
  return length > 0;
}

Shape implied_shape(const char *type, bool has_value, bool program) {
  for (Shape shape = SHAPE_LIST; shape <= SHAPE_SET; shape++)
    if (strcmp(type, shape_words[shape]) == 0) return shape;
  if (strcmp(type, "function") == 0) return SHAPE_FUNCTION;
  if (strcmp(type, "type") == 0) return SHAPE_CLASS;
  if (has_value) return SHAPE_ATOM;
  return program ? SHAPE_INSTANCE : SHAPE_OTHER;
}

const char *kind_word(PlaceKind kind, Shape owner) {
  switch (kind) {
  case PLACE_INDEX: return owner == SHAPE_DICT ? "index" : NULL;
  case PLACE_ITEM: return owner == SHAPE_DICT ? NULL : "item";
  case PLACE_ATTRIBUTE: return NULL;
  case PLACE_KEY: return "key";
  case PLACE_ELEMENT: return "element";
  case PLACE_WORD: return "word";
  }
  return NULL;
}
