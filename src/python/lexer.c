// lexer.c: Python text to tokens: lines and indentation, names, operators, brackets. Mirrors
// tok_get_normal_mode() of CPython 3.12's Parser/tokenizer.c, messages and columns included.
// Numbers are in cut_number.c, strings in cut_string.c, words and identifiers in words.c.
#include "lexer.h"

#include <string.h>

#include "cut.h"
#include "grammar.h"
#include "words.h"

// ---- the cursor -------------------------------------------------------------------------------

Position cut_position(Cut *cut, size_t offset) {
  if (offset < cut->counted || cut->counted < cut->line_from) {
    cut->counted = cut->line_from;
    cut->counted_column = 1;
  }
  for (; cut->counted < offset; cut->counted++)
    cut->counted_column += (cut->text[cut->counted] & 0xC0) != 0x80;
  uint32_t moved = cut->line == 1 ? cut->origin.column - 1 : 0;
  return (Position){cut->line + cut->origin.line - 1, cut->counted_column + moved};
}

void cut_next_line(Cut *cut, size_t offset) {
  cut->line++;
  cut->line_from = cut->counted = offset;
  cut->counted_column = 1;
}

static Token *add(Cut *cut, int kind, size_t from, Position at, Position end) {
  const FString *fstring = cut_innermost(cut);
  array_push(&cut->list, (Token){.kind = kind,
                                 .at = at,
                                 .end = end,
                                 .from = from,
                                 .to = cut->cursor,
                                 .level = cut->level,
                                 .first = cut->first,
                                 .raw = fstring && fstring->raw});
  return &cut->list.items[cut->list.count - 1];
}

void cut_token(Cut *cut, int kind, size_t from, Position at) {
  Position end = cut_position(cut, cut->cursor);
  add(cut, kind, from, at, end);
  cut->first = false;
  cut->last_end = end;
}

// A token of no text: what is made of lines and blanks.
static void layout(Cut *cut, int kind, Position at) {
  bool first = cut->first;
  cut->first = false;
  add(cut, kind, cut->cursor, at, at);
  cut->first = first;
}

// ---- refusals ---------------------------------------------------------------------------------

static bool fail(Cut *cut, Position at, bool overrides, const char *format, va_list arguments) {
  Text text = {0};
  text_vprintf(&text, format, arguments);
  cut->tokens->failure.at = at;
  cut->tokens->failure.message = scratch_strndup(cut->scratch, text_chars(&text), text.length);
  cut->tokens->overrides = overrides;
  text_delete(&text);
  layout(cut, PY_BROKEN, at);
  return false;
}

bool cut_fail_at(Cut *cut, Position at, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fail(cut, at, true, format, arguments);
  va_end(arguments);
  return false;
}

bool cut_fail(Cut *cut, size_t offset, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fail(cut, cut_position(cut, offset), true, format, arguments);
  va_end(arguments);
  return false;
}

