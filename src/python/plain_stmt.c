// plain_stmt.c: plain statements, line by line, and the front door of the quick look.
#include <string.h>

#include "grammar.h"
#include "lexer.h"
#include "plain.h"

enum {
  MAX_BLOCKS = 18,   // CPython allows 20 in a frame
  MAX_LEVELS = 15,   // of indentation
  MAX_BRANCHES = 50, // of an `if`: each `elif` is one level of the tree
};

// Where a statement stands.
typedef struct Place {
  size_t indent;
  bool in_function, in_loop;
  uint32_t blocks; // of the frame around it
  uint32_t levels;
} Place;

static bool block(Plain *p, Place place);

// ---- simple statements ------------------------------------------------------------------------

static bool names(Plain *p) {
  do
    if (!plain_name(p, NULL)) return false;
  while (plain_char(p, ','));
  return true;
}

static bool dotted_name(Plain *p) {
  do
    if (!plain_name(p, NULL)) return false;
  while (plain_char(p, '.'));
  return true;
}

static bool as_name(Plain *p) { return !plain_word(p, "as") || plain_name(p, NULL); }

static bool import(Plain *p) {
  do
    if (!dotted_name(p) || !as_name(p)) return false;
  while (plain_char(p, ','));
  return true;
}

static bool import_from(Plain *p) {
  if (!dotted_name(p) || !plain_word(p, "import")) return false;
  do
    if (!plain_name(p, NULL) || !as_name(p)) return false;
  while (plain_char(p, ','));
  return true;
}

static bool delete (Plain *p) {
  do
    if (!plain_expression(p) || !p->is_target) return false;
  while (plain_char(p, ','));
  return true;
}

static bool at_end(const Plain *p) {
  return *p->at == '\n' || *p->at == 0 || *p->at == '#' || *p->at == ';';
}

static bool raise_(Plain *p) {
  if (at_end(p)) return true;
  return plain_expression(p) && (!plain_word(p, "from") || plain_expression(p));
}

static bool assert_(Plain *p) {
  return plain_expression(p) && (!plain_char(p, ',') || plain_expression(p));
}

// The length of an operator that assigns to what it reads: `+=`.
static size_t augmented(const char *at) {
  bool joins = plain_classes[(unsigned char)*at] & PLAIN_OPERATOR;
  if (!joins || *at == '=' || *at == '!') return 0;
  bool angle = *at == '<' || *at == '>';
  size_t length = 1 + (at[0] == at[1] && (angle || *at == '*' || *at == '/'));
  bool compares = angle && length == 1;
  return at[length] == '=' && !compares ? length + 1 : 0;
}

// `yield` as a statement of its own.
static bool yield(Plain *p) {
  bool unused;
  if (plain_word(p, "from")) return plain_expression(p);
  return at_end(p) || plain_expressions(p, &unused);
}

static bool expression_statement(Plain *p) {
  bool targets;
  if (!plain_expressions(p, &targets)) return false;
  size_t length = augmented(p->at);
  if (length && p->is_target) {
    p->at += length;
    plain_blanks(p);
    return plain_expressions(p, &targets);
  }
  if (*p->at == ':' && p->at[1] != '=' && p->is_target) { // `x: int = 1`
    plain_char(p, ':');
    return plain_expression(p) && (!plain_char(p, '=') || plain_expressions(p, &targets));
  }
  while (*p->at == '=') {
    if (!targets || !plain_char(p, '=') || !plain_expressions(p, &targets)) return false;
  }
  return true;
}

