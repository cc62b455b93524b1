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

// What a block of memory is of the object that it belongs to.
typedef enum BlockRole {
  BLOCK_FREE,   // in its pool's chain of free blocks
  BLOCK_OBJECT, // the object itself, headers in front and values inside included
  BLOCK_ITEMS,  // a list's array of items
  BLOCK_KEYS,   // a dict's keys table
  BLOCK_VALUES, // attribute values of an instance, or those of its __dict__
  BLOCK_TABLE,  // a set's table
  BLOCK_TEXT,   // characters of a bytearray, or of an instance of a class that derives from str
  BLOCK_SHARED_KEYS, // the names that the instances of a class share
  BLOCK_KEPT,        // of an object that died, in the free list of its type: belongs to nobody
} BlockRole;

typedef enum PoolState {
  POOL_NEVER_USED,
  POOL_USED,
  POOL_FULL,
  POOL_EMPTY, // used before, given back to its arena
} PoolState;

// Moments inside a collection, in the order of the algorithm (FACTS.md 3.4): what has just been
// done.
typedef enum CollectorPhase {
  PHASE_UPDATE_REFS,      // gc_refs of every object examined = its refcount
  PHASE_SUBTRACT_REFS,    // each reference from one of them to another is taken off
  PHASE_MOVE_UNREACHABLE, // what is reached from outside is known; the rest may be garbage
  PHASE_FINALIZE,         // finalizers have run, what they made reachable again is taken out
  PHASE_CLEAR,            // the garbage let go of what it referred to, and died
  PHASES
} CollectorPhase;

#endif
