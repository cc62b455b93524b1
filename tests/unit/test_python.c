// test_python.c: the python room. Trees, positions and errors are tables of text; what they expect
// was compared with CPython 3.12.1 (its `ast` module and its SyntaxErrors: message, line and
// offset).
#include "heapstory/python.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// ---- the tree as an S-expression --------------------------------------------------------------

typedef struct Dump {
  Text text;
  bool positions;
} Dump;

static void dump_expr(Dump *d, const Expr *e);
static void dump_stmts(Dump *d, StmtList body);
static void dump_body(Dump *d, const char *label, StmtList body);

static void dump_at(Dump *d, Position at, Position end) {
  if (d->positions) text_printf(&d->text, "@%u:%u-%u:%u", at.line, at.column, end.line, end.column);
}

static void dump_chars(Dump *d, const char *prefix, const char *chars, size_t length) {
  text_printf(&d->text, "%s\"", prefix);
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)chars[i];
    if (c < ' ' || c > '~' || c == '"' || c == '\\')
      text_printf(&d->text, "\\%02x", c);
    else
      text_add_char(&d->text, (char)c);
  }
  text_add(&d->text, "\"");
}

static void dump_constant(Dump *d, const Expr *e) {
  switch (e->as.constant.kind) {
  case CONSTANT_NONE: text_add(&d->text, "None"); break;
  case CONSTANT_TRUE: text_add(&d->text, "True"); break;
  case CONSTANT_FALSE: text_add(&d->text, "False"); break;
  case CONSTANT_ELLIPSIS: text_add(&d->text, "..."); break;
  case CONSTANT_INT:
    text_printf(&d->text, "%.*s", (int)e->as.constant.length, e->as.constant.text);
    break;
  case CONSTANT_FLOAT: text_printf(&d->text, "%.17gf", e->as.constant.number); break;
  case CONSTANT_IMAGINARY: text_printf(&d->text, "%.17gj", e->as.constant.number); break;
  case CONSTANT_STR: dump_chars(d, "", e->as.constant.text, e->as.constant.length); break;
  case CONSTANT_BYTES: dump_chars(d, "b", e->as.constant.text, e->as.constant.length); break;
  }
}

static void dump_list(Dump *d, ExprList list) {
  for (size_t i = 0; i < list.count; i++) {
    text_add_char(&d->text, ' ');
    dump_expr(d, list.items[i]);
  }
}

static void dump_parameter(Dump *d, const char *prefix, const Parameter *p) {
  if (!p) return;
  text_printf(&d->text, " %s%s", prefix, p->name);
  if (p->annotation) {
    text_add_char(&d->text, ':');
    dump_expr(d, p->annotation);
  }
  if (p->fallback) {
    text_add_char(&d->text, '=');
    dump_expr(d, p->fallback);
  }
}

static void dump_parameters(Dump *d, const Parameters *p) {
  text_add(&d->text, " (");
  for (size_t i = 0; i < p->positional_count; i++) {
    dump_parameter(d, "", &p->positional[i]);
    if (i + 1 == p->positional_only_count) text_add(&d->text, " /");
  }
  if (p->star)
    dump_parameter(d, "*", p->star);
  else if (p->keyword_only_count)
    text_add(&d->text, " *");
  for (size_t i = 0; i < p->keyword_only_count; i++) dump_parameter(d, "", &p->keyword_only[i]);
  dump_parameter(d, "**", p->double_star);
  text_add(&d->text, ")");
}

static void dump_keywords(Dump *d, const Keyword *keywords, size_t count) {
  for (size_t i = 0; i < count; i++) {
    text_printf(&d->text, " %s=", keywords[i].name ? keywords[i].name : "**");
    dump_expr(d, keywords[i].value);
  }
}

static void dump_child(Dump *d, const Expr *e) {
  text_add_char(&d->text, ' ');
  dump_expr(d, e);
}

static void dump_clauses(Dump *d, const Expr *e, const char *name) {
  text_printf(&d->text, "(%s", name);
  dump_child(d, e->as.comprehension.element);
  if (e->as.comprehension.value) dump_child(d, e->as.comprehension.value);
  for (size_t i = 0; i < e->as.comprehension.clause_count; i++) {
    const Comprehension *c = &e->as.comprehension.clauses[i];
    text_add(&d->text, " (for");
    dump_child(d, c->target);
    dump_child(d, c->iterable);
    dump_list(d, c->conditions);
    text_add(&d->text, ")");
  }
}

static const char *const BINARY[] = {"+",  "-",  "*",  "@", "/", "//", "%",
                                     "**", "<<", ">>", "&", "^", "|"};
static const char *const COMPARE[] = {"<",  "<=", "==",     "!=", ">",
                                      ">=", "is", "is-not", "in", "not-in"};
static const char *const UNARY[] = {"~", "not", "+", "-"};

static void dump_compare(Dump *d, const Expr *e) {
  text_add(&d->text, "(cmp");
  dump_child(d, e->as.compare.left);
  for (size_t i = 0; i < e->as.compare.comparators.count; i++) {
    text_printf(&d->text, " %s", COMPARE[e->as.compare.operators[i]]);
    dump_child(d, e->as.compare.comparators.items[i]);
  }
}

static void dump_dict(Dump *d, const Expr *e) {
  text_add(&d->text, "(dict");
  for (size_t i = 0; i < e->as.dict.values.count; i++) {
    text_add(&d->text, " ");
    if (e->as.dict.keys.items[i])
      dump_expr(d, e->as.dict.keys.items[i]);
    else
      text_add(&d->text, "**");
    text_add(&d->text, ":");
    dump_expr(d, e->as.dict.values.items[i]);
  }
}

static void dump_open(Dump *d, const char *name, const Expr *a, const Expr *b, const Expr *c) {
  text_printf(&d->text, "(%s", name);
  if (a) dump_child(d, a);
  if (b) dump_child(d, b);
  if (c) dump_child(d, c);
}

static void dump_named_list(Dump *d, const char *name, ExprList list) {
  text_printf(&d->text, "(%s", name);
  dump_list(d, list);
}

static void dump_slice(Dump *d, const Expr *e) {
  text_add(&d->text, "(:");
  for (int i = 0; i < 3; i++) {
    const Expr *part = i == 0 ? e->as.slice.lower : i == 1 ? e->as.slice.upper : e->as.slice.step;
    if (part)
      dump_child(d, part);
    else
      text_add(&d->text, " _");
  }
}

// All that is in parentheses; the closing one follows.
static void dump_compound(Dump *d, const Expr *e) {
  switch (e->kind) {
  case EXPR_CONSTANT:
  case EXPR_NAME: break;
  case EXPR_ATTRIBUTE:
    dump_open(d, ".", e->as.attribute.object, NULL, NULL);
    text_printf(&d->text, " %s", e->as.attribute.name);
    break;
  case EXPR_SUBSCRIPT:
    dump_open(d, "[]", e->as.subscript.object, e->as.subscript.index, NULL);
    break;
  case EXPR_SLICE: dump_slice(d, e); break;
  case EXPR_STARRED: dump_open(d, "*", e->as.value, NULL, NULL); break;
  case EXPR_LIST: dump_named_list(d, "list", e->as.items); break;
  case EXPR_TUPLE: dump_named_list(d, "tuple", e->as.items); break;
  case EXPR_SET: dump_named_list(d, "set", e->as.items); break;
  case EXPR_DICT: dump_dict(d, e); break;
  case EXPR_LIST_COMP: dump_clauses(d, e, "listcomp"); break;
  case EXPR_SET_COMP: dump_clauses(d, e, "setcomp"); break;
  case EXPR_DICT_COMP: dump_clauses(d, e, "dictcomp"); break;
  case EXPR_GENERATOR: dump_clauses(d, e, "generator"); break;
  case EXPR_UNARY: dump_open(d, UNARY[e->as.unary.operator], e->as.unary.operand, NULL, NULL);
    break;
  case EXPR_BINARY:
    dump_open(d, BINARY[e->as.binary.operator], e->as.binary.left, e->as.binary.right, NULL);
    break;
  case EXPR_BOOLEAN:
    dump_named_list(d, e->as.boolean.is_or ? "or" : "and", e->as.boolean.values);
    break;
  case EXPR_COMPARE: dump_compare(d, e); break;
  case EXPR_CONDITIONAL:
    dump_open(d, "if", e->as.conditional.condition, e->as.conditional.body,
              e->as.conditional.otherwise);
    break;
  case EXPR_CALL:
    dump_open(d, "call", e->as.call.function, NULL, NULL);
    dump_list(d, e->as.call.arguments);
    dump_keywords(d, e->as.call.keywords, e->as.call.keyword_count);
    break;
  case EXPR_LAMBDA:
    text_add(&d->text, "(lambda");
    dump_parameters(d, e->as.lambda.parameters);
    dump_child(d, e->as.lambda.body);
    break;
  case EXPR_YIELD: dump_open(d, "yield", e->as.value, NULL, NULL); break;
  case EXPR_YIELD_FROM: dump_open(d, "yield-from", e->as.value, NULL, NULL); break;
  case EXPR_FORMATTED:
    dump_open(d, "format", e->as.formatted.value, NULL, NULL);
    if (e->as.formatted.conversion) text_printf(&d->text, " !%c", e->as.formatted.conversion);
    if (e->as.formatted.format) dump_child(d, e->as.formatted.format);
    break;
  case EXPR_JOINED: dump_named_list(d, "f", e->as.parts); break;
  case EXPR_NAMED:
    text_printf(&d->text, "(:= %s", e->as.named.name);
    dump_child(d, e->as.named.value);
  }
}

static void dump_expr(Dump *d, const Expr *e) {
  if (e->kind == EXPR_CONSTANT)
    dump_constant(d, e);
  else if (e->kind == EXPR_NAME)
    text_add(&d->text, e->as.name);
  else {
    dump_compound(d, e);
    text_add(&d->text, ")");
  }
  dump_at(d, e->at, e->end);
}

static void dump_optional(Dump *d, const char *label, const Expr *e) {
  if (!e) return;
  text_printf(&d->text, " %s", label);
  dump_expr(d, e);
}

static void dump_aliases(Dump *d, const Stmt *s) {
  for (size_t i = 0; i < s->as.import.count; i++) {
    const Alias *a = &s->as.import.aliases[i];
    text_printf(&d->text, " %s", a->name);
    if (a->as_name) text_printf(&d->text, "=%s", a->as_name);
  }
}

