// base.h: what every room needs and what knows nothing of the subject: checked memory, typed
// arrays, text, errors with positions, scratch memory, slabs, nearest words.
//
// Ownership, one sentence for the whole project: what `_new`, `_take`, `_read`, `_write` return is
// yours to `_delete`; everything else is borrowed until its owner changes.
// Errors, one sentence: a user's mistake returns false (or NULL) and adds to an Errors list; a bug
// is an assert; a host out of memory ends the process in mem_fail().
#ifndef HEAPSTORY_BASE_H
#define HEAPSTORY_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// ---- memory -----------------------------------------------------------------------------------

// Never return NULL for size > 0; a refusal of the host ends the process with exit status 2.
void *mem_alloc(size_t size);
void *mem_zalloc(size_t size);               // filled with zero
void *mem_realloc(void *block, size_t size); // NULL is allowed as block
void mem_free(void *block);                  // NULL is allowed
// Freed memory is kept for what comes next and not given back to the system each time: for a
// process that does the same thing again and again. 16 MB at most.
void mem_keep_freed(void);
// A block that will be written from end to end, as memory of a long file is: where it is large the
// system may give it in large pages, for one page fault instead of 512.
void mem_expect_filled(void *block, size_t size);
// Gives back what lies free in pieces between blocks that are used.
void mem_give_back(void);
char *mem_strdup(const char *text);
char *mem_strndup(const char *text, size_t length);
// Multiplies with a check for overflow, so that `count * size` cannot wrap.
size_t mem_size(size_t count, size_t size);
// Test hook: the n-th allocation from now on is refused as if the host had none left (0 = never).
void mem_fail_after(uint64_t n);

// ---- typed arrays -----------------------------------------------------------------------------
// `Array(int) a = {0}; array_push(&a, 7); a.items[0]; array_delete(&a);`

#define Array(T)                                                                                   \
  struct {                                                                                         \
    T *items;                                                                                      \
    size_t count;                                                                                  \
    size_t capacity;                                                                               \
  }
#define array_push(array, ...)                                                                     \
  ((array)->count < (array)->capacity ? (void)0                                                    \
                                      : array_grow((void **)&(array)->items, &(array)->capacity,   \
                                                   (array)->count + 1, sizeof *(array)->items),    \
   (array)->items[(array)->count++] = (__VA_ARGS__))
#define array_reserve(array, n)                                                                    \
  array_grow((void **)&(array)->items, &(array)->capacity, (n), sizeof *(array)->items)
#define array_pop(array) ((array)->items[--(array)->count])
#define array_truncate(array, n) ((array)->count = (n))
#define array_delete(array)                                                                        \
  (mem_free((array)->items), (array)->items = NULL, (array)->count = 0, (array)->capacity = 0)
void array_grow(void **items, size_t *capacity, size_t wanted, size_t item_size);

// ---- text: a growing string, always ended by NUL ----------------------------------------------

typedef struct Text {
  char *chars;   // never NULL once something was added; use text_chars() to be sure
  size_t length; // bytes, without the NUL
  size_t capacity;
} Text;

