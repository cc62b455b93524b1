// words.h: the closed sets of words of a stored file, and names of objects. Private to the room.
#ifndef HEAPSTORY_STORED_WORDS_H
#define HEAPSTORY_STORED_WORDS_H

#include "heapstory/stored.h"

#define STORED_HEADER "heapstory snapshots 1"

// Lists end with NULL; the index is the value.
extern const char *const shape_words[], *const flag_words[], *const event_words[];
enum { FLAG_WORDS = 8 };

// The shape that goes without saying for an object of this type.
Shape implied_shape(const char *type, bool has_value, bool program);
// References whose place tells their kind: "[0]", ".ref", "['k']"; else a word stands before it.
const char *kind_word(PlaceKind kind, Shape owner); // NULL for none

// A name that needs no quotes: letters, digits, '_' and '.'.
bool is_plain(const char *name, size_t length);

#endif
