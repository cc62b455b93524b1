// internal.h: what the files of the scenario room share, grouped by the file that defines it.
//
//   place.c       byte offset -> line and column; a place of Python text inside a JSON string
//   json_scan.c   strict JSON in one pass; notes where every key and value begins
//   json_fault.c  the words for what is wrong with a JSON text
//   document.c    cJSON's tree with those places written into it
//   reader.c      paths, messages, small checks
//   source.c      JSON values to Python text, and the map back
//   steps.c       the table of verbs; verb_*.c and expect.c hold a reader for each
//   scenario.c    the top level
//   format.c      the text in its canonical form
#ifndef HEAPSTORY_SCENARIO_INTERNAL_H
#define HEAPSTORY_SCENARIO_INTERNAL_H

#include "heapstory/scenario.h"

#include <cjson/cJSON.h>

#include <string.h>

// ---- place.c ----------------------------------------------------------------------------------

typedef struct Marks Marks;

// The text of a scenario file. It stays as long as the Scenario: places of runtime errors need it.
typedef struct Document {
  char *text;    // owned; ended by NUL
  size_t length; // at most SCENARIO_MAX_BYTES, so that offsets fit 32 bits
  Marks *marks;  // what is known of positions; owned
} Document;

// `text` becomes the document's.
void document_begin(Document *document, char *text, size_t length);
void document_delete(Document *document);
Position document_position(const Document *document, size_t offset);

// One character or escape of a JSON string known to be good: its code point and length in bytes.
size_t json_unit(const char *at, uint32_t *codepoint_out);
// What stands for [at, end), the inside of a JSON string known to be good. It lives in `memory`.
char *json_string_text(const char *at, const char *end, Scratch *memory, size_t *length_out);
// Offset of the n-th code point of the JSON string whose quote is at `string`; its closing quote if
// it has fewer.
size_t json_string_offset(const Document *document, size_t string, size_t n);
// Byte offset of a line and column in Python text, where \n, \r and \r\n all end a line.
size_t python_offset(const char *text, size_t length, Position at);
size_t count_codepoints(const char *text, size_t length);

// ---- json_scan.c ------------------------------------------------------------------------------

// Where things begin. `places`: of an object's member first the key, then the value; else the
// value; all in the order of the document. `long_numbers`: those that cJSON 1.7.15 cannot read.
typedef struct JsonIndex {
  Array(uint32_t) places;
  Array(uint32_t) long_numbers;
} JsonIndex;

enum { JSON_LONG_NUMBER = 60 }; // characters; cJSON 1.7.15 copies a number into a buffer of 64

// A value of the document: its bytes, and of the index what belongs to it.
typedef struct JsonPart {
  size_t from, to;
  const uint32_t *places, *long_numbers;
  size_t long_count;
} JsonPart;

typedef struct Reader Reader;

// Who wants the elements of the root's "steps" one by one, as soon as each has been scanned. The
// index then holds what is left: all but the elements.
typedef struct JsonStream {
  void (*element)(Reader *reader, const JsonPart *part);
  Reader *reader;
  uint32_t from, to; // where the elements stand, between the brackets; 0 and 0: there was no array
} JsonStream;

// False after a syntax error (one is added: there is no reading on behind it). Duplicate keys are
// added as errors, but do not make it false.
bool json_scan(const Document *document, JsonStream *stream, JsonIndex *index_out, Errors *errors);
// The index of one value of a document that was scanned before; the offset behind the value.
size_t json_scan_again(const Document *document, size_t offset, JsonIndex *index_out);
size_t json_number_length(const char *at); // of a number known to be good

// Behind the characters that stand in a string as they are: neither control, quote, backslash nor
// a byte above 0x7F. Eight at a time: a byte that is not plain sets its high bit, or that of one
// above it. `end` is that of the text, where a NUL stands.
static inline const char *json_skip_plain(const char *at, const char *end) {
  const uint64_t ones = 0x0101010101010101, highs = ones << 7;
  for (uint64_t word; end - at >= 8; at += 8) {
    memcpy(&word, at, 8);
    uint64_t quotes = word ^ ones * '"', backslashes = word ^ ones * '\\';
    if ((word | (word - ones * ' ') | (quotes - ones) | (backslashes - ones)) & highs) break;
  }
  while ((signed char)*at >= ' ' && *at != '"' && *at != '\\') at++;
  return at;
}