// Errors of indentation are reported only when the parser comes to them (E_DEDENT, E_TABSPACE).
static bool fail_in_turn(Cut *cut, Position at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static bool fail_in_turn(Cut *cut, Position at, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fail(cut, at, false, format, arguments);
  va_end(arguments);
  return false;
}

// ---- lines and indentation --------------------------------------------------------------------

static char peek(const Cut *cut) { return cut->text[cut->cursor]; }

static bool tab_error(Cut *cut) {
  return fail_in_turn(cut, cut_position(cut, cut->line_from),
                      "TabError: inconsistent use of tabs and spaces in indentation");
}

// A backslash at the end of a line; the cursor is on it.
static bool continuation(Cut *cut) {
  if (cut->text[cut->cursor + 1] != '\n')
    return cut_fail(cut, cut->cursor + 1 < cut->length ? cut->cursor + 1 : cut->cursor,
                    "SyntaxError: unexpected character after line continuation character");
  if (cut->cursor + 2 >= cut->length)
    return cut_fail(cut, cut->cursor + 1, "SyntaxError: unexpected EOF while parsing");
  cut->cursor += 2;
  cut_next_line(cut, cut->cursor);
  return true;
}

// Reads the blanks at the start of a line. `column` counts tabs to 8, `alternate` to 1: the two
// must order all lines in the same way.
static bool blanks(Cut *cut, uint32_t *column, uint32_t *alternate) {
  uint32_t continued = 0; // the column before a `\`: it is that of the whole logical line
  *column = *alternate = 0;
  for (;; cut->cursor++) {
    char c = peek(cut);
    if (c == ' ') {
      ++*column, ++*alternate;
    } else if (c == '\t') {
      *column = (*column / 8 + 1) * 8;
      ++*alternate;
    } else if (c == '\f') {
      *column = *alternate = 0;
    } else if (c == '\\' && cut->text[cut->cursor + 1] == '\n') {
      if (!continued) continued = *column;
      if (!continuation(cut)) return false;
      cut->cursor--;
    } else {
      break;
    }
  }
  if (continued) *column = *alternate = continued;
  return true;
}

static bool indent(Cut *cut, uint32_t column, uint32_t alternate, Position at) {
  if (alternate <= cut->alternates[cut->indent]) return tab_error(cut);
  if (cut->indent + 1 == PYTHON_MAX_INDENT)
    return fail_in_turn(cut, at, "IndentationError: too many levels of indentation");
  cut->indent++;
  cut->indents[cut->indent] = column;
  cut->alternates[cut->indent] = alternate;
  layout(cut, PY_INDENT, at);
  return true;
}

static bool dedent(Cut *cut, uint32_t column, uint32_t alternate, Position at) {
  while (cut->indent > 0 && column < cut->indents[cut->indent]) {
    cut->indent--;
    layout(cut, PY_DEDENT, at);
  }
  if (column != cut->indents[cut->indent]) {
    size_t end = cut->cursor + strcspn(cut->text + cut->cursor, "\n");
    return fail_in_turn(cut, cut_position(cut, end),
                        "IndentationError: unindent does not match any outer indentation level");
  }
  return alternate == cut->alternates[cut->indent] ? true : tab_error(cut);
}

// The indentation of a logical line. A line of blanks and comment alone has none.
static bool indentation(Cut *cut) {
  uint32_t column, alternate;
  cut->at_line_start = false;
  if (!blanks(cut, &column, &alternate)) return false;
  if (peek(cut) == '#' || peek(cut) == '\n' || cut->cursor >= cut->length) return true;
  if (cut->expression) return true;
  if (column == cut->indents[cut->indent])
    return alternate == cut->alternates[cut->indent] ? true : tab_error(cut);
  if (column < cut->indents[cut->indent])
    return dedent(cut, column, alternate, cut_position(cut, cut->cursor));
  // CPython points at the last blank.
  return indent(cut, column, alternate,
                cut_position(cut, cut->cursor > cut->line_from ? cut->cursor - 1 : cut->cursor));
}

// The end of a physical line: of a logical one only outside brackets, and only if it held a token.
static void newline(Cut *cut) {
  size_t from = cut->cursor++;
  if (cut->level == 0 && !cut->first) {
    Position at = cut_position(cut, from), end = at;
    end.column++;
    add(cut, PY_NEWLINE, from, at, end);
    cut->first = true;
  }
  if (cut->level == 0) cut->at_line_start = true;
  if (cut->cursor < cut->length) cut_next_line(cut, cut->cursor);
}

static void end_of_text(Cut *cut) {
  size_t count = cut->list.count;
  Position at = cut_position(cut, cut->length ? cut->length - 1 : 0);
  if (count && cut->list.items[count - 1].kind == PY_NEWLINE) at = cut->list.items[count - 1].at;
  if (cut->level) {
    cut->tokens->open = cut->brackets[cut->level - 1].open;
    cut->tokens->open_at = cut->brackets[cut->level - 1].at;
  }
  for (; cut->indent > 0; cut->indent--) layout(cut, PY_DEDENT, at);
  layout(cut, 0, at);
}

// ---- names ------------------------------------------------------------------------------------

static bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         (c & 0x80);
}

// True where `prefix` may stand before a quote; *fstring_out: with an f.
static bool is_string_prefix(const char *prefix, size_t length, bool *fstring_out) {
  static const char *const prefixes[] = {"r", "b", "u", "f", "br", "rb", "fr", "rf"};
  char lower[3] = {0};
  if (length > 2) return false;
  for (size_t i = 0; i < length; i++) lower[i] = (char)(prefix[i] | 0x20);
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    if (strcmp(lower, prefixes[i]) != 0) continue;
    *fstring_out = strchr(lower, 'f') != NULL;
    return true;
  }
  return false;
}

