// signature.c: parameters and arguments. The grammar takes them in any order; the orders that
// Python refuses are refused here, after the invalid_parameters, invalid_star_etc, invalid_kwds and
// invalid_arguments rules of CPython 3.12's grammar.
#include "signature.h"

#include <string.h>

#include "target.h"

// ---- parameters -------------------------------------------------------------------------------

typedef struct Order {
  bool slash, star, bare_star, double_star, fallback;
  size_t plain;
} Order;

static bool refuse(Parser *parser, const ParameterItem *item, const char *message) {
  return parser_fail(parser, item->at, "SyntaxError: %s", message);
}

static bool check_slash(Parser *parser, Order *order, const ParameterItem *item, const Item *next) {
  if (order->slash) return refuse(parser, item, "/ may appear only once");
  if (order->star || order->bare_star) return refuse(parser, item, "/ must be ahead of *");
  if (order->plain == 0)
    return refuse(parser, item, next ? "at least one argument must precede /" : "invalid syntax");
  order->slash = true;
  return true;
}

static bool check_star(Parser *parser, Order *order, const ParameterItem *item, const Item *next) {
  const ParameterItem *after = next ? next->node : NULL;
  if (order->star || order->bare_star)
    return refuse(parser, item, "* argument may appear only once");
  if (item->kind == PARAMETER_STAR) {
    order->star = true;
    return true;
  }
  if (!after || after->kind == PARAMETER_DOUBLE_STAR)
    return parser_fail(parser, item->bare_at, "SyntaxError: named arguments must follow bare *");
  order->bare_star = true;
  return true;
}

static bool check_plain(Parser *parser, Order *order, const ParameterItem *item) {
  if (!order->star && !order->bare_star) {
    if (order->fallback && !item->parameter->fallback)
      return refuse(parser, item, "parameter without a default follows parameter with a default");
    order->fallback |= item->parameter->fallback != NULL;
  }
  order->plain++;
  return true;
}

static bool check_order(Parser *parser, List items) {
  Order order = {0};
  for (const Item *at = items.first; at; at = at->next) {
    const ParameterItem *item = at->node;
    bool valid = true;
    if (order.double_star)
      return refuse(parser, item, "arguments cannot follow var-keyword argument");
    switch (item->kind) {
    case PARAMETER_PLAIN: valid = check_plain(parser, &order, item); break;
    case PARAMETER_SLASH: valid = check_slash(parser, &order, item, at->next); break;
    case PARAMETER_STAR:
    case PARAMETER_BARE_STAR: valid = check_star(parser, &order, item, at->next); break;
    case PARAMETER_DOUBLE_STAR: order.double_star = true; break;
    }
    if (!valid) return false;
  }
  return true;
}

ParameterItem *node_parameter(Parser *parser, ParameterKind kind, Span at, const Token *name,
                              Expr *annotation, Expr *fallback) {
  ParameterItem *item = scratch_alloc(parser->scratch, sizeof *item);
  *item = (ParameterItem){.kind = kind, .at = at.from, .bare_at = at.from};
  if (!name) return item;
  item->parameter = scratch_alloc(parser->scratch, sizeof *item->parameter);
  *item->parameter = (Parameter){node_identifier(parser, name), annotation, fallback, name->at};
  return item;
}

Parameters *signature_parameters(Parser *parser, List items) {
  Parameters *out = scratch_alloc(parser->scratch, sizeof *out);
  size_t size = mem_size(items.count + 1, sizeof(Parameter));
  bool star = false;
  out->positional = scratch_alloc(parser->scratch, size);
  out->keyword_only = scratch_alloc(parser->scratch, size);
  check_order(parser, items);
  for (const Item *at = items.first; at; at = at->next) {
    const ParameterItem *item = at->node;
    switch (item->kind) {
    case PARAMETER_PLAIN:
      if (star)
        out->keyword_only[out->keyword_only_count++] = *item->parameter;
      else
        out->positional[out->positional_count++] = *item->parameter;
      break;
    case PARAMETER_SLASH: out->positional_only_count = out->positional_count; break;
    case PARAMETER_STAR:
      out->star = item->parameter;
      star = true;
      break;
    case PARAMETER_BARE_STAR: star = true; break;
    case PARAMETER_DOUBLE_STAR: out->double_star = item->parameter; break;
    }
  }
  return out;
}

