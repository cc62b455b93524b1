// literal.c: the values of number and string literals. Mirrors CPython's Parser/string_parser.c and
// Parser/action_helpers.c (_PyPegen_concatenate_strings) and unicodeobject.c's escapes.
#include "literal.h"

#include <stdlib.h>
#include <string.h>

#include "grammar.h"

// ---- numbers ----------------------------------------------------------------------------------

// CPython's sys.int_info.default_max_str_digits: longer decimal literals are refused.
enum { MAX_DIGITS = 4300 };

static bool has(const char *text, const char *of) { return strpbrk(text, of) != NULL; }

Expr *literal_number(Parser *parser, Span at, const Token *token) {
  char *digits = scratch_alloc(parser->scratch, token->to - token->from + 1), *out = digits;
  for (size_t i = token->from; i < token->to; i++)
    if (parser->tokens->text[i] != '_') *out++ = parser->tokens->text[i];
  size_t length = (size_t)(out - digits);
  bool prefixed = length > 1 && digits[0] == '0' && digits[1] > '9' && strchr("xXoObB", digits[1]);
  if (prefixed) {
    digits[1] |= 0x20;
    return node_text(parser, at, CONSTANT_INT, digits, length);
  }
  if (has(digits, "jJ")) return node_number(parser, at, CONSTANT_IMAGINARY, strtod(digits, NULL));
  if (has(digits, ".eE")) return node_number(parser, at, CONSTANT_FLOAT, strtod(digits, NULL));
  size_t zeros = strspn(digits, "0");
  if (length - zeros > MAX_DIGITS)
    parser_fail(
        parser, at.from,
        "SyntaxError: Exceeds the limit (%d digits) for integer string conversion: value has "
        "%zu digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
        "hexadecimal for huge integer literals to avoid decimal conversion limits.",
        MAX_DIGITS, length);
  return node_text(parser, at, CONSTANT_INT, digits, length);
}

// ---- escapes ----------------------------------------------------------------------------------

// Decodes the characters [at, end) of one literal. The text can only shrink.
typedef struct Decoder {
  Parser *parser;
  Position literal; // where the literal begins: CPython points there
  const char *start, *at, *end;
  Text out;
  bool bytes;
} Decoder;

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// CPython decodes a copy in which a character that is not ASCII is \UXXXXXXXX: its offsets count
// so.
static size_t offset_of(const Decoder *decoder, const char *at) {
  size_t offset = 0;
  for (const char *c = decoder->start; c < at; c++)
    offset += (*c & 0xC0) == 0x80 ? 0 : (*c & 0x80) && !decoder->bytes ? 10 : 1;
  return offset;
}

// `length`: of the escape, its backslash included, as far as it can be read.
static void refuse_escape(Decoder *decoder, size_t length, const char *why) {
  size_t from = offset_of(decoder, decoder->at);
  parser_fail(decoder->parser, decoder->literal,
              "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position "
              "%zu-%zu: %s",
              from, from + length - 1, why);
  decoder->at = decoder->end;
}

static void refuse_hex(Decoder *decoder, char letter, size_t length) {
  if (!decoder->bytes) {
    refuse_escape(decoder, length,
                  letter == 'x'   ? "truncated \\xXX escape"
                  : letter == 'u' ? "truncated \\uXXXX escape"
                                  : "truncated \\UXXXXXXXX escape");
    return;
  }
  parser_fail(decoder->parser, decoder->literal,
              "SyntaxError: (value error) invalid \\x escape at position %zu",
              offset_of(decoder, decoder->at));
  decoder->at = decoder->end;
}

static void add(Decoder *decoder, uint32_t c) {
  if (decoder->bytes)
    text_add_char(&decoder->out, (char)c);
  else
    text_add_codepoint(&decoder->out, c);
}

// \xXX \uXXXX \UXXXXXXXX; decoder->at is on the backslash.
static void hex(Decoder *decoder, size_t digits) {
  const char *from = decoder->at + 2;
  uint32_t c = 0;
  for (size_t i = 0; i < digits; i++) {
    int digit = from + i < decoder->end ? hex_digit(from[i]) : -1;
    if (digit < 0) {
      refuse_hex(decoder, from[-1], i + 2);
      return;
    }
    c = c << 4 | (uint32_t)digit;
  }
  if (c > 0x10FFFF) {
    refuse_escape(decoder, digits + 2, "illegal Unicode character");
  } else if (c >= 0xD800 && c <= 0xDFFF) {
    // Texts of ours are UTF-8, which has no lone surrogates.
    parser_fail(decoder->parser, decoder->literal, "'\\u%04x' is not modelled", c);
    decoder->at = decoder->end;
  } else {
    add(decoder, c);
    decoder->at = from + digits;
  }
}