// Finds the character that may not stand in a name, and refuses it.
static bool verify_name(Cut *cut, size_t from) {
  size_t bad = from + word_valid(cut->text + from, cut->cursor - from);
  if (bad == cut->cursor) return true;
  uint32_t c = 0;
  size_t size = utf8_decode(cut->text + bad, cut->cursor - bad, &c);
  if (!word_printable(c))
    return cut_fail(cut, bad, "SyntaxError: invalid non-printable character U+%04X", c);
  return cut_fail(cut, bad, "SyntaxError: invalid character '%.*s' (U+%04X)", (int)size,
                  cut->text + bad, c);
}

static bool name(Cut *cut) {
  size_t from = cut->cursor;
  bool fstring = false;
  Position at = cut_position(cut, from);
  while (is_name_byte(peek(cut))) cut->cursor++;
  bool quoted = peek(cut) == '\'' || peek(cut) == '"';
  if (quoted && is_string_prefix(cut->text + from, cut->cursor - from, &fstring))
    return fstring ? cut_fstring(cut, from, at) : cut_string(cut, from, at);
  if (!verify_name(cut, from)) return false;
  int kind = lexer_keyword(cut->text + from, cut->cursor - from);
  cut_token(cut, kind ? kind : PY_NAME, from, at);
  return true;
}

// ---- operators and brackets -------------------------------------------------------------------

typedef struct Operator {
  const char *text;
  int kind;
} Operator;

// The longest first.
static const Operator operators[] = {
    {"**=", PY_POWER_ASSIGN}, {"//=", PY_FLOOR_ASSIGN}, {">>=", PY_RIGHT_ASSIGN},
    {"<<=", PY_LEFT_ASSIGN},  {"...", PY_ELLIPSIS},     {"+=", PY_ADD_ASSIGN},
    {"-=", PY_SUB_ASSIGN},    {"*=", PY_MUL_ASSIGN},    {"@=", PY_MAT_ASSIGN},
    {"/=", PY_DIV_ASSIGN},    {"%=", PY_MOD_ASSIGN},    {"&=", PY_AND_ASSIGN},
    {"|=", PY_OR_ASSIGN},     {"^=", PY_XOR_ASSIGN},    {"**", PY_POWER},
    {"//", PY_FLOOR},         {">>", PY_RIGHT},         {"<<", PY_LEFT},
    {"==", PY_EQUAL},         {"!=", PY_UNEQUAL},       {"<=", PY_AT_MOST},
    {">=", PY_AT_LEAST},      {"->", PY_ARROW},         {":=", PY_WALRUS},
    {"<>", PY_STRANGE},
};

static Operator operator_at(const char *at) {
  // The second character of all that have more than one.
  bool longer = at[1] && strchr("=*/><.", at[1]);
  for (size_t i = 0; longer && i < sizeof operators / sizeof *operators; i++)
    if (*at == *operators[i].text && strncmp(at, operators[i].text, strlen(operators[i].text)) == 0)
      return operators[i];
  return (Operator){NULL, strchr("()[]{},:.;@=+-*/%&|^~<>!", *at) ? *at : PY_STRANGE};
}

// A colon or `!` of a field itself ends its expression; no operator may swallow it.
static bool in_field(Cut *cut) {
  const FString *fstring = cut_innermost(cut);
  return fstring && fstring->fields > 0 &&
         fstring->brackets == fstring->field_at[fstring->fields - 1] + 1;
}

static bool open_bracket(Cut *cut, Position at) {
  if (cut->level == PYTHON_MAX_BRACKETS)
    return cut_fail(cut, cut->cursor, "SyntaxError: too many nested parentheses");
  FString *fstring = cut_innermost(cut);
  char c = cut->text[cut->cursor++];
  cut_token(cut, c, cut->cursor - 1, at);
  cut->brackets[cut->level++] = (Bracket){.open = c, .line = cut->line, .at = at};
  if (!fstring) return true;
  cut->list.items[cut->list.count - 1].field =
      c == '{' && fstring->fields > 0 &&
      fstring->brackets == fstring->field_at[fstring->fields - 1];
  fstring->brackets++;
  return true;
}

static bool mismatch(Cut *cut, char c, Bracket open) {
  if (cut_innermost(cut) && open.open == '{' && in_field(cut))
    return cut_fail(cut, cut->cursor, "SyntaxError: f-string: unmatched '%c'", c);
  if (open.line != cut->line)
    return cut_fail(cut, cut->cursor,
                    "SyntaxError: closing parenthesis '%c' does not match opening parenthesis '%c' "
                    "on line %u",
                    c, open.open, open.at.line);
  return cut_fail(cut, cut->cursor,
                  "SyntaxError: closing parenthesis '%c' does not match opening parenthesis '%c'",
                  c, open.open);
}

