// diagnose.c: words a syntax error as CPython 3.12 does. There, a second pass of the parser tries
// the invalid_ rules of Grammar/python.gram; here, rules look at the tokens around the one that
// failed.
#include "diagnose.h"

#include <string.h>

#include "grammar.h"

// ---- what rules ask ---------------------------------------------------------------------------

bool diagnosis_expects(const Diagnosis *diagnosis, int kind) {
  for (size_t i = 0; i < diagnosis->expected.count; i++)
    if (diagnosis->expected.kinds[i] == kind) return true;
  return false;
}

bool diagnosis_is_name(const Diagnosis *diagnosis, size_t index, const char *name) {
  const Token *token = &diagnosis->tokens[index];
  size_t length = strlen(name);
  return token->kind == PY_NAME && token->to - token->from == length &&
         memcmp(diagnosis->parser->tokens->text + token->from, name, length) == 0;
}

size_t diagnosis_opener(const Diagnosis *diagnosis) {
  if (diagnosis->level == 0) return SIZE_MAX;
  for (size_t i = diagnosis->at; i-- > 0;)
    if (diagnosis->tokens[i].level < diagnosis->level) return i;
  return SIZE_MAX;
}

size_t diagnosis_line(const Diagnosis *diagnosis) {
  size_t i = diagnosis->at;
  if (i > 0 && !diagnosis->tokens[i].first) i--;
  while (i > 0 && !diagnosis->tokens[i].first) i--;
  return i;
}

bool diagnosis_say(const Diagnosis *diagnosis, size_t index, const char *format, ...) {
  va_list arguments;
  Text text = {0};
  va_start(arguments, format);
  text_vprintf(&text, format, arguments);
  va_end(arguments);
  parser_fail(diagnosis->parser, diagnosis->tokens[index].at, "%s", text_chars(&text));
  text_delete(&text);
  return true;
}

// ---- where an element begins ------------------------------------------------------------------

// What no expression holds at its own level.
static bool separates(int kind) {
  static const int kinds[] = {
      ',',           ':',           ';',           '=',       PY_WALRUS, PY_NEWLINE,  PY_INDENT,
      PY_DEDENT,     PY_ARROW,      PY_AS,         PY_ASSERT, PY_CLASS,  PY_DEF,      PY_DEL,
      PY_ELIF,       PY_EXCEPT,     PY_FOR,        PY_FROM,   PY_GLOBAL, PY_IMPORT,   PY_LAMBDA,
      PY_RAISE,      PY_RETURN,     PY_WHILE,      PY_WITH,   PY_YIELD,  PY_NONLOCAL, PY_ADD_ASSIGN,
      PY_SUB_ASSIGN, PY_MUL_ASSIGN, PY_DIV_ASSIGN,
  };
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kinds[i] == kind) return true;
  return false;
}

// What may begin an element, or be an operator inside one.
static bool may_separate(int kind) {
  return kind == PY_IN || kind == PY_IF || kind == PY_ELSE || kind == '*' || kind == PY_POWER ||
         kind == '@' || kind == '!';
}

size_t diagnosis_start(const Diagnosis *diagnosis, size_t nth) {
  enum { MOST = 32 }; // elements with more operators than that are not looked at further in
  size_t starts[MOST], count = 0, i = diagnosis->at;
  for (; i > 0 && count < MOST - 1; i--) {
    const Token *token = &diagnosis->tokens[i - 1];
    if (token->level > diagnosis->level) continue;
    if (token->level < diagnosis->level || separates(token->kind)) break;
    if (may_separate(token->kind)) starts[count++] = i;
  }
  starts[count++] = i;
  return nth < count ? starts[count - 1 - nth] : SIZE_MAX;
}

// ---- blocks -----------------------------------------------------------------------------------

