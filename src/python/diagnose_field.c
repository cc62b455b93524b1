// diagnose_field.c: errors in the replacement fields of f-strings, after invalid_replacement_field
// and invalid_conversion_character of CPython 3.12's grammar.
#include "diagnose.h"
#include "grammar.h"

// The innermost field around the token; SIZE_MAX: none.
static size_t field_around(const Diagnosis *d) {
  uint32_t level = d->level;
  for (size_t i = d->at; i-- > 0;) {
    if (d->tokens[i].level >= level) continue;
    if (d->tokens[i].field) return i;
    level = d->tokens[i].level;
  }
  return SIZE_MAX;
}

static bool ends_field(int kind) { return kind == ':' || kind == '}'; }

// The colon of `{lambda x: 1}` is the field's: what follows it is a format specifier.
static bool bare_lambda(const Diagnosis *d) {
  int kind = d->tokens[d->at].kind;
  if (kind != PY_FSTRING_MIDDLE && kind != '}' && !d->tokens[d->at].field) return false;
  if (d->at == 0 || d->tokens[d->at - 1].kind != ':') return false;
  for (size_t i = d->at - 1; i-- > 0 && d->tokens[i].level >= d->level;)
    if (d->tokens[i].kind == PY_LAMBDA && d->tokens[i].level == d->level)
      return diagnosis_say(d, i,
                           "SyntaxError: f-string: lambda expressions are not allowed without "
                           "parentheses");
  return false;
}

static bool conversion(const Diagnosis *d, size_t sign) {
  int kind = d->tokens[sign + 1].kind;
  if (ends_field(kind))
    return diagnosis_say(d, sign + 1, "SyntaxError: f-string: missing conversion character");
  if (kind != PY_NAME)
    return diagnosis_say(d, sign + 1, "SyntaxError: f-string: invalid conversion character");
  kind = d->tokens[sign + 2].kind;
  if (!ends_field(kind))
    return diagnosis_say(d, sign + 2, "SyntaxError: f-string: expecting ':' or '}'");
  return kind == ':' &&
         diagnosis_say(d, d->at, "SyntaxError: f-string: expecting '}', or format specs");
}

// Behind the expression.
static bool field_end(const Diagnosis *d, size_t end) {
  int kind = d->tokens[end].kind;
  if (kind == '=') {
    kind = d->tokens[++end].kind;
    if (kind != '!' && !ends_field(kind))
      return diagnosis_say(d, end, "SyntaxError: f-string: expecting '!', or ':', or '}'");
  } else if (kind != '!' && !ends_field(kind)) {
    return diagnosis_say(d, end, "SyntaxError: f-string: expecting '=', or '!', or ':', or '}'");
  }
  if (kind == '!') return conversion(d, end);
  return kind == ':' &&
         diagnosis_say(d, d->at, "SyntaxError: f-string: expecting '}', or format specs");
}

bool diagnose_field(const Diagnosis *d) {
  size_t open = field_around(d);
  if (open == SIZE_MAX) return false;
  if (bare_lambda(d)) return true;
  size_t from = open + 1;
  int kind = d->tokens[from].kind;
  if (kind == '=' || kind == '!' || ends_field(kind))
    return diagnosis_say(d, from, "SyntaxError: f-string: valid expression required before '%c'",
                         kind);
  if (kind == PY_YIELD) from++;
  size_t end = parser_prefix(d->parser, PY_START_STAR, from);
  if (end == from && kind != PY_YIELD)
    return diagnosis_say(d, from, "SyntaxError: f-string: expecting a valid expression after '{'");
  return field_end(d, end);
}
