// source.c: JSON values to Python text, Python text to trees, and places of that text back to the
// file.
//
// While a text is put together, each run that stands in the file is noted as a Piece. An error of
// the parser, or of the step when it runs, goes from its line and column to a byte of the text,
// from there to the piece, and through the escapes of the JSON string to the file.
#include "internal.h"

#include <string.h>

// ---- pieces -----------------------------------------------------------------------------------

Source *source_begin(Reader *reader) {
  text_clear(&reader->source.text);
  array_truncate(&reader->source.pieces, 0);
  reader->source.plain = false;
  return &reader->source;
}

void source_add(Source *source, const char *text) { text_add(&source->text, text); }

static void add_piece(Source *source, const char *chars, size_t length, size_t offset,
                      size_t skip) {
  array_push(&source->pieces, (Piece){(uint32_t)source->text.length, (uint32_t)length,
                                      (uint32_t)offset, (uint32_t)skip});
  text_add_n(&source->text, chars, length);
}

void source_add_verbatim(Source *source, const char *chars, size_t offset) {
  add_piece(source, chars, strlen(chars), offset, 0);
}

// As repr() writes it, but for letters beyond ASCII, which stay as they are.
void source_add_string_literal(Source *source, const char *chars) {
  char quote = strchr(chars, '\'') && !strchr(chars, '"') ? '"' : '\'';
  Text *text = &source->text;
  text_add_char(text, quote);
  for (; *chars; chars++) {
    unsigned char c = (unsigned char)*chars;
    if (c == '\n')
      text_add(text, "\\n");
    else if (c == '\r')
      text_add(text, "\\r");
    else if (c == '\t')
      text_add(text, "\\t");
    else if (c < 0x20 || c == 0x7F)
      text_printf(text, "\\x%02x", c);
    else if (c == (unsigned char)quote || c == '\\')
      text_printf(text, "\\%c", c);
    else
      text_add_char(text, *chars);
  }
  text_add_char(text, quote);
}