static const char *block_words(int kind) {
  static const struct {
    int kind;
    const char *words;
  } rows[] = {
      {PY_IF, "'if' statement"},         {PY_ELIF, "'elif' statement"},
      {PY_ELSE, "'else' statement"},     {PY_FOR, "'for' statement"},
      {PY_WHILE, "'while' statement"},   {PY_TRY, "'try' statement"},
      {PY_EXCEPT, "'except' statement"}, {PY_FINALLY, "'finally' statement"},
      {PY_WITH, "'with' statement"},     {PY_DEF, "function definition"},
      {PY_CLASS, "class definition"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (rows[i].kind == kind) return rows[i].words;
  return NULL;
}

// The line that ended before the token: its first token.
static size_t line_before(const Diagnosis *d) {
  size_t i = d->at;
  while (i > 0 && d->tokens[i].kind != PY_NEWLINE) i--;
  while (i > 0 && !d->tokens[i].first) i--;
  return i;
}

static bool no_block(const Diagnosis *d) {
  if (!diagnosis_expects(d, PY_INDENT)) return false;
  const Token *header = &d->tokens[line_before(d)];
  const char *words = block_words(header->kind);
  return diagnosis_say(d, d->at, "IndentationError: expected an indented block after %s on line %u",
                       words ? words : "statement", header->at.line);
}

static bool stray_indent(const Diagnosis *d) {
  if (d->tokens[d->at].kind != PY_INDENT) return false;
  return diagnosis_say(d, d->at, "IndentationError: unexpected indent");
}

static bool no_handler(const Diagnosis *d) {
  bool only =
      d->expected.count == 2 && diagnosis_expects(d, PY_EXCEPT) && diagnosis_expects(d, PY_FINALLY);
  return only && diagnosis_say(d, d->at, "SyntaxError: expected 'except' or 'finally' block");
}

// CPython insists on the colon of some headers, and misses that of the others at the end of the
// line.
static bool no_colon(const Diagnosis *d) {
  size_t line = diagnosis_line(d);
  int first = d->tokens[line].kind;
  if (d->level || !diagnosis_expects(d, ':') || !block_words(first)) return false;
  bool insists = first == PY_DEF || ((first == PY_ELSE || first == PY_TRY || first == PY_FINALLY) &&
                                     d->at == line + 1);
  if (!insists && d->tokens[d->at].kind != PY_NEWLINE) return false;
  return diagnosis_say(d, d->at, "SyntaxError: expected ':'");
}

static bool no_parameters(const Diagnosis *d) {
  bool named = d->at >= 2 && d->tokens[d->at - 2].kind == PY_DEF && diagnosis_expects(d, '(');
  return named && diagnosis_say(d, d->at, "SyntaxError: expected '('");
}

// invalid_import
static bool swapped_import(const Diagnosis *d) {
  size_t line = diagnosis_line(d);
  bool swapped = d->tokens[d->at].kind == PY_FROM && d->tokens[line].kind == PY_IMPORT &&
                 d->tokens[d->at + 1].kind == PY_NAME;
  return swapped && diagnosis_say(d, line,
                                  "SyntaxError: Did you mean to use 'from ... import ...' "
                                  "instead?");
}

// ---- brackets and the lexer -------------------------------------------------------------------

static bool lexer_failure(const Diagnosis *d) {
  const Failure *failure = &d->parser->tokens->failure;
  if (d->tokens[d->at].kind != PY_BROKEN) return false;
  parser_fail(d->parser, failure->at, "%s", failure->message);
  return true;
}

// CPython's second pass reads an expression from the token on, or from behind an `=`.
static bool reaches_end(const Diagnosis *d) {
  size_t end = d->parser->tokens->count - 1, from = d->at + (d->tokens[d->at].kind == '=');
  return !d->tokens[d->at].first && parser_reach(d->parser, PY_START_ONE, from) == end;
}

// A bracket that is open at the end of text is to blame for any error on a later line, and wherever
// the parser came to that end.
static bool open_bracket(const Diagnosis *d) {
  const Tokens *tokens = d->parser->tokens;
  const Token *token = &d->tokens[d->at];
  if (!tokens->open) return false;
  if (token->kind != 0 && token->at.line <= tokens->open_at.line && !reaches_end(d)) return false;
  parser_fail(d->parser, tokens->open_at, "SyntaxError: '%c' was never closed", tokens->open);
  return true;
}

static bool generic(const Diagnosis *d) {
  return diagnosis_say(d, d->at, "SyntaxError: invalid syntax");
}

void parser_diagnose(Parser *parser, Expected expected) {
  static const DiagnosisRule rules[] = {
      lexer_failure,  open_bracket,   no_block,       stray_indent,   no_handler,
      diagnose_print, diagnose_else,  diagnose_equal, diagnose_comma, diagnose_parameters,
      diagnose_dict,  diagnose_group, diagnose_field, no_parameters,  no_colon,
      swapped_import, generic,
  };
  const Token *token = &parser->tokens->items[parser->failed_at];
  bool closes = token->kind == ')' || token->kind == ']' || token->kind == '}';
  Diagnosis diagnosis = {.parser = parser,
                         .expected = expected,
                         .tokens = parser->tokens->items,
                         .at = parser->failed_at,
                         .level = token->level + closes};
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
    if (rules[i](&diagnosis)) break;
}