static void dump_try(Dump *d, const Stmt *s) {
  dump_body(d, "try", s->as.try_.body);
  for (size_t i = 0; i < s->as.try_.handler_count; i++) {
    const Handler *h = &s->as.try_.handlers[i];
    text_add(&d->text, " (except");
    dump_optional(d, "", h->type);
    if (h->name) text_printf(&d->text, " as %s", h->name);
    dump_body(d, " do", h->body);
    text_add(&d->text, "))");
  }
  if (s->as.try_.otherwise.count)
    dump_body(d, " else", s->as.try_.otherwise), text_add(&d->text, ")");
  if (s->as.try_.finally.count)
    dump_body(d, " finally", s->as.try_.finally), text_add(&d->text, ")");
}

static void dump_with(Dump *d, const Stmt *s) {
  text_add(&d->text, "(with");
  for (size_t i = 0; i < s->as.with.count; i++) {
    dump_optional(d, "", s->as.with.items[i].context);
    dump_optional(d, "as ", s->as.with.items[i].target);
  }
  dump_body(d, " do", s->as.with.body);
  text_add(&d->text, ")");
}

static void dump_decorators(Dump *d, ExprList decorators) {
  for (size_t i = 0; i < decorators.count; i++) dump_optional(d, "@", decorators.items[i]);
}

static void dump_otherwise(Dump *d, StmtList otherwise) {
  if (!otherwise.count) return;
  dump_body(d, " else", otherwise);
  text_add(&d->text, ")");
}

static void dump_names(Dump *d, const char *name, NameList names) {
  text_printf(&d->text, "(%s", name);
  for (size_t i = 0; i < names.count; i++) text_printf(&d->text, " %s", names.items[i]);
}

static void dump_stmt_open(Dump *d, const Stmt *s) {
  switch (s->kind) {
  case STMT_EXPR: dump_open(d, "expr", s->as.expr, NULL, NULL); break;
  case STMT_ASSIGN:
    dump_named_list(d, "=", s->as.assign.targets);
    dump_child(d, s->as.assign.value);
    break;
  case STMT_AUGMENTED:
    text_printf(&d->text, "(%s=", BINARY[s->as.augmented.operator]);
    dump_child(d, s->as.augmented.target);
    dump_child(d, s->as.augmented.value);
    break;
  case STMT_ANNOTATED:
    dump_open(d, "ann", s->as.annotated.target, s->as.annotated.annotation, s->as.annotated.value);
    break;
  case STMT_DELETE: dump_named_list(d, "del", s->as.targets); break;
  case STMT_PASS: text_add(&d->text, "(pass"); break;
  case STMT_BREAK: text_add(&d->text, "(break"); break;
  case STMT_CONTINUE: text_add(&d->text, "(continue"); break;
  case STMT_RETURN: dump_open(d, "return", s->as.expr, NULL, NULL); break;
  case STMT_RAISE: dump_open(d, "raise", s->as.raise.exception, s->as.raise.cause, NULL); break;
  case STMT_GLOBAL: dump_names(d, "global", s->as.names); break;
  case STMT_NONLOCAL: dump_names(d, "nonlocal", s->as.names); break;
  case STMT_ASSERT:
    dump_open(d, "assert", s->as.assertion.test, s->as.assertion.message, NULL);
    break;
  case STMT_IMPORT:
    text_add(&d->text, "(import");
    dump_aliases(d, s);
    break;
  case STMT_IMPORT_FROM:
    text_printf(&d->text, "(from %s", s->as.import.module);
    dump_aliases(d, s);
    break;
  case STMT_IF:
  case STMT_WHILE:
    dump_open(d, s->kind == STMT_IF ? "if" : "while", s->as.branch.test, NULL, NULL);
    dump_body(d, " do", s->as.branch.body), text_add(&d->text, ")");
    dump_otherwise(d, s->as.branch.otherwise);
    break;
  case STMT_FOR:
    dump_open(d, "for", s->as.loop.target, s->as.loop.iterable, NULL);
    dump_body(d, " do", s->as.loop.body), text_add(&d->text, ")");
    dump_otherwise(d, s->as.loop.otherwise);
    break;
  case STMT_TRY: dump_try(d, s); break;
  case STMT_WITH: dump_with(d, s); break;
  case STMT_FUNCTION:
    text_printf(&d->text, "(def %s", s->as.function.name);
    dump_parameters(d, s->as.function.parameters);
    dump_optional(d, "->", s->as.function.returns);
    dump_decorators(d, s->as.function.decorators);
    dump_body(d, " do", s->as.function.body), text_add(&d->text, ")");
    break;
  case STMT_CLASS:
    text_printf(&d->text, "(class %s", s->as.class_.name);
    dump_list(d, s->as.class_.bases);
    dump_keywords(d, s->as.class_.keywords, s->as.class_.keyword_count);
    dump_decorators(d, s->as.class_.decorators);
    dump_body(d, " do", s->as.class_.body), text_add(&d->text, ")");
  }
}

static void dump_body(Dump *d, const char *label, StmtList body) {
  if (*label == ' ')
    text_printf(&d->text, " (%s", label + 1);
  else
    text_printf(&d->text, "(%s", label);
  if (body.count) text_add_char(&d->text, ' ');
  dump_stmts(d, body);
}

static void dump_stmts(Dump *d, StmtList body) {
  for (size_t i = 0; i < body.count; i++) {
    if (i) text_add_char(&d->text, ' ');
    dump_stmt_open(d, body.items[i]);
    text_add(&d->text, ")");
    dump_at(d, body.items[i]->at, body.items[i]->end);
  }
}

// ---- helpers ----------------------------------------------------------------------------------

// What the quick look takes, the grammar takes: asked of every text of this file.
static void check_look(const char *text, size_t length, bool expression, const PyTree *tree) {
  if (length && memchr(text, 0, length)) return;
  char *ended = mem_strndup(length ? text : "", length);
  bool plain = expression ? python_plain_expression(ended) : python_is_plain(ended);
  if (plain && !tree) print_error("taken by a look: %s\n", text);
  assert_true(tree || !plain);
  mem_free(ended);
}

// The dump of a text's tree, or its first error as `line:column: message`; the caller frees it.
static char *read_dump(const char *text, size_t length, Position origin, bool expression,
                       bool positions) {
  Dump dump = {.positions = positions};
  Errors errors = {0};
  PyTree *tree = expression ? python_read_expression(text, length, origin, &errors)
                            : python_read(text, length, origin, &errors);
  check_look(text, length, expression, tree);
  if (!tree) {
    assert_int_equal(errors.count, 1);
    text_printf(&dump.text, "%u:%u: %s", errors.items[0].at.line, errors.items[0].at.column,
                errors.items[0].message);
  } else if (expression) {
    assert_non_null(tree->expr);
    dump_expr(&dump, tree->expr);
  } else {
    dump_stmts(&dump, tree->body);
  }
  if (tree) assert_int_equal(errors.count, 0);
  python_delete(tree);
  errors_delete(&errors);
  return text_take(&dump.text);
}

static void expect(const char *text, bool expression, bool positions, const char *expected) {
  char *got = read_dump(text, strlen(text), (Position){0}, expression, positions);
  if (strcmp(got, expected) != 0) print_error("source: %s\n", text);
  assert_string_equal(got, expected);
  mem_free(got);
}

static void expect_at(const char *text, Position origin, const char *expected) {
  char *got = read_dump(text, strlen(text), origin, false, true);
  assert_string_equal(got, expected);
  mem_free(got);
}

typedef struct TreeRow {
  const char *source, *tree;
} TreeRow;

typedef struct ErrorRow {
  const char *source, *message;
  uint32_t line, column;
} ErrorRow;

static void expect_error(const ErrorRow *row, bool expression) {
  char expected[400];
  snprintf(expected, sizeof expected, "%u:%u: %s", row->line, row->column, row->message);
  expect(row->source, expression, false, expected);
}

// `piece` n times between `before` and `after`; the caller frees it.
static char *repeat(const char *before, const char *piece, size_t n, const char *after) {
  Text text = {0};
  text_add(&text, before);
  for (size_t i = 0; i < n; i++) text_add(&text, piece);
  text_add(&text, after);
  return text_take(&text);
}

// A block of `n` nested headers.
static char *nest(const char *header, size_t n) {
  Text text = {0};
  for (size_t i = 0; i <= n; i++) {
    for (size_t j = 0; j < i; j++) text_add_char(&text, ' ');
    text_add(&text, i < n ? header : "pass\n");
  }
  return text_take(&text);
}

// ---- trees ------------------------------------------------------------------------------------

