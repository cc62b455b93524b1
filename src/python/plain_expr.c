// plain_expr.c: plain expressions. That operators bind differently changes the tree, not what is
// Python: a run of operands and operators is read as it stands, and only `not`, `if` and `lambda`,
// which may not follow any operator, are told apart.
#include <string.h>

#include "grammar.h"
#include "lexer.h"
#include "plain.h"

static uint32_t deeper(uint32_t a, uint32_t b) { return a > b ? a : b; }

static uint32_t within(uint32_t depth) { return depth <= PLAIN_MAX_DEPTH ? depth : 0; }

// What a bracket, a list or an operator makes of the depth below it; 0 stays 0.
static uint32_t above(uint32_t depth) { return depth ? within(depth + 1) : 0; }

static uint32_t disjunction(Plain *p);

static bool opens(Plain *p) {
  p->brackets++;
  p->at++;
  plain_blanks(p);
  return true;
}

// What stands behind the bracket is no longer inside: its blanks are those of the line.
static bool closes(Plain *p, char bracket) {
  if (*p->at != bracket) return false;
  p->brackets--;
  p->at++;
  plain_blanks(p);
  p->is_target = false;
  return true;
}

// ---- strings ----------------------------------------------------------------------------------

static uint32_t field(Plain *p, char quote) {
  p->fields++;
  opens(p);
  uint32_t depth = plain_expression(p);
  p->fields--;
  p->brackets--;
  if (!depth) return 0;
  if (*p->at == '!') {
    if (!p->at[1] || !strchr("rsa", p->at[1])) return 0;
    p->at += 2;
  }
  if (*p->at == ':')
    for (p->at++; *p->at != '}';)
      if (*p->at == '{' || *p->at == quote || *p->at == '\n' || !plain_string_char(p, false, false))
        return 0;
  if (*p->at != '}') return 0;
  p->at++;
  return depth + 2;
}

// From behind its opening quotes, `size` of them.
static uint32_t fstring(Plain *p, char quote, size_t size) {
  uint32_t depth = 2;
  while (*p->at != quote || (size == 3 && (p->at[1] != quote || p->at[2] != quote))) {
    bool brace = *p->at == '{' || *p->at == '}';
    if (brace && p->at[1] == *p->at) {
      p->at += 2;
    } else if (*p->at == '{') {
      uint32_t inner = field(p, quote);
      if (!inner) return 0;
      depth = deeper(depth, inner);
    } else if (brace || (*p->at == '\n' && size == 1) || !plain_string_char(p, false, true)) {
      return 0;
    }
  }
  p->at += size;
  return depth;
}

static bool begins_string(const char *at) {
  if (*at == '\'' || *at == '"') return true;
  return *at && (at[1] == '\'' || at[1] == '"') && strchr("rRbBuUfF", *at);
}

static uint32_t literal(Plain *p, bool *bytes_out) {
  char prefix = *p->at == '\'' || *p->at == '"' ? 0 : (char)(*p->at++ | 0x20), quote = *p->at++;
  bool triple = *p->at == quote && p->at[1] == quote;
  *bytes_out = prefix == 'b';
  if (triple) p->at += 2;
  if (prefix == 'f') return p->fields ? 0 : fstring(p, quote, triple ? 3 : 1);
  return plain_string(p, quote, triple ? 3 : 1, prefix == 'b', prefix == 'r');
}

// Literals that stand side by side are one: all of bytes, or none.
static uint32_t literals(Plain *p) {
  uint32_t depth = 0;
  bool bytes = false, first = true;
  for (; first || begins_string(p->at); first = false) {
    bool others;
    uint32_t next = literal(p, &others);
    if (!next || (!first && others != bytes)) return 0;
    depth = deeper(depth, next);
    bytes = others;
    plain_blanks(p);
  }
  p->is_target = false;
  return depth;
}

// ---- displays and comprehensions --------------------------------------------------------------

// `for x in y if z`, once or more; the cursor is on the `for`.
static uint32_t clauses(Plain *p) {
  uint32_t depth = 1;
  while (plain_word(p, "for")) {
    uint32_t target = plain_targets(p);
    if (!target || !plain_word(p, "in")) return 0;
    do {
      uint32_t part = disjunction(p);
      if (!part) return 0;
      depth = deeper(depth, deeper(part, target));
    } while (plain_word(p, "if"));
  }
  return depth;
}

static bool begins_clauses(const Plain *p) {
  return *p->at == 'f' && p->at[1] == 'o' && p->at[2] == 'r';
}

// A key and its value, or an item alone.
static uint32_t member(Plain *p, bool pair) {
  uint32_t depth = plain_expression(p), value = 1;
  if (depth && pair) value = plain_char(p, ':') ? plain_expression(p) : 0;
  return depth && value ? deeper(depth, value) : 0;
}