void text_add(Text *text, const char *chars);
void text_add_n(Text *text, const char *chars, size_t length);
void text_add_char(Text *text, char c);
void text_add_whole(Text *text, long long number); // in decimal
enum { WHOLE_CHARS = 20 };                         // a number of 64 bits has at most
// The same into the end of a buffer; returns where it begins. No zero stands behind it.
char *whole_chars(long long number, char chars[WHOLE_CHARS]);
// Several, one after the other; NULL ends them. Where thousands are written it is several times as
// fast as text_printf().
void text_add_all(Text *text, ...) __attribute__((sentinel));
void text_add_codepoint(Text *text, uint32_t codepoint); // as UTF-8
void text_printf(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_vprintf(Text *text, const char *format, va_list arguments);
const char *text_chars(const Text *text); // "" for an empty one; borrowed
char *text_take(Text *text);              // yours to mem_free; the text is empty afterwards
void text_clear(Text *text);              // keeps the memory
void text_delete(Text *text);
// A JSON string with its quotes: `"`, `\` and control characters escaped, the rest as it is.
void text_add_json(Text *text, const char *chars, size_t length);
// What a page shows for a code point: a space for tabs and line breaks, U+FFFD for other control
// characters and what XML does not allow.
uint32_t codepoint_shown(uint32_t codepoint);
// Words as they are shown, as XML 1.0 text or attribute value: `&`, `<`, `>`, `"` as entities;
// invalid UTF-8 as U+FFFD.
void text_add_xml(Text *text, const char *words);
void text_add_xml_codepoint(Text *text, uint32_t codepoint);

// ---- UTF-8 ------------------------------------------------------------------------------------

// Decodes one code point of valid or invalid UTF-8 at `at` (`left` bytes available, > 0). Returns
// its length in bytes, or 0 where the bytes are not valid UTF-8 (surrogates and overlong forms
// included).
size_t utf8_decode(const char *at, size_t left, uint32_t *codepoint_out);
// The next code point of a text that ends with NUL; U+FFFD for an invalid byte, 0 at the end. `at`
// moves behind it.
uint32_t utf8_next(const char **at);
// Offset of the first invalid byte, or `length` where all is valid.
size_t utf8_invalid(const char *chars, size_t length);

// ---- errors with positions --------------------------------------------------------------------

// line and column count from 1, columns in code points; 0 = unknown, and not printed.
typedef struct Position {
  uint32_t line;
  uint32_t column;
} Position;

typedef struct Error {
  char *file; // as the user named it; owned; NULL for none
  Position at;
  char *message; // owned: one line, lower case start, no full stop
} Error;

typedef struct Errors {
  Error *items;
  size_t count;
  size_t capacity;
  const char *file; // file name given to what is added from now on; borrowed; may be NULL
} Errors;

// Adds one error at a position of errors->file. Always returns false, so that
// `return error_add(errors, at, "...")` is how a function fails.
bool error_add(Errors *errors, Position at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// One line per error: `file:line:column: error: message`, sorted by position within a file.
void errors_print(const Errors *errors, FILE *stream);
void errors_delete(Errors *errors);

// ---- files ------------------------------------------------------------------------------------

enum { FILE_MAX_BYTES = 1 << 29 }; // 512 MiB; a larger file is refused by size

// All bytes of a file ("-": standard input), ended by a NUL that length_out does not count. Yours
// to mem_free. NULL after an error, which has the system's words and no position.
char *file_read(const char *file, size_t *length_out, Errors *errors);

// ---- words ------------------------------------------------------------------------------------

// The word of `words` (NULL ends the list) nearest to `word` in edit distance, or NULL where none
// is near enough to be what was meant (distance at most a third of the length, at least 1).
const char *nearest_word(const char *word, const char *const *words);

// ---- scratch memory: freed all at once --------------------------------------------------------

typedef struct Scratch {
  struct ScratchChunk *chunks;
  size_t used; // bytes of the newest chunk handed out
} Scratch;

void *scratch_alloc(Scratch *scratch, size_t size); // zeroed, aligned for anything
char *scratch_strndup(Scratch *scratch, const char *chars, size_t length);
char *scratch_printf(Scratch *scratch, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void scratch_clear(Scratch *scratch); // all of it is free again; some memory stays for what comes
void scratch_delete(Scratch *scratch);

// ---- slabs: host memory for many structs of few sizes, which can be walked --------------------

// Blocks of one size come from pages; a freed block is the next one handed out, and its memory is
// given back with the slab alone. The first 8 bytes of a block in use must be non-zero: that is how
// slab_walk tells used from free.
typedef struct Slab {
  size_t stride, front; // bytes from block to block; of these, in front of what is handed out
  void *free;           // chain of free blocks, linked through their second word
  struct SlabPage *pages;
  size_t used;
} Slab;

// A block of at least 16 bytes behind `front` bytes, zeroed with them; both sizes are the same in
// every call.
void *slab_alloc(Slab *slab, size_t block_size, size_t front);
// The same with nothing zeroed but the first 8 bytes.
void *slab_take(Slab *slab, size_t block_size, size_t front);
void slab_free(Slab *slab, void *block);
void slab_walk(const Slab *slab, void (*visit)(void *block, void *payload), void *payload);
void slab_delete(Slab *slab);

#endif
