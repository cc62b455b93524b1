// json_scan.c: strict JSON (RFC 8259) in one pass, without recursion.
//
// cJSON takes more than JSON (012, raw control characters, invalid UTF-8, repeated keys), cuts
// strings at \u0000 and keeps no positions. So this scan goes first: it finds every fault with its
// place, and notes where each key and value begins. What it lets through cJSON reads without
// complaint.
#include "internal.h"

#include <stdlib.h>
#include <string.h>

// A key of an object that is still open.
typedef struct ScanKey {
  const char *chars; // without escapes: in the document, or in `decoded`
  uint32_t length;
  uint32_t offset;
} ScanKey;

typedef struct Level {
  uint32_t offset; // of the bracket
  bool is_object;
  size_t keys; // where its keys begin in Scan.keys
} Level;

typedef struct Scan {
  const Document *document;
  const char *at;
  JsonIndex *index;
  Errors *errors;
  Array(ScanKey) keys;
  Scratch decoded; // keys that have escapes
  size_t duplicates;
  size_t depth;
  Level levels[SCENARIO_MAX_DEPTH];
  bool alone; // one value is read, whatever stands behind it
  // The elements of the root's "steps" go out as they are read; NULL: nobody wants them.
  JsonStream *stream;
  bool steps_next, in_steps;   // the value comes next; inside it
  size_t places, long_numbers; // of the index, before the element
} Scan;

typedef enum State { STATE_VALUE, STATE_KEY, STATE_AFTER, STATE_END, STATE_FAULT } State;

static size_t here(const Scan *scan) { return (size_t)(scan->at - scan->document->text); }

static bool at_end(const Scan *scan) { return here(scan) >= scan->document->length; }

static State fault(const Scan *scan, size_t offset, const char *message) {
  error_add(scan->errors, document_position(scan->document, offset), "%s", message);
  return STATE_FAULT;
}

static void skip_blank(Scan *scan) {
  while (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\r' || *scan->at == '\t')
    scan->at++;
}

static State unclosed(const Scan *scan) {
  const Level *level = &scan->levels[scan->depth - 1];
  return fault(scan, level->offset,
               level->is_object ? "this object is never closed: '}' is missing"
                                : "this array is never closed: ']' is missing");
}

static State expected(const Scan *scan, const char *what) {
  if (at_end(scan) && scan->depth > 0) return unclosed(scan);
  json_fault_expected(scan->document, here(scan), what, scan->errors);
  return STATE_FAULT;
}

// ---- strings and numbers ----------------------------------------------------------------------

static bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// A \uXXXX that is neither NUL nor half of a pair: its length, else 0.
static size_t scan_unicode_escape(const char *at) {
  for (int i = 2; i < 6; i++)
    if (!is_hex(at[i])) return 0;
  if (memcmp(at + 2, "0000", 4) == 0) return 0;
  if ((at[2] | 0x20) != 'd' || at[3] < '8') return 6;
  bool high = at[3] <= '9' || (at[3] | 0x20) == 'a' || (at[3] | 0x20) == 'b';
  if (!high || at[6] != '\\' || at[7] != 'u') return 0;
  for (int i = 8; i < 12; i++)
    if (!is_hex(at[i])) return 0;
  char second = (char)(at[9] | 0x20);
  return (at[8] | 0x20) == 'd' && second >= 'c' && second <= 'f' ? 12 : 0;
}

static size_t scan_escape(const char *at) {
  switch (at[1]) {
  case '"':
  case '\\':
  case '/':
  case 'b':
  case 'f':
  case 'n':
  case 'r':
  case 't': return 2;
  case 'u': return scan_unicode_escape(at);
  default: return 0;
  }
}

// From the opening quote to behind the closing one. `escaped_out`: it has escapes.
static bool scan_string(Scan *scan, bool *escaped_out) {
  size_t start = here(scan);
  const char *at = scan->at + 1, *end = scan->document->text + scan->document->length;
  *escaped_out = false;
  for (;;) {
    at = json_skip_plain(at, end);
    if (*at == '"') return scan->at = at + 1, true;
    size_t length = 0;
    uint32_t c;
    if (*at == '\\') {
      *escaped_out = true;
      length = scan_escape(at);
    } else if ((unsigned char)*at >= 0x80) {
      length = utf8_decode(at, (size_t)(end - at), &c);
    }
    if (length == 0)
      return json_fault_string(scan->document, start, (size_t)(at - scan->document->text),
                               scan->errors);
    at += length;
  }
}

static const char *skip_digits(const char *at) {
  while (*at >= '0' && *at <= '9') at++;
  return at;
}

// The end of the longest number at `at`; *fault_out where a digit is missing, else NULL.
static const char *number_end(const char *at, const char **fault_out) {
  *fault_out = NULL;
  at += *at == '-';
  const char *end = *at == '0' ? at + 1 : skip_digits(at);
  if (end == at) *fault_out = at;
  if (*at == '0' && *end >= '0' && *end <= '9') *fault_out = at;
  if (!*fault_out && *end == '.') {
    at = end + 1;
    end = skip_digits(at);
    if (end == at) *fault_out = at;
  }
  if (!*fault_out && (*end == 'e' || *end == 'E')) {
    at = end + 1;
    at += *at == '+' || *at == '-';
    end = skip_digits(at);
    if (end == at) *fault_out = at;
  }
  return end;
}

size_t json_number_length(const char *at) {
  const char *unused;
  return (size_t)(number_end(at, &unused) - at);
}

static bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == '.' || (unsigned char)c >= 0x80;
}

