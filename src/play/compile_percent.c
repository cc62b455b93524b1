// compile_percent.c: '%s and %r' % (a, b) becomes the f-string that gives the same text, without a
// tuple. Mirrors optimize_format of CPython's Python/ast_opt.c (since 3.14
// Python/ast_preprocess.c).
#include "compile_internal.h"

#include <string.h>

typedef struct Percent {
  Compiler *compiler;
  const Expr *text;      // the constant before %
  const ExprList *items; // of the tuple behind it
  size_t at, used;       // place in the text; items taken
  Array(Expr *) parts;
} Percent;

static Expr *new_expr(Percent *p, ExprKind kind, Position at) {
  Expr *expr = scratch_alloc(&p->compiler->scratch, sizeof *expr);
  expr->kind = kind;
  expr->at = at;
  return expr;
}

static Expr *new_text(Percent *p, const char *chars, size_t length) {
  Expr *expr = new_expr(p, EXPR_CONSTANT, p->text->at);
  expr->as.constant.kind = CONSTANT_STR;
  expr->as.constant.text = scratch_strndup(&p->compiler->scratch, chars, length);
  expr->as.constant.length = length;
  return expr;
}

static ExprList new_list(Percent *p, Expr *const *items, size_t count) {
  ExprList list = {scratch_alloc(&p->compiler->scratch, (count + 1) * sizeof *items), count};
  if (count) memcpy(list.items, items, count * sizeof *items);
  return list;
}

// The text up to the next %; "%%" is one of it.
static void take_literal(Percent *p) {
  const char *chars = p->text->as.constant.text;
  size_t length = p->text->as.constant.length;
  Text text = {0};
  for (; p->at < length; p->at++) {
    if (chars[p->at] == '%') {
      if (p->at + 1 >= length || chars[p->at + 1] != '%') break;
      p->at++;
    }
    text_add_char(&text, chars[p->at]);
  }
  if (text.length) array_push(&p->parts, new_text(p, text_chars(&text), text.length));
  text_delete(&text);
}

enum { MAX_DIGITS = 3 };

// -1 none given, -2 too many digits.
static int take_number(Percent *p) {
  const char *chars = p->text->as.constant.text;
  int number = -1, digits = 0;
  for (; chars[p->at] >= '0' && chars[p->at] <= '9'; p->at++) {
    number = (number < 0 ? 0 : number) * 10 + (chars[p->at] - '0');
    if (++digits > MAX_DIGITS) return -2;
  }
  return number;
}

// %s, %r or %a with width and precision; false where it is anything else.
static bool take_unit(Percent *p) {
  const char *chars = p->text->as.constant.text;
  bool left = false;
  for (p->at++; chars[p->at] && strchr("-+ #0", chars[p->at]); p->at++)
    left = left || chars[p->at] == '-';
  int width = take_number(p), precision = -1;
  if (chars[p->at] == '.') {
    p->at++;
    precision = take_number(p);
    if (precision == -1) precision = 0;
  }
  char kind = chars[p->at];
  if (width == -2 || precision == -2 || !kind || !strchr("sra", kind)) return false;
  p->at++;
  Text spec = {0};
  if (!left && width > 0) text_add_char(&spec, '>');
  if (width >= 0) text_printf(&spec, "%d", width);
  if (precision >= 0) text_printf(&spec, ".%d", precision);
  Expr *unit = new_expr(p, EXPR_FORMATTED, p->text->at);
  unit->as.formatted.value = p->items->items[p->used++];
  unit->as.formatted.conversion = kind;
  if (spec.length) {
    Expr *text = new_text(p, text_chars(&spec), spec.length);
    unit->as.formatted.format = new_expr(p, EXPR_JOINED, p->text->at);
    unit->as.formatted.format->as.parts = new_list(p, &text, 1);
  }
  text_delete(&spec);
  array_push(&p->parts, unit);
  return true;
}

static bool take_all(Percent *p) {
  for (;;) {
    take_literal(p);
    if (p->at >= p->text->as.constant.length) return p->used == p->items->count;
    if (p->used >= p->items->count || !take_unit(p)) return false;
  }
}

const Expr *percent_as_joined(Compiler *compiler, const Expr *expr) {
  const Expr *left = expr->as.binary.left, *right = expr->as.binary.right;
  bool fits = expr->as.binary.operator== BINARY_REMAINDER && left->kind == EXPR_CONSTANT &&
              left->as.constant.kind == CONSTANT_STR && right->kind == EXPR_TUPLE;
  if (!fits || !compiler->display_tuples) return NULL;
  const ExprList *items = &right->as.items;
  for (size_t i = 0; i < items->count; i++)
    if (items->items[i]->kind == EXPR_STARRED) return NULL;
  // Where constants are folded first, a tuple of them is no display any more.
  bool constant = fold_all_constant(compiler->heap, items, 0, items->count);
  if (constant && !compiler->heap->profile->percent_before_folding) return NULL;
  if (memchr(left->as.constant.text, 0, left->as.constant.length)) return NULL;
  Percent p = {.compiler = compiler, .text = left, .items = items};
  Expr *joined = NULL;
  if (take_all(&p)) {
    joined = new_expr(&p, EXPR_JOINED, expr->at);
    joined->as.parts = new_list(&p, p.parts.items, p.parts.count);
  }
  array_delete(&p.parts);
  return joined;
}
