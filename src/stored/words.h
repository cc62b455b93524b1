// words.h: the closed sets of words of a stored file, what goes without saying, and how names and
// texts are written. Private to the room.
#ifndef HEAPSTORY_STORED_WORDS_H
#define HEAPSTORY_STORED_WORDS_H

#include "heapstory/stored.h"

#define STORED_HEADER "heapstory snapshots 1"

// Lists end with NULL; the index is the value.
extern const char *const shape_words[], *const flag_words[], *const event_words[],
                                                                 *const kind_words[];
enum { FLAG_WORDS = 8 };

// ---- what goes without saying -------------------------------------------------------------------

Shape implied_shape(const char *type, bool has_value, bool program);
// "[0]", ".ref", "['k']" of a dict, "key 'k'", "{}": the place tells its kind.
PlaceKind implied_kind(const char *place, Shape owner);

// ---- how texts are written ----------------------------------------------------------------------

// A name that needs no quotes: letters, digits, '_' and '.'.
bool is_plain(const char *name, size_t length);
// Text up to the end of a line: as it is, in quotes (JSON) where it would not be read back so.
void add_rest(Text *text, const char *chars);
bool is_rest(const char *chars, size_t length, bool may_begin_with_blanks);
// Text up to a comma: of values and of machinery's names. As it is, or in quotes.
void add_value(Text *text, const char *chars);
void add_quoted(Text *text, const char *chars);
bool texts_equal(const char *a, const char *b); // NULL equals NULL alone
// "[12]" is 12; -1 for a place that is no index.
int64_t place_index(const char *place);
// "12", "-3": a whole number as Python writes it, within what an int64_t holds with room to count.
bool is_whole(const char *chars, int64_t *number_out);

// ---- machinery ----------------------------------------------------------------------------------

// "int 1", "module 'gc'", "None": what a file calls machinery, whose serials are nobody's affair.
// Yours to mem_free.
char *machinery_name(const char *type, const char *value);
// What a name says of its object: true where it gives back both.
bool machinery_facts(const char *name, char **type_out, char **value_out);
// The number of an int ("int 5" is 5).
bool machinery_whole(const char *name, int64_t *number_out);

#endif