static bool scan_number(Scan *scan) {
  size_t start = here(scan);
  const char *wrong, *end = number_end(scan->at, &wrong);
  if (!wrong && is_word(*end)) wrong = end;
  if (wrong)
    return json_fault_number(scan->document, start, (size_t)(wrong - scan->document->text),
                             scan->errors);
  if (end - scan->at > JSON_LONG_NUMBER) array_push(&scan->index->long_numbers, (uint32_t)start);
  scan->at = end;
  return true;
}

static bool scan_literal(Scan *scan) {
  static const char *const words[] = {"true", "false", "null"};
  for (int i = 0; i < 3; i++) {
    size_t length = strlen(words[i]);
    if (strncmp(scan->at, words[i], length) == 0 && !is_word(scan->at[length]))
      return scan->at += length, true;
  }
  return json_fault_value(scan->document, here(scan), scan->errors);
}

// ---- duplicate keys ---------------------------------------------------------------------------

static int by_chars(const void *left, const void *right) {
  const ScanKey *a = left, *b = right;
  if (a->length != b->length) return a->length < b->length ? -1 : 1;
  int order = memcmp(a->chars, b->chars, a->length);
  if (order) return order;
  return a->offset < b->offset ? -1 : 1;
}

static void report_duplicate(Scan *scan, const ScanKey *first, const ScanKey *again) {
  if (scan->duplicates++ >= MAX_ERRORS) return;
  Text text = {0};
  text_add_quoted(&text, again->chars, again->length);
  Position at = document_position(scan->document, first->offset);
  error_add(scan->errors, document_position(scan->document, again->offset),
            "duplicate key %s; the first one stands at %u:%u", text.chars, at.line, at.column);
  text_delete(&text);
}

static bool is_equal(const ScanKey *a, const ScanKey *b) {
  return a->length == b->length && *a->chars == *b->chars &&
         memcmp(a->chars, b->chars, a->length) == 0;
}

// Each of a few keys is compared with each.
static bool are_different(const ScanKey *keys, size_t count) {
  for (size_t i = 1; i < count; i++)
    for (size_t j = 0; j < i; j++)
      if (is_equal(&keys[i], &keys[j])) return false;
  return true;
}

// At the end of an object. Many keys are sorted, so that an object of a million takes no million
// times a million comparisons.
static void check_duplicates(Scan *scan, size_t from) {
  enum { FEW = 8 };
  size_t count = scan->keys.count - from, first = 0;
  if (count == 0) return;
  ScanKey *keys = scan->keys.items + from;
  if (count <= FEW && are_different(keys, count)) {
    array_truncate(&scan->keys, from);
    return;
  }
  qsort(keys, count, sizeof *keys, by_chars);
  for (size_t i = 1; i < count; i++) {
    if (is_equal(&keys[i], &keys[first]))
      report_duplicate(scan, &keys[first], &keys[i]);
    else
      first = i;
  }
  array_truncate(&scan->keys, from);
}

static void add_key(Scan *scan, size_t offset, bool escaped) {
  const char *chars = scan->document->text + offset + 1;
  ScanKey key = {chars, (uint32_t)(here(scan) - offset - 2), (uint32_t)offset};
  if (escaped) {
    size_t length;
    key.chars = json_string_text(chars, chars + key.length, &scan->decoded, &length);
    key.length = (uint32_t)length;
  }
  array_push(&scan->keys, key);
  if (scan->stream && scan->depth == 1)
    scan->steps_next = key.length == strlen("steps") && memcmp(key.chars, "steps", 5) == 0;
}

// ---- the elements of "steps" ------------------------------------------------------------------

// Behind the bracket. Only the first "steps" of a file counts: a second one is an error.
static void stream_begin(Scan *scan) {
  scan->in_steps = true;
  scan->places = scan->index->places.count;
  scan->long_numbers = scan->index->long_numbers.count;
  scan->stream->from = (uint32_t)here(scan);
}

// Behind an element, or where there is none. Its places are gone afterwards.
static void stream_element(Scan *scan) {
  JsonIndex *index = scan->index;
  if (index->places.count == scan->places) return;
  JsonPart part = {.from = index->places.items[scan->places],
                   .to = here(scan),
                   .places = index->places.items + scan->places,
                   .long_count = index->long_numbers.count - scan->long_numbers};
  if (part.long_count) part.long_numbers = index->long_numbers.items + scan->long_numbers;
  scan->stream->element(scan->stream->reader, &part);
  array_truncate(&index->places, scan->places);
  array_truncate(&index->long_numbers, scan->long_numbers);
}

