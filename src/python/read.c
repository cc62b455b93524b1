// read.c: the front door: text to tokens, tokens to tree, the checks of check.c, and their first
// error.
#include "heapstory/python.h"

#include <string.h>

#include "check.h"
#include "grammar.h"
#include "lexer.h"
#include "parser.h"

// ---- failures ---------------------------------------------------------------------------------

bool parser_fail(Parser *parser, Position at, const char *format, ...) {
  if (parser->failure.message) return false;
  if (parser->trial) {
    parser->failure.message = "";
    return false;
  }
  va_list arguments;
  Text text = {0};
  va_start(arguments, format);
  text_vprintf(&text, format, arguments);
  va_end(arguments);
  parser->failure.at = at;
  parser->failure.message = scratch_strndup(parser->scratch, text_chars(&text), text.length);
  text_delete(&text);
  return false;
}

void parser_too_deep(Parser *parser, Position at) {
  parser_fail(parser, at, "RecursionError: maximum recursion depth exceeded during compilation");
}

// ---- trials -----------------------------------------------------------------------------------

static bool try_run(const Parser *parser, int start, size_t from, size_t end, Expr **expr_out,
                    size_t *failed_out) {
  Parser trial = {.tokens = parser->tokens,
                  .next = from,
                  .end = end,
                  .start = start,
                  .scratch = parser->scratch,
                  .trial = true};
  bool valid = parser_run(&trial);
  if (expr_out) *expr_out = trial.expr;
  if (failed_out) *failed_out = trial.failed_at;
  return valid;
}

bool parser_try(const Parser *parser, int start, size_t from, size_t end, Expr **expr_out) {
  return from < end && try_run(parser, start, from, end, expr_out, NULL);
}

size_t parser_reach(const Parser *parser, int start, size_t from) {
  size_t failed = SIZE_MAX, end = parser->tokens->count - 1;
  bool valid = from < end && try_run(parser, start, from, end, NULL, &failed);
  return valid || failed == SIZE_MAX ? end : failed;
}

size_t parser_prefix(const Parser *parser, int start, size_t from) {
  enum { BACK = 16 }; // CPython's parser backs up over what it could not finish: `a if b` is `a`
  size_t failed = SIZE_MAX, end = parser->tokens->count - 1;
  if (from >= end || try_run(parser, start, from, end, NULL, &failed)) return end;
  for (size_t back = 0; failed != SIZE_MAX && failed > from && back < BACK; back++, failed--)
    if (try_run(parser, start, from, failed, NULL, NULL)) return failed;
  return from;
}

// ---- the text ---------------------------------------------------------------------------------

// Where a byte stands in a text that was not cut yet.
static Position position_of(const char *text, size_t offset, Position origin) {
  Position at = origin;
  for (size_t i = 0; i < offset; i++) {
    bool newline = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
    if (newline)
      at = (Position){at.line + 1, 1};
    else if ((text[i] & 0xC0) != 0x80)
      at.column++;
  }
  return at;
}

static bool check_bytes(const char *text, size_t length, Position origin, Errors *errors) {
  const char *nul = memchr(text, 0, length);
  size_t invalid = utf8_invalid(text, length);
  if (nul && (size_t)(nul - text) < invalid)
    return error_add(errors, position_of(text, (size_t)(nul - text), origin),
                     "SyntaxError: source code cannot contain null bytes");
  if (invalid < length)
    return error_add(
        errors, position_of(text, invalid, origin),
        "SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0x%02x in position "
        "%zu",
        (unsigned)(unsigned char)text[invalid], invalid);
  return true;
}

static bool parse(PyTree *tree, const Tokens *tokens, int start, Failure *failure) {
  Parser parser = {
      .tokens = tokens, .end = tokens->count, .start = start, .scratch = &tree->scratch};
  bool valid = parser_run(&parser);
  tree->body = parser.body;
  tree->expr = parser.expr;
  if (valid) valid = check_tree(tree, &parser);
  *failure = parser.failure;
  return valid;
}

static bool read_into(PyTree *tree, const char *text, size_t length, Position origin, int start,
                      Errors *errors) {
  Tokens tokens;
  Failure failure;
  bool mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
  if (origin.line == 0) origin.line = 1;
  if (origin.column == 0) origin.column = 1;
  if (!check_bytes(text, length, origin, errors)) return false;
  if (mark) text += 3, length -= 3;
  lexer_cut(&tokens, text, length, origin, start == PY_START_EXPRESSION, &tree->scratch);
  if (tokens.failure.message && tokens.overrides)
    return error_add(errors, tokens.failure.at, "%s", tokens.failure.message);
  if (!parse(tree, &tokens, start, &failure))
    return error_add(errors, failure.at, "%s", failure.message);
  return true;
}

static PyTree *read_tree(const char *text, size_t length, Position origin, int start,
                         Errors *errors) {
  PyTree *tree = mem_zalloc(sizeof *tree);
  if (read_into(tree, length ? text : "", length, origin, start, errors)) return tree;
  python_delete(tree);
  return NULL;
}

PyTree *python_read(const char *text, size_t length, Position origin, Errors *errors) {
  return read_tree(text, length, origin, PY_START_MODULE, errors);
}

PyTree *python_read_expression(const char *text, size_t length, Position origin, Errors *errors) {
  return read_tree(text, length, origin, PY_START_EXPRESSION, errors);
}

void python_delete(PyTree *tree) {
  if (!tree) return;
  scratch_delete(&tree->scratch);
  mem_free(tree);
}