// ---- json_fault.c -----------------------------------------------------------------------------

// What is wrong with `at`, where no JSON value begins. Always false.
bool json_fault_value(const Document *document, size_t at, Errors *errors);
// A character stands where `expected` should. Always false.
bool json_fault_expected(const Document *document, size_t at, const char *expected, Errors *errors);
// The string that begins at `string` cannot go on at `at`. Always false.
bool json_fault_string(const Document *document, size_t string, size_t at, Errors *errors);
// The number that begins at `number` cannot go on at `at`. Always false.
bool json_fault_number(const Document *document, size_t number, size_t at, Errors *errors);
// Text in quotes for a message: one line, cut to a sensible length.
void text_add_quoted(Text *text, const char *chars, size_t length);

// ---- document.c -------------------------------------------------------------------------------

// cJSON's tree of a scanned value. `valueint` of every item is made the offset of its value and
// `valuedouble` that of its key (numbers are read from the text, which rounds nothing). NULL where
// cJSON refuses what the scan took. The tree lives in `memory` and dies with it.
cJSON *document_parse(Document *document, const JsonPart *part, Scratch *memory);
// The same of the whole document, without what stands in [from, to).
cJSON *document_parse_but(Document *document, const JsonIndex *index, size_t from, size_t to,
                          Scratch *memory);
static inline size_t value_offset(const cJSON *item) { return (size_t)item->valueint; }
static inline size_t key_offset(const cJSON *item) { return (size_t)item->valuedouble; }

// ---- source.c ---------------------------------------------------------------------------------

// A run of Python text that came from one place of the file.
typedef struct Piece {
  uint32_t start, length; // bytes of the Python text
  uint32_t offset;        // of the JSON value (or key) in the file
  uint32_t skip;          // code points of the JSON string before it, or PIECE_INEXACT
} Piece;

#define PIECE_INEXACT UINT32_MAX // what stands there is no string, or not this text

// Python text under construction.
typedef struct Source {
  Text text;
  Array(Piece) pieces;
  bool plain; // whoever puts it together makes a statement of its parts, and all of them are plain
} Source;

// Where text comes from. Nobody keeps one: a step is read again when an error asks for a place.
typedef struct SourceMap {
  const Document *document;
  const char *text;    // what a tree is made from: step->source but for ENTER
  const Piece *pieces; // by start
  size_t count;
} SourceMap;

// How a value stands in the text around it: what decides over parentheses.
typedef enum Embedding { EMBED_ALONE, EMBED_ITEM, EMBED_ARGUMENTS } Embedding;

Source *source_begin(Reader *reader);              // emptied; the reader's own
void source_add(Source *source, const char *text); // text that is in no file
void source_add_string_literal(Source *source, const char *chars);
// Text of a JSON string (value or key) as it is.
void source_add_verbatim(Source *source, const char *chars, size_t offset);
// A JSON value as Python: V of product.md. Errors are added; the text is then of no use.
void source_add_value(Reader *reader, Source *source, const cJSON *value, Embedding embedding);
// A string that must be a name, an attribute or an item. `act`: "assign to", "delete".
void source_add_target(Reader *reader, Source *source, const cJSON *string, const char *act);
// Parses what the JSON string (value or key) at `offset` holds; errors get the file's positions.
PyTree *source_read_expression(Reader *reader, const char *chars, size_t offset);
// Parses what was put together from the byte `start` on, an expression made from `value`. Its
// places are those of the whole text. Yours to python_delete; NULL after an error.
PyTree *source_parse_expression(Reader *reader, const Source *source, size_t start,
                                const cJSON *value);
// Ends a step: its text and (with `parse`) its statements. Nothing where the step has errors.
void source_end(Reader *reader, Source *source, Step *step, bool parse);
// The statements of a step whose caption is another text.
void source_end_hidden(Reader *reader, Source *source, Step *step);

// ---- reader.c ---------------------------------------------------------------------------------

// Everything that lives as long as the Scenario.
typedef struct ScenarioMemory {
  Scenario scenario;
  Scratch scratch;
  Document document;
  Array(Step) steps;     // those of the top level
  Array(PyTree *) trees; // of returned values
} ScenarioMemory;

typedef struct PathPart {
  const char *key; // NULL: an index
  size_t index;
} PathPart;