static bool close_bracket(Cut *cut, Position at) {
  FString *fstring = cut_innermost(cut);
  char c = peek(cut);
  if (fstring && fstring->brackets == 0 && c == '}')
    return cut_fail(cut, cut->cursor, "SyntaxError: f-string: single '}' is not allowed");
  if (cut->level == 0) return cut_fail(cut, cut->cursor, "SyntaxError: unmatched '%c'", c);
  Bracket open = cut->brackets[cut->level - 1];
  if (c != (open.open == '(' ? ')' : open.open == '[' ? ']' : '}')) return mismatch(cut, c, open);
  cut->level--;
  cut->cursor++;
  cut_token(cut, c, cut->cursor - 1, at);
  if (!fstring) return true;
  fstring->brackets--;
  if (fstring->fields && fstring->brackets == fstring->field_at[fstring->fields - 1]) {
    fstring->fields--;
    fstring->in_text = true;
  }
  return true;
}

static bool operator_(Cut *cut) {
  size_t from = cut->cursor;
  Position at = cut_position(cut, from);
  char c = peek(cut);
  if (strchr("([{", c)) return open_bracket(cut, at);
  if (strchr(")]}", c)) return close_bracket(cut, at);
  if (c == ':' && in_field(cut)) {
    cut->cursor++;
    cut_token(cut, c, from, at);
    cut_innermost(cut)->in_text = true;
    return true;
  }
  if ((unsigned char)c < ' ' || c == 0x7F)
    return cut_fail(cut, from, "SyntaxError: invalid non-printable character U+%04X", (unsigned)c);
  Operator found = operator_at(cut->text + from);
  cut->cursor += found.text ? strlen(found.text) : 1;
  cut_token(cut, found.kind, from, at);
  return true;
}

// ---- one token after the other ----------------------------------------------------------------

static bool token(Cut *cut) {
  char c = peek(cut);
  if (is_name_byte(c) && !(c >= '0' && c <= '9')) return name(cut);
  if (c == '\'' || c == '"') return cut_string(cut, cut->cursor, cut_position(cut, cut->cursor));
  char next = cut->text[cut->cursor + 1];
  if ((c >= '0' && c <= '9') || (c == '.' && next >= '0' && next <= '9')) return cut_number(cut);
  return operator_(cut);
}

static bool step(Cut *cut) {
  const FString *fstring = cut_innermost(cut);
  if (fstring && fstring->in_text) return cut_fstring_text(cut);
  if (cut->at_line_start && !indentation(cut)) return false;
  while (peek(cut) == ' ' || peek(cut) == '\t' || peek(cut) == '\f') cut->cursor++;
  if (peek(cut) == '#') cut->cursor += strcspn(cut->text + cut->cursor, "\n");
  if (cut->cursor >= cut->length) {
    end_of_text(cut);
    return false;
  }
  if (peek(cut) == '\n') {
    newline(cut);
    return true;
  }
  return peek(cut) == '\\' ? continuation(cut) : token(cut);
}

// The text with \r\n and \r made \n, and a newline at its end, as CPython's translate_newlines().
static void translate(Tokens *tokens, const char *text, size_t length, Scratch *scratch) {
  char *out = scratch_alloc(scratch, length + 4); // behind the end: three NUL, for looks ahead
  size_t count = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n') continue;
    out[count++] = text[i] == '\r' ? '\n' : text[i];
  }
  if (count && out[count - 1] != '\n') out[count++] = '\n';
  tokens->text = out;
  tokens->length = count;
}

void lexer_cut(Tokens *tokens, const char *text, size_t length, Position origin, bool expression,
               Scratch *scratch) {
  *tokens = (Tokens){0};
  translate(tokens, text, length, scratch);
  Cut *cut = mem_alloc(sizeof *cut);
  memset(cut, 0, offsetof(Cut, indents));
  cut->indents[0] = cut->alternates[0] = 0;
  cut->tokens = tokens;
  cut->scratch = scratch;
  cut->text = tokens->text;
  cut->length = tokens->length;
  cut->origin = origin;
  cut->line = 1;
  cut->counted_column = 1;
  cut->expression = expression;
  cut->at_line_start = cut->first = true;
  while (step(cut)) continue;
  size_t size = mem_size(cut->list.count, sizeof *tokens->items);
  tokens->items = memcpy(scratch_alloc(scratch, size), cut->list.items, size);
  tokens->count = cut->list.count;
  array_delete(&cut->list);
  mem_free(cut);
}