// Behind the first member: a comprehension, or more members; then the bracket.
static uint32_t members(Plain *p, uint32_t depth, bool pairs, char close) {
  if (begins_clauses(p)) {
    uint32_t inner = clauses(p);
    depth = inner ? deeper(depth, inner) : 0;
  } else {
    while (depth && plain_char(p, ',') && *p->at != close) {
      uint32_t next = member(p, pairs);
      depth = next ? deeper(depth, next) : 0;
    }
  }
  return depth && closes(p, close) ? above(depth) : 0;
}

static uint32_t display(Plain *p, char close) {
  opens(p);
  if (closes(p, close)) return 1;
  uint32_t depth = plain_expression(p);
  bool pairs = close == '}' && *p->at == ':';
  if (depth && pairs) {
    plain_char(p, ':');
    uint32_t value = plain_expression(p);
    depth = value ? deeper(depth, value) : 0;
  }
  return depth ? members(p, depth, pairs, close) : 0;
}

// ---- calls and items --------------------------------------------------------------------------

typedef struct Arguments {
  PlainNames keywords;
  bool unpacked; // a `**` was read
  size_t count;
} Arguments;

// Whether a name and a single `=` come next.
static bool begins_keyword(const Plain *p) {
  const char *at = p->at;
  if (!plain_begins_name(*at)) return false;
  while (plain_classes[(unsigned char)*at] & PLAIN_NAME) at++;
  while (*at == ' ' || *at == '\n' || *at == '\t') at++;
  return *at == '=' && at[1] != '=';
}

static uint32_t argument(Plain *p, Arguments *arguments) {
  bool first = arguments->count++ == 0;
  if (*p->at == '*') {
    bool twice = p->at[1] == '*';
    if (!twice && arguments->unpacked) return 0;
    arguments->unpacked |= twice;
    p->at += 1 + twice;
    plain_blanks(p);
    return above(plain_expression(p));
  }
  if (begins_keyword(p))
    return plain_name(p, &arguments->keywords) && plain_char(p, '=') ? plain_expression(p) : 0;
  if (arguments->unpacked || arguments->keywords.count) return 0;
  uint32_t depth = plain_expression(p);
  if (!depth || !begins_clauses(p)) return depth;
  uint32_t inner = first ? clauses(p) : 0; // a generator expression stands alone
  return inner && *p->at == ')' ? above(deeper(depth, inner)) : 0;
}

uint32_t plain_arguments(Plain *p) {
  Arguments arguments = {0};
  uint32_t depth = 1;
  opens(p);
  while (!closes(p, ')')) {
    uint32_t next = argument(p, &arguments);
    if (!next || (*p->at != ')' && !plain_char(p, ','))) return 0;
    depth = deeper(depth, next);
  }
  return above(depth);
}

static uint32_t slice(Plain *p) {
  uint32_t depth = *p->at == ':' ? 1 : plain_expression(p);
  for (int colons = 0; depth && colons < 2 && plain_char(p, ':'); colons++) {
    if (*p->at == ':' || *p->at == ',' || *p->at == ']') continue;
    uint32_t next = plain_expression(p);
    depth = next ? deeper(depth, next) : 0;
  }
  return above(depth);
}

static uint32_t subscript(Plain *p) {
  uint32_t depth = 0;
  opens(p);
  do {
    uint32_t next = slice(p);
    if (!next) return 0;
    depth = deeper(depth, next);
  } while (plain_char(p, ',') && *p->at != ']');
  return closes(p, ']') ? above(depth) : 0;
}

// ---- operands ---------------------------------------------------------------------------------

static uint32_t word_atom(Plain *p) {
  if (begins_string(p->at)) return literals(p);
  if ((*p->at == 'N' || *p->at == 'T' || *p->at == 'F') &&
      (plain_word(p, "None") || plain_word(p, "True") || plain_word(p, "False"))) {
    p->is_target = false;
    return 1;
  }
  p->is_target = true;
  return plain_name(p, NULL);
}

static uint32_t atom(Plain *p) {
  char c = *p->at;
  if (plain_begins_name(c)) return word_atom(p);
  p->is_target = false;
  switch (c) {
  case '(': return display(p, ')');
  case '[': return display(p, ']');
  case '{': return display(p, '}');
  case '\'':
  case '"': return literals(p);
  default: return plain_is_digit(c) || c == '.' ? plain_number(p) : 0;
  }
}

static uint32_t primary(Plain *p) {
  uint32_t depth = atom(p), inner;
  while (depth) {
    switch (*p->at) {
    case '.':
      inner = plain_char(p, '.') && plain_name(p, NULL);
      p->is_target = true;
      break;
    case '[':
      inner = subscript(p);
      p->is_target = true;
      break;
    case '(': inner = plain_arguments(p); break;
    default: return depth;
    }
    depth = inner ? above(deeper(depth, inner)) : 0;
  }
  return 0;
}

static uint32_t operand(Plain *p) {
  uint32_t signs = 0;
  while (*p->at == '-' || *p->at == '+' || *p->at == '~') {
    signs++;
    p->at++;
    plain_blanks(p);
  }
  uint32_t depth = primary(p);
  if (signs) p->is_target = false;
  return depth ? within(depth + signs) : 0;
}