// One reading of one file, or of one step of it once more.
//
// Steps are read while the scan goes on. What is wrong with them waits in `waiting`: it counts only
// where the whole file is JSON, and then behind the errors of the scan and of the other keys.
struct Reader {
  ScenarioMemory *memory;
  Errors *errors;
  size_t errors_before; // of this file
  Errors waiting;
  bool is_waiting;    // steps are being read
  size_t faults;      // reported so far, whether or not there was room to keep them
  size_t step_faults; // `faults` when the step began
  bool unknown_verb;  // some step is not understood: do not judge how frames nest
  bool again;         // a good step is read once more, for its places
  bool has_map;       // `source` is the text of the step just read
  PathPart path[SCENARIO_MAX_DEPTH + 2];
  size_t depth;
  Source source;
  Scratch words; // pieces of messages
  Scratch tree;  // cJSON's tree of one step
  Text path_text;
};

enum { MAX_ERRORS = 10000 }; // of a file; then it says that there are more

void push_key(Reader *reader, const cJSON *item);
void push_index(Reader *reader, size_t index);
void pop(Reader *reader);
const char *path_text(Reader *reader); // "steps[4].by", in the scenario's memory
// An error of the value that the path leads to. All of these return false.
bool report(Reader *reader, const cJSON *item, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// An error of an item's key; the path leads to the object.
bool report_key(Reader *reader, const cJSON *item, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool report_at(Reader *reader, Position at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// The same where the path is that of a step.
bool report_step(Reader *reader, const Step *step, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// False where so many errors are known that no further one can be shown: nobody need look for it.
bool has_room(const Reader *reader);
// From now on errors are the file's, beginning with those that waited.
void report_waiting(Reader *reader);
void reader_delete(Reader *reader); // but for its memory

const char *quoted(Reader *reader, const char *chars);
// "; did you mean 'assign'?", or where nothing is near "; expected one of ..." with all words.
const char *suggestion(Reader *reader, const char *word, const char *const *words);

// Sets of kinds are sets of cJSON's type bits.
enum {
  KIND_STRING = cJSON_String,
  KIND_NUMBER = cJSON_Number,
  KIND_BOOLEAN = cJSON_True | cJSON_False,
  KIND_NULL = cJSON_NULL,
  KIND_ARRAY = cJSON_Array,
  KIND_OBJECT = cJSON_Object,
  KIND_ANY = 0xFF,
};
static inline bool is_kind(const cJSON *item, unsigned kinds) {
  return (unsigned)item->type & kinds;
}
// Reports "expected a string, found a number" unless the item is of one of the kinds.
bool expect_kind(Reader *reader, const cJSON *item, unsigned kinds);
// An integer written as one, between two limits.
bool read_integer(Reader *reader, const cJSON *item, int64_t least, int64_t most, int64_t *out);
bool read_identifier(Reader *reader, const cJSON *string, const char *what);
const char *keep_text(Reader *reader, const char *chars);
// The thresholds of the collector: one to three integers.
bool read_thresholds(Reader *reader, const cJSON *array, int64_t *out, size_t *count_out);

// ---- steps.c ----------------------------------------------------------------------------------

// A key that an object may have. A table of them ends with a NULL name.
typedef struct Key {
  const char *name;
  unsigned kinds;
  bool required;
} Key;

enum { MAX_KEYS = 16 };

// Sorts the members of `object` by the rows of `keys`: fields[i] is that of row i, NULL where it is
// absent or of a wrong kind. Reports wrong kinds, missing ones, and keys that are neither in `keys`
// nor in `others`. `what` is how messages call the object.
void read_keys(Reader *reader, const cJSON *object, const char *what, const Key *keys,
               const Key *others, const cJSON **fields);
void read_steps(Reader *reader, const cJSON *array, Steps *steps);
void read_step(Reader *reader, const cJSON *item, Step *step);

// Readers of verbs: fields[0] is the verb's own value, the others follow its row.
typedef void VerbReader(Reader *reader, Step *step, const cJSON *const *fields);
VerbReader read_assign, read_del, read_cycle, read_print, read_python; // verb_values.c
VerbReader read_class;                                                 // verb_class.c
VerbReader read_enter, read_return;                                    // verb_frames.c
VerbReader read_collect, read_gc;                                      // verb_gc.c
VerbReader read_expect;                                                // expect.c

// Every `return` has its `enter`, also within each `repeat`. verb_frames.c
void check_frames(Reader *reader, const Steps *steps);

#endif