static void octal(Decoder *decoder) {
  uint32_t c = 0;
  decoder->at++;
  for (int i = 0; i < 3 && decoder->at < decoder->end && (*decoder->at & ~7) == '0'; i++)
    c = c << 3 | (uint32_t)(*decoder->at++ - '0');
  add(decoder, decoder->bytes ? c & 0xFF : c);
}

static void named(Decoder *decoder) {
  const char *close = decoder->at;
  while (close < decoder->end && *close != '}') close++;
  if (decoder->at + 2 >= decoder->end || decoder->at[2] != '{' || close == decoder->end) {
    size_t length = decoder->at[2] == '{' ? (size_t)(close - decoder->at) : 2;
    refuse_escape(decoder, length, "malformed \\N character escape");
    return;
  }
  int length = (int)(close + 1 - decoder->at);
  parser_fail(decoder->parser, decoder->literal, "'%.*s' is not modelled", length, decoder->at);
  decoder->at = decoder->end;
}

static void escape(Decoder *decoder) {
  static const char letters[] = "\\'\"abfnrtv", values[] = "\\'\"\a\b\f\n\r\t\v";
  char c = decoder->at + 1 < decoder->end ? decoder->at[1] : '\\';
  const char *found = c ? strchr(letters, c) : NULL;
  if (found) {
    text_add_char(&decoder->out, values[found - letters]);
    decoder->at += decoder->at + 1 < decoder->end ? 2 : 1;
  } else if (c == '\n') {
    decoder->at += 2;
  } else if (c >= '0' && c <= '7') {
    octal(decoder);
  } else if (c == 'x') {
    hex(decoder, 2);
  } else if (!decoder->bytes && (c == 'u' || c == 'U')) {
    hex(decoder, c == 'u' ? 4 : 8);
  } else if (!decoder->bytes && c == 'N') {
    named(decoder);
  } else { // CPython warns, and keeps the backslash
    text_add_char(&decoder->out, *decoder->at++);
  }
}

static Expr *decode(Parser *parser, Span at, const char *from, const char *end, bool raw,
                    bool bytes) {
  Decoder decoder = {
      .parser = parser, .literal = at.from, .start = from, .at = from, .end = end, .bytes = bytes};
  ConstantKind kind = bytes ? CONSTANT_BYTES : CONSTANT_STR;
  if (raw || !memchr(from, '\\', (size_t)(end - from)))
    return node_text(parser, at, kind, scratch_strndup(parser->scratch, from, (size_t)(end - from)),
                     (size_t)(end - from));
  while (decoder.at < end) {
    if (*decoder.at == '\\')
      escape(&decoder);
    else
      text_add_char(&decoder.out, *decoder.at++);
  }
  size_t length = decoder.out.length;
  const char *text = scratch_strndup(parser->scratch, text_chars(&decoder.out), length);
  text_delete(&decoder.out);
  return node_text(parser, at, kind, text, length);
}

// ---- one literal ------------------------------------------------------------------------------

Expr *literal_string(Parser *parser, Span at, const Token *token) {
  const char *from = parser->tokens->text + token->from, *end = parser->tokens->text + token->to;
  bool raw = false, bytes = false;
  for (; *from != '\'' && *from != '"'; from++) {
    raw |= (*from | 0x20) == 'r';
    bytes |= (*from | 0x20) == 'b';
  }
  size_t quotes = end - from >= 6 && from[1] == from[0] && from[2] == from[0] ? 3 : 1;
  from += quotes;
  end -= quotes;
  for (const char *c = from; bytes && c < end; c++)
    if (*c & 0x80) {
      parser_fail(parser, at.from, "SyntaxError: bytes can only contain ASCII literal characters");
      break;
    }
  return decode(parser, at, from, end, raw, bytes);
}