static uint32_t depth_of(const Parameter *parameter) {
  uint32_t a = node_depth(parameter->annotation), b = node_depth(parameter->fallback);
  return a > b ? a : b;
}

uint32_t signature_depth(const Parameters *parameters) {
  uint32_t depth = 0, d;
  for (size_t i = 0; i < parameters->positional_count; i++)
    if ((d = depth_of(&parameters->positional[i])) > depth) depth = d;
  for (size_t i = 0; i < parameters->keyword_only_count; i++)
    if ((d = depth_of(&parameters->keyword_only[i])) > depth) depth = d;
  if (parameters->star && (d = depth_of(parameters->star)) > depth) depth = d;
  if (parameters->double_star && (d = depth_of(parameters->double_star)) > depth) depth = d;
  return depth;
}

// ---- arguments --------------------------------------------------------------------------------

Argument *node_argument(Parser *parser, Span at, ArgumentKind kind, const char *name, Expr *value) {
  Argument *argument = scratch_alloc(parser->scratch, sizeof *argument);
  *argument = (Argument){.kind = kind, .name = name, .value = value, .span = at};
  return argument;
}

Argument *signature_keyword(Parser *parser, Span at, Expr *name, Expr *value) {
  bool is_word = name->kind == EXPR_CONSTANT && (name->as.constant.kind == CONSTANT_NONE ||
                                                 name->as.constant.kind == CONSTANT_TRUE ||
                                                 name->as.constant.kind == CONSTANT_FALSE);
  if (name->kind == EXPR_NAME && !node_grouped(name))
    return node_argument(parser, at, ARGUMENT_KEYWORD, name->as.name, value);
  if (is_word && !node_grouped(name))
    parser_fail(parser, name->at, "SyntaxError: cannot assign to %s", target_words(name));
  else
    parser_fail(parser, name->at,
                "SyntaxError: expression cannot contain assignment, "
                "perhaps you meant \"==\"?");
  return node_argument(parser, at, ARGUMENT_KEYWORD, "", value);
}

// CPython points behind the whole call's arguments here: at their last character.
static bool refuse_positional(Parser *parser, List arguments, bool unpacking) {
  const Argument *last = arguments.last->node;
  Position at = last->span.to;
  return parser_fail(parser, at, "SyntaxError: positional argument follows keyword argument%s",
                     unpacking ? " unpacking" : "");
}

List signature_arguments(Parser *parser, List arguments, bool comma) {
  const Argument *unpacking = NULL, *keyword = NULL;
  for (const Item *at = arguments.first; at; at = at->next) {
    const Argument *argument = at->node;
    if (argument->bare && (arguments.count > 1 || comma)) {
      parser_fail(parser, argument->value->as.comprehension.element->at,
                  "SyntaxError: Generator expression must be parenthesized");
      break;
    }
    if (argument->kind == ARGUMENT_DOUBLE_STAR) {
      unpacking = argument;
    } else if (argument->kind == ARGUMENT_KEYWORD) {
      keyword = argument;
    } else if (argument->value->kind == EXPR_STARRED && unpacking) {
      parser_fail(parser, argument->span.from,
                  "SyntaxError: iterable argument unpacking follows "
                  "keyword argument unpacking");
      break;
    } else if (argument->value->kind != EXPR_STARRED && (unpacking || keyword)) {
      refuse_positional(parser, arguments, unpacking != NULL);
      break;
    }
  }
  return arguments;
}

ExprList node_positionals(Parser *parser, List arguments) {
  List out = {0};
  for (const Item *at = arguments.first; at; at = at->next) {
    const Argument *argument = at->node;
    if (argument->kind == ARGUMENT_PLAIN) out = list_add(parser, out, argument->value);
  }
  return list_exprs(parser, out);
}

Keyword *node_keywords(Parser *parser, List arguments, size_t *count_out) {
  Keyword *out = scratch_alloc(parser->scratch, mem_size(arguments.count + 1, sizeof *out));
  *count_out = 0;
  for (const Item *at = arguments.first; at; at = at->next) {
    const Argument *argument = at->node;
    if (argument->kind == ARGUMENT_PLAIN) continue;
    out[(*count_out)++] = (Keyword){argument->name, argument->value, argument->span.from};
  }
  return out;
}