static void stream_end(Scan *scan) {
  scan->stream->to = (uint32_t)here(scan);
  scan->in_steps = scan->steps_next = false;
  scan->stream = NULL;
}

// ---- structure --------------------------------------------------------------------------------

static State open_level(Scan *scan, bool is_object) {
  if (scan->depth == SCENARIO_MAX_DEPTH) {
    Text text = {0};
    text_printf(&text, "nested deeper than %d levels", SCENARIO_MAX_DEPTH);
    State state = fault(scan, here(scan), text.chars);
    text_delete(&text);
    return state;
  }
  scan->levels[scan->depth++] = (Level){(uint32_t)here(scan), is_object, scan->keys.count};
  scan->at++;
  if (scan->steps_next && scan->depth == 2 && !is_object) stream_begin(scan);
  skip_blank(scan);
  bool empty = *scan->at == (is_object ? '}' : ']');
  return empty ? STATE_AFTER : is_object ? STATE_KEY : STATE_VALUE;
}

static State scan_value(Scan *scan) {
  bool escaped;
  skip_blank(scan);
  if (at_end(scan)) return expected(scan, "a value");
  array_push(&scan->index->places, (uint32_t)here(scan));
  switch (*scan->at) {
  case '{': return open_level(scan, true);
  case '[': return open_level(scan, false);
  case '"': return scan_string(scan, &escaped) ? STATE_AFTER : STATE_FAULT;
  default: break;
  }
  bool is_number = *scan->at == '-' || (*scan->at >= '0' && *scan->at <= '9');
  return (is_number ? scan_number(scan) : scan_literal(scan)) ? STATE_AFTER : STATE_FAULT;
}

static State scan_key(Scan *scan) {
  bool escaped;
  skip_blank(scan);
  size_t offset = here(scan);
  if (*scan->at != '"') return expected(scan, "a key in double quotes");
  array_push(&scan->index->places, (uint32_t)offset);
  if (!scan_string(scan, &escaped)) return STATE_FAULT;
  add_key(scan, offset, escaped);
  skip_blank(scan);
  if (*scan->at != ':') return expected(scan, "':' after the key");
  scan->at++;
  return STATE_VALUE;
}

static State after_comma(Scan *scan, const Level *level) {
  size_t comma = here(scan);
  scan->at++;
  skip_blank(scan);
  if (*scan->at == ']' || *scan->at == '}')
    return fault(scan, comma, "a trailing comma is not JSON");
  return level->is_object ? STATE_KEY : STATE_VALUE;
}

// Behind a value: a comma or the end of what holds it.
static State scan_after(Scan *scan) {
  if (scan->in_steps && scan->depth == 2) stream_element(scan);
  skip_blank(scan);
  if (scan->depth == 0) {
    if (at_end(scan) || scan->alone) return STATE_END;
    return expected(scan, "the end of the file");
  }
  const Level *level = &scan->levels[scan->depth - 1];
  if (*scan->at == ',') return after_comma(scan, level);
  if (*scan->at != (level->is_object ? '}' : ']'))
    return expected(scan, level->is_object ? "',' or '}'" : "',' or ']'");
  if (scan->in_steps && scan->depth == 2) stream_end(scan);
  scan->at++;
  if (level->is_object) check_duplicates(scan, level->keys);
  scan->depth--;
  return STATE_AFTER;
}

static State scan_begin(Scan *scan) {
  const char *text = scan->document->text;
  if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
    return fault(scan, 0, "the file begins with a byte order mark; save it as UTF-8 without one");
  if (strncmp(text, "\xFF\xFE", 2) == 0 || strncmp(text, "\xFE\xFF", 2) == 0)
    return fault(scan, 0, "the file is UTF-16; save it as UTF-8");
  return STATE_VALUE;
}

static bool run(Scan *scan, State state) {
  while (state < STATE_END) {
    switch (state) {
    case STATE_VALUE: state = scan_value(scan); break;
    case STATE_KEY: state = scan_key(scan); break;
    case STATE_AFTER: state = scan_after(scan); break;
    case STATE_END:
    case STATE_FAULT: break;
    }
  }
  array_delete(&scan->keys);
  scratch_delete(&scan->decoded);
  return state == STATE_END;
}

bool json_scan(const Document *document, JsonStream *stream, JsonIndex *index_out, Errors *errors) {
  Scan scan = {.document = document,
               .at = document->text,
               .index = index_out,
               .errors = errors,
               .stream = stream};
  skip_blank(&scan);
  if (at_end(&scan)) return error_add(errors, (Position){0, 0}, "the file is empty");
  scan.at = document->text;
  return run(&scan, scan_begin(&scan));
}

size_t json_scan_again(const Document *document, size_t offset, JsonIndex *index_out) {
  Errors none = {0};
  Scan scan = {.document = document,
               .at = document->text + offset,
               .index = index_out,
               .errors = &none,
               .alone = true};
  run(&scan, STATE_VALUE);
  errors_delete(&none);
  return here(&scan);
}
