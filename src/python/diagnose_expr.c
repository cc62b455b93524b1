// diagnose_expr.c: errors inside expressions. Each function names the invalid_ rule of
// CPython 3.12's grammar that it stands for.
#include "diagnose.h"

#include "grammar.h"
#include "node.h"
#include "target.h"

static int kind_of(const Diagnosis *d, size_t index) { return d->tokens[index].kind; }

static bool is_legacy(const Diagnosis *d, size_t index) {
  return diagnosis_is_name(d, index, "print") || diagnosis_is_name(d, index, "exec");
}

// PY_DEF or PY_LAMBDA where the token stands among parameters, else 0.
static int parameters_of(const Diagnosis *d) {
  size_t opener = diagnosis_opener(d);
  if (opener != SIZE_MAX && opener >= 2 && kind_of(d, opener - 2) == PY_DEF) return PY_DEF;
  for (size_t i = d->at; i-- > 0;) {
    if (d->tokens[i].level < d->level) return 0;
    if (d->tokens[i].level > d->level) continue;
    if (kind_of(d, i) == PY_LAMBDA) return PY_LAMBDA;
    if (kind_of(d, i) == ':' || d->tokens[i].first) return 0;
  }
  return 0;
}

// invalid_legacy_expression
bool diagnose_print(const Diagnosis *d) {
  size_t from = d->at; // where the argument begins: `print not a` fails at the `a`
  if (from && kind_of(d, from - 1) == PY_NOT) from--;
  if (from == 0 || !is_legacy(d, from - 1) || kind_of(d, from) == '(') return false;
  if (from >= 2 && kind_of(d, from - 2) == '.') return false;
  if (parser_prefix(d->parser, PY_START_STAR, from) == from) return false;
  const char *name = diagnosis_is_name(d, from - 1, "print") ? "print" : "exec";
  return diagnosis_say(d, from - 1,
                       "SyntaxError: Missing parentheses in call to '%s'. Did you mean %s(...)?",
                       name, name);
}

// The outermost start from which the tokens up to `end` are one `rule`; SIZE_MAX: none.
static size_t start_of(const Diagnosis *d, int rule, size_t end, Expr **expr_out) {
  size_t start;
  for (size_t nth = 0; (start = diagnosis_start(d, nth)) != SIZE_MAX; nth++)
    if (start < end && parser_try(d->parser, rule, start, end, expr_out)) return start;
  return SIZE_MAX;
}

// invalid_expression: a if b, without else
bool diagnose_else(const Diagnosis *d) {
  if (!diagnosis_expects(d, PY_ELSE) || kind_of(d, d->at) == ':') return false;
  size_t sign = d->at;
  while (sign > 0 && !(kind_of(d, sign) == PY_IF && d->tokens[sign].level == d->level)) sign--;
  if (sign == 0 || !parser_try(d->parser, PY_START_DISJUNCTION, sign + 1, d->at, NULL))
    return false;
  size_t start = start_of(d, PY_START_DISJUNCTION, sign, NULL);
  return start != SIZE_MAX &&
         diagnosis_say(d, start, "SyntaxError: expected 'else' after 'if' expression");
}

// Where Python's grammar asks for less than an expression, a second one is no missing comma.
static bool is_expression_place(const Diagnosis *d, size_t start) {
  int before = start ? kind_of(d, start - 1) : 0;
  size_t opener = diagnosis_opener(d);
  if (before == PY_FOR) { // its targets, up to the `in`
    for (size_t i = start; i < d->at; i++)
      if (kind_of(d, i) == PY_IN) return false;
    return opener != SIZE_MAX && kind_of(d, opener) != '{';
  }
  if (before == '!' || before == PY_IN || before == PY_IF) return false;
  return before == '=' || before == ':' || !parameters_of(d);
}

// invalid_expression: two expressions side by side inside brackets
bool diagnose_comma(const Diagnosis *d) {
  if (d->level == 0 || d->at == 0) return false;
  size_t start = start_of(d, PY_START_DISJUNCTION, d->at, NULL);
  if (start == SIZE_MAX || start == d->at || !is_expression_place(d, start)) return false;
  bool prefix = kind_of(d, start) == PY_NAME && kind_of(d, start + 1) == PY_STRING;
  bool soft = diagnosis_is_name(d, start, "match") || diagnosis_is_name(d, start, "case") ||
              diagnosis_is_name(d, start, "type") || diagnosis_is_name(d, start, "_");
  if (prefix || soft || is_legacy(d, start)) return false;
  if (parser_prefix(d->parser, PY_START_ONE, d->at) == d->at) return false;
  return diagnosis_say(d, start, "SyntaxError: invalid syntax. Perhaps you forgot a comma?");
}

// ---- `=` where `==` was meant -----------------------------------------------------------------

static bool is_call(const Diagnosis *d, size_t opener) {
  if (opener == SIZE_MAX || opener == 0 || kind_of(d, opener) != '(') return false;
  int callee = kind_of(d, opener - 1);
  return callee == PY_NAME || callee == ')' || callee == ']' || callee == PY_STRING;
}

// Whether CPython tries a named expression where an element begins: not in calls and dicts.
static bool is_named_place(const Diagnosis *d, size_t start) {
  int before = start ? kind_of(d, start - 1) : 0;
  size_t opener = diagnosis_opener(d);
  if (opener == SIZE_MAX) return before == PY_IF || before == PY_ELIF || before == PY_WHILE;
  if (start != opener + 1 && before != ',') return false;
  if (kind_of(d, opener) == '[') return true;
  if (kind_of(d, opener) == '(') return !is_call(d, opener);
  for (size_t i = opener; i < d->at; i++)
    if (d->tokens[i].level == d->level && kind_of(d, i) == ':') return false;
  return !d->tokens[opener].field;
}

