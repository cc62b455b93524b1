// geometry_read.c: the text of a geometry file to its lines, see geometry_file.h.
#include <stdlib.h>
#include <string.h>

#include "geometry_lines.h"

enum {
  LONGEST_NUMBER = 32,
  MOST_POINTS = 10000000, // a coordinate beyond it is none of a drawing
};

typedef struct Reader {
  const char *start, *at, *end; // of the line
  uint32_t line;
  GeometryFile *file;
  PlaceEntry *entry; // that lines are added to; NULL before the first
  Errors *errors;
} Reader;

static bool fail(const Reader *r, const char *what) {
  uint32_t column = 1;
  for (const char *c = r->start; c < r->at; c++) column += ((unsigned char)*c & 0xC0) != 0x80;
  return error_add(r->errors, (Position){r->line, column}, "%s", what);
}

static bool take(Reader *r, const char *word) {
  size_t length = strlen(word);
  if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0) return false;
  r->at += length;
  return true;
}

// ---- numbers ----------------------------------------------------------------------------------

static size_t digits(const char *at, const char *end) {
  size_t count = 0;
  while (at + count < end && at[count] >= '0' && at[count] <= '9') count++;
  return count;
}

// Length of "-12.5e-7" at the beginning; 0 where none stands there.
static size_t number_length(const char *at, const char *end) {
  const char *next = at + (at < end && *at == '-');
  size_t whole = digits(next, end);
  if (whole == 0) return 0;
  next += whole;
  if (next < end && *next == '.') {
    size_t parts = digits(next + 1, end);
    if (parts == 0) return 0;
    next += 1 + parts;
  }
  if (next < end && *next == 'e') {
    const char *power = next + 1 + (next + 1 < end && (next[1] == '-' || next[1] == '+'));
    size_t size = digits(power, end);
    if (size == 0) return 0;
    next = power + size;
  }
  return (size_t)(next - at);
}

static bool read_number(Reader *r, double *number_out) {
  char chars[LONGEST_NUMBER + 1] = {0};
  size_t length = number_length(r->at, r->end);
  if (length == 0 || (r->at + length < r->end && r->at[length] != ' '))
    return fail(r, "expected a number");
  if (length > LONGEST_NUMBER) return fail(r, "the number is too long");
  memcpy(chars, r->at, length);
  *number_out = strtod(chars, NULL);
  if (*number_out > MOST_POINTS || *number_out < -MOST_POINTS)
    return fail(r, "the number is too large for a place");
  r->at += length;
  return true;
}

static bool read_numbers(Reader *r, PlaceLine *line) {
  Array(double) numbers = {0};
  bool well = true;
  while (well && r->at < r->end) {
    double number = 0;
    well = take(r, " ") ? read_number(r, &number) : fail(r, "expected a blank");
    array_push(&numbers, number);
  }
  line->numbers = numbers.items;
  line->count = numbers.count;
  return well;
}

// ---- lines ------------------------------------------------------------------------------------

static int kind_of(const char *at, const char *end) {
  for (int kind = 0; kind < LINE_KINDS; kind++) {
    size_t length = strlen(line_words[kind]);
    if ((size_t)(end - at) > length && at[length] == ' ' &&
        memcmp(at, line_words[kind], length) == 0)
      return kind;
  }
  return -1;
}

// The last " at " of the line, behind which numbers stand; the end where there is none.
static const char *find_at(const char *from, const char *end) {
  for (const char *at = end - 4; at >= from; at--)
    if (memcmp(at, " at ", 4) == 0) return at;
  return end;
}

static bool check_count(const Reader *r, int kind, const PlaceLine *line) {
  switch ((LineKind)kind) {
  case LINE_STACK:
  case LINE_CARD:
  case LINE_ISLAND:
    if (line->count != 4) return fail(r, "expected x y width height");
    return (line->numbers[2] >= 0 && line->numbers[3] >= 0) || fail(r, "a size is below 0");
  case LINE_FRAME: return line->count == 0 || fail(r, "a frame stands where its stack does");
  case LINE_EDGE: break;
  }
  size_t points = line->count / 2;
  if (line->count == 0 || (line->count % 2 == 0 && points >= 4 && points % 3 == 1)) return true;
  return fail(r, "expected the points of a curve: 4, 7, 10 ...");
}