static bool simple(Plain *p, Place place) {
  bool unused;
  switch (*p->at) {
  case 'a':
    if (plain_word(p, "assert")) return assert_(p);
    break;
  case 'b':
    if (plain_word(p, "break")) return place.in_loop;
    break;
  case 'c':
    if (plain_word(p, "continue")) return place.in_loop;
    break;
  case 'd':
    if (plain_word(p, "del")) return delete (p);
    break;
  case 'f':
    if (plain_word(p, "from")) return import_from(p);
    break;
  case 'g':
    if (plain_word(p, "global")) return names(p);
    break;
  case 'i':
    if (plain_word(p, "import")) return import(p);
    break;
  case 'n':
    if (plain_word(p, "nonlocal")) return place.in_function && names(p);
    break;
  case 'p':
    if (plain_word(p, "pass")) return true;
    break;
  case 'r':
    if (plain_word(p, "raise")) return raise_(p);
    if (plain_word(p, "return"))
      return place.in_function && (at_end(p) || plain_expressions(p, &unused));
    break;
  case 'y':
    if (plain_word(p, "yield")) return place.in_function && yield(p);
    break;
  default: break;
  }
  return expression_statement(p);
}

// The rest of the line, its end included.
static bool end_line(Plain *p) {
  if (*p->at == '#' && !plain_comment(p)) return false;
  if (*p->at == '\n')
    p->at++;
  else if (*p->at)
    return false;
  return true;
}

static bool simple_line(Plain *p, Place place) {
  do
    if (!simple(p, place)) return false;
  while (plain_char(p, ';') && *p->at != '\n' && *p->at != '#' && *p->at);
  return end_line(p);
}

// ---- lines ------------------------------------------------------------------------------------

// Moves over lines that hold nothing to the next that holds something: its indentation, the cursor
// behind it; SIZE_MAX at the end, and `*well` false where the blanks are not plain.
static size_t next_line(Plain *p, bool *well) {
  *well = true;
  for (;;) {
    const char *from = p->at;
    while (*p->at == ' ') p->at++;
    if (*p->at == 0) return SIZE_MAX;
    if (*p->at == '#')
      *well = plain_comment(p);
    else if (*p->at != '\n')
      return (size_t)(p->at - from);
    if (!*well || *p->at == 0) return SIZE_MAX;
    p->at++;
  }
}

// Whether the next line that holds something has this indentation, and begins with this word,
// which is taken. Otherwise the cursor stays.
static bool line_begins(Plain *p, Place place, const char *word) {
  bool well;
  const char *before = p->at;
  if (next_line(p, &well) == place.indent && plain_word(p, word)) return true;
  p->at = before;
  return false;
}

// `:` and what it opens: statements on the same line, or an indented block.
static bool suite(Plain *p, Place place) {
  bool well;
  if (!plain_char(p, ':')) return false;
  if (*p->at != '\n' && *p->at != '#') return simple_line(p, place);
  if (!end_line(p)) return false;
  const char *from = p->at;
  size_t indent = next_line(p, &well);
  if (indent == SIZE_MAX || indent <= place.indent) return false;
  p->at = from;
  place.indent = indent;
  return ++place.levels <= MAX_LEVELS && block(p, place);
}

static bool else_suite(Plain *p, Place place) {
  return !line_begins(p, place, "else") || suite(p, place);
}

// ---- compound statements ----------------------------------------------------------------------

static bool if_(Plain *p, Place place) {
  if (!plain_expression(p) || !suite(p, place)) return false;
  for (int branches = 0; line_begins(p, place, "elif"); branches++)
    if (branches == MAX_BRANCHES || !plain_expression(p) || !suite(p, place)) return false;
  return else_suite(p, place);
}

static bool loop(Plain *p, Place place) {
  Place body = place;
  body.in_loop = true;
  return ++body.blocks <= MAX_BLOCKS && suite(p, body) && else_suite(p, place);
}

static bool for_(Plain *p, Place place) {
  bool unused;
  return plain_targets(p) && plain_word(p, "in") && plain_expressions(p, &unused) && loop(p, place);
}