static Position map_position(const SourceMap *map, Position at, Position otherwise) {
  size_t offset = python_offset(map->text, strlen(map->text), at), low = 0, high = map->count;
  while (low < high) { // the last piece that begins at or before the offset
    size_t middle = (low + high) / 2;
    if (map->pieces[middle].start <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0 || at.line == 0) return otherwise;
  const Piece *piece = &map->pieces[low - 1];
  if (offset > (size_t)piece->start + piece->length) return otherwise;
  if (piece->skip == PIECE_INEXACT) return document_position(map->document, piece->offset);
  size_t before = piece->skip + count_codepoints(map->text + piece->start, offset - piece->start);
  return document_position(map->document, json_string_offset(map->document, piece->offset, before));
}

// ---- trees ------------------------------------------------------------------------------------

// Moves the Python room's errors to their places in the file, and empties them.
static void move_errors(Reader *reader, Errors *python, const SourceMap *map, Position otherwise) {
  for (size_t i = 0; i < python->count; i++) {
    const Error *error = &python->items[i];
    report_at(reader, map_position(map, error->at, otherwise), "%s", error->message);
  }
  errors_delete(python);
}

PyTree *source_read_expression(Reader *reader, const char *chars, size_t offset) {
  Errors python = {0};
  const Document *document = &reader->memory->document;
  size_t length = strlen(chars);
  Piece piece = {0, (uint32_t)length, (uint32_t)offset, 0};
  SourceMap map = {document, chars, &piece, 1};
  if (length == strspn(chars, " \t\f\r\n")) {
    report_at(reader, document_position(document, offset),
              "expected Python, found an empty string");
    return NULL;
  }
  PyTree *tree = python_read_expression(chars, length, (Position){0}, &python);
  if (!tree) move_errors(reader, &python, &map, document_position(document, offset));
  return tree;
}

static bool parses(const char *before, const char *chars, size_t length, const char *after,
                   size_t *items_out) {
  Text text = {0};
  Errors errors = {0};
  text_add(&text, before);
  text_add_n(&text, chars, length);
  text_add(&text, after);
  PyTree *tree = python_read_expression(text.chars, text.length, (Position){0}, &errors);
  if (tree && tree->expr->kind == EXPR_LIST) *items_out = tree->expr->as.items.count;
  python_delete(tree);
  errors_delete(&errors);
  text_delete(&text);
  return tree != NULL;
}

// `1, 2` and `1,` but not `(1, 2)`: in a list display it would be several items.
static bool is_bare_tuple(const PyTree *tree, const char *chars, size_t length) {
  size_t items = 1;
  if (tree->expr->kind != EXPR_TUPLE) return false;
  if (chars[length - 1] == ',') return true;
  return parses("[", chars, length, "\n]", &items) && items != 1;
}

static bool needs_parentheses(const PyTree *tree, const char *chars, size_t length,
                              Embedding embedding) {
  ExprKind kind = tree->expr->kind;
  if (kind == EXPR_NAMED || kind == EXPR_STARRED) return true;
  if (embedding == EMBED_ALONE) return false;
  if (kind == EXPR_YIELD || kind == EXPR_YIELD_FROM) return true;
  return embedding == EMBED_ITEM && is_bare_tuple(tree, chars, length);
}

// A comment at its end would swallow what follows.
static bool ends_in_comment(const char *chars, size_t length) {
  size_t items;
  return memchr(chars, '#', length) && !parses("(", chars, length, ")", &items);
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\n';
}

// An expression as the user wrote it, without the blanks around it, in parentheses where it must
// be.
static void add_expression(Source *source, const PyTree *tree, const char *chars, size_t offset,
                           Embedding embedding) {
  size_t skip = 0, length = strlen(chars);
  while (is_blank(chars[skip])) skip++;
  while (length > skip && is_blank(chars[length - 1])) length--;
  const char *inner = chars + skip;
  length -= skip;
  bool comment = tree && ends_in_comment(inner, length);
  bool wrap = comment || (tree && needs_parentheses(tree, inner, length, embedding));
  if (wrap) source_add(source, "(");
  add_piece(source, inner, length, offset, skip);
  if (wrap) source_add(source, comment ? "\n)" : ")");
}

static void add_string_value(Reader *reader, Source *source, const cJSON *value,
                             Embedding embedding) {
  PyTree *tree = NULL;
  if (!python_plain_expression(value->valuestring)) {
    source->plain = false;
    tree = source_read_expression(reader, value->valuestring, value_offset(value));
    if (!tree) return;
  }
  add_expression(source, tree, value->valuestring, value_offset(value), embedding);
  python_delete(tree);
}

// ---- values -----------------------------------------------------------------------------------

static void add_items(Reader *reader, Source *source, const cJSON *value) {
  const cJSON *item;
  size_t index = 0;
  bool is_object = cJSON_IsObject(value);
  add_piece(source, is_object ? "{" : "[", 1, value_offset(value), PIECE_INEXACT);
  cJSON_ArrayForEach(item, value) {
    if (index) source_add(source, ", ");
    if (is_object) {
      source_add_string_literal(source, item->string);
      source_add(source, ": ");
      push_key(reader, item);
    } else {
      push_index(reader, index);
    }
    source_add_value(reader, source, item, EMBED_ITEM);
    pop(reader);
    index++;
  }
  source_add(source, is_object ? "}" : "]");
}

void source_add_value(Reader *reader, Source *source, const cJSON *value, Embedding embedding) {
  const char *text = reader->memory->document.text + value_offset(value);
  if (is_kind(value, KIND_NUMBER)) { // a JSON number is a Python number
    size_t length = json_number_length(text);
    source->plain &= length <= JSON_LONG_NUMBER;
    if (embedding == EMBED_ITEM)
      text_add_n(&source->text, text, length);
    else
      add_piece(source, text, length, value_offset(value), PIECE_INEXACT);
  } else if (is_kind(value, KIND_STRING)) {
    add_string_value(reader, source, value, embedding);
  } else if (is_kind(value, KIND_ARRAY | KIND_OBJECT)) {
    add_items(reader, source, value);
  } else {
    source_add(source, cJSON_IsTrue(value) ? "True" : cJSON_IsFalse(value) ? "False" : "None");
  }
}

void source_add_target(Reader *reader, Source *source, const cJSON *string, const char *act) {
  const char *chars = string->valuestring;
  size_t offset = value_offset(string);
  if (!expect_kind(reader, string, KIND_STRING)) return;
  if (python_plain_expression(chars) == PLAIN_TARGET) {
    add_expression(source, NULL, chars, offset, EMBED_ALONE);
    return;
  }
  source->plain = false;
  if (python_is_identifier(chars)) {
    source_add_verbatim(source, chars, offset);
    return;
  }
  PyTree *tree = source_read_expression(reader, chars, offset);
  if (!tree) return;
  ExprKind kind = tree->expr->kind;
  if (kind == EXPR_NAME || kind == EXPR_ATTRIBUTE || kind == EXPR_SUBSCRIPT)
    add_expression(source, tree, chars, offset, EMBED_ALONE);
  else
    report(reader, string, "cannot %s %s: expected a name, an attribute (a.ref) or an item (l[0])",
           act, quoted(reader, chars));
  python_delete(tree);
}

PyTree *source_parse_expression(Reader *reader, const Source *source, size_t start,
                                const cJSON *value) {
  Errors python = {0};
  const Document *document = &reader->memory->document;
  const char *text = text_chars(&source->text);
  SourceMap map = {document, text, source->pieces.items, source->pieces.count};
  PyTree *tree = python_read_expression(text + start, source->text.length - start,
                                        (Position){1, (uint32_t)start + 1}, &python);
  if (!tree) move_errors(reader, &python, &map, document_position(document, value_offset(value)));
  return tree;
}

// ---- the end of a step ------------------------------------------------------------------------

// Says what is wrong with the statements. Plain ones need no tree for that.
static void check_statements(Reader *reader, const Source *source, Step *step) {
  Errors python = {0};
  const char *text = text_chars(&source->text);
  step->has_statements = true;
  if (reader->again || source->plain || python_is_plain(text)) return;
  PyTree *tree = python_read(text, source->text.length, (Position){0}, &python);
  SourceMap map = {&reader->memory->document, text, source->pieces.items, source->pieces.count};
  python_delete(tree);
  move_errors(reader, &python, &map, step->at);
}

static bool step_is_good(const Reader *reader) { return reader->faults == reader->step_faults; }

void source_end(Reader *reader, Source *source, Step *step, bool parse) {
  if (!step_is_good(reader)) return;
  reader->has_map = true;
  step->source =
      scratch_strndup(&reader->memory->scratch, text_chars(&source->text), source->text.length);
  if (parse) check_statements(reader, source, step);
}

void source_end_hidden(Reader *reader, Source *source, Step *step) {
  if (!step_is_good(reader)) return;
  reader->has_map = true;
  check_statements(reader, source, step);
}

// ---- a step once more -------------------------------------------------------------------------

// Reads a good step again, so that the reader's source is the step's; `memory` is for this alone.
static void read_again(const Step *step, Reader *reader, ScenarioMemory *memory) {
  JsonIndex index = {0};
  Errors none = {0};
  Step copy = {0};
  memory->document = step->memory->document;
  *reader = (Reader){.memory = memory, .errors = &none, .again = true};
  size_t end = json_scan_again(&memory->document, step->offset, &index);
  JsonPart part = {.from = step->offset,
                   .to = end,
                   .places = index.places.items,
                   .long_numbers = index.long_numbers.items,
                   .long_count = index.long_numbers.count};
  const cJSON *item = document_parse(&memory->document, &part, &reader->tree);
  if (item) read_step(reader, item, &copy);
  array_delete(&index.places);
  array_delete(&index.long_numbers);
  errors_delete(&none);
}

static void forget_again(Reader *reader, ScenarioMemory *memory) {
  for (size_t i = 0; i < memory->trees.count; i++) python_delete(memory->trees.items[i]);
  array_delete(&memory->trees);
  scratch_delete(&memory->scratch);
  reader_delete(reader);
}

static bool has_source(const Step *step) {
  return step->memory && step->operation != OPERATION_REPEAT && step->operation != OPERATION_EXPECT;
}

Position step_position(const Step *step, Position in_source) {
  ScenarioMemory memory = {0};
  Reader reader;
  if (!has_source(step)) return step->at;
  read_again(step, &reader, &memory);
  SourceMap map = {&memory.document, text_chars(&reader.source.text), reader.source.pieces.items,
                   reader.source.pieces.count};
  Position at = reader.has_map ? map_position(&map, in_source, step->at) : step->at;
  forget_again(&reader, &memory);
  return at;
}

// A good step's statements have no errors.
static PyTree *read_statements(const char *text, size_t length) {
  Errors none = {0};
  PyTree *tree = python_read(text, length, (Position){0}, &none);
  errors_delete(&none);
  return tree;
}

PyTree *step_tree(const Step *step) {
  if (!step->has_statements) return NULL;
  if (step->operation != OPERATION_ENTER)
    return read_statements(step->source, strlen(step->source));
  ScenarioMemory memory = {0};
  Reader reader;
  read_again(step, &reader, &memory);
  PyTree *tree = read_statements(text_chars(&reader.source.text), reader.source.text.length);
  forget_again(&reader, &memory);
  return tree;
}