static const TreeRow trees[] = {
    {"pass", "(pass)"},
    {"a; b; c", "(expr a) (expr b) (expr c)"},
    {"1, 0x_FF, 0o17, 0b1_0, 1_000, 00", "(expr (tuple 1 0xFF 0o17 0b10 1000 00))"},
    {"1.5, .5, 5., 1e3, 1_0.0_1e-1_0, 2j, 1.5J",
     "(expr (tuple 1.5f 0.5f 5f 1000f 1.001e-09f 2j 1.5j))"},
    {"None, True, False, ...", "(expr (tuple None True False ...))"},
    {"'a' \"b\" '''c\nd''' r'\\n' u'e'", "(expr \"abc\\0ad\\5cne\")"},
    {"'\\x41\\u00e9\\U0001F600\\101\\n\\t\\\\\\'\\q\\\nx'",
     "(expr \"A\\c3\\a9\\f0\\9f\\98\\80A\\0a\\09\\5c'\\5cqx\")"},
    {"b'a\\x00\\xff\\377' rb'\\x'", "(expr b\"a\\00\\ff\\ff\\5cx\")"},
    {"'\303\251' + '\345\220\215'", "(expr (+ \"\\c3\\a9\" \"\\e5\\90\\8d\"))"},
    {"x = y = z", "(= x y z)"},
    {"x, = y", "(= (tuple x) y)"},
    {"a, *b = c, d", "(= (tuple a (* b)) (tuple c d))"},
    {"(a, b), [c, *d] = e", "(= (tuple (tuple a b) (list c (* d))) e)"},
    {"a.b[c].d = 1", "(= (. ([] (. a b) c) d) 1)"},
    {"a += 1; a -= 1; a *= 1; a @= 1; a /= 1; a //= 1; a %= 1; a **= 1; a <<= 1; a >>= 1; "
     "a &= 1; a ^= 1; a |= 1",
     "(+= a 1) (-= a 1) (*= a 1) (@= a 1) (/= a 1) (//= a 1) (%= a 1) (**= a 1) (<<= a 1) "
     "(>>= a 1) (&= a 1) (^= a 1) (|= a 1)"},
    {"a: int", "(ann a int)"},
    {"a.b: int = 1, 2", "(ann (. a b) int (tuple 1 2))"},
    {"(a): 'b' = yield_", "(ann a \"b\" yield_)"},
    {"del a, b.c, d[e]", "(del a (. b c) ([] d e))"},
    {"del (f), (g, h)", "(del f (tuple g h))"},
    {"a + b * c ** -d ** e - f", "(expr (- (+ a (* b (** c (- (** d e))))) f))"},
    {"a | b ^ c & d << e >> f + g", "(expr (| a (^ b (& c (>> (<< d e) (+ f g))))))"},
    {"a // b % c @ d / e", "(expr (/ (@ (% (// a b) c) d) e))"},
    {"~a, not b, +c, -d", "(expr (tuple (~ a) (not b) (+ c) (- d)))"},
    {"not a and b or not c and d or e", "(expr (or (and (not a) b) (and (not c) d) e))"},
    {"a < b <= c == d != e > f >= g", "(expr (cmp a < b <= c == d != e > f >= g))"},
    {"a is b, a is not b, a in b, a not in b",
     "(expr (tuple (cmp a is b) (cmp a is-not b) (cmp a in b) (cmp a not-in b)))"},
    {"(a < b) < c", "(expr (cmp (cmp a < b) < c))"},
    {"(a and b) and c", "(expr (and (and a b) c))"},
    {"a if b else c if d else e", "(expr (if b a (if d c e)))"},
    {"lambda: 0", "(expr (lambda () 0))"},
    {"lambda a, b=1, /, c=2, *d, e, f=3, **g: a", "(expr (lambda ( a b=1 / c=2 *d e f=3 **g) a))"},
    {"lambda *, a: a", "(expr (lambda ( * a) a))"},
    {"f()", "(expr (call f))"},
    {"f(a, b=1, *c, **e, g=2,)", "(expr (call f a (* c) b=1 **=e g=2))"},
    {"f(x for x in y)", "(expr (call f (generator x (for x y))))"},
    {"f(a := 1, b)", "(expr (call f (:= a 1) b))"},
    {"a[1], a[1:2], a[::], a[:, 1:], a[b := 1], a[*b], a[1,]",
     "(expr (tuple ([] a 1) ([] a (: 1 2 _)) ([] a (: _ _ _)) ([] a (tuple (: _ _ _) (: 1 "
     "_ _))) ([] a (:= b 1)) ([] a (tuple (* b))) ([] a (tuple 1))))"},
    {"a[1:2:3, ...]", "(expr ([] a (tuple (: 1 2 3) ...)))"},
    {"a.b.c().d[e](f)", "(expr (call ([] (. (call (. (. a b) c)) d) e) f))"},
    {"[], [a], [a, *b,], (), (a,), (a), (a, *b)",
     "(expr (tuple (list) (list a) (list a (* b)) (tuple) (tuple a) a (tuple a (* b))))"},
    {"{}, {a}, {a, *b}, {a: b, **c, d: e,}",
     "(expr (tuple (dict) (set a) (set a (* b)) (dict a:b **:c d:e)))"},
    {"[a for b in c]", "(expr (listcomp a (for b c)))"},
    {"[a for b, in c if d if e for f, *g in h]",
     "(expr (listcomp a (for (tuple b) c d e) (for (tuple f (* g)) h)))"},
    {"{a for b in c}, {a: b for c in d}, (a for b in c)",
     "(expr (tuple (setcomp a (for b c)) (dictcomp a b (for c d)) (generator a (for b c))))"},
    {"[a := 1, (b := 2)]", "(expr (list (:= a 1) (:= b 2)))"},
    {"while a := f(): pass", "(while (:= a (call f)) (do (pass)))"},
    {"print((yield_ := 1))", "(expr (call print (:= yield_ 1)))"},
    {"def f():\n  yield\n  yield a, b\n  x = yield from c\n  return (yield)",
     "(def f () (do (expr (yield)) (expr (yield (tuple a b))) (= x (yield-from c)) (return "
     "(yield))))"},
    {"f'', f'a', f'{a}', f'a{b}c'",
     "(expr (tuple (f) (f \"a\") (f (format a)) (f \"a\" (format b) \"c\")))"},
    {"f'{a!r}{b!s:>10}{c:{d}.{e!a}}'",
     "(expr (f (format a !r) (format b !s (f \">10\")) (format c (f (format d) \".\" (format "
     "e !a)))))"},
    {"f'{{}}{a}}}'", "(expr (f \"{}\" (format a) \"}\"))"},
    {"f'{a=}{a = !s}{a=:x}'",
     "(expr (f \"a=\" (format a !r) \"a = \" (format a !s) \"a=\" (format a (f \"x\"))))"},
    {"f'{ {1: 2}[1] }' 'b' f\"{'c'}\"",
     "(expr (f (format ([] (dict 1:2) 1)) \"b\" (format \"c\")))"},
    {"f'{f\"{1}\"}', f'{x, y}', f'{lambda_:2}'",
     "(expr (tuple (f (format (f (format 1)))) (f (format (tuple x y))) (f (format lambda_ "
     "(f \"2\")))))"},
    {"rf'\\n{a}\\{b}', f'\\x41{c}\\n'",
     "(expr (tuple (f \"\\5cn\" (format a) \"\\5c\" (format b)) (f \"A\" (format c) \"\\0a\")))"},
    {"f'''a\n{\nb\n}\n'''", "(expr (f \"a\\0a\" (format b) \"\\0a\"))"},
    {"if a: b", "(if a (do (expr b)))"},
    {"if a:\n  b\nelif c:\n  d\nelse:\n  e",
     "(if a (do (expr b)) (else (if c (do (expr d)) (else (expr e)))))"},
    {"while a:\n  break\nelse:\n  continue_", "(while a (do (break)) (else (expr continue_)))"},
    {"for a, b in c, d:\n  continue\nelse:\n  pass",
     "(for (tuple a b) (tuple c d) (do (continue)) (else (pass)))"},
    {"for a.b in c: pass", "(for (. a b) c (do (pass)))"},
    {"try: a\nexcept: b", "(try (expr a) (except (do (expr b))))"},
    {"try:\n  a\nexcept A:\n  b\nexcept (B, C) as e:\n  c\nelse:\n  d\nfinally:\n  f",
     "(try (expr a) (except A (do (expr b))) (except (tuple B C) as e (do (expr c))) (else "
     "(expr d)) (finally (expr f)))"},
    {"try: a\nfinally: b", "(try (expr a) (finally (expr b)))"},
    {"with a: pass", "(with a (do (pass)))"},
    {"with a as b, c as (d, e): pass", "(with a as b c as (tuple d e) (do (pass)))"},
    {"with (a, b): pass", "(with a b (do (pass)))"},
    {"with (a as b, c,): pass", "(with a as b c (do (pass)))"},
    {"with (a, b) as c: pass", "(with (tuple a b) as c (do (pass)))"},
    {"with (a), b: pass", "(with a b (do (pass)))"},
    {"with (a, *b): pass", "(with (tuple a (* b)) (do (pass)))"},
    {"with (a): pass", "(with a (do (pass)))"},
    {"def f(a, b: int = 1, /, c: str = 2, *d: e, f, g=3, **h: i) -> j: return a",
     "(def f ( a b:int=1 / c:str=2 *d:e f g=3 **h:i) ->j (do (return a)))"},
    {"def f(*, a): pass", "(def f ( * a) (do (pass)))"},
    {"def f(*a: *b): pass", "(def f ( *a:(* b)) (do (pass)))"},
    {"@a.b\n@c(1)\ndef f(): pass", "(def f () @(. a b) @(call c 1) (do (pass)))"},
    {"class A: pass", "(class A (do (pass)))"},
    {"@d\nclass A(B, *C, metaclass=M, **k):\n  \"\"\"doc\"\"\"\n  x = 1\n  def m(self): return "
     "self.x",
     "(class A B (* C) metaclass=M **=k @d (do (expr \"doc\") (= x 1) (def m ( self) (do "
     "(return (. self x))))))"},
    {"def f():\n  global a, b\n  def g():\n    nonlocal c",
     "(def f () (do (global a b) (def g () (do (nonlocal c)))))"},
    {"raise", "(raise)"},
    {"raise a", "(raise a)"},
    {"raise a from b", "(raise a b)"},
    {"assert a", "(assert a)"},
    {"assert a, b", "(assert a b)"},
    {"import a", "(import a)"},
    {"import a.b as c, d.e", "(import a.b=c d.e)"},
    {"from a import b", "(from a b)"},
    {"from .a.b import c as d, e", "(from .a.b c=d e)"},
    {"from ... import (a, b as c,)", "(from ... a b=c)"},
    {"print('hello', end='')", "(expr (call print \"hello\" end=\"\"))"},
    {"if a:\n\n  # comment\n  b # c\n\n# d\n  c\n\ne", "(if a (do (expr b) (expr c))) (expr e)"},
    {"if a:\015\n  b\015\nelse:\015  c\015", "(if a (do (expr b)) (else (expr c)))"},
    {"if a:\n\tb\n\tif c:\n\t\td\n", "(if a (do (expr b) (if c (do (expr d)))))"},
    {"a = (1,\n  2, # x\n\n3)\nb = c \\\n  + d\n", "(= a (tuple 1 2 3)) (= b (+ c d))"},
    {"\014if a:\n  b\n\014\n  c", "(if a (do (expr b) (expr c)))"},
    {"match = case = type = _ = 1; match[case]; type(a); print",
     "(= match case type _ 1) (expr ([] match case)) (expr (call type a)) (expr print)"},
    {"match(x)", "(expr (call match x))"},
    {"1if a else 2", "(expr (if a 1 2))"},
    {"\303\251 = \345\220\215_1 = \303\261b", "(= \303\251 \345\220\215_1 \303\261b)"},
    {"x = not a, lambda: (b, c)", "(= x (tuple (not a) (lambda () (tuple b c))))"},
    {"a[b](c).d ** -e", "(expr (** (. (call ([] a b) c) d) (- e)))"},
};

static void test_trees(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof trees / sizeof *trees; i++)
    expect(trees[i].source, false, false, trees[i].tree);
}