static bool try_(Plain *p, Place place) {
  bool handled = false, bare = false;
  place.blocks += 3; // more than any of its parts takes
  if (place.blocks > MAX_BLOCKS || !suite(p, place)) return false;
  for (; line_begins(p, place, "except"); handled = true) {
    if (bare) return false;
    bare = *p->at == ':';
    if (!bare && (!plain_expression(p) || !as_name(p))) return false;
    if (!suite(p, place)) return false;
  }
  if (handled && !else_suite(p, place)) return false;
  if (line_begins(p, place, "finally")) return suite(p, place);
  return handled;
}

// Parentheses around the items are not plain.
static bool with(Plain *p, Place place) {
  do {
    if (*p->at == '(' || ++place.blocks > MAX_BLOCKS || !plain_expression(p)) return false;
    if (plain_word(p, "as") && (!plain_expression(p) || !p->is_target)) return false;
  } while (plain_char(p, ','));
  return suite(p, place);
}

static bool function(Plain *p, Place place) {
  if (!plain_name(p, NULL) || *p->at != '(') return false;
  p->brackets++;
  plain_char(p, '(');
  if (!plain_parameters(p, ')', true)) return false;
  p->brackets--; // first: behind it the line goes on
  if (!plain_char(p, ')')) return false;
  if (*p->at == '-') {
    if (p->at[1] != '>') return false;
    p->at += 2;
    plain_blanks(p);
    if (!plain_expression(p)) return false;
  }
  return suite(p, (Place){.indent = place.indent, .in_function = true, .levels = place.levels});
}

static bool class_(Plain *p, Place place) {
  if (!plain_name(p, NULL)) return false;
  if (*p->at == '(') {
    Plain before = *p;
    if (!plain_arguments(p) || memchr(before.at, '*', (size_t)(p->at - before.at))) return false;
  }
  return suite(p, (Place){.indent = place.indent, .levels = place.levels});
}

static bool next_decorator(Plain *p, Place place) {
  bool well;
  const char *before = p->at;
  if (next_line(p, &well) == place.indent && plain_char(p, '@')) return true;
  p->at = before;
  return false;
}

static bool decorated(Plain *p, Place place) {
  do
    if (!plain_expression(p) || !end_line(p)) return false;
  while (next_decorator(p, place));
  if (line_begins(p, place, "def")) return function(p, place);
  return line_begins(p, place, "class") && class_(p, place);
}

static bool statement(Plain *p, Place place) {
  switch (*p->at) {
  case '@': return plain_char(p, '@') && decorated(p, place);
  case 'c':
    if (plain_word(p, "class")) return class_(p, place);
    break;
  case 'd':
    if (plain_word(p, "def")) return function(p, place);
    break;
  case 'f':
    if (plain_word(p, "for")) return for_(p, place);
    break;
  case 'i':
    if (plain_word(p, "if")) return if_(p, place);
    break;
  case 't':
    if (plain_word(p, "try")) return try_(p, place);
    break;
  case 'w':
    if (plain_word(p, "while")) return plain_expression(p) && loop(p, place);
    if (plain_word(p, "with")) return with(p, place);
    break;
  default: break;
  }
  return simple_line(p, place);
}

// Statements of one indentation, up to a line that has less.
static bool block(Plain *p, Place place) {
  bool well;
  for (;;) {
    const char *from = p->at;
    size_t indent = next_line(p, &well);
    if (!well) return false;
    if (indent == SIZE_MAX) return true;
    if (indent != place.indent) {
      p->at = from;
      return indent < place.indent;
    }
    if (!statement(p, place)) return false;
  }
}

// ---- the front door ---------------------------------------------------------------------------

bool python_is_plain(const char *text) {
  Plain p = {.at = text};
  return block(&p, (Place){0}) && *p.at == 0;
}

PlainKind python_plain_expression(const char *text) {
  Plain p = {.at = text};
  plain_blanks(&p);
  if (!plain_expression(&p) || *p.at) return PLAIN_UNKNOWN;
  return p.is_target ? PLAIN_TARGET : PLAIN_VALUE;
}