// !(list | tuple | genexp | 'True' | 'None' | 'False')
static bool is_assignable_word(const Expr *expr) {
  if (expr->kind == EXPR_CONSTANT)
    return expr->as.constant.kind != CONSTANT_NONE && expr->as.constant.kind != CONSTANT_TRUE &&
           expr->as.constant.kind != CONSTANT_FALSE;
  return expr->kind != EXPR_LIST && expr->kind != EXPR_TUPLE && expr->kind != EXPR_GENERATOR;
}

// invalid_kwarg: f(a=)
static bool no_argument_value(const Diagnosis *d) {
  int kind = kind_of(d, d->at);
  if (d->at < 2 || (kind != ')' && kind != ',') || kind_of(d, d->at - 1) != '=') return false;
  if (kind_of(d, d->at - 2) != PY_NAME || !is_call(d, diagnosis_opener(d)) || parameters_of(d))
    return false;
  return diagnosis_say(d, d->at - 2, "SyntaxError: expected argument value expression");
}

// invalid_kwarg: f(a=b for b in c)
static bool generator_argument(const Diagnosis *d) {
  size_t start = diagnosis_start(d, 0);
  if (kind_of(d, d->at) != PY_FOR || d->level == 0 || start < 2) return false;
  if (kind_of(d, start - 1) != '=' || kind_of(d, start - 2) != PY_NAME) return false;
  if (!parser_try(d->parser, PY_START_ONE, start, d->at, NULL)) return false;
  return diagnosis_say(d, start - 2,
                       "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

// invalid_named_expression
bool diagnose_equal(const Diagnosis *d) {
  Expr *left = NULL;
  if (kind_of(d, d->at) != '=' || d->at == 0) return no_argument_value(d) || generator_argument(d);
  size_t start = start_of(d, PY_START_OR, d->at, &left);
  if (start == SIZE_MAX || !is_named_place(d, start)) return false;
  size_t end = parser_prefix(d->parser, PY_START_OR, d->at + 1);
  if (end == d->at + 1 || kind_of(d, end) == '=' || kind_of(d, end) == PY_WALRUS) return false;
  if (start + 1 == d->at && left->kind == EXPR_NAME)
    return diagnosis_say(
        d, start, "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  if (!is_assignable_word(left)) return false;
  return diagnosis_say(
      d, start, "SyntaxError: cannot assign to %s here. Maybe you meant '==' instead of '='?",
      target_words(left));
}

// ---- displays ---------------------------------------------------------------------------------

// invalid_double_starred_kvpairs, invalid_kvpair
bool diagnose_dict(const Diagnosis *d) {
  size_t opener = diagnosis_opener(d), start = diagnosis_start(d, 0);
  if (opener == SIZE_MAX || kind_of(d, opener) != '{' || d->tokens[opener].field) return false;
  int kind = kind_of(d, d->at), before = kind_of(d, d->at - 1);
  if (before == ':' && (kind == '}' || kind == ','))
    return diagnosis_say(d, d->at - 1,
                         "SyntaxError: expression expected after dictionary key and ':'");
  if (before == ':' && kind == '*')
    return diagnosis_say(d, d->at,
                         "SyntaxError: cannot use a starred expression in a dictionary value");
  if (!diagnosis_expects(d, ':') || start == opener + 1 || kind_of(d, start - 1) != ',')
    return false;
  if (!parser_try(d->parser, PY_START_ONE, start, d->at, NULL)) return false;
  Position at = d->tokens[d->at - 1].end; // CPython points at the key's last character
  at.column--;
  parser_fail(d->parser, at, "SyntaxError: ':' expected after dictionary key");
  return true;
}

// invalid_group
bool diagnose_group(const Diagnosis *d) {
  if (kind_of(d, d->at) != PY_POWER || d->at == 0 || kind_of(d, d->at - 1) != '(') return false;
  size_t end = parser_prefix(d->parser, PY_START_ONE, d->at + 1);
  if (end == d->at + 1 || kind_of(d, end) != ')') return false;
  return diagnosis_say(d, d->at, "SyntaxError: cannot use double starred expression here");
}

// ---- parameters -------------------------------------------------------------------------------

// `(name, name)`
static bool is_names(const Diagnosis *d, size_t open) {
  size_t i = open + 1;
  while (kind_of(d, i) == PY_NAME) {
    i++;
    if (kind_of(d, i) == ',') i++;
  }
  return i > open + 1 && kind_of(d, i) == ')';
}

// invalid_parameters, invalid_default, invalid_star_etc, invalid_kwds and their lambda_ sisters
bool diagnose_parameters(const Diagnosis *d) {
  int kind = kind_of(d, d->at), of = d->at >= 1 ? parameters_of(d) : 0;
  if (!of) return false;
  int before = kind_of(d, d->at - 1), earlier = d->at >= 2 ? kind_of(d, d->at - 2) : 0;
  if (kind == '(' && diagnosis_expects(d, PY_NAME) && is_names(d, d->at))
    return diagnosis_say(d, d->at, "SyntaxError: %s parameters cannot be parenthesized",
                         of == PY_DEF ? "Function" : "Lambda expression");
  if (before == '=' && (kind == ')' || kind == ','))
    return diagnosis_say(d, d->at - 1, "SyntaxError: expected default value expression");
  if (kind != '=' || before != PY_NAME) return false;
  if (earlier == '*')
    return diagnosis_say(d, d->at,
                         "SyntaxError: var-positional argument cannot have default value");
  if (earlier == PY_POWER)
    return diagnosis_say(d, d->at, "SyntaxError: var-keyword argument cannot have default value");
  return false;
}