static void test_expressions(void **state) {
  (void)state;
  expect("a + 1", true, false, "(+ a 1)");
  expect(" \t a, b ", true, false, "(tuple a b)");
  expect("(a\n)", true, true, "a@1:2-1:3");
  expect("  a # comment", true, true, "a@1:3-1:4");
  expect("a\n", true, false, "a");
  expect("'\xF0\x9F\x98\x80' + b", true, true,
         "(+ \"\\f0\\9f\\98\\80\"@1:1-1:4 b@1:7-1:8)@1:1-1:8");
  expect("lambda: (yield)", true, false, "(lambda () (yield))");
  expect("", true, false, "1:1: SyntaxError: invalid syntax");
  expect("a = 1", true, false, "1:3: SyntaxError: invalid syntax");
  expect("a; b", true, false, "1:2: SyntaxError: invalid syntax");
  expect("a\nb", true, false, "2:1: SyntaxError: invalid syntax");
  expect("pass", true, false, "1:1: SyntaxError: invalid syntax");
  expect("*a, b", true, false, "1:1: SyntaxError: invalid syntax");
  expect("(a", true, false, "1:1: SyntaxError: '(' was never closed");
  expect("await a", true, false, "1:1: 'await' is not modelled");
  expect("(yield)", true, false, "1:2: SyntaxError: 'yield' outside function");
}

static void test_empty(void **state) {
  (void)state;
  static const char *const empty[] = {
      "", "\n", "\n\n  \n", "# comment", "  # comment\n\n", "\xEF\xBB\xBF", "\f", "\r\n"};
  for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) expect(empty[i], false, false, "");
  char *got = read_dump(NULL, 0, (Position){0}, false, false);
  assert_string_equal(got, "");
  mem_free(got);
}

// ---- positions --------------------------------------------------------------------------------

static const TreeRow positions[] = {
    {"a = b + '\303\251' * \345\220\215.c",
     "(= a@1:1-1:2 (+ b@1:5-1:6 (* \"\\c3\\a9\"@1:9-1:12 (. \345\220\215@1:15-1:16 c)@1:15-1:18)"
     "@1:9-1:18)@1:5-1:18)@1:1-1:18"},
    {"x = (a +\n     b)", "(= x@1:1-1:2 (+ a@1:6-1:7 b@2:6-2:7)@1:6-2:7)@1:1-2:8"},
    {"f(a, *b, c=d, **e)",
     "(expr (call f@1:1-1:2 a@1:3-1:4 (* b@1:7-1:8)@1:6-1:8 c=d@1:12-1:13 **=e@1:17-1:18)@1:1-1:"
     "19)@1:1-1:19"},
    {"f(x for x in y)",
     "(expr (call f@1:1-1:2 (generator x@1:3-1:4 (for x@1:9-1:10 y@1:14-1:15))@1:2-1:16)@1:1-1:1"
     "6)@1:1-1:16"},
    {"(a), (b, c), [d]",
     "(expr (tuple a@1:2-1:3 (tuple b@1:7-1:8 c@1:10-1:11)@1:6-1:12 (list d@1:15-1:16)@1:14-1:17"
     ")@1:1-1:17)@1:1-1:17"},
    {"@d\ndef f(a, b: c = d):\n  return a\n\nx",
     "(def f ( a b:c@2:13-2:14=d@2:17-2:18) @d@1:2-1:3 (do (return a@3:10-3:11)@3:3-3:11))@2:1-3"
     ":11 (expr x@5:1-5:2)@5:1-5:2"},
    {"if a:\n  b\nelif c:\n  d;",
     "(if a@1:4-1:5 (do (expr b@2:3-2:4)@2:3-2:4) (else (if c@3:6-3:7 (do (expr d@4:3-4:4)@4:3-4"
     ":4))@3:1-4:5))@1:1-4:5"},
    {"f\"a{b!r:>{c}}\" 'd'",
     "(expr (f \"a\"@1:3-1:4 (format b@1:5-1:6 !r (f \">\"@1:9-1:10 (format c@1:11-1:12)@1:10-1:"
     "13)@1:8-1:13)@1:4-1:14 \"d\"@1:16-1:19)@1:1-1:19)@1:1-1:19"},
    {"'''a\nb''' 'c'", "(expr \"a\\0abc\"@1:1-2:9)@1:1-2:9"},
    {"x[a:b, ::c]",
     "(expr ([] x@1:1-1:2 (tuple (: a@1:3-1:4 b@1:5-1:6 _)@1:3-1:6 (: _ _ c@1:10-1:11)@1:8-1:11)"
     "@1:3-1:11)@1:1-1:12)@1:1-1:12"},
    {"try: a\nexcept B as c:\n  d\nfinally: e",
     "(try (expr a@1:6-1:7)@1:6-1:7 (except B@2:8-2:9 as c (do (expr d@3:3-3:4)@3:3-3:4)) "
     "(finally (expr e@4:10-4:11)@4:10-4:11))@1:1-4:11"},
    {"class A(B):\n\n  def m(self): pass\n  # end",
     "(class A B@1:9-1:10 (do (def m ( self) (do (pass)@3:16-3:20))@3:3-3:20))@1:1-3:20"},
};

static void test_positions(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof positions / sizeof *positions; i++)
    expect(positions[i].source, false, true, positions[i].tree);
  expect("\xEF\xBB\xBF"
         "a\n",
         false, true, "(expr a@1:1-1:2)@1:1-1:2");
}

static void test_small_positions(void **state) {
  (void)state;
  static const char text[] = "import a.b, c as d\nf(x, k=1, **m)\ndef g(p, *q): pass\n"
                             "try: a\nexcept B: c\n";
  Errors errors = {0};
  PyTree *tree = python_read(text, strlen(text), (Position){0}, &errors);
  assert_non_null(tree);
  const Stmt *const *body = (const Stmt *const *)tree->body.items;
  assert_int_equal(body[0]->as.import.aliases[1].at.column, 13);
  const Expr *call = body[1]->as.expr;
  assert_int_equal(call->as.call.keywords[0].at.column, 6);
  assert_int_equal(call->as.call.keywords[1].at.column, 11);
  assert_null(call->as.call.keywords[1].name);
  assert_int_equal(body[2]->as.function.parameters->positional[0].at.column, 7);
  assert_int_equal(body[2]->as.function.parameters->star->at.column, 11);
  assert_int_equal(body[3]->as.try_.handlers[0].at.line, 5);
  python_delete(tree);
}

static void test_origin(void **state) {
  (void)state;
  expect_at("a\n b", (Position){7, 5}, "8:1: IndentationError: unexpected indent");
  expect_at("a", (Position){7, 5}, "(expr a@7:5-7:6)@7:5-7:6");
  expect_at("a\nb", (Position){7, 5}, "(expr a@7:5-7:6)@7:5-7:6 (expr b@8:1-8:2)@8:1-8:2");
  expect_at("'''\n''' + c", (Position){7, 5},
            "(expr (+ \"\\0a\"@7:5-8:4 c@8:7-8:8)@7:5-8:8)@7:5-8:8");
  expect_at("a b", (Position){7, 5}, "7:7: SyntaxError: invalid syntax");
  expect_at("a\nb c", (Position){7, 5}, "8:3: SyntaxError: invalid syntax");
  expect_at("a\nif b:\nc", (Position){7, 5},
            "9:1: IndentationError: expected an indented block after 'if' statement on line 8");
  expect_at("a = 'b\n", (Position){7, 5},
            "7:9: SyntaxError: unterminated string literal (detected at line 7)");
  expect_at("\xFF", (Position){7, 5},
            "7:5: SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xff in position 0");
  expect_at("async def f(): pass", (Position){3, 2}, "3:2: 'async def' is not modelled");
}

// ---- refusals ---------------------------------------------------------------------------------

static const ErrorRow refusals[] = {
    {"await x", "'await' is not modelled", 1, 1},
    {"async def f(): pass", "'async def' is not modelled", 1, 1},
    {"from . import *", "'import *' is not modelled", 1, 8},
    {"from a import *, b", "'import *' is not modelled", 1, 8},
    {"'\\N{foo}'", "'\\N{foo}' is not modelled", 1, 1},
    {"type X = int", "'type X = ...' is not modelled", 1, 1},
    {"match x:\n case 1: pass", "'match' is not modelled", 1, 1},
    {"def f[T](): pass", "'def f[T]' is not modelled", 1, 1},
    {"try: pass\nexcept* A: pass", "'except*' is not modelled", 2, 1},
    {"(await b)", "'await' is not modelled", 1, 2},
    {"'\\N{}'", "'\\N{}' is not modelled", 1, 1},
    {"await", "'await' is not modelled", 1, 1},
    {"async for a in b: pass", "'async for' is not modelled", 1, 1},
    {"x = 1\nasync with a: pass", "'async with' is not modelled", 2, 1},
    {"[a async for a in b]", "'async for' is not modelled", 1, 4},
    {"class C[T]: pass", "'class C[T]' is not modelled", 1, 1},
    {"type X[T] = int", "'type X = ...' is not modelled", 1, 1},
    {"x = '\\ud800'", "'\\ud800' is not modelled", 1, 5},
    {"match a, b:\n  case 1: pass", "'match' is not modelled", 1, 1},
    {"from a import (*)", "SyntaxError: invalid syntax", 1, 16},
};

static void test_refusals(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) expect_error(&refusals[i], false);
}

// ---- syntax errors ----------------------------------------------------------------------------