static bool read_place(Reader *r) {
  int kind = kind_of(r->at, r->end);
  if (!r->entry) return fail(r, "expected a view and its window, as in: graph window 1");
  if (kind < 0) return fail(r, "expected stack, frame, card, island or edge");
  const char *behind = find_at(r->at, r->end);
  PlaceLine line = {.asked = mem_strndup(r->at, (size_t)(behind - r->at)), .line = r->line};
  r->at = behind < r->end ? behind + 3 : r->end;
  bool well = read_numbers(r, &line) && check_count(r, kind, &line);
  array_push(&r->entry->lines, line);
  return well;
}

static bool read_entry(Reader *r) {
  static const char sign[] = " window ";
  size_t length = 0, digit_count;
  while (r->at + length < r->end && r->at[length] >= 'a' && r->at[length] <= 'z') length++;
  const char *view = r->at;
  r->at += length;
  if (length == 0 || !take(r, sign))
    return fail(r, "expected a view and its window, as in: graph window 1");
  digit_count = digits(r->at, r->end);
  if (digit_count == 0 || digit_count > 9 || r->at + digit_count != r->end || *r->at == '0')
    return fail(r, "expected the number of a window");
  PlaceEntry entry = {.view = mem_strndup(view, length), .line = r->line};
  for (; r->at < r->end; r->at++) entry.window = entry.window * 10 + (size_t)(*r->at - '0');
  array_push(r->file, entry);
  r->entry = &r->file->items[r->file->count - 1];
  return true;
}

static bool is_control(char c) { return (unsigned char)c < 0x20 || c == 0x7F; }

static bool read_line(Reader *r) {
  size_t length = (size_t)(r->end - r->start), bad = utf8_invalid(r->start, length);
  for (size_t i = 0; i < bad; i++)
    if (is_control(r->start[i])) bad = i;
  r->at = r->start + bad;
  if (bad < length) return fail(r, "this character is none of a geometry file");
  r->at = r->start;
  if (r->line == 1)
    return (take(r, GEOMETRY_HEADER) && r->at == r->end) ||
           fail(r, "this is no geometry file of this version: expected '" GEOMETRY_HEADER "'");
  if (length == 0) return true;
  return take(r, "  ") ? read_place(r) : read_entry(r);
}

// ---- the file ---------------------------------------------------------------------------------

static int by_window(const void *left, const void *right) {
  const PlaceEntry *a = *(const PlaceEntry *const *)left, *b = *(const PlaceEntry *const *)right;
  int names = strcmp(a->view, b->view);
  if (names || a->window != b->window) return names ? names : a->window < b->window ? -1 : 1;
  return a->line < b->line ? -1 : a->line > b->line;
}

// No window has its places twice.
static bool check_entries(const Reader *r) {
  size_t count = r->file->count;
  const PlaceEntry **order = mem_alloc(mem_size(count + 1, sizeof(PlaceEntry *)));
  bool well = true;
  for (size_t i = 0; i < count; i++) order[i] = &r->file->items[i];
  qsort(order, count, sizeof *order, by_window);
  for (size_t i = 1; well && i < count; i++)
    if (order[i]->window == order[i - 1]->window && strcmp(order[i]->view, order[i - 1]->view) == 0)
      well =
          error_add(r->errors, (Position){order[i]->line, 1},
                    "this window has its places already, in line %u", (unsigned)order[i - 1]->line);
  mem_free(order);
  return well;
}

GeometryFile *geometry_file_read(const char *text, size_t length, Errors *errors) {
  Reader r = {.file = geometry_file_new(), .errors = errors, .end = text};
  const char *end = text + length;
  bool well = true;
  for (const char *next = text; well && (next < end || r.line == 0);) {
    const char *newline = next < end ? memchr(next, '\n', (size_t)(end - next)) : NULL;
    r.start = next;
    r.end = newline ? newline : end;
    r.line++;
    well = read_line(&r);
    next = newline ? newline + 1 : end;
  }
  if (well && check_entries(&r)) return r.file;
  geometry_file_delete(r.file);
  return NULL;
}
