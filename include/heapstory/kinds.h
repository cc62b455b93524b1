// kinds.h: the closed sets that the heap reports and a snapshot keeps. Values only, no heap behind
// them.
#ifndef HEAPSTORY_KINDS_H
#define HEAPSTORY_KINDS_H

// What sort of thing an object is for a reader of pictures; the exact type is `type`.
typedef enum Shape {
  SHAPE_ATOM, // int, float, str, bytes, None, range ...: `value` says it all
  SHAPE_LIST,
  SHAPE_TUPLE,
  SHAPE_DICT,
  SHAPE_SET,
  SHAPE_INSTANCE, // of a user's class
  SHAPE_CLASS,
  SHAPE_FUNCTION,
  SHAPE_METHOD,
  SHAPE_CELL,
  SHAPE_GENERATOR,
  SHAPE_MODULE,
  SHAPE_WEAKREF,
  SHAPE_OTHER,
} Shape;

typedef enum PlaceKind {
  PLACE_INDEX,     // [0]
  PLACE_ATTRIBUTE, // .ref
  PLACE_KEY,       // the key object itself: key 'k'
  PLACE_ITEM,      // ['k']: the value stored under a key
  PLACE_ELEMENT,   // {}: of a set
  PLACE_WORD,      // machinery: __class__, __globals__, cell_contents ...
} PlaceKind;

// What the heap reports to its observer. One row each in events.def.
typedef enum EventKind {
#define EVENT(id, word) EVENT_##id,
#include "heapstory/events.def"
#undef EVENT
  EVENT_KINDS
} EventKind;

#endif