static const ErrorRow errors_[] = {
    {"a {b:c(d)", "SyntaxError: '{' was never closed", 1, 3},
    {"(a = b % c", "SyntaxError: '(' was never closed", 1, 1},
    {"a, 1 = x", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?",
     1, 4},
    {"f() = 1",
     "SyntaxError: cannot assign to function call here. Maybe you meant "
     "'==' instead of '='?",
     1, 1},
    {"f() = x = 1", "SyntaxError: cannot assign to function call", 1, 1},
    {"x = f() = 1", "SyntaxError: cannot assign to function call", 1, 5},
    {"x = 1 = 2", "SyntaxError: cannot assign to literal", 1, 5},
    {"1 = yield", "SyntaxError: cannot assign to literal", 1, 1},
    {"a and b = 1", "SyntaxError: cannot assign to expression", 1, 1},
    {"a < b = 1", "SyntaxError: cannot assign to comparison", 1, 1},
    {"not a = 1", "SyntaxError: cannot assign to expression", 1, 1},
    {"lambda: 1 = 2", "SyntaxError: cannot assign to lambda", 1, 1},
    {"x if y else z = 1", "SyntaxError: cannot assign to conditional expression", 1, 1},
    {"None = 1", "SyntaxError: cannot assign to None", 1, 1},
    {"(a, 1) = 2", "SyntaxError: cannot assign to literal", 1, 5},
    {"[a,1]=2", "SyntaxError: cannot assign to literal", 1, 4},
    {"a, None = 1", "SyntaxError: cannot assign to None", 1, 4},
    {"*a = 1", "SyntaxError: starred assignment target must be in a list or tuple", 1, 1},
    {"*a, *b = 1", "SyntaxError: multiple starred expressions in assignment", 1, 1},
    {"(yield) = 1",
     "SyntaxError: cannot assign to yield expression here. Maybe you meant "
     "'==' instead of '='?",
     1, 2},
    {"x = yield = 1", "SyntaxError: assignment to yield expression not possible", 1, 5},
    {"f() += 1", "SyntaxError: 'function call' is an illegal expression for augmented assignment",
     1, 1},
    {"a, b += 1", "SyntaxError: 'tuple' is an illegal expression for augmented assignment", 1, 1},
    {"(a,b): int", "SyntaxError: only single target (not tuple) can be annotated", 1, 1},
    {"[a]: int", "SyntaxError: only single target (not list) can be annotated", 1, 1},
    {"f(): int", "SyntaxError: illegal target for annotation", 1, 1},
    {"a, b: int", "SyntaxError: only single target (not tuple) can be annotated", 1, 1},
    {"1: int", "SyntaxError: illegal target for annotation", 1, 1},
    {"a:int:int", "SyntaxError: invalid syntax", 1, 6},
    {" x", "IndentationError: unexpected indent", 1, 1},
    {"if x:\n  y\n z", "IndentationError: unindent does not match any outer indentation level", 3,
     3},
    {"if x:\ny", "IndentationError: expected an indented block after 'if' statement on line 1", 2,
     1},
    {"if x:\n", "IndentationError: expected an indented block after 'if' statement on line 1", 1,
     6},
    {"for x in y:\n\nz",
     "IndentationError: expected an indented block after 'for' statement on line 1", 3, 1},
    {"def f():\n",
     "IndentationError: expected an indented block after function definition on line 1", 1, 9},
    {"@d\ndef f():\npass",
     "IndentationError: expected an indented block after function definition on line 2", 3, 1},
    {"class A:\npass",
     "IndentationError: expected an indented block after class definition on line 1", 2, 1},
    {"try:\n  x\nexcept:\ny",
     "IndentationError: expected an indented block after 'except' statement on line 3", 4, 1},
    {"try:\n x\ny", "SyntaxError: expected 'except' or 'finally' block", 3, 1},
    {"try:\n x\n", "SyntaxError: expected 'except' or 'finally' block", 2, 3},
    {"  x\n y", "IndentationError: unexpected indent", 1, 2},
    {"if x:\n\ty\n        z", "TabError: inconsistent use of tabs and spaces in indentation", 3, 1},
    {"if x:\n        y\n\tz", "TabError: inconsistent use of tabs and spaces in indentation", 3, 1},
    {"if x\n  y", "SyntaxError: expected ':'", 1, 5},
    {"while x\n", "SyntaxError: expected ':'", 1, 8},
    {"else:\n", "SyntaxError: invalid syntax", 1, 1},
    {"(a", "SyntaxError: '(' was never closed", 1, 1},
    {"(a\nb", "SyntaxError: '(' was never closed", 1, 1},
    {"a)", "SyntaxError: unmatched ')'", 1, 2},
    {"(]", "SyntaxError: closing parenthesis ']' does not match opening parenthesis '('", 1, 2},
    {"(\n]",
     "SyntaxError: closing parenthesis ']' does not match opening "
     "parenthesis '(' on line 1",
     2, 1},
    {"f(a b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", 1, 3},
    {"[1 2]", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", 1, 2},
    {"(x, a b)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", 1, 5},
    {"f(a, b c d)", "SyntaxError: invalid syntax. Perhaps you forgot a comma?", 1, 6},
    {"a b", "SyntaxError: invalid syntax", 1, 3},
    {"print x", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?", 1,
     1},
    {"print 1, 2", "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
     1, 1},
    {"exec x", "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?", 1, 1},
    {"1__0", "SyntaxError: invalid decimal literal", 1, 2},
    {"0x", "SyntaxError: invalid hexadecimal literal", 1, 2},
    {"0xg", "SyntaxError: invalid hexadecimal literal", 1, 2},
    {"1_", "SyntaxError: invalid decimal literal", 1, 2},
    {"012",
     "SyntaxError: leading zeros in decimal integer literals are not "
     "permitted; use an 0o prefix for octal integers",
     1, 1},
    {"00012",
     "SyntaxError: leading zeros in decimal integer literals are not "
     "permitted; use an 0o prefix for octal integers",
     1, 1},
    {"0b2", "SyntaxError: invalid digit '2' in binary literal", 1, 3},
    {"0o8", "SyntaxError: invalid digit '8' in octal literal", 1, 3},
    {"0b12", "SyntaxError: invalid digit '2' in binary literal", 1, 4},
    {"1j1", "SyntaxError: invalid imaginary literal", 1, 2},
    {"'abc", "SyntaxError: unterminated string literal (detected at line 1)", 1, 1},
    {"'''abc", "SyntaxError: unterminated triple-quoted string literal (detected at line 1)", 1, 1},
    {"\"\"\"a\nb", "SyntaxError: unterminated triple-quoted string literal (detected at line 2)", 1,
     1},
    {"x = 'abc\ny", "SyntaxError: unterminated string literal (detected at line 1)", 1, 5},
    {"f'abc", "SyntaxError: unterminated f-string literal (detected at line 1)", 1, 1},
    {"f'''abc", "SyntaxError: unterminated triple-quoted f-string literal (detected at line 1)", 1,
     1},
    {"f'{a'", "SyntaxError: f-string: expecting '}'", 1, 5},
    {"f'{}'", "SyntaxError: f-string: valid expression required before '}'", 1, 4},
    {"f'{a!}'", "SyntaxError: f-string: missing conversion character", 1, 6},
    {"f'{a!x}'",
     "SyntaxError: f-string: invalid conversion character 'x': expected "
     "'s', 'r', or 'a'",
     1, 6},
    {"f'{a!r b}'", "SyntaxError: f-string: expecting ':' or '}'", 1, 8},
    {"f'{a:{b}'", "SyntaxError: f-string: expecting '}', or format specs", 1, 9},
    {"f'}'", "SyntaxError: f-string: single '}' is not allowed", 1, 3},
    {"f'{a)}'", "SyntaxError: f-string: unmatched ')'", 1, 5},
    {"f'{!r}'", "SyntaxError: f-string: valid expression required before '!'", 1, 4},
    {"f'{lambda x: 1}'",
     "SyntaxError: f-string: lambda expressions are not allowed without parentheses", 1, 4},
    {"f'{a=b}'", "SyntaxError: f-string: expecting '!', or ':', or '}'", 1, 6},
    {"f'{*}'", "SyntaxError: f-string: expecting a valid expression after '{'", 1, 4},
    {"f'{a:{b:{c:{d}}}}'", "SyntaxError: f-string: expressions nested too deeply", 1, 11},
    {"a \342\202\254 b", "SyntaxError: invalid character '\342\202\254' (U+20AC)", 1, 3},
    {"\342\202\254", "SyntaxError: invalid character '\342\202\254' (U+20AC)", 1, 1},
    {"a\302\240b", "SyntaxError: invalid non-printable character U+00A0", 1, 2},
    {"a $ b", "SyntaxError: invalid syntax", 1, 3},
    {"a ? b", "SyntaxError: invalid syntax", 1, 3},
    {"a ! b", "SyntaxError: invalid syntax", 1, 3},
    {"\\x", "SyntaxError: unexpected character after line continuation character", 1, 2},
    {"x \\y", "SyntaxError: unexpected character after line continuation character", 1, 4},
    {"x \\\n", "SyntaxError: unexpected EOF while parsing", 1, 4},
    {"x \\", "SyntaxError: unexpected EOF while parsing", 1, 4},
    {"a <> b", "SyntaxError: invalid syntax", 1, 3},
    {"\001", "SyntaxError: invalid non-printable character U+0001", 1, 1},
    {"f(a=1, b)", "SyntaxError: positional argument follows keyword argument", 1, 9},
    {"f(**a, b)", "SyntaxError: positional argument follows keyword argument unpacking", 1, 9},
    {"f(**a, *b)", "SyntaxError: iterable argument unpacking follows keyword argument unpacking", 1,
     8},
    {"f(a=1, a=2)", "SyntaxError: keyword argument repeated: a", 1, 8},
    {"f(x for x in y, 1)", "SyntaxError: Generator expression must be parenthesized", 1, 3},
    {"f(1, x for x in y)", "SyntaxError: Generator expression must be parenthesized", 1, 6},
    {"f(a.b=1)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?", 1,
     3},
    {"f(1=2)", "SyntaxError: expression cannot contain assignment, perhaps you meant \"==\"?", 1,
     3},
    {"f(True=1)", "SyntaxError: cannot assign to True", 1, 3},
    {"f(a=b for b in c)",
     "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 3},
    {"def f(a, a): pass", "SyntaxError: duplicate argument 'a' in function definition", 1, 10},
    {"def f(a=1, b): pass",
     "SyntaxError: parameter without a default follows parameter with a default", 1, 12},
    {"def f(*): pass", "SyntaxError: named arguments must follow bare *", 1, 7},
    {"def f(*, **k): pass", "SyntaxError: named arguments must follow bare *", 1, 7},
    {"def f(**k, a): pass", "SyntaxError: arguments cannot follow var-keyword argument", 1, 12},
    {"def f(**k, *a): pass", "SyntaxError: arguments cannot follow var-keyword argument", 1, 12},
    {"def f(*a, *b): pass", "SyntaxError: * argument may appear only once", 1, 11},
    {"def f(*a=1): pass", "SyntaxError: var-positional argument cannot have default value", 1, 9},
    {"def f(**a=1): pass", "SyntaxError: var-keyword argument cannot have default value", 1, 10},
    {"def f(/): pass", "SyntaxError: invalid syntax", 1, 7},
    {"def f(/, a): pass", "SyntaxError: at least one argument must precede /", 1, 7},
    {"def f(a, /, b, /): pass", "SyntaxError: / may appear only once", 1, 16},
    {"def f(*, a, /): pass", "SyntaxError: / must be ahead of *", 1, 13},
    {"def f(a, (b, c)): pass", "SyntaxError: Function parameters cannot be parenthesized", 1, 10},
    {"def f(a=): pass", "SyntaxError: expected default value expression", 1, 8},
    {"def f(1): pass", "SyntaxError: invalid syntax", 1, 7},
    {"lambda a=1, b: 1",
     "SyntaxError: parameter without a default follows parameter with a default", 1, 13},
    {"lambda a, a: 1", "SyntaxError: duplicate argument 'a' in function definition", 1, 11},
    {"lambda (a): 1", "SyntaxError: Lambda expression parameters cannot be parenthesized", 1, 8},
    {"return", "SyntaxError: 'return' outside function", 1, 1},
    {"yield", "SyntaxError: 'yield' outside function", 1, 1},
    {"break", "SyntaxError: 'break' outside loop", 1, 1},
    {"continue", "SyntaxError: 'continue' not properly in loop", 1, 1},
    {"def f():\n break", "SyntaxError: 'break' outside loop", 2, 2},
    {"[(yield) for x in y]", "SyntaxError: 'yield' inside list comprehension", 1, 3},
    {"def f():\n [(yield) for x in y]", "SyntaxError: 'yield' inside list comprehension", 2, 4},
    {"nonlocal x", "SyntaxError: nonlocal declaration not allowed at module level", 1, 1},
    {"if x = 3: pass", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
     1, 4},
    {"if f() = 3: pass",
     "SyntaxError: cannot assign to function call here. Maybe you meant "
     "'==' instead of '='?",
     1, 4},
    {"while a.b = 3: pass",
     "SyntaxError: cannot assign to attribute here. Maybe you meant '==' "
     "instead of '='?",
     1, 7},
    {"if x[0] = 3: pass",
     "SyntaxError: cannot assign to subscript here. Maybe you meant '==' "
     "instead of '='?",
     1, 4},
    {"(a = 1)", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 2},
    {"[a = 1]", "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 2},
    {"f(a, b = 1, c = d = 1)", "SyntaxError: invalid syntax", 1, 19},
    {"[x for x in y if z = 1]", "SyntaxError: invalid syntax", 1, 20},
    {"{a: b = 1}", "SyntaxError: invalid syntax", 1, 7},
    {"{1: 2, 3}", "SyntaxError: ':' expected after dictionary key", 1, 8},
    {"{1: 2, 3:}", "SyntaxError: expression expected after dictionary key and ':'", 1, 9},
    {"{1:}", "SyntaxError: expression expected after dictionary key and ':'", 1, 3},
    {"{1: *a}", "SyntaxError: cannot use a starred expression in a dictionary value", 1, 5},
    {"{**a for a in b}", "SyntaxError: dict unpacking cannot be used in dict comprehension", 1, 2},
    {"[*a for a in b]", "SyntaxError: iterable unpacking cannot be used in comprehension", 1, 2},
    {"[a, b for a in c]",
     "SyntaxError: did you forget parentheses around the comprehension target?", 1, 2},
    {"[a, for a in c]", "SyntaxError: did you forget parentheses around the comprehension target?",
     1, 2},
    {"(*a)", "SyntaxError: cannot use starred expression here", 1, 2},
    {"(**a)", "SyntaxError: cannot use double starred expression here", 1, 2},
    {"(*a for a in b)", "SyntaxError: iterable unpacking cannot be used in comprehension", 1, 2},
    {"del f()", "SyntaxError: cannot delete function call", 1, 5},
    {"del a, 1", "SyntaxError: cannot delete literal", 1, 8},
    {"del (a, f())", "SyntaxError: cannot delete function call", 1, 9},
    {"del *a", "SyntaxError: cannot delete starred", 1, 5},
    {"del a + b", "SyntaxError: cannot delete expression", 1, 5},
    {"del", "SyntaxError: invalid syntax", 1, 4},
    {"for f() in x: pass", "SyntaxError: cannot assign to function call", 1, 5},
    {"for a + b in x: pass", "SyntaxError: cannot assign to expression", 1, 5},
    {"for a < b in x: pass", "SyntaxError: invalid syntax", 1, 7},
    {"with a as f(): pass", "SyntaxError: cannot assign to function call", 1, 11},
    {"from a import b,", "SyntaxError: trailing comma not allowed without surrounding parentheses",
     1, 17},
    {"try:\n x\nexcept A, B:\n y", "SyntaxError: multiple exception types must be parenthesized", 3,
     8},
    {"try:\n x\nexcept:\n y\nexcept A:\n z", "SyntaxError: default 'except:' must be last", 3, 1},
    {"(a.b := 1)", "SyntaxError: cannot use assignment expressions with attribute", 1, 2},
    {"((a) := 1)", "SyntaxError: cannot use assignment expressions with name", 1, 3},
    {"a if b", "SyntaxError: expected 'else' after 'if' expression", 1, 1},
    {"(a if b)", "SyntaxError: expected 'else' after 'if' expression", 1, 2},
    {"*a", "SyntaxError: can't use starred expression here", 1, 1},
    {"x = *a", "SyntaxError: can't use starred expression here", 1, 5},
    {"'a' b'b'", "SyntaxError: cannot mix bytes and nonbytes literals", 1, 9},
    {"b'\303\251'", "SyntaxError: bytes can only contain ASCII literal characters", 1, 1},
    {"'\\x1'",
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode "
     "bytes in position 0-2: truncated \\xXX escape",
     1, 1},
    {"'\\u12'",
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode "
     "bytes in position 0-3: truncated \\uXXXX escape",
     1, 1},
    {"'\\U12345678'",
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode "
     "bytes in position 0-9: illegal Unicode character",
     1, 1},
    {"b'\\x1'", "SyntaxError: (value error) invalid \\x escape at position 0", 1, 1},
    {"'abc' '\\x'",
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode "
     "bytes in position 0-1: truncated \\xXX escape",
     1, 7},
    {"exec 'a' in b", "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?",
     1, 1},
    {"[x for x in (y := z)]",
     "SyntaxError: assignment expression cannot be used in a comprehension "
     "iterable expression",
     1, 14},
    {"[[x for x in (y:=z)] for a in b]",
     "SyntaxError: assignment expression cannot be used in a comprehension "
     "iterable expression",
     1, 15},
    {"[x for x in y if (x:=1)]",
     "SyntaxError: assignment expression cannot rebind comprehension "
     "iteration variable 'x'",
     1, 19},
    {"class A:\n [x for y in z if (w:=1)]",
     "SyntaxError: assignment expression within a comprehension cannot be "
     "used in a class body",
     2, 20},
    {"a, *b, *c = 1", "SyntaxError: multiple starred expressions in assignment", 1, 1},
    {"for *a in b: pass", "SyntaxError: starred assignment target must be in a list or tuple", 1,
     5},
    {"del *a, b", "SyntaxError: cannot delete starred", 1, 5},
    {"(*a): int", "SyntaxError: cannot use starred expression here", 1, 2},
    {"print(*a, **b, *c)",
     "SyntaxError: iterable argument unpacking follows keyword argument unpacking", 1, 16},
    {"if 1:\n  def f(): pass\n return",
     "IndentationError: unindent does not match any outer indentation level", 3, 8},
    {"{(yield): 1 for x in y}", "SyntaxError: 'yield' inside dict comprehension", 1, 3},
    {"{(yield) for x in y}", "SyntaxError: 'yield' inside set comprehension", 1, 3},
    {"((yield) for x in y)", "SyntaxError: 'yield' inside generator expression", 1, 3},
    {"f(a=1, **b, a=2)", "SyntaxError: keyword argument repeated: a", 1, 13},
    {"try: pass\nexcept: pass\nexcept: pass", "SyntaxError: default 'except:' must be last", 2, 1},
    {"x = (yield) = 1", "SyntaxError: cannot assign to yield expression", 1, 6},
    {"{**a, b}", "SyntaxError: ':' expected after dictionary key", 1, 7},
    {"f'{f(,)}'", "SyntaxError: f-string: expecting '=', or '!', or ':', or '}'", 1, 5},
    {"f'{a.}'", "SyntaxError: f-string: expecting '=', or '!', or ':', or '}'", 1, 5},
    {"f'{a['", "SyntaxError: f-string: expecting '}'", 1, 6},
    {"f'{a[}'", "SyntaxError: closing parenthesis '}' does not match opening parenthesis '['", 1,
     6},
    {"f'{x!r=}'", "SyntaxError: f-string: expecting ':' or '}'", 1, 7},
    {"f'{x!1}'", "SyntaxError: f-string: invalid conversion character", 1, 6},
    {"f'{x! r}'",
     "SyntaxError: f-string: conversion type must come right after the "
     "exclamanation mark",
     1, 5},
    {"f'{a:'", "SyntaxError: f-string: expecting '}', or format specs", 1, 6},
    {"f'}}}'", "SyntaxError: f-string: single '}' is not allowed", 1, 5},
    {"rf'{a!q}'",
     "SyntaxError: f-string: invalid conversion character 'q': expected "
     "'s', 'r', or 'a'",
     1, 7},
    {"f'{a:{b!}}'", "SyntaxError: f-string: missing conversion character", 1, 9},
    {"f'{lambda:1}'",
     "SyntaxError: f-string: lambda expressions are not allowed without parentheses", 1, 4},
    {"f'{lambda}'", "SyntaxError: f-string: expecting a valid expression after '{'", 1, 4},
    {"f'{1:{2:{3:{4}}}}'", "SyntaxError: f-string: expressions nested too deeply", 1, 11},
    {"try: a\nexcept b, c: d", "SyntaxError: multiple exception types must be parenthesized", 2, 8},
    {"class A:\nx", "IndentationError: expected an indented block after class definition on line 1",
     2, 1},
    {"class A(B, C=1, D): pass", "SyntaxError: positional argument follows keyword argument", 1,
     18},
    {"def f(*, /): pass", "SyntaxError: / must be ahead of *", 1, 10},
    {"def f(*a, b, *, c): pass", "SyntaxError: * argument may appear only once", 1, 14},
    {"def f((a)): pass", "SyntaxError: Function parameters cannot be parenthesized", 1, 7},
    {"def f(a, b=, c): pass", "SyntaxError: expected default value expression", 1, 11},
    {"lambda *a=1: 1", "SyntaxError: var-positional argument cannot have default value", 1, 10},
    {"lambda **a=1: 1", "SyntaxError: var-keyword argument cannot have default value", 1, 11},
    {"lambda a, /, /: 1", "SyntaxError: / may appear only once", 1, 14},
    {"import a from b", "SyntaxError: Did you mean to use 'from ... import ...' instead?", 1, 1},
    {"from a import b, c,",
     "SyntaxError: trailing comma not allowed without surrounding parentheses", 1, 20},
    {"del 1", "SyntaxError: cannot delete literal", 1, 5},
    {"del None", "SyntaxError: cannot delete None", 1, 5},
    {"del (a for b in c)", "SyntaxError: cannot delete generator expression", 1, 5},
    {"del [a for b in c]", "SyntaxError: cannot delete list comprehension", 1, 5},
    {"del {}", "SyntaxError: cannot delete dict literal", 1, 5},
    {"del {a}", "SyntaxError: cannot delete set display", 1, 5},
    {"del a if b else c", "SyntaxError: cannot delete conditional expression", 1, 5},
    {"del lambda: a", "SyntaxError: cannot delete lambda", 1, 5},
    {"del not a", "SyntaxError: cannot delete expression", 1, 5},
    {"del a < b", "SyntaxError: cannot delete comparison", 1, 5},
    {"del (yield)", "SyntaxError: cannot delete yield expression", 1, 6},
    {"del ...", "SyntaxError: cannot delete ellipsis", 1, 5},
    {"del f'a'", "SyntaxError: cannot delete f-string expression", 1, 5},
    {"a.b() = 1",
     "SyntaxError: cannot assign to function call here. Maybe you meant "
     "'==' instead of '='?",
     1, 1},
    {"a[0]() = 1",
     "SyntaxError: cannot assign to function call here. Maybe you meant "
     "'==' instead of '='?",
     1, 1},
    {"{} = 1",
     "SyntaxError: cannot assign to dict literal here. Maybe you meant "
     "'==' instead of '='?",
     1, 1},
    {"{a} = 1",
     "SyntaxError: cannot assign to set display here. Maybe you meant '==' "
     "instead of '='?",
     1, 1},
    {"{a: b} = 1",
     "SyntaxError: cannot assign to dict literal here. Maybe you meant "
     "'==' instead of '='?",
     1, 1},
    {"{**a} = 1",
     "SyntaxError: cannot assign to dict literal here. Maybe you meant "
     "'==' instead of '='?",
     1, 1},
    {"[a for b in c] = 1",
     "SyntaxError: cannot assign to list comprehension here. Maybe you "
     "meant '==' instead of '='?",
     1, 1},
    {"(a for b in c) = 1", "SyntaxError: cannot assign to generator expression", 1, 1},
    {"{a for b in c} = 1",
     "SyntaxError: cannot assign to set comprehension here. Maybe you "
     "meant '==' instead of '='?",
     1, 1},
    {"{a: b for b in c} = 1",
     "SyntaxError: cannot assign to dict comprehension here. Maybe you "
     "meant '==' instead of '='?",
     1, 1},
    {"'a' = 1", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?",
     1, 1},
    {"f'a' = 1",
     "SyntaxError: cannot assign to f-string expression here. Maybe you "
     "meant '==' instead of '='?",
     1, 1},
    {"b'a' = 1", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?",
     1, 1},
    {"... = 1", "SyntaxError: cannot assign to ellipsis here. Maybe you meant '==' instead of '='?",
     1, 1},
    {"True = 1", "SyntaxError: cannot assign to True", 1, 1},
    {"False = 1", "SyntaxError: cannot assign to False", 1, 1},
    {"-a = 1",
     "SyntaxError: cannot assign to expression here. Maybe you meant '==' "
     "instead of '='?",
     1, 1},
    {"~a = 1",
     "SyntaxError: cannot assign to expression here. Maybe you meant '==' "
     "instead of '='?",
     1, 1},
    {"a + b = 1",
     "SyntaxError: cannot assign to expression here. Maybe you meant '==' "
     "instead of '='?",
     1, 1},
    {"a ** b = 1",
     "SyntaxError: cannot assign to expression here. Maybe you meant '==' "
     "instead of '='?",
     1, 1},
    {"a if b else c = 1", "SyntaxError: cannot assign to conditional expression", 1, 1},
    {"lambda: a = 1", "SyntaxError: cannot assign to lambda", 1, 1},
    {"a or b = 1", "SyntaxError: cannot assign to expression", 1, 1},
    {"a < b < c = 1", "SyntaxError: cannot assign to comparison", 1, 1},
    {"(a := b) = 1",
     "SyntaxError: cannot assign to named expression here. Maybe you meant "
     "'==' instead of '='?",
     1, 2},
    {"(yield a) = 1",
     "SyntaxError: cannot assign to yield expression here. Maybe you meant "
     "'==' instead of '='?",
     1, 2},
    {"(1) = 2", "SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?",
     1, 2},
    {"[a, b]: c", "SyntaxError: only single target (not list) can be annotated", 1, 1},
    {"f(**a, b=c, d)", "SyntaxError: positional argument follows keyword argument unpacking", 1,
     14},
    {"f(None=1)", "SyntaxError: cannot assign to None", 1, 3},
    {"f(*a=1)", "SyntaxError: cannot assign to iterable argument unpacking", 1, 3},
    {"f(**a=1)", "SyntaxError: cannot assign to keyword argument unpacking", 1, 3},
    {"f(a=)", "SyntaxError: expected argument value expression", 1, 3},
    {"f(a=, b)", "SyntaxError: expected argument value expression", 1, 3},
    {"f)", "SyntaxError: unmatched ')'", 1, 2},
    {"(a.b := c)", "SyntaxError: cannot use assignment expressions with attribute", 1, 2},
    {"(a[0] := c)", "SyntaxError: cannot use assignment expressions with subscript", 1, 2},
    {"(a() := c)", "SyntaxError: cannot use assignment expressions with function call", 1, 2},
    {"(1 := c)", "SyntaxError: cannot use assignment expressions with literal", 1, 2},
    {"('a' := c)", "SyntaxError: cannot use assignment expressions with literal", 1, 2},
    {"((a, b) := c)", "SyntaxError: cannot use assignment expressions with tuple", 1, 2},
    {"([a] := c)", "SyntaxError: cannot use assignment expressions with list", 1, 2},
    {"(a + b := c)", "SyntaxError: cannot use assignment expressions with expression", 1, 2},
    {"(not a := c)", "SyntaxError: cannot use assignment expressions with expression", 1, 2},
    {"(lambda: a := b)", "SyntaxError: cannot use assignment expressions with lambda", 1, 2},
    {"(a if b else c := d)",
     "SyntaxError: cannot use assignment expressions with conditional expression", 1, 2},
    {"(True := a)", "SyntaxError: cannot use assignment expressions with True", 1, 2},
    {"del (a := b)", "SyntaxError: cannot delete named expression", 1, 6},
    {"0b1_", "SyntaxError: invalid binary literal", 1, 4},
    {"0o9", "SyntaxError: invalid digit '9' in octal literal", 1, 3},
    {"0b1a", "SyntaxError: invalid binary literal", 1, 3},
    {"0o7a", "SyntaxError: invalid octal literal", 1, 3},
    {"1jx", "SyntaxError: invalid imaginary literal", 1, 2},
    {"0o", "SyntaxError: invalid octal literal", 1, 2},
    {"b'a' 'b'", "SyntaxError: cannot mix bytes and nonbytes literals", 1, 9},
    {"'\\u'",
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode "
     "bytes in position 0-1: truncated \\uXXXX escape",
     1, 1},
    {"'\\U0011'",
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode "
     "bytes in position 0-5: truncated \\UXXXXXXXX escape",
     1, 1},
    {"'\\U00110000'",
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode "
     "bytes in position 0-9: illegal Unicode character",
     1, 1},
    {"b'\\xg'", "SyntaxError: (value error) invalid \\x escape at position 0", 1, 1},
    {"'\\N'",
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode "
     "bytes in position 0-1: malformed \\N character escape",
     1, 1},
    {"'\\N{'",
     "SyntaxError: (unicode error) 'unicodeescape' codec can't decode "
     "bytes in position 0-2: malformed \\N character escape",
     1, 1},
    {"def f():\n  a\n  def g():\n  b",
     "IndentationError: expected an indented block after function definition on line 3", 4, 3},
    {"for a in b:\n  for c in d:\n  e",
     "IndentationError: expected an indented block after 'for' statement on line 2", 3, 3},
    {"while a:\n", "IndentationError: expected an indented block after 'while' statement on line 1",
     1, 9},
    {"if a:\n  pass\nelse:\nb",
     "IndentationError: expected an indented block after 'else' statement on line 3", 4, 1},
    {"class A:\n  def f(self):\n  pass",
     "IndentationError: expected an indented block after function definition on line 2", 3, 3},
    {"with a:\n", "IndentationError: expected an indented block after 'with' statement on line 1",
     1, 8},
    {"with a:\nb", "IndentationError: expected an indented block after 'with' statement on line 1",
     2, 1},
    {"try:\n", "IndentationError: expected an indented block after 'try' statement on line 1", 1,
     5},
    {"try:\na", "IndentationError: expected an indented block after 'try' statement on line 1", 2,
     1},
    {"try:\n a\nfinally:\nb",
     "IndentationError: expected an indented block after 'finally' statement on line 3", 4, 1},
    {"try:\n a\nexcept b:\nc",
     "IndentationError: expected an indented block after 'except' statement on line 3", 4, 1},
    {"if a:\n b\nelif c:\nd",
     "IndentationError: expected an indented block after 'elif' statement on line 3", 4, 1},
    {"for a in b:\n c\nelse:\nd",
     "IndentationError: expected an indented block after 'else' statement on line 3", 4, 1},
    {"\302\267a", "SyntaxError: invalid character '\302\267' (U+00B7)", 1, 1},
    {"a\302\262", "SyntaxError: invalid character '\302\262' (U+00B2)", 1, 2},
    {"\302\275", "SyntaxError: invalid character '\302\275' (U+00BD)", 1, 1},
    {"a\342\200\213b", "SyntaxError: invalid non-printable character U+200B", 1, 2},
    {"a\302\240", "SyntaxError: invalid non-printable character U+00A0", 1, 2},
    {"\343\200\200a", "SyntaxError: invalid non-printable character U+3000", 1, 1},
    {"\342\200\234a\342\200\235", "SyntaxError: invalid character '\342\200\234' (U+201C)", 1, 1},
    {"\342\200\230a\342\200\231", "SyntaxError: invalid character '\342\200\230' (U+2018)", 1, 1},
    {"\342\200\223a", "SyntaxError: invalid character '\342\200\223' (U+2013)", 1, 1},
    {"\360\237\230\200", "SyntaxError: invalid character '\360\237\230\200' (U+1F600)", 1, 1},
    {"a\360\237\230\200", "SyntaxError: invalid character '\360\237\230\200' (U+1F600)", 1, 2},
    {"\177", "SyntaxError: invalid non-printable character U+007F", 1, 1},
    {"a\177", "SyntaxError: invalid non-printable character U+007F", 1, 2},
    {"\033[0m", "SyntaxError: invalid non-printable character U+001B", 1, 1},
};

static void test_errors(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof errors_ / sizeof *errors_; i++) expect_error(&errors_[i], false);
}

static void test_bytes(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t length;
    const char *expected;
  } rows[] = {
      {"a\0b", 3, "1:2: SyntaxError: source code cannot contain null bytes"},
      {"\n\xC3\xA9 \0", 5, "2:3: SyntaxError: source code cannot contain null bytes"},
      {"a = '\xC3(\0'", 9,
       "1:6: SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xc3 in position 5"},
      {"\r\n\xED\xA0\x80", 5,
       "2:1: SyntaxError: (unicode error) 'utf-8' codec can't decode byte 0xed in position 2"},
      {"'\\0a'", 5, "(expr \"\\00a\")"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char *got = read_dump(rows[i].text, rows[i].length, (Position){0}, false, false);
    assert_string_equal(got, rows[i].expected);
    mem_free(got);
  }
}

static void test_identifiers(void **state) {
  (void)state;
  static const char *const valid[] = {"a",     "_",     "a1",  "\xC3\xA9", "\xE5\x90\x8D",
                                      "match", "print", "type"};
  static const char *const invalid[] = {"",          "1a",           "a b",
                                        "a-b",       "if",           "None",
                                        "async",     "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                                        "a\xC2\xA0", "a\xFF",        "\xC2\xB7",
                                        "a."};
  for (size_t i = 0; i < sizeof valid / sizeof *valid; i++)
    assert_true(python_is_identifier(valid[i]));
  for (size_t i = 0; i < sizeof invalid / sizeof *invalid; i++)
    assert_false(python_is_identifier(invalid[i]));
}

// ---- depth ------------------------------------------------------------------------------------

static void expect_owned(char *text, const char *message) {
  for (int expression = 0; expression < 2; expression++) {
    bool block = strchr(text, '\n') != NULL;
    if (expression && block) continue;
    char *got = read_dump(text, strlen(text), (Position){0}, expression, false);
    const char *words = strchr(got, ' ');
    if (message)
      assert_string_equal(words ? words + 1 : got, message);
    else
      assert_null(strstr(got, "Error: "));
    mem_free(got);
  }
  mem_free(text);
}

#define TOO_DEEP "RecursionError: maximum recursion depth exceeded during compilation"
#define TOO_MANY "SyntaxError: too many nested parentheses"

static void test_deep_expressions(void **state) {
  (void)state;
  // Trees of just the greatest depth are taken.
  expect_owned(repeat("", "1+", 998, "1"), NULL);
  expect_owned(repeat("", "-", 998, "1"), NULL);
  expect_owned(repeat("x", ".a", 998, ""), NULL);
  expect_owned(repeat("", "not ", 998, "1"), NULL);
  expect_owned(repeat("", "a if b else ", 998, "1"), NULL);
  expect_owned(repeat("", "lambda a, b: ", 998, "1"), NULL);
  // Deeper ones are refused, however deep.
  expect_owned(repeat("", "1+", 100000, "1"), TOO_DEEP);
  expect_owned(repeat("x", ".a", 100000, ""), TOO_DEEP);
  expect_owned(repeat("x", "()", 100000, ""), TOO_DEEP);
  expect_owned(repeat("x", "[0]", 100000, ""), TOO_DEEP);
  expect_owned(repeat("", "-", 100000, "1"), TOO_DEEP);
  expect_owned(repeat("", "not ", 100000, "1"), TOO_DEEP);
  expect_owned(repeat("", "2**", 100000, "2"), TOO_DEEP);
  expect_owned(repeat("", "lambda: ", 100000, "1"), TOO_DEEP);
  expect_owned(repeat("", "a if b else ", 100000, "c"), TOO_DEEP);
  expect_owned(repeat("", "1+", 1001, "1"), TOO_DEEP);
}

static void test_wide_expressions(void **state) {
  (void)state;
  expect_owned(repeat("[", "1,", 100000, "]"), NULL);
  expect_owned(repeat("f(", "a,", 10000, ")"), NULL);
  expect_owned(repeat("{", "a:b,", 10000, "}"), NULL);
  expect_owned(repeat("a", " and b", 10000, ""), NULL);
  expect_owned(repeat("a", " < b", 10000, ""), NULL);
  expect_owned(repeat("'", "a' 'b", 10000, "'"), NULL);
  expect_owned(repeat("a", " = a", 10000, "\n"), NULL);
}

static void test_deep_brackets(void **state) {
  (void)state;
  char *open = repeat("f", "(a", 200, "");
  expect_owned(repeat(open, ")", 200, ""), NULL);
  mem_free(open);
}

static void test_too_many_brackets(void **state) {
  (void)state;
  expect_owned(repeat("", "(", 201, "1"), TOO_MANY);
  expect_owned(repeat("", "(", 10000, "1"), TOO_MANY);
  expect_owned(repeat("", "[", 100000, ""), TOO_MANY);
  expect_owned(repeat("", "{1:", 10000, ""), TOO_MANY);
  expect_owned(repeat("", "f(", 10000, ""), TOO_MANY);
  expect_owned(repeat("", "f'{", 10000, ""), "SyntaxError: too many nested f-strings");
}

static void test_deep_blocks(void **state) {
  (void)state;
  expect_owned(nest("if a:\n", 99), NULL);
  expect_owned(nest("for a in b:\n", 20), NULL);
  expect_owned(nest("if a:\n", 100), "IndentationError: too many levels of indentation");
  expect_owned(nest("if a:\n", 1000), "IndentationError: too many levels of indentation");
  expect_owned(nest("for a in b:\n", 21), "SyntaxError: too many statically nested blocks");
  expect_owned(nest("with a, b:\n", 11), "SyntaxError: too many statically nested blocks");
  expect_owned(nest("while a:\n", 21), "SyntaxError: too many statically nested blocks");
  expect_owned(repeat("if a: b\n", "elif a: b\n", 990, "else: c\n"), NULL);
  expect_owned(repeat("if a: b\n", "elif a: b\n", 10000, "else: c\n"), TOO_DEEP);
  expect_owned(repeat("", "a = 1\n", 50000, ""), NULL);
}

// ---- the quick look ---------------------------------------------------------------------------

// What it must know, so that a long scenario is read at its pace.
static void test_plain(void **state) {
  (void)state;
  static const char *const statements[] = {
      "",
      "# nothing\n\n",
      "x = y = [1, 'abc', {'k': -1.5e3}]  # three",
      "a, b = b, a",
      "a.b[0].c(x, *y, k=1, **z)[1:2, ::3] **= 2; del a.b, c[0]",
      "x = not a and (b or c) if d is not None else lambda e, f=1: e not in f",
      "print(f'{x!r:>10} {{}} {y}', \"\"\"two\nlines\"\"\" 'more', b'\\n', r'raw')",
      "x = [a for b, c in d if e if f], {g: h for i in j}, {k for l in m}, (), (n,), sum(o for p "
      "in q)",
      "import gc, sys as s\nfrom weakref import ref as r, proxy\nglobal g\nassert x, y\nraise E "
      "from None",
      "@d\n@e.f(1)\nclass A(B, k=1):\n    \"\"\"Text.\"\"\"\n\n    def f(self, a: int = 1) -> "
      "None:\n       "
      " return\n",
      "for a, b.c in d:\n  if a:\n    break\n  elif b:\n    continue\n  else: pass\nelse:\n  "
      "pass\n",
      "def f():\n  x = 1\n  def g():\n    nonlocal x\n    yield\n    yield x, 1\n    yield from "
      "x\n  a.b: int = 2\n  c: d",
      "while a:\n  try:\n    b\n  except (C, D) as e:\n    raise\n  except:\n    pass\n  finally: "
      "d\nwith a as b, c:\n  e",
      "f'''{a}\n'b' {c:>3}''' '\\x41\\0\\d\\''",
      "'\xC3\xA9'  # \xC3\xA9",
  };
  for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
    char *tree = read_dump(statements[i], strlen(statements[i]), (Position){0}, false, false);
    if (!python_is_plain(statements[i])) fail_msg("not plain: %s (%s)", statements[i], tree);
    mem_free(tree);
  }
  assert_int_equal(python_plain_expression(" a.b "), PLAIN_TARGET);
  assert_int_equal(python_plain_expression("d['k'][0]"), PLAIN_TARGET);
  assert_int_equal(python_plain_expression("f(x)"), PLAIN_VALUE);
  assert_int_equal(python_plain_expression("(a)"), PLAIN_VALUE);
  assert_int_equal(python_plain_expression("a, b"), PLAIN_UNKNOWN);
  assert_int_equal(python_plain_expression("a := b"), PLAIN_UNKNOWN);
  assert_int_equal(python_plain_expression("a # b"), PLAIN_UNKNOWN);
}

// What it must not take, though it looks much like it.
static void test_not_plain(void **state) {
  (void)state;
  static const char *const rows[] = {
      "return x",
      "break",
      "f(a=1, a=2)",
      "f(a=1, b)",
      "def f(a, a): pass",
      "a not b",
      "a = b c",
      "[a b]",
      "def f(a=1, b): pass",
      "1 = a",
      "a + = b",
      "(a",
      "a)",
      "if a:\npass",
      "  a",
      "None = 1",
      "a.if",
      "f() = 1",
      "f'{a=!x}'",
      "f'{}'",
      "'a\nb'",
      "'\\x1'",
      "b'\xC3\xA9'",
      "'\xC3'",
      "0777",
      "1x",
      "a <> b",
      "a -> b",
      "del f()",
      "for f() in a: pass",
      "a\r b",
      "if a:\n\tb\n  c",
      "try: a",
      "except: a",
      "class A(*): pass",
      "f(**a, *b)",
      "f(a for b in c, d)",
      "[a, b for c in d]",
      "f(a for b in c,)",
      "yield x",
      "f'''{a}''",
      "'\\x4'",
      "'\\N{DASH}'",
      "b'\\xZZ'",
      "nonlocal x",
      "x, y: int",
      "f(): int",
      "def f():\n  x = yield = 1",
      "match a:\n  case b: c",
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (python_is_plain(rows[i])) fail_msg("taken: %s", rows[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_plain),
      cmocka_unit_test(test_not_plain),
      cmocka_unit_test(test_trees),
      cmocka_unit_test(test_expressions),
      cmocka_unit_test(test_empty),
      cmocka_unit_test(test_positions),
      cmocka_unit_test(test_small_positions),
      cmocka_unit_test(test_origin),
      cmocka_unit_test(test_refusals),
      cmocka_unit_test(test_errors),
      cmocka_unit_test(test_bytes),
      cmocka_unit_test(test_identifiers),
      cmocka_unit_test(test_deep_expressions),
      cmocka_unit_test(test_wide_expressions),
      cmocka_unit_test(test_deep_brackets),
      cmocka_unit_test(test_too_many_brackets),
      cmocka_unit_test(test_deep_blocks),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