Expr *literal_middle(Parser *parser, Span at, const Token *token) {
  const char *text = parser->tokens->text;
  Expr *expr = decode(parser, (Span){token[1].at, at.to}, text + token->from, text + token->to,
                      token->raw, false);
  expr->at = at.from; // an escape is refused where CPython does: at the token behind
  return expr;
}

// ---- f-strings --------------------------------------------------------------------------------

static char conversion_of(Parser *parser, const Token *name) {
  size_t length = name->to - name->from;
  const char *text = parser->tokens->text + name->from;
  if (length == 1 && strchr("sra", *text)) return *text;
  parser_fail(
      parser, name->at,
      "SyntaxError: f-string: invalid conversion character '%.*s': expected 's', 'r', or 'a'",
      (int)length, text);
  return 0;
}

List literal_field(Parser *parser, Span at, const Token *open, Expr *value, const Token *equal,
                   const Token *conversion, Expr *format) {
  char kind = conversion ? conversion_of(parser, conversion) : 0;
  List parts = {0};
  if (equal) {
    const char *text = parser->tokens->text + open->to;
    size_t length = equal[1].from - open->to;
    const char *copy = scratch_strndup(parser->scratch, text, length);
    Span own = {open->end, equal[1].at};
    parts = list_of(parser, node_text(parser, own, CONSTANT_STR, copy, length));
    if (!conversion && !format) kind = 'r';
  }
  return list_add(parser, parts, node_formatted(parser, at, value, kind, format));
}

static bool is_text(const Expr *expr) { return expr->kind == EXPR_CONSTANT; }

// Joins the run of constants that begins at `from`; *next_out is behind it. NULL: they hold
// nothing.
static Expr *join_run(Parser *parser, const Item *from, const Item **next_out) {
  const Expr *first = from->node, *last = first;
  const Item *item = from;
  Text text = {0};
  for (; item && is_text(item->node); item = item->next) {
    last = item->node;
    text_add_n(&text, last->as.constant.text, last->as.constant.length);
  }
  *next_out = item;
  size_t length = text.length;
  const char *copy = scratch_strndup(parser->scratch, text_chars(&text), length);
  text_delete(&text);
  Span at = {first->at, last->end};
  return length ? node_text(parser, at, first->as.constant.kind, copy, length) : NULL;
}

static List join_texts(Parser *parser, List parts) {
  List out = {0};
  for (const Item *item = parts.first, *next; item; item = next) {
    Expr *part = item->node;
    next = item->next;
    if (is_text(part)) part = join_run(parser, item, &next);
    if (part) out = list_add(parser, out, part);
  }
  return out;
}

Expr *literal_fstring(Parser *parser, Span at, List parts) {
  return node_joined(parser, at, join_texts(parser, parts));
}

// ---- adjacent literals ------------------------------------------------------------------------

static bool is_bytes(const Expr *expr) {
  return is_text(expr) && expr->as.constant.kind == CONSTANT_BYTES;
}

static Expr *join_constants(Parser *parser, Span at, List literals) {
  const Expr *first = literals.first->node;
  const Item *next;
  Expr *joined = join_run(parser, literals.first, &next);
  if (!joined) return node_text(parser, at, first->as.constant.kind, "", 0);
  return node_text(parser, at, first->as.constant.kind, joined->as.constant.text,
                   joined->as.constant.length);
}

Expr *literal_join(Parser *parser, Span at, List literals) {
  List parts = {0};
  bool joined = false, bytes = is_bytes(literals.first->node);
  if (literals.count == 1) return literals.first->node;
  for (const Item *item = literals.first; item; item = item->next) {
    const Expr *literal = item->node;
    if (is_bytes(literal) != bytes) {
      const Expr *last = literals.last->node;
      parser_fail(parser, last->end, "SyntaxError: cannot mix bytes and nonbytes literals");
      return literals.first->node;
    }
    joined |= literal->kind == EXPR_JOINED;
  }
  if (!joined) return join_constants(parser, at, literals);
  for (const Item *item = literals.first; item; item = item->next) {
    Expr *literal = item->node;
    if (is_text(literal))
      parts = list_add(parser, parts, literal);
    else
      for (size_t i = 0; i < literal->as.parts.count; i++)
        parts = list_add(parser, parts, literal->as.parts.items[i]);
  }
  return node_joined(parser, at, join_texts(parser, parts));
}
