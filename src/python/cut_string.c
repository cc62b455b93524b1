// cut_string.c: string and f-string literals, after CPython 3.12's Parser/tokenizer.c
// (tok_get_normal_mode, tok_get_fstring_mode). Escapes are not decoded here: see literal.c.
#include "cut.h"

#include <string.h>

#include "grammar.h"

static uint32_t quote_size(const Cut *cut) {
  const char *at = cut->text + cut->cursor;
  return at[1] == *at && at[2] == *at ? 3 : 1;
}

static bool quotes_at(const Cut *cut, size_t offset, char quote, uint32_t size) {
  const char *at = cut->text + offset;
  return *at == quote && (size == 1 || (at[1] == quote && at[2] == quote));
}

// CPython points at the string's first character, and names the line where it gave up.
static bool unterminated(Cut *cut, Position at, bool triple, const char *kind) {
  return cut_fail_at(cut, at, "SyntaxError: unterminated %s%s literal (detected at line %u)",
                     triple ? "triple-quoted " : "", kind, cut->line + cut->origin.line - 1);
}

// A quote that ends the f-string around it means that the field's `}` is missing.
static bool closes_fstring(Cut *cut, char quote, uint32_t size) {
  const FString *around = cut_innermost(cut);
  return around && around->quote == quote && around->quote_size == size;
}

// The end of text is the NUL behind the newline of the last line: it is no line of its own.
static bool at_end(const Cut *cut) { return cut->cursor >= cut->length; }

static void step(Cut *cut) {
  if (cut->text[cut->cursor++] == '\n' && !at_end(cut)) cut_next_line(cut, cut->cursor);
}

bool cut_string(Cut *cut, size_t from, Position at) {
  char quote = cut->text[cut->cursor];
  uint32_t size = quote_size(cut);
  if (size == 1 && cut->text[cut->cursor + 1] == quote) { // ''
    cut->cursor += 2;
    cut_token(cut, PY_STRING, from, at);
    return true;
  }
  cut->cursor += size;
  while (!quotes_at(cut, cut->cursor, quote, size)) {
    if (at_end(cut) || (size == 1 && cut->text[cut->cursor] == '\n')) {
      if (closes_fstring(cut, quote, size))
        return cut_fail_at(cut, at, "SyntaxError: f-string: expecting '}'");
      return unterminated(cut, at, size == 3, "string");
    }
    if (cut->text[cut->cursor] == '\\') step(cut);
    if (!at_end(cut)) step(cut);
  }
  cut->cursor += size;
  cut_token(cut, PY_STRING, from, at);
  return true;
}

bool cut_fstring(Cut *cut, size_t from, Position at) {
  if (cut->fstring_count == MAX_FSTRINGS)
    return cut_fail(cut, cut->cursor, "SyntaxError: too many nested f-strings");
  uint32_t size = quote_size(cut);
  FString *fstring = &cut->fstrings[cut->fstring_count];
  *fstring = (FString){.from = from,
                       .at = at,
                       .line = cut->line,
                       .quote = cut->text[cut->cursor],
                       .quote_size = size,
                       .in_text = true};
  for (size_t i = from; i < cut->cursor; i++) fstring->raw |= (cut->text[i] | 0x20) == 'r';
  cut->cursor += size;
  cut_token(cut, PY_FSTRING_START, from, at);
  cut->fstring_count++;
  return true;
}

static bool fstring_end(Cut *cut, const FString *fstring) {
  size_t from = cut->cursor;
  Position at = cut_position(cut, from);
  cut->cursor += fstring->quote_size;
  cut_token(cut, PY_FSTRING_END, from, at);
  cut->fstring_count--;
  return true;
}

static void middle(Cut *cut, size_t from, Position at) {
  if (cut->cursor > from) cut_token(cut, PY_FSTRING_MIDDLE, from, at);
}

// `{{`: the text up to the first brace is one token; the second brace is only counted to its
// columns.
static void doubled(Cut *cut, size_t from, Position at) {
  cut->cursor++;
  middle(cut, from, at);
  cut->cursor++;
  cut->list.items[cut->list.count - 1].end.column++;
}

static bool open_field(Cut *cut, FString *fstring, size_t from, Position at) {
  middle(cut, from, at);
  if (fstring->fields == MAX_FIELDS)
    return cut_fail(cut, cut->cursor - 1, "SyntaxError: f-string: expressions nested too deeply");
  fstring->field_at[fstring->fields++] = fstring->brackets;
  fstring->in_text = false;
  return true;
}

// A backslash and what it protects. A brace is never protected, and `\N{name}` has a brace of its
// own.
static void escape(Cut *cut, const FString *fstring) {
  cut->cursor++;
  char c = cut->text[cut->cursor];
  if (c == '{' || c == '}' || at_end(cut)) return;
  if (!fstring->raw && c == 'N' && cut->text[cut->cursor + 1] == '{') {
    size_t close = cut->cursor + strcspn(cut->text + cut->cursor, "}\n'\"");
    cut->cursor = cut->text[close] == '}' ? close + 1 : cut->cursor + 2;
    return;
  }
  step(cut);
}

bool cut_fstring_text(Cut *cut) {
  FString *fstring = cut_innermost(cut);
  bool in_format = fstring->fields > 0;
  size_t from = cut->cursor;
  Position at = cut_position(cut, from);
  for (;;) {
    char c = cut->text[cut->cursor];
    if (at_end(cut) || (c == '\n' && fstring->quote_size == 1)) {
      if (c == '\n' && in_format) { // the field is read on, and its `}` is missed there
        middle(cut, from, at);
        fstring->in_text = false;
        return true;
      }
      return unterminated(cut, fstring->at, fstring->quote_size == 3, "f-string");
    }
    if (quotes_at(cut, cut->cursor, fstring->quote, fstring->quote_size)) {
      middle(cut, from, at);
      return fstring_end(cut, fstring);
    }
    if (c == '{') {
      if (cut->text[cut->cursor + 1] != '{' || in_format) return open_field(cut, fstring, from, at);
      doubled(cut, from, at);
      return true;
    }
    if (c == '}') {
      if (cut->text[cut->cursor + 1] == '}' && !in_format) {
        doubled(cut, from, at);
        return true;
      }
      middle(cut, from, at);
      fstring->in_text = false; // closes the field, or is refused there
      return true;
    }
    if (c == '\\')
      escape(cut, fstring);
    else
      step(cut);
  }
}
