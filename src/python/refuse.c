// refuse.c: what Python's grammar knows and heapstory does not model, refused by name where it
// begins. Each is a run of tokens that no other Python begins with, so the grammar need not know
// it.
#include <string.h>

#include "grammar.h"
#include "parser.h"

static bool is_name(const Parser *parser, const Token *token, const char *name) {
  size_t length = strlen(name);
  return token->kind == PY_NAME && token->to - token->from == length &&
         memcmp(parser->tokens->text + token->from, name, length) == 0;
}

// `match x:` and an indented `case` below it. Without the `case` it is no statement at all.
static bool is_match(const Parser *parser, const Token *token) {
  if (!token->first || !is_name(parser, token, "match")) return false;
  while (token->kind != PY_NEWLINE && token->kind != 0 && token->kind != PY_BROKEN) token++;
  return token->kind == PY_NEWLINE && token[-1].kind == ':' && token[1].kind == PY_INDENT &&
         is_name(parser, &token[2], "case");
}

// `type X = ...`, `type X[T] = ...`
static bool is_type_alias(const Parser *parser, const Token *token) {
  return token->first && is_name(parser, token, "type") && token[1].kind == PY_NAME &&
         (token[2].kind == '=' || token[2].kind == '[');
}

static bool is_generic(const Token *token) {
  return (token->kind == PY_DEF || token->kind == PY_CLASS) && token[1].kind == PY_NAME &&
         token[2].kind == '[';
}

static bool refuse(Parser *parser, const Token *token, const char *what) {
  parser_fail(parser, token->at, "'%s' is not modelled", what);
  return true;
}

// The last token has kind 0 or PY_BROKEN: a look ahead stops there at the latest.
bool parser_refuses(Parser *parser, size_t index) {
  const Token *token = &parser->tokens->items[index];
  int next = token->kind ? token[token->kind != PY_BROKEN].kind : 0;
  if (token->kind == PY_AWAIT) return refuse(parser, token, "await");
  if (token->kind == PY_ASYNC && next == PY_DEF) return refuse(parser, token, "async def");
  if (token->kind == PY_ASYNC && next == PY_FOR) return refuse(parser, token, "async for");
  if (token->kind == PY_ASYNC && next == PY_WITH) return refuse(parser, token, "async with");
  if (token->kind == PY_EXCEPT && next == '*') return refuse(parser, token, "except*");
  if (token->kind == PY_IMPORT && next == '*' && !token->first)
    return refuse(parser, token, "import *");
  if (is_generic(token))
    return refuse(parser, token, token->kind == PY_DEF ? "def f[T]" : "class C[T]");
  if (is_match(parser, token)) return refuse(parser, token, "match");
  return is_type_alias(parser, token) ? refuse(parser, token, "type X = ...") : false;
}