// ---- operators --------------------------------------------------------------------------------

typedef enum Join {
  JOIN_NONE,
  JOIN_LOGIC,  // and, or: a `not` may follow
  JOIN_BINARY, // all others
} Join;

static Join word_join(Plain *p) {
  const char *before = p->at;
  if (plain_word(p, "and") || plain_word(p, "or")) return JOIN_LOGIC;
  if (plain_word(p, "in")) return JOIN_BINARY;
  if (plain_word(p, "is")) {
    plain_word(p, "not");
    return JOIN_BINARY;
  }
  if (plain_word(p, "not") && plain_word(p, "in")) return JOIN_BINARY;
  p->at = before;
  return JOIN_NONE;
}

// Length of the operator at the cursor; 0 where there is none, or one that assigns.
static size_t operator_length(const char *at) {
  bool compares = *at == '<' || *at == '>', doubles = compares || *at == '*' || *at == '/';
  size_t length = 1 + (doubles && at[1] == *at);
  switch (*at) {
  case '=':
  case '!': return at[1] == '=' ? 2 : 0;
  case '<':
  case '>':
    if (length == 1 && at[1] == '=') return 2;
    if (*at == '<' && at[1] == '>') return 0;
    break;
  case '-':
    if (at[1] == '>') return 0;
    break;
  case '*':
  case '/':
  case '+':
  case '%':
  case '&':
  case '|':
  case '^':
  case '@': break;
  default: return 0;
  }
  return at[length] == '=' ? 0 : length;
}

static Join joins(Plain *p) {
  unsigned char class = plain_classes[(unsigned char)*p->at];
  if (class & PLAIN_START) return word_join(p);
  if (!(class & PLAIN_OPERATOR)) return JOIN_NONE;
  size_t length = operator_length(p->at);
  if (length == 0) return JOIN_NONE;
  p->at += length;
  plain_blanks(p);
  return JOIN_BINARY;
}

static uint32_t disjunction(Plain *p) {
  uint32_t depth = 0, operators = 0;
  for (Join join = JOIN_LOGIC; join != JOIN_NONE; operators += join != JOIN_NONE) {
    while (join == JOIN_LOGIC && *p->at == 'n' && plain_word(p, "not")) operators++;
    uint32_t next = operand(p);
    if (!next) return 0;
    depth = deeper(depth, next);
    join = joins(p);
  }
  if (operators) p->is_target = false;
  return within(depth + operators);
}

static uint32_t conditional(Plain *p) {
  uint32_t body = disjunction(p);
  if (!body || *p->at != 'i' || !plain_word(p, "if")) return body;
  uint32_t condition = disjunction(p);
  if (!condition || !plain_word(p, "else")) return 0;
  uint32_t otherwise = plain_expression(p);
  p->is_target = false;
  return otherwise ? above(deeper(body, deeper(condition, otherwise))) : 0;
}

// In a field of an f-string the colon would end the field.
static uint32_t lambda(Plain *p) {
  uint32_t parameters = p->fields ? 0 : plain_parameters(p, ':', false);
  uint32_t body = parameters && plain_char(p, ':') ? plain_expression(p) : 0;
  p->is_target = false;
  return body ? above(deeper(parameters, body)) : 0;
}

uint32_t plain_expression(Plain *p) {
  if (++p->nested > PLAIN_MAX_NESTED) return 0;
  uint32_t depth = *p->at == 'l' && plain_word(p, "lambda") ? lambda(p) : conditional(p);
  p->nested--;
  return depth;
}

// ---- lists of expressions ---------------------------------------------------------------------

uint32_t plain_expressions(Plain *p, bool *targets_out) {
  uint32_t depth = plain_expression(p);
  *targets_out = p->is_target;
  if (!depth || *p->at != ',') return depth;
  while (plain_char(p, ',')) {
    if (*p->at == '=' || *p->at == '\n' || *p->at == 0) break; // `a, = b`
    uint32_t next = plain_expression(p);
    if (!next) return 0;
    *targets_out &= p->is_target;
    depth = deeper(depth, next);
  }
  p->is_target = false; // a tuple
  return above(depth);
}

uint32_t plain_targets(Plain *p) {
  uint32_t depth = 0;
  do {
    uint32_t next = primary(p);
    if (!next || !p->is_target) return 0;
    depth = deeper(depth, next);
  } while (plain_char(p, ','));
  return above(depth);
}

uint32_t plain_parameters(Plain *p, char close, bool annotated) {
  PlainNames names = {0};
  uint32_t depth = 1;
  bool fallback = false;
  while (*p->at != close) {
    uint32_t note = 1, value = 1;
    if (!plain_name(p, &names)) return 0;
    if (annotated && plain_char(p, ':')) note = plain_expression(p);
    if (plain_char(p, '=')) {
      fallback = true;
      value = plain_expression(p);
    } else if (fallback) {
      return 0;
    }
    if (!note || !value || (*p->at != close && !plain_char(p, ','))) return 0;
    depth = deeper(depth, deeper(note, value));
  }
  return above(depth);
}
